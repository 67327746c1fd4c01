"""Cuts and restarts: what the client says, what it keeps, and what it tells the user."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import button, column, field, state, text

PAGE = column(field("Note", state("note")), text("0"), button("Go"))


def never_navigated(page: Page) -> Callable[[], None]:
    """Check later that the page was not loaded again."""
    loads: list[Any] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))

    def check() -> None:
        assert not loads, "the page was loaded again"

    return check


def test_the_first_message_says_who_connects(serve: Any, page: Page) -> None:
    server = serve(PAGE)
    page.goto(f"{server.url}/orders/7?a=b&c=%20d")
    tag, hello = server.welcome()
    build, info = hello.pop("build"), hello.pop("info")
    assert tag == "h" and build and info["width"] == 1280
    assert hello == {
        "window": "w1",
        "key": "key1",
        "frame": 1,
        "previous": None,
        "copied": False,
        "edits": [],
        "path": "orders/7",
        "values": {"a": "b", "c": " d"},
    }


def test_a_button_is_busy_until_its_answer_and_acts_once(shown: Any, page: Page) -> None:
    server: FakeServer = shown(PAGE)
    go = page.get_by_role("button", name="Go")
    go.click()
    expect(go).to_have_attribute("aria-busy", "true")
    go.click(force=True)
    expect(page.get_by_role("progressbar", name="Working")).to_be_visible()
    assert server.next("e")[2:5] == [1, [2], "action"]
    server.send(["d", 1])
    expect(go).not_to_have_attribute("aria-busy", "true")
    expect(go).to_be_focused()
    go.click()
    assert server.next("e")[2] == 2


def test_a_repeated_frame_is_ignored(shown: Any, page: Page) -> None:
    server: FakeServer = shown(PAGE)
    server.send(["p", [1], {"text": "new"}])
    server.send_raw([server.frame, [["p", [1], {"text": "repeated"}]]])
    server.send(["p", [2], {"title": "after"}])
    expect(page.get_by_role("button", name="after")).to_be_visible()
    expect(page.get_by_text("new")).to_be_visible()


def test_a_missing_frame_makes_the_client_ask_again(shown: Any, page: Page) -> None:
    server: FakeServer = shown(PAGE)
    check = never_navigated(page)
    server.frame += 1  # this one gets lost
    server.send(["p", [1], {"text": "too early"}])
    _, hello = server.next("h")
    assert hello["frame"] == 2
    server.frame = 2
    server.send(["p", [1], {"text": "missed"}])
    server.send(["w", "w1", False, 0, "key1"])
    expect(page.get_by_text("missed")).to_be_visible()
    check()


def test_a_cut_loses_neither_typing_nor_clicks(shown: Any, page: Page) -> None:
    server: FakeServer = shown(PAGE)
    check = never_navigated(page)
    page.get_by_label("Note").fill("half ty")
    server.hang_up(4000)
    page.get_by_label("Note").press_sequentially("ped")
    page.get_by_role("button").click()
    _, hello = server.welcome()
    assert hello["edits"][0][0] == "note"
    event = server.next("e")
    assert event[:5] == ["e", 2, 1, [2], "action"]
    last = (hello["edits"] + event[5])[-1]
    assert last[2] == "half typed"
    server.send(["d", 1])
    expect(page.get_by_role("button")).not_to_have_attribute("aria-busy", "true")
    check()


def test_an_event_that_was_handled_before_the_cut_is_not_sent_again(shown: Any, page: Page) -> None:
    server: FakeServer = shown(PAGE)
    page.get_by_role("button").click()
    server.next("e")
    server.hang_up(4000)
    server.welcome(last_event=1)
    expect(page.get_by_role("button")).not_to_have_attribute("aria-busy", "true")
    page.get_by_role("button").click()
    assert server.next("e")[2] == 2


def test_after_a_restart_the_window_is_rebuilt_with_what_was_typed(shown: Any, page: Page) -> None:
    server: FakeServer = shown(PAGE)
    check = never_navigated(page)
    page.get_by_label("Note").fill("half typed")
    page.get_by_role("button").click()
    assert server.next("e")[5] == [["note", 1, "half typed"]]
    page.evaluate("window.kept = document.querySelector('input')")
    server.hang_up(1001)
    again = column(field("Note", state("note", "half typed", seq=1)), text("1"), button("Go"))
    _, hello = server.welcome(["x", [], again], rebuilt=True)
    assert hello["edits"] == [["note", 1, "half typed"]]
    expect(page.get_by_text("Restored what you had typed")).to_be_visible()
    expect(page.get_by_text("Your last click did not reach the server")).to_be_visible()
    expect(page.get_by_label("Note")).to_have_value("half typed")
    assert page.evaluate("window.kept === document.querySelector('input')")
    expect(page.get_by_role("button", name="Go")).not_to_have_attribute("aria-busy", "true")
    server.send(["p", [1], {"text": "2"}])
    expect(page.get_by_text("2", exact=True)).to_be_visible()
    check()


def test_a_long_cut_shows_a_bar_that_blocks_nothing(serve: Any, page: Page) -> None:
    server = serve(PAGE)
    page.goto(server.url)
    server.welcome()
    port = server.port
    server.stop()
    expect(page.get_by_text("Connection lost")).to_be_visible()
    page.get_by_label("Note").fill("still usable")
    expect(page.get_by_role("button", name="Go")).to_have_attribute("aria-disabled", "true")
    again = serve(PAGE, port=port)
    again.frame = 2
    _, hello = again.welcome()
    assert hello["frame"] == 2 and hello["edits"] == [["note", 1, "still usable"]]
    expect(page.get_by_text("Connected again")).to_be_visible()
    expect(page.get_by_role("button", name="Go")).to_be_enabled()


def test_a_window_that_goes_on_elsewhere_does_not_fight_for_it(shown: Any, page: Page) -> None:
    server: FakeServer = shown(PAGE)
    server.hang_up(4409)
    expect(page.get_by_text("continued in another tab")).to_be_visible()
    expect(page.get_by_role("button", name="Reload")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('online'))")
    assert server.sockets.qsize() == 1


def test_frames_that_do_not_fit_end_in_a_whole_tree(
    shown: Any, page: Page, errors: list[str]
) -> None:
    server: FakeServer = shown(PAGE)
    check = never_navigated(page)
    server.send(["p", [9, 9], {"text": "nowhere"}])
    _, hello = server.welcome(["x", [], column(text("whole"))], rebuilt=True)
    assert hello["frame"] > server.frame
    expect(page.get_by_text("whole")).to_be_visible()
    assert "no node" in errors.pop()
    check()


def test_a_reload_names_the_window_before_and_a_copy_of_the_tab_says_that_it_is_one(
    shown: Any, page: Page
) -> None:
    server: FakeServer = shown(PAGE)
    page.reload()
    hello = server.welcome()[1]
    assert (hello["previous"], hello["copied"]) == ("key1", False)
    with page.context.expect_page() as opened:
        page.evaluate("void window.open(location.href, '_blank')")
    copy = opened.value
    assert copy.evaluate("sessionStorage.length") > 0, "the browser copies the storage"
    hello = server.welcome()[1]
    assert (hello["previous"], hello["copied"]) == ("key2", True)


def test_frames_are_acknowledged_when_nothing_else_is_said(shown: Any, page: Page) -> None:
    server: FakeServer = shown(PAGE)
    server.send(["p", [1], {"text": "1"}])
    server.send(["p", [1], {"text": "2"}])
    assert server.next("a") == ["a", 4]


def test_other_builds_are_told_of_and_nothing_is_forced(shown: Any, page: Page) -> None:
    server: FakeServer = shown(PAGE)
    check = never_navigated(page)
    server.hang_up(4000)
    server.next("h")
    server.send(["w", "w1", False, 0, "key1", "another build"])
    expect(page.get_by_text("A new version is available")).to_be_visible()
    check()
    page.get_by_role("button", name="Reload").click()
    server.welcome()
    assert server.loads == 2


def test_the_page_has_no_handle_for_strangers(shown: Any, page: Page) -> None:
    shown(PAGE)
    assert page.evaluate("Object.keys(window).filter(name => /nago|lab/i.test(name))") == []
