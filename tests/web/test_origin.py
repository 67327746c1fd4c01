"""Who may open a socket, and who may change anything."""

import pytest

from nago.environment import Environment
from nago.web.origin import Origins


def origins(url: str) -> Origins:
    env = {"NAGO_PUBLIC_URL": url, "NAGO_MASTER_KEY": "11" * 32}
    return Origins.of(Environment.read(env, "app"))


FOREIGN = [
    None,
    "",
    "null",
    "http://orders.example.com",
    "https://orders.example.com:443",
    "https://orders.example.com:444",
    "https://orders.example.com:3000",
    "https://example.com",
    "https://www.orders.example.com",
    "https://admin.example.com",
    "https://orders.example.com.evil.com",
    "https://evil.com/orders.example.com",
    "https://evilorders.example.com",
    "https://orders-example.com",
    "https://orders.example.comevil.com",
    "https://orders.example.com@evil.com",
    "https://evil.com#orders.example.com",
    "https://orders.example.com/",
    "https://orders.example.com.",
    "https://ORDERS.EXAMPLE.COM",
    "wss://orders.example.com",
    "ws://orders.example.com",
    " https://orders.example.com",
    "https://orders.example.com https://evil.com",
    "file://",
    "chrome-extension://abc",
    "http://localhost",
]


@pytest.mark.parametrize("origin", FOREIGN)
def test_W01_an_origin_that_is_not_exactly_ours_is_foreign(origin: str | None) -> None:
    headers = [] if origin is None else [(b"origin", origin.encode())]
    assert not origins("https://orders.example.com").is_origin(headers)


def test_W01_ours_is_ours_and_twice_is_foreign() -> None:
    own = (b"origin", b"https://orders.example.com")
    assert origins("https://orders.example.com").is_origin([own])
    assert not origins("https://orders.example.com").is_origin([own, own])
    assert origins("http://localhost:3000").is_origin([(b"origin", b"http://localhost:3000")])
    assert not origins("http://localhost:3000").is_origin([(b"origin", b"http://127.0.0.1:3000")])


@pytest.mark.parametrize("host", ["evil.com", "orders.example.com:8080", "orders.example.com.", ""])
def test_W01_another_host_is_refused(host: str) -> None:
    assert not origins("https://orders.example.com").is_host([(b"host", host.encode())])
    assert origins("https://orders.example.com").is_host([(b"host", b"orders.example.com")])


@pytest.mark.parametrize(
    ("headers", "may"),
    [
        ({"origin": "https://orders.example.com"}, True),
        ({"origin": "https://evil.com", "sec-fetch-site": "same-origin"}, False),
        ({"origin": "null"}, False),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({}, False),
    ],
)
def test_X04_only_a_page_of_ours_may_change_anything(headers: dict[str, str], may: bool) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    assert origins("https://orders.example.com").may_change(raw) is may
