"""What a window can do besides showing components, with a real server and a real browser."""

import time

from playwright.sync_api import Page, expect

from tests.browser.fixtures import NewApplication, NewContext

WAYS = "tests.browser.apps.ways"
HIDE = "Object.defineProperty(document, 'visibilityState', { get: () => '%s', configurable: true })"


def test_the_address_brings_states_back_by_link_back_forward_and_reload(
    page: Page, new_application: NewApplication
) -> None:
    application = new_application(WAYS)
    page.goto(f"{application.url}/?page=3&sort=date&q=a%26b")
    expect(page.get_by_text("page 3 by date for 'a&b', seen")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page).to_have_url(f"{application.url}/?page=4&sort=date&q=a%26b")
    page.get_by_label("Words").fill("x y")
    expect(page).to_have_url(f"{application.url}/?page=4&sort=date&q=x%20y")
    page.get_by_role("button", name="Add").click()
    page.go_back()
    expect(page.get_by_text("page 3 by date for 'a&b', seen")).to_be_visible()
    expect(page.get_by_label("Words")).to_have_value("a&b")
    expect(page.get_by_text("count 1")).to_be_visible()
    page.go_forward()
    expect(page.get_by_text("page 4 by date for 'x y', seen")).to_be_visible()
    page.reload()
    expect(page.get_by_text("page 4 by date for 'x y', seen")).to_be_visible()
    expect(page.get_by_label("Words")).to_have_value("x y")
    page.goto(f"{application.url}/?page=many&sort=size")
    expect(page.get_by_text("page 1 by name for '', seen")).to_be_visible()
    page.get_by_role("button", name="By date").click()
    expect(page).to_have_url(f"{application.url}/?page=many&sort=date")


def test_a_window_knows_its_browser_moves_the_focus_copies_and_turns_dark(
    new_application: NewApplication, new_context: NewContext
) -> None:
    application = new_application(WAYS)
    options = {"locale": "de-AT", "timezone_id": "Europe/Vienna", "extra_http_headers": {}}
    context = new_context(**options, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(application.url)
    expect(page.get_by_text("xl light de-AT Europe/Vienna")).to_be_visible()
    page.set_viewport_size({"width": 700, "height": 800})
    expect(page.get_by_text("sm light de-AT Europe/Vienna")).to_be_visible()
    page.get_by_role("button", name="Words").click()
    expect(page.get_by_label("Words")).to_be_focused()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "page 1"
    page.get_by_role("button", name="Dark").click()
    expect(page.get_by_text("sm dark de-AT Europe/Vienna")).to_be_visible()
    answer = page.reload()
    assert answer is not None
    assert "sm dark de-AT Europe/Vienna" in answer.text(), "rendered for it from the start"
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_copy_of_a_tab_starts_with_its_states_and_then_has_its_own(
    page: Page, new_application: NewApplication
) -> None:
    application = new_application(WAYS)
    page.goto(application.url)
    for count in (1, 2):
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_text(f"count {count}")).to_be_visible()
    with page.context.expect_page() as opened:
        page.evaluate("void window.open(location.href, '_blank')")  # copies the storage as well
    copy = opened.value
    expect(copy.get_by_text("count 2")).to_be_visible()
    copy.get_by_role("button", name="Add").click()
    expect(copy.get_by_text("count 3")).to_be_visible()
    expect(page.get_by_text("count 2")).to_be_visible()
    page.reload()
    expect(page.get_by_text("count 2")).to_be_visible()
    copy.reload()
    expect(copy.get_by_text("count 3")).to_be_visible()
    for each in (page, copy):
        expect(each.get_by_text("continued in another tab")).to_have_count(0)


def test_a_hidden_tab_is_told_once_a_second_and_at_once_when_it_is_seen(
    page: Page, new_application: NewApplication
) -> None:
    application = new_application(WAYS)
    frames: list[float] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda _: frames.append(time.monotonic())),
    )
    page.goto(application.url)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("ticks 5")).to_be_visible()
    page.evaluate(HIDE % "hidden")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(500)  # until the server knows
    frames.clear()
    begun = time.monotonic()
    page.wait_for_timeout(3000)
    assert 1 <= len(frames) <= time.monotonic() - begun + 2, frames
    shown = int(str(page.get_by_text("ticks").text_content()).split()[1])
    page.evaluate(HIDE % "visible")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    frames.clear()
    page.wait_for_timeout(1000)
    assert len(frames) >= 5
    assert int(str(page.get_by_text("ticks").text_content()).split()[1]) >= shown + 5


def test_what_holds_the_loop_stands_in_the_log_with_the_remedy(
    page: Page, new_application: NewApplication
) -> None:
    application = new_application(WAYS)
    page.goto(application.url)
    for _ in range(2):
        page.get_by_role("button", name="Hold up").click()
        expect(page.get_by_role("button", name="Hold up")).not_to_have_attribute(
            "aria-busy", "true"
        )
    page.wait_for_timeout(1500)
    told = [line for line in application.log.splitlines() if "hold_up() (" in line]
    assert len(told) == 1, application.log
    assert "nago.watchdog" in told[0] and "await wnd.run_blocking" in told[0]
