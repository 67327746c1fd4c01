"""The socket against browsers that are foreign, hostile, too fast or too slow."""

from __future__ import annotations

import base64
import contextlib
import json
import random
import socket as sockets
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.browser.application import Application
from tests.web.line import Visitor

ECHO = "tests.browser.apps.echo"


@pytest.fixture(scope="module")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    application = Application(ECHO, tmp_path_factory.mktemp("echo"))
    application.start()
    yield application
    assert application.stop() == 0


@pytest.fixture(scope="module")
def two_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    application = Application("examples.two_pages", tmp_path_factory.mktemp("pages"))
    application.start()
    yield application
    assert application.stop() == 0


def closed_with(visitor: Visitor, *messages: str | bytes) -> int:
    with visitor.socket() as line:
        with pytest.raises(ConnectionClosed) as closed:
            for message in messages:
                line.send(message)
            while True:
                line.recv(timeout=15)
        assert closed.value.rcvd is not None
        return closed.value.rcvd.code


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:1"])
def test_W01_a_foreign_origin_gets_no_upgrade(echo: Application, origin: str | None) -> None:
    with pytest.raises(InvalidStatus) as refused, Visitor(echo.url).socket(origin=origin):
        pass
    assert refused.value.response.status_code == 403
    assert refused.value.response.headers["x-content-type-options"] == "nosniff"


def test_W01_a_wrong_host_gets_no_upgrade_even_with_a_matching_origin(echo: Application) -> None:
    with sockets.create_connection(("127.0.0.1", echo.port)) as raw:
        raw.sendall(handshake("evil.example", "http://evil.example"))
        assert raw.recv(100).startswith(b"HTTP/1.1 403")


def test_W03_W04_a_stolen_key_with_another_cookie_opens_an_empty_window(
    two_pages: Application,
) -> None:
    owner = Visitor(two_pages.url)
    with owner.socket() as line:
        line.send(owner.hello())
        owner.hear(line)
        line.send(json.dumps(["e", 2, 1, ["body", 2], "action", [["text", 1, "private"]]]))
        while "private" not in json.dumps(owner.tree.tree):
            owner.hear(line)
        thief = Visitor(two_pages.url)
        with thief.socket() as other:
            other.send(
                thief.hello(
                    window=owner.document["window"], key=owner.document["key"], path="second_page"
                )
            )
            welcome = json.loads(thief.hear(other))[1][0]
        assert welcome[2] is True
        assert welcome[1] != owner.document["window"]
        assert welcome[4] != owner.document["key"]
        assert "private" not in json.dumps(thief.tree.tree)
        line.send(json.dumps(["a", owner.tree.frame]))  # the owner's socket goes on
    assert "another session" in two_pages.log


def test_W05_a_session_that_is_ended_by_sql_alone_counts_no_more(two_pages: Application) -> None:
    owner = Visitor(two_pages.url)
    with owner.socket() as line:
        line.send(owner.hello())
        owner.hear(line)
        line.send(json.dumps(["e", 2, 1, ["body", 2], "action", [["text", 1, "ended"]]]))
        while "ended" not in json.dumps(owner.tree.tree):
            owner.hear(line)
        with sqlite3.connect(two_pages.database) as rows:
            rows.execute("DELETE FROM sessions")
        rows.close()
        while not owner.tree.ended:
            owner.hear(line)  # waits ten seconds at most
    assert owner.tree.tree is None


BAD = [
    "",
    "{",
    "[]",
    "null",
    "true",
    "1",
    '"h"',
    "[" * 6000,
    '["q",1]',
    '["a"]',
    '["a",1,2]',
    '["a",-1]',
    '["a",1.5]',
    '["a",NaN]',
    '["a",1e999]',
    '["a",' + "9" * 400 + "]",
    '["e",1,1,[0],"action"]',
    '["e",1,1,[0],"action",[],1,2]',
    '["e",1,1,["x" ],5,[]]',
    '["v",1,[["a",1]]]',
    '["n",1,1,"x",{"a":1},[]]',
    '["h",{}]',
    b"binary",
]


@pytest.mark.parametrize("message", BAD, ids=range(len(BAD)))
def test_W07_what_no_client_of_ours_sends_is_cut_off_with_a_code_and_a_line(
    echo: Application, message: str | bytes
) -> None:
    before = echo.log.count("sends")
    visitor = Visitor(echo.url)
    assert closed_with(visitor, visitor.hello(), message) == 4400
    assert echo.log.count("sends") == before + 1
    assert "Traceback" not in echo.log


