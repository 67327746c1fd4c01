"""The session cookie: how it is set, and what is read of it."""

import pytest

from nago.environment import Environment
from nago.errors import ConfigError
from nago.web.cookie import SessionCookie

KEY = "11" * 32
VALUE = "A" * 64


def environment(**variables: str) -> Environment:
    return Environment.read({"NAGO_MASTER_KEY": KEY, **variables}, "app")


def cookie(**variables: str) -> SessionCookie:
    return SessionCookie.for_application("de.example.Orders", environment(**variables))


@pytest.mark.parametrize("url", ["https://orders.example.com", "http://localhost:3000"])
def test_C01_it_is_a_host_cookie_with_all_its_attributes(url: str) -> None:
    name, header = cookie(NAGO_PUBLIC_URL=url).header(VALUE)
    first, *attributes = header.decode().split("; ")
    assert name == b"set-cookie"
    assert first == f"__Host-de-example-orders-sid={VALUE}"
    assert set(attributes) == {"Path=/", "Max-Age=34560000", "HttpOnly", "SameSite=Lax", "Secure"}


@pytest.mark.parametrize("url", ["https://orders.example.com", "http://localhost:3000"])
def test_C03_the_plain_name_is_never_read(url: str) -> None:
    tossed = [(b"cookie", f"de-example-orders-sid={VALUE}".encode())]
    assert cookie(NAGO_PUBLIC_URL=url).read(tossed) is None


def test_C04_a_name_that_comes_twice_counts_as_no_session() -> None:
    own = cookie()
    pair = f"{own.name}={VALUE}"
    assert own.read([(b"cookie", pair.encode())]) == VALUE
    assert own.read([(b"cookie", f"{pair}; {pair}".encode())]) is None
    assert own.read([(b"cookie", pair.encode()), (b"cookie", pair.encode())]) is None
    assert own.read([(b"cookie", f"a=1; {pair}; b=2".encode())]) == VALUE


def test_C05_the_fallback_name_is_for_this_machine_alone() -> None:
    assert cookie(NAGO_LOOPBACK_COOKIES="1").name == "de-example-orders-sid-dev"
    assert b"Secure" not in cookie(NAGO_LOOPBACK_COOKIES="1").header(VALUE)[1]
    for wrong in (
        {"NAGO_HOST": "0.0.0.0"},
        {"NAGO_PUBLIC_URL": "https://localhost"},
        {"NAGO_PUBLIC_URL": "http://10.0.0.1", "NAGO_ALLOW_PLAIN_HTTP": "1"},
    ):
        with pytest.raises(ConfigError, match="NAGO_LOOPBACK_COOKIES"):
            environment(NAGO_LOOPBACK_COOKIES="1", **wrong)


def test_plain_http_in_a_closed_network_has_a_short_life_and_no_prefix() -> None:
    own = cookie(NAGO_PUBLIC_URL="http://10.0.0.1:3000", NAGO_ALLOW_PLAIN_HTTP="1")
    assert own.name == "de-example-orders-sid"
    assert b"Max-Age=43200" in own.header(VALUE)[1]


@pytest.mark.parametrize(
    "value", ["", "A" * 63, "A" * 65, "A" * 63 + "!", "A" * 63 + "\x00", "ä" * 64, "A" * 8192]
)
def test_S02_malformed_values_are_none_before_anything_is_asked(value: str) -> None:
    own = cookie()
    assert own.read([(b"cookie", f"{own.name}={value}".encode("latin-1"))]) is None


@pytest.mark.parametrize("blank", ["\xa0", "\x85", "\x1c", "\x0b", "\x0c"])
def test_C03_a_name_behind_an_odd_blank_is_another_name(blank):
    cookie = SessionCookie("__Host-app-sid", True, 60)
    value = "A" * 64
    assert cookie.read([(b"cookie", f"{blank}__Host-app-sid={value}".encode("latin-1"))]) is None
    assert cookie.read([(b"cookie", f" \t__Host-app-sid={value} ".encode("latin-1"))]) == value
