"""A server that goes and comes back: nothing typed is lost, and no page is loaded anew."""

import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewApplication
from tests.browser.slow_line import SlowLine

ECHO = "tests.browser.apps.echo"


class Stillness:
    """Notes every navigation of a page, also those that load nothing."""

    def __init__(self, page: Page) -> None:
        self._moved: list[str] = []
        page.on("framenavigated", lambda frame: self._moved.append(frame.url))

    def check(self) -> None:
        assert self._moved == []


def test_half_typed_text_outlives_a_server_that_is_away_for_ten_seconds(
    page: Page, two_pages: Application
) -> None:
    page.goto(two_pages.url)
    field = page.get_by_label("Information")
    field.press_sequentially("half ty")
    still = Stillness(page)
    assert two_pages.stop() == 0
    expect(page.get_by_text("Connection lost")).to_be_visible()
    field.press_sequentially("ped")
    time.sleep(10)
    two_pages.start()
    expect(page.get_by_text("Connection lost")).to_be_hidden()
    expect(field).to_have_value("half typed")
    still.check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Stored information: half typed")).to_be_visible()


def test_after_kill_9_and_a_restart_the_window_lives_with_its_states(
    page: Page, new_application: NewApplication
) -> None:
    application = new_application(ECHO)
    page.goto(application.url)
    for _ in range(3):
        page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("count: 3")).to_be_visible()
    page.get_by_label("Echo").fill("typed before")
    expect(page.get_by_text("echo: typed before")).to_be_visible()
    page.wait_for_timeout(1500)  # states are stored within a second
    still = Stillness(page)
    application.kill()
    expect(page.get_by_text("Connection lost")).to_be_visible()
    page.get_by_label("Note").fill("typed meanwhile")
    application.start()
    expect(page.get_by_text("Connection lost")).to_be_hidden()
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("count: 4")).to_be_visible()
    expect(page.get_by_label("Note")).to_have_value("typed meanwhile")
    expect(page.get_by_text("echo: typed before")).to_be_visible()
    still.check()


def test_a_click_that_met_no_server_is_told_and_not_replayed(
    page: Page, new_application: NewApplication
) -> None:
    application = new_application(ECHO)
    page.goto(application.url)
    application.kill()
    expect(page.get_by_text("Connection lost")).to_be_visible()
    page.get_by_role("button", name="Add").click()
    application.start()
    expect(page.get_by_text("Your last click did not reach the server")).to_be_visible()
    expect(page.get_by_text("count: 0")).to_be_visible()


def test_a_cut_line_is_resumed_where_it_was_cut(
    page: Page,
    slow: Callable[[str, float], tuple[Application, SlowLine]],
) -> None:
    _, line = slow(ECHO, 0.02)
    page.goto(line.url)
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("count: 1")).to_be_visible()
    still = Stillness(page)
    for number in range(2, 6):
        line.cut()
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_text(f"count: {number}")).to_be_visible()
    still.check()


def test_a_click_on_a_busy_button_acts_once(
    page: Page, slow: Callable[[str, float], tuple[Application, SlowLine]]
) -> None:
    _, line = slow(ECHO, 0.3)
    page.goto(line.url)
    expect(page.get_by_role("button", name="Add")).to_be_visible()
    page.get_by_role("button", name="Add").dblclick()
    expect(page.get_by_text("count: 1")).to_be_visible()
    page.wait_for_timeout(900)
    expect(page.get_by_text("count: 1")).to_be_visible()
