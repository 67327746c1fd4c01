"""Going from page to page: addresses, back and forward, scroll positions, focus."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import button, card, column, link, scaffold, text


def first(words: str = "first") -> dict[str, Any]:
    rows = [text(f"row {number}") for number in range(80)]
    return column(text(words, level="h1"), link("Second", "/second?a=1"), button("Go"), *rows)


def second() -> dict[str, Any]:
    return column(text("second", level="h1"), button("Back"))


def answer(server: FakeServer, tree: dict[str, Any]) -> list[Any]:
    """Show a tree as the answer to the next visit."""
    visit = server.next("n")
    server.send(["x", [], tree], ["t", tree["children"][0]["text"]], ["d", visit[2]])
    return visit


def test_a_link_stays_in_the_window_and_back_restores_the_place(shown: Any, page: Page) -> None:
    server: FakeServer = shown(first())
    page.mouse.wheel(0, 900)
    page.wait_for_function("scrollY > 500")
    place = page.evaluate("scrollY")
    page.get_by_role("link", name="Second").evaluate("link => link.click()")
    assert answer(server, second())[3:5] == ["second", {"a": "1"}]
    expect(page.get_by_role("heading", name="second")).to_be_focused()
    assert page.evaluate("scrollY") == 0
    assert page.url.endswith("/second?a=1")
    page.go_back()
    assert answer(server, first("first again"))[3:5] == [".", {}]
    expect(page.get_by_role("heading", name="first again")).to_be_focused()
    page.wait_for_function("place => scrollY === place", arg=place)
    page.go_forward()
    assert answer(server, second())[3] == "second"
    expect(page).to_have_title("second")
    assert server.loads == 1


def test_other_clicks_on_a_link_belong_to_the_browser(shown: Any, page: Page) -> None:
    shown(first())
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Second").click(modifiers=["ControlOrMeta"])
    assert opened.value.url.endswith("/second?a=1")


def test_the_server_pushes_replaces_and_goes_back(shown: Any, page: Page) -> None:
    server: FakeServer = shown(first())
    server.send(["n", "push", "/second", True], ["x", [], second()])
    expect(page).to_have_url(f"{server.url}/second")
    server.send(["n", "replace", "/third", True], ["x", [], second()])
    expect(page).to_have_url(f"{server.url}/third")
    server.send(["n", "back", "", False])
    assert answer(server, first())[3] == "."
    expect(page).to_have_url(f"{server.url}/")


def test_back_from_a_page_opened_directly_goes_to_the_start(serve: Any, page: Page) -> None:
    server = serve(second())
    page.goto(f"{server.url}/second")
    server.welcome()
    server.send(["n", "back", "", False])
    assert answer(server, first())[3:5] == [".", {}]
    expect(page).to_have_url(f"{server.url}/")
    expect(page.get_by_role("heading", name="first")).to_be_visible()


def test_a_new_beginning_cannot_be_gone_back_from(shown: Any, page: Page) -> None:
    server: FakeServer = shown(first())
    server.send(["n", "push", "/second", True], ["x", [], second()])
    expect(page).to_have_url(f"{server.url}/second")
    server.send(["n", "reset", "/home", True], ["x", [], first("home")])
    expect(page).to_have_url(f"{server.url}/home")
    expect(page.get_by_role("heading", name="home")).to_be_visible()
    server.send(["n", "back", "", False])
    assert answer(server, first("start"))[3] == "."


def test_other_values_of_the_same_page_leave_the_focus_alone(shown: Any, page: Page) -> None:
    server: FakeServer = shown(first())
    go = page.get_by_role("button", name="Go")
    go.focus()
    server.send(["n", "push", "/?page=2", True], ["p", [0], {"text": "page 2"}])
    expect(page).to_have_url(f"{server.url}/?page=2")
    expect(page.get_by_role("heading", name="page 2")).to_be_visible()
    expect(go).to_be_focused()


def test_a_page_that_changes_under_a_click_is_not_clicked(shown: Any, page: Page) -> None:
    server: FakeServer = shown(first())
    server.send(["n", "push", "/second", True], ["x", [], second()])
    server.send(["p", [1], {"title": "Really back"}])
    page.get_by_role("button", name="Really back").click()
    assert server.next("e")[1:5] == [4, 1, [1], "action"]


def test_the_second_half_of_a_double_click_does_not_hit_the_next_page(
    shown: Any, page: Page
) -> None:
    server: FakeServer = shown(column(text("one"), button("Continue")))
    box = page.get_by_role("button").bounding_box()
    assert box is not None
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*at)
    page.mouse.down(click_count=1)
    page.mouse.up(click_count=1)
    no = server.next("e")[2]
    server.send(["n", "push", "/b", True], ["p", [1], {"title": "Go Back"}], ["d", no])
    expect(page.get_by_role("button", name="Go Back")).to_be_visible()
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    page.mouse.down(click_count=1)
    page.mouse.up(click_count=1)
    assert server.next("e")[2] == no + 1
    server.send(["d", no + 1])
    expect(page.get_by_role("button")).not_to_have_attribute("aria-busy", "true")
    assert server.messages.empty()


def test_an_address_outside_is_opened_by_the_browser(shown: Any, page: Page) -> None:
    server: FakeServer = shown(first())
    page.context.route("https://example.com/**", lambda route: route.fulfill(body="outside"))
    server.send(["n", "open", "javascript:alert(1)", "_self"])
    with page.context.expect_page() as opened:
        server.send(["n", "open", "https://example.com/a", "_blank"])
    assert opened.value.url == "https://example.com/a"


def test_the_menu_marks_the_page_that_is_shown(shown: Any, page: Page) -> None:
    server: FakeServer = shown(scaffold(card(), ("Home", "."), ("Reports", "reports")))
    server.send(["p", [], {"path": "reports"}])
    entry = page.get_by_role("navigation").get_by_role("link", name="Reports")
    expect(entry).to_have_attribute("aria-current", "page")
    home = page.get_by_role("navigation").get_by_role("link", name="Home")
    expect(home).not_to_have_attribute("aria-current", "page")


def test_a_page_that_comes_back_from_the_cache_connects_again(shown: Any, page: Page) -> None:
    server: FakeServer = shown(first())
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    server.messages.queue.clear()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert server.welcome()[1]["frame"] == 2
    server.send(["p", [0], {"text": "alive"}])
    expect(page.get_by_role("heading", name="alive")).to_be_visible()


def test_what_the_address_says_changes_in_place_or_by_steps_and_nothing_moves(
    shown: Any, page: Page
) -> None:
    server: FakeServer = shown(first())
    page.mouse.wheel(0, 900)
    page.wait_for_function("scrollY > 500")
    place, length = page.evaluate("[scrollY, history.length]")
    server.send(["n", "mark", "/?q=a", False])
    expect(page).to_have_url(f"{server.url}/?q=a")
    server.send(["n", "step", "/?q=b", False])
    expect(page).to_have_url(f"{server.url}/?q=b")
    server.send(["n", "mark", "/other?q=c", False], ["n", "mark", "//evil/?q=c", False])
    assert page.evaluate("[scrollY, history.length]") == [place, length + 1]
    page.go_back()
    visit = server.next("n")
    assert visit[3:5] == [".", {"q": "a"}]
    server.send(["n", "mark", "/?q=late", False])
    server.send(["d", visit[2]], ["p", [0], {"text": "a again"}])
    expect(page.get_by_role("heading", name="a again")).to_be_visible()
    assert page.url == f"{server.url}/?q=a", "what was on its way while the user left is too late"
    assert page.evaluate("scrollY") == place
    # Browsers allow only so many changes in a while: the last one is written later.
    page.evaluate("() => { history.replaceState = () => { throw new Error('busy') } }")
    server.send(["n", "mark", "/?q=d", False])
    page.wait_for_timeout(100)
    page.evaluate("delete history.replaceState")
    expect(page).to_have_url(f"{server.url}/?q=d")
