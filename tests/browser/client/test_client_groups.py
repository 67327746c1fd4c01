"""Groups of components that come when a page needs them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, Route, expect

from nago.i18n import client_texts
from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import Node, column, text


def tabs() -> Node:
    panel = {"type": "Tab", "key": "a", "title": "Profile", "action": True}
    return {
        "type": "Tabs",
        "selected": "a",
        "children": [{**panel, "children": [text("of the tab")]}],
    }


def test_a_frame_waits_for_its_components_and_those_after_it_wait_too(
    shown: Any, page: Page
) -> None:
    held: list[Route] = []
    page.route("**/_nago/flow-*.js", lambda route: held.append(route))
    server: FakeServer = shown(column(text("first")))
    server.send(["i", [1], tabs()])
    server.send(["p", [0], {"text": "later"}])
    page.wait_for_timeout(300)
    expect(page.get_by_text("first")).to_be_visible()
    assert len(held) == 1
    held[0].continue_()
    expect(page.get_by_text("of the tab")).to_be_visible()
    expect(page.get_by_text("later")).to_be_visible()
    padding = "getComputedStyle(document.querySelector('.tabs')).display"
    assert page.evaluate(padding) == "flex", "its style is there before it"


def test_a_first_page_with_lazy_components_is_shown_when_they_are_there(
    shown: Any, page: Page
) -> None:
    shown(column(tabs()))
    expect(page.get_by_role("tab", name="Profile")).to_be_visible()


def test_a_group_that_fails_once_is_asked_for_again(shown: Any, page: Page, errors: Any) -> None:
    page.route("**/_nago/flow-*.js", lambda route: route.abort(), times=1)
    server: FakeServer = shown(column(text("first")))
    server.send(["i", [1], tabs()])
    expect(page.get_by_role("tab", name="Profile")).to_be_visible()
    errors.clear()


def test_a_group_that_is_gone_offers_to_reload_and_takes_nothing_away(
    shown: Any, page: Page, errors: Any
) -> None:
    page.route("**/_nago/flow-*.js*", lambda route: route.fulfill(status=404))
    server: FakeServer = shown(column(text("first")))
    server.send(["i", [1], tabs()])
    expect(page.get_by_role("button", name="Reload")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("first")).to_be_visible()
    errors.clear()


def test_what_a_group_says_comes_with_the_first_group(shown: Any, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    server: FakeServer = shown(column(text("first")), language="de")
    assert not any("texts" in url for url in asked)
    way = [{"type": "Crumb", "title": "Start", "href": "/"}, {"type": "Crumb", "title": "Hier"}]
    server.send(["i", [1], {"type": "Breadcrumbs", "children": way}])
    words = client_texts("de")["client.breadcrumbs"]
    expect(page.get_by_role("navigation", name=words)).to_be_visible()
    server.send(["i", [2], tabs()])
    expect(page.get_by_role("tab", name="Profile")).to_be_visible()
    assert sum("texts" in url for url in asked) == 1
