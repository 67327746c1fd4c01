"""Asking other servers: which are asked at all, and what counts as their answer."""

import asyncio
import json
from contextlib import asynccontextmanager

import pytest
from msgspec import Struct

from nago.errors import SignOnRefused, Unreachable
from nago.outward import Outward
from tests.far import Answer, far_server, listening

INSIDE = [
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "0.1.2.3", "10.0.0.7", "172.16.0.1", "172.31.255.255",
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "fc00::1",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "64:ff9b::7f00:1", "64:ff9b:1::1", "64:ff9b::a9fe:a9fe", "2001:0:7f00:1::", "2002:7f00:1::",
    "2002:a00:1::", "2001:db8::1", "fec0::1",
]  # fmt: skip
"""Addresses that are not on the Internet, also those that stand for such a one."""

STRANGE = [
    "https://2130706433/", "https://0177.0.0.1/", "https://0x7f000001/", "https://0x7f.0.0.1/",
    "https://127.1/", "https://127.0.1/", "https://LOCALHOST/",
    "https://localhost/", "https://user@login.example.com/", "https://u:p@login.example.com/",
    "https://login.example.com/#x", "http://login.example.com/", "ftp://login.example.com/",
    "file:///etc/passwd", "gopher://login.example.com/", "//login.example.com/", "login.example.com",
    "https://", "https:///x", "", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[x/",
    "https://login.example.com:port/", "https://login.example.com\\@evil.com/", "https://1/",
    "https://login.example.com:99999/", "https://①②⑦.⓪.⓪.①/", "https://login。example.com/",
    "https://login.example.com\r\nHost: x/", "https:// login.example.com/", "https://a..b/",
    f"https://{'a' * 64}.example.com/",
]  # fmt: skip
"""What is not asked wherever its name leads to."""

PUBLIC = "93.184.216.34"


class Name(Struct, frozen=True):
    name: str
    age: int = 0


@asynccontextmanager
async def outward(**options):
    """A client for the Internet; with `local` one for an application on this machine."""
    client = Outward()
    client.open(**{"local": False, **options})
    try:
        yield client
    finally:
        await client.close()


def resolving(*answers: list[str]):
    """What names lead to, one answer after the other; `asked` are the names."""
    left, asked = list(answers), []

    async def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return left.pop(0) if len(left) > 1 else left[0]

    resolve.asked = asked
    return resolve


def connections(monkeypatch) -> list[tuple[str, int]]:
    """Where somebody wants to connect to; nothing is connected."""
    wanted: list[tuple[str, int]] = []

    async def connect(self, protocol_factory, host=None, port=None, **others):
        wanted.append((host, port))
        raise ConnectionRefusedError("a test connects to nobody")

    monkeypatch.setattr(asyncio.get_running_loop().__class__, "create_connection", connect)
    return wanted


@pytest.mark.parametrize("address", INSIDE)
async def test_U08_a_name_that_leads_inside_is_not_asked(address, monkeypatch):
    wanted = connections(monkeypatch)
    async with outward() as client:
        for answer in ([address], [PUBLIC, address], [address, PUBLIC]):
            client.resolve = resolving(answer)
            with pytest.raises(Unreachable, match="is not on the Internet"):
                await client.request("GET", "https://login.example.com/")
    assert wanted == []


@pytest.mark.parametrize("url", STRANGE)
async def test_U08_what_is_no_plain_address_on_the_internet_is_not_asked(url, monkeypatch):
    wanted = connections(monkeypatch)
    async with outward() as client:
        client.resolve = resolving([PUBLIC])
        with pytest.raises(Unreachable):
            await client.request("GET", url)
    assert wanted == []


@pytest.mark.parametrize("host", ["a..b", "a" * 64 + ".example.com"])
async def test_U08_a_name_that_cannot_be_looked_up_is_not_asked(host):
    async with outward() as client:
        with pytest.raises(Unreachable):
            await client.request("GET", f"https://{host}/")


@pytest.mark.parametrize("address", INSIDE)
async def test_U08_an_address_inside_is_not_asked(address, monkeypatch):
    wanted = connections(monkeypatch)
    host = f"[{address}]" if ":" in address else address
    async with outward() as client:
        client.resolve = resolving([PUBLIC])
        with pytest.raises(Unreachable):
            await client.request("GET", f"https://{host}/")
        assert client.resolve.asked == []
    assert wanted == []


async def test_U08_a_name_is_resolved_once_and_that_address_is_connected_to(monkeypatch):
    wanted = connections(monkeypatch)
    async with outward() as client:
        client.resolve = resolving([PUBLIC], ["127.0.0.1"])
        with pytest.raises(Unreachable):
            await client.request("GET", "https://rebinds.example.com/")
        assert client.resolve.asked == ["rebinds.example.com"]
    assert wanted == [(PUBLIC, 443)]


async def test_U08_the_next_address_that_was_looked_at_is_tried_if_nobody_listens(monkeypatch):
    wanted = connections(monkeypatch)
    async with outward() as client:
        client.resolve = resolving([PUBLIC, "2606:2800:220:1::1"], ["127.0.0.1"])
        with pytest.raises(Unreachable):
            await client.request("GET", "https://login.example.com:8443/")
        assert client.resolve.asked == ["login.example.com"]
    assert wanted == [(PUBLIC, 8443), ("2606:2800:220:1::1", 8443)]


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("10.0.0.7", True), ("192.168.1.1", True), ("fd00::7", True), ("127.0.0.1", False),
        ("169.254.169.254", False), ("::1", False), ("fe80::1", False), ("0.0.0.0", False),
        ("::ffff:127.0.0.1", False), ("::ffff:10.0.0.7", True), ("240.0.0.1", False),
    ],
)  # fmt: skip
async def test_U08_a_host_that_is_named_may_be_inside_but_never_this_machine(
    address, asked, monkeypatch
):
    wanted = connections(monkeypatch)
    async with outward(internal=["SSO.intern"]) as client:
        client.resolve = resolving([address])
        with pytest.raises(Unreachable):
            await client.request("GET", "https://sso.intern/")
        assert bool(wanted) is asked
        wanted.clear()
        with pytest.raises(Unreachable, match="NAGO_INTERNAL_HOSTS"):
            await client.request("GET", "https://other.intern/")
    assert wanted == []


