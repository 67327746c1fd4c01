"""Paths and addresses: what leads somewhere, and what is refused."""

import pytest

from nago.errors import NavigationError
from nago.presentation.address import address, checked_path, checked_url, query_values
from tests.ui.addresses import HOSTILE

DANGEROUS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\rscript:alert(1)",
    "\x01javascript:alert(1)",
    "\x00javascript:alert(1)",
    "\u2028javascript:alert(1)",
    "\ufeffjavascript:alert(1)",
    "j\x7favascript:alert(1)",
    "javascript\t:alert(1)",
    "vbscript:msgbox(1)",
    "VBSCRIPT:x",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "data:image/png;base64,AAAA",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "filesystem:https://example.org/x",
    "about:blank",
    "view-source:https://example.org",
    "ws://example.org",
    "wss://example.org",
    "ftp://example.org",
    "chrome://settings",
    "intent://scan/#Intent;end",
    "livescript:x",
    "mocha:x",
    "jar:https://example.org!/x",
    "x:y",
    "http\u200b:x",
    "//evil.example",
    " //evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "\t//evil.example",
]


@pytest.mark.parametrize("url", [*DANGEROUS, *HOSTILE])
def test_X05_dangerous_addresses_are_refused_however_they_are_hidden(url: str) -> None:
    with pytest.raises(NavigationError):
        if checked_url(url) is None:
            address(url, {})


@pytest.mark.parametrize(
    "url",
    ["http://a.example", "https://a.example/x?y#z", "HTTPS://a.example", "mailto:a@b.example",
     "tel:+4944112345"],
)  # fmt: skip
def test_X05_web_mail_and_telephone_addresses_are_allowed(url: str) -> None:
    assert checked_url(url) == url


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "/\\evil", "https://x", "a b", "a?b", "a#b", "../x", "a/../b", "a\x00"],
)
def test_X05_what_is_no_path_of_a_root_view_is_refused(path: str) -> None:
    with pytest.raises(NavigationError, match="is no path of a root view"):
        checked_path(path)


def test_values_ride_in_the_query_string_and_come_back_as_they_were() -> None:
    values = {"q": "a b&c=d%2F+ü", "empty": ""}
    url = address("orders/4711", values)
    assert url.startswith("/orders/4711?")
    assert query_values(url.partition("?")[2]) == values


def test_the_start_page_is_a_slash() -> None:
    assert address(".", {}) == "/"
