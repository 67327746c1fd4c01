"""What the client tells of how it shows the window."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import scaffold, text


def test_the_server_learns_how_the_window_is_shown_with_the_hello_and_on_every_change(
    serve: Callable[..., FakeServer], page: Page
) -> None:
    page.emulate_media(color_scheme="dark")
    server = serve(scaffold(text("Hello")))
    page.goto(server.url)
    seen = server.welcome()[1]["info"]
    zone = page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")
    assert seen == {
        "width": 1280, "height": 800, "density": 1, "scheme": "dark", "pointer": "fine",
        "locale": page.evaluate("navigator.language"), "zone": zone, "hidden": False,
    }  # fmt: skip
    for width in (1100, 900, 600):  # as one who drags the window smaller
        page.set_viewport_size({"width": width, "height": 700})
    seen = server.next("i")[1]
    while seen["width"] != 600:
        seen = server.next("i")[1]
    page.emulate_media(color_scheme="light")
    assert server.next("i")[1]["scheme"] == "light"
    page.get_by_role("button", name="Colour scheme").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    assert server.next("i")[1]["scheme"] == "dark"
    hide = "Object.defineProperty(document, 'visibilityState', { get: () => '%s', configurable: true })"
    for state in ("hidden", "visible"):
        page.evaluate(hide % state)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert server.next("i")[1]["hidden"] is (state == "hidden")