def test_W07_a_second_hello_and_a_first_message_that_is_none_are_cut_off(
    echo: Application,
) -> None:
    visitor = Visitor(echo.url)
    assert closed_with(visitor, visitor.hello(), visitor.hello()) == 4400
    assert closed_with(visitor, '["a",1]') == 4400


def test_W07_mutated_messages_never_fail_the_server(echo: Application) -> None:
    dice = random.Random(7)
    good = [
        '["e",1,1,["body",4],"action",[["note",1,"x"]]]',
        '["v",1,[["text",1,"x"],["note",1,"y"]]]',
        '["n",1,1,"long",{},[]]',
        '["a",1]',
    ]
    for _ in range(25):
        visitor = Visitor(echo.url)
        with visitor.socket() as line:
            line.send(visitor.hello())
            with contextlib.suppress(ConnectionClosed):
                for _ in range(20):
                    text = list(dice.choice(good))
                    for _ in range(dice.randrange(4)):
                        place = dice.randrange(len(text))
                        text[place] = dice.choice('[]{},:"0123456789-.eE\\uxyz\x00é')
                    line.send("".join(text))
                    line.send('["a",1]')
            code = line.close_code
            assert code in (None, 4400), code
    assert "Traceback" not in echo.log


def test_W08_messages_end_at_64_kib_and_nothing_is_compressed(echo: Application) -> None:
    visitor = Visitor(echo.url)
    with visitor.socket(compression="deflate") as line:
        assert line.request is not None
        assert "sec-websocket-extensions" in line.request.headers
        assert line.response is not None
        assert "sec-websocket-extensions" not in line.response.headers
        assert line.response.headers["content-security-policy"]
    assert closed_with(visitor, '["a",1]' + " " * 65530) == 1009


def test_W09_a_flood_is_cut_off_and_others_notice_nothing(echo: Application) -> None:
    calm, flood = Visitor(echo.url), Visitor(echo.url)
    with calm.socket() as line:
        line.send(calm.hello())
        calm.hear(line)
        assert closed_with(flood, flood.hello(), *['["a",1]'] * 400) == 4429
        line.send(json.dumps(["e", 2, 1, ["body", 4], "action", []]))
        while "count: 1" not in json.dumps(calm.tree.tree, ensure_ascii=False):
            calm.hear(line)


def test_W09_a_session_has_twenty_connections(two_pages: Application) -> None:
    visitor = Visitor(two_pages.url)
    lines = [visitor.socket() for _ in range(20)]
    for line in lines:
        line.__enter__()
    with pytest.raises(InvalidStatus) as refused, visitor.socket():
        pass
    assert refused.value.response.status_code == 429
    for line in lines:
        line.__exit__(None, None, None)


def test_W10_a_browser_that_does_not_read_costs_the_server_nothing(
    tmp_path: Path,
) -> None:
    application = Application("tests.browser.apps.torrent", tmp_path)
    application.start()
    try:
        visitor = Visitor(application.url)
        with sockets.create_connection(("127.0.0.1", application.port)) as raw:
            raw.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4096)
            host = application.url.removeprefix("http://")
            raw.sendall(handshake(host, application.url, visitor.cookie or ""))
            assert raw.recv(4096).startswith(b"HTTP/1.1 101")
            raw.sendall(masked(visitor.hello()))
            time.sleep(1)
            before = application.memory()
            time.sleep(3)  # the view changes 100 kB, thousands of times
            assert application.memory() - before < 5_000_000
            other = Visitor(application.url)
            with other.socket() as line:
                line.send(other.hello())
                other.hear(line)
    finally:
        application.kill()


def test_W11_half_open_connections_end_after_ten_seconds(echo: Application) -> None:
    visitor = Visitor(echo.url)
    with sockets.create_connection(("127.0.0.1", echo.port)) as raw:
        raw.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        with visitor.socket() as silent, pytest.raises(ConnectionClosed) as closed:
            silent.recv(timeout=25)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4408
        raw.settimeout(15)
        assert raw.recv(100) == b""


def handshake(host: str, origin: str, cookie: str = "") -> bytes:
    key = base64.b64encode(random.randbytes(16)).decode()
    lines = [
        "GET /_nago/socket HTTP/1.1",
        f"Host: {host}",
        f"Origin: {origin}",
        f"Cookie: {cookie}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {key}",
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def masked(text: str) -> bytes:
    """A text frame of a client (RFC 6455, 5.2), its mask all zero."""
    data = text.encode()
    assert 126 <= len(data) < 65536
    return b"\x81\xfe" + len(data).to_bytes(2, "big") + bytes(4) + data
