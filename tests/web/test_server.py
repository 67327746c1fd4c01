"""What the server itself refuses, before the application is asked: heads, stray bytes, floods."""

import re
import socket
import time

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from tests.browser.application import Application
from tests.web.line import Visitor

HOST = b"Host: localhost\r\n"


def ask(application: Application, data: bytes) -> bytes:
    """What the server says to these bytes."""
    port = int(application.url.rsplit(":", 1)[1])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(data)
        said = b""
        while b"\r\n\r\n" not in said and (more := line.recv(65536)):
            said += more
        return said


REFUSED = {
    b"414": b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    b"431 ": b"GET / HTTP/1.1\r\n"
    + HOST
    + b"".join(b"X-%d: 1\r\n" % number for number in range(150))
    + b"\r\n",
    b"431": b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 40_000 + b"\r\n\r\n",
    b"400": b"no request at all\r\n\r\n",
}


@pytest.mark.parametrize("status", REFUSED)
def test_W11_a_head_that_is_too_large_or_none_is_refused_with_our_headers(
    two_pages: Application, status: bytes
) -> None:
    said = ask(two_pages, REFUSED[status])
    assert said.startswith(b"HTTP/1.1 " + status.strip(b" R")), said[:80]
    assert b"x-content-type-options: nosniff" in said
    assert b"content-security-policy: default-src 'none'" in said
    assert ask(two_pages, b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n").startswith(b"HTTP/1.1 200")


def test_W11_bytes_that_begin_no_request_keep_no_connection_open(two_pages: Application) -> None:
    port = int(two_pages.url.rsplit(":", 1)[1])
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n")
        said = b""
        while not said.endswith(b"alive"):  # head and body may come one after the other
            said += line.recv(65536)
        begun = time.monotonic()
        line.sendall(b"\r\n")
        assert line.recv(10) == b""
        assert time.monotonic() - begun < 15


def test_W11_a_head_without_an_end_is_cut_off_at_once(two_pages: Application) -> None:
    begun = time.monotonic()
    ask(two_pages, b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 400_000)
    assert time.monotonic() - begun < 5, "long before the time for a whole request is over"


def code_after(line: ClientConnection) -> int:
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            line.recv(10)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def test_W09_a_flood_of_pings_ends_the_socket(two_pages: Application) -> None:
    visitor = Visitor(two_pages.url)
    with visitor.socket() as line:
        line.send(visitor.hello())
        with pytest.raises(ConnectionClosed):
            for number in range(5000):
                line.ping(str(number))
            line.recv(10)
            line.recv(10)
    # The code itself may be lost: the system answers what is still on its way with a reset.
    assert "more control frames than a browser ever does" in two_pages.log


def test_W09_a_message_of_very_many_fragments_ends_the_socket(two_pages: Application) -> None:
    visitor = Visitor(two_pages.url)
    with visitor.socket() as line:
        line.send(visitor.hello())
        with pytest.raises(ConnectionClosed):
            line.send("" for _ in range(5000))
            while True:
                line.recv(10)
    assert re.search("very many fragments|more control frames", two_pages.log)


def test_W07_text_that_is_no_utf_8_is_one_calm_line(two_pages: Application) -> None:
    visitor = Visitor(two_pages.url)
    with visitor.socket() as line:
        line.send(visitor.hello())
        with line.protocol_mutex:
            line.protocol.send_text(b"\xff\xfe")
            line.send_data()
        assert code_after(line) == 1007
    assert "Traceback" not in two_pages.log
    assert "no UTF-8" in two_pages.log