async def test_U08_only_an_application_on_this_machine_asks_this_machine():
    async with far_server(lambda request: Answer(200, b"here")) as far:
        async with outward(local=True) as client:
            assert (await client.request("GET", far.url)).body == b"here"
            client.resolve = resolving(["127.0.0.1"])
            for url in ("http://rebinds.example.com", "https://rebinds.example.com"):
                with pytest.raises(Unreachable):
                    await client.request("GET", url)
        async with outward() as client:
            with pytest.raises(Unreachable):
                await client.request("GET", far.url)
        assert len(far.requests) == 1


@pytest.mark.parametrize(
    ("url", "address", "asked"),
    [
        ("http://LOCALHOST:81/", "127.0.0.1", True), ("http://[::1]:81/", "", True),
        ("http://localhost:81/", "::1", True), ("http://127.0.0.1:81/", "", True),
        ("http://localhost./", "127.0.0.1", False), ("http://127.0.0.2/", "", False),
        ("http://a.localhost/", "127.0.0.1", False), ("http://127.1/", "127.0.0.1", False),
        ("http://[::ffff:127.0.0.1]/", "", False), ("http://0.0.0.0/", "", False),
        ("https://localhost./", "127.0.0.1", False), ("https://127.0.0.2/", "", False),
        ("http://localhost/", PUBLIC, False), ("http://localhost/", "10.0.0.7", False),
        ("http://localhost/", "169.254.169.254", False), ("http://10.0.0.7/", "", False),
    ],
)  # fmt: skip
async def test_U08_three_ways_to_write_this_machine_are_asked_and_only_there(
    url, address, asked, monkeypatch
):
    wanted = connections(monkeypatch)
    async with outward(local=True) as client:
        client.resolve = resolving([address])
        with pytest.raises(Unreachable):
            await client.request("GET", url)
    assert bool(wanted) is asked
    assert set(wanted) <= {("127.0.0.1", 81), ("::1", 81)}


async def test_N06_a_redirect_is_not_followed():
    to = {"location": "http://169.254.169.254/latest/meta-data"}
    async with far_server(lambda r: Answer(302, b"", to)) as far, outward(local=True) as client:
        assert (await client.request("GET", far.url)).status == 302
        with pytest.raises(Unreachable, match="302 instead of 200"):
            await client.json("GET", far.url, Name)
        assert len(far.requests) == 2


GOOD = json.dumps({"name": "Anna"}).encode()
JSON = {"content-type": "application/json; charset=utf-8"}
DEEP = b"[" * 30_000 + b"]" * 30_000


@pytest.mark.parametrize("status", [201, 204, 304, 404, 418, 429, 500, 502, 503])
async def test_N06_another_status_counts_as_no_answer_whatever_it_says(status):
    answer = Answer(status, GOOD, JSON)
    async with far_server(lambda r: answer) as far, outward(local=True) as client:
        with pytest.raises(Unreachable):
            await client.json("GET", far.url, Name)


@pytest.mark.parametrize("status", [400, 401, 403])
async def test_N06_these_are_a_no(status):
    async with far_server(lambda r: Answer(status, b"x")) as far, outward(local=True) as client:
        with pytest.raises(SignOnRefused, match=f"127.0.0.1 answered {status}"):
            await client.json("GET", far.url, Name)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"name": 7}', "application/json"),
        (b'{"name": "Anna", "age": "7"}', "application/json"),
        (b'{"other": "Anna"}', "application/json"),
        (b'["Anna"]', "application/json"),
        (b"null", "application/json"),
        (b'{"name": "An', "application/json"),
        (b'{"name": "\xff"}', "application/json"),
        pytest.param(DEEP, "application/json", id="deep"),
        pytest.param(b'{"name": "Anna", "more": ' + DEEP + b"}", "application/json", id="deeper"),
        (b"", "application/json"),
        (GOOD, "text/html"),
        (GOOD, "text/json"),
        (GOOD, "application/jsonp"),
        (GOOD, ""),
    ],
)
async def test_N06_an_answer_of_another_shape_counts_as_none(body, kind):
    answer = Answer(200, body, {"content-type": kind})
    async with far_server(lambda r: answer) as far, outward(local=True) as client:
        with pytest.raises(Unreachable):
            await client.json("GET", far.url, Name)


async def test_N06_json_is_taken_with_its_parameters_and_kinds():
    kinds = ["application/json", "Application/JSON;charset=UTF-8", "application/jwk-set+json"]
    async with far_server(lambda r: Answer()) as far, outward(local=True) as client:
        for kind in kinds:
            far.handler = lambda r, kind=kind: Answer(200, GOOD, {"content-type": kind})
            assert await client.json("GET", far.url, Name) == Name("Anna")


async def test_N06_an_answer_has_as_many_bytes_as_are_allowed_and_no_more():
    async with far_server(lambda r: Answer(200, GOOD, JSON)) as far, outward(local=True) as client:
        assert await client.json("GET", far.url, Name, largest=len(GOOD)) == Name("Anna")
        with pytest.raises(Unreachable, match=f"more than {len(GOOD) - 1} bytes"):
            await client.json("GET", far.url, Name, largest=len(GOOD) - 1)


async def test_N06_nothing_is_waited_for_longer_than_ten_seconds_unless_it_is_said(monkeypatch):
    waited: list[tuple[float, float]] = []

    async def connect(self, host, port, timeout=None, local_address=None, socket_options=None):
        left = asyncio.current_task().get_loop().time()
        waited.append((timeout, limits[-1].when() - left))
        raise OSError("not in a test")

    limits: list[asyncio.Timeout] = []
    limit = asyncio.timeout
    monkeypatch.setattr("httpcore._backends.auto.AutoBackend.connect_tcp", connect)
    monkeypatch.setattr(asyncio, "timeout", lambda s: limits.append(limit(s)) or limits[-1])
    async with outward() as client:
        client.resolve = resolving([PUBLIC])
        with pytest.raises(Unreachable):
            await client.request("GET", "https://login.example.com/")
    [(connecting, all_in_all)] = waited
    assert connecting == 5
    assert 9 < all_in_all <= 10


async def test_N06_an_answer_in_disguise_is_refused():
    packed = Answer(200, GOOD, {**JSON, "content-encoding": "gzip"})
    async with far_server(lambda r: packed) as far, outward(local=True) as client:
        with pytest.raises(Unreachable, match="compressed"):
            await client.json("GET", far.url, Name)
        assert far.requests[0].headers["accept-encoding"] == "identity"


async def test_N06_what_was_sent_stands_in_no_error_and_goes_to_nobody_else(monkeypatch):
    def answer(request):
        return Answer(503, b"", {"set-cookie": "a=secret-cookie; Path=/"})

    async with far_server(answer) as far, far_server(lambda r: Answer()) as proxy:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        async with outward(local=True) as client:
            for _ in range(2):
                with pytest.raises(Unreachable) as ended:
                    await client.json(
                        "POST", f"{far.url}/?code=secret-code", Name,
                        headers={"authorization": "Bearer secret-token"}, body=b"secret-body",
                    )  # fmt: skip
                assert "secret" not in f"{ended.value!r}{ended.value.__context__!r}"
        assert proxy.requests == []
        assert all("cookie" not in each.headers for each in far.requests)
        assert far.requests[0].headers["host"] == far.url.removeprefix("http://")


@pytest.mark.parametrize("token", ["secret-token", "secret\ntoken", "secret-tökén"])
async def test_N06_what_cannot_be_sent_or_comes_back_as_it_was_stands_in_no_error(token):
    async def echo(reader, writer):
        writer.write(await reader.readuntil(b"\r\n\r\n"))

    async with listening(echo) as port, outward(local=True) as client:
        with pytest.raises(Unreachable, match=r"^127\.0\.0\.1: \w+$"):
            await client.json(
                "GET", f"http://127.0.0.1:{port}/secret", Name, headers={"authorization": token}
            )


async def test_U08_a_client_that_is_closed_asks_nobody():
    client = Outward()
    with pytest.raises(Unreachable, match="not open"):
        await client.request("GET", "https://login.example.com/")
    client.open(local=True)
    await client.close()
    with pytest.raises(Unreachable, match="not open"):
        await client.request("GET", "http://127.0.0.1:1/")


async def test_U08_a_client_that_is_closed_while_a_name_is_looked_up_asks_nobody(monkeypatch):
    wanted = connections(monkeypatch)
    async with outward() as client:

        async def resolve(host: str, port: int) -> list[str]:
            await client.close()
            return [PUBLIC]

        client.resolve = resolve
        with pytest.raises(Unreachable, match="not open"):
            await client.request("GET", "https://login.example.com/")
    assert wanted == []
