"""Typing is sacred: at 300 ms to the server and back, nothing is lost or moved."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.slow_line import SlowLine

ECHO = "tests.browser.apps.echo"
TEXT = "the quick brown fox jumps over the lazy dog"

Slow = Callable[[str, float], tuple[Application, SlowLine]]


def test_no_character_is_lost_while_the_server_echoes(page: Page, slow: Slow) -> None:
    _, line = slow(ECHO, 0.15)
    page.goto(line.url)
    page.get_by_label("Echo").press_sequentially(TEXT, delay=60)
    expect(page.get_by_label("Echo")).to_have_value(TEXT)
    expect(page.get_by_text(f"echo: {TEXT}")).to_be_visible()
    expect(page.get_by_label("Echo")).to_have_value(TEXT)


def test_the_server_may_change_what_is_typed_and_loses_nothing(page: Page, slow: Slow) -> None:
    _, line = slow(ECHO, 0.15)
    page.goto(line.url)
    page.get_by_label("Shout").press_sequentially(TEXT, delay=60)
    expect(page.get_by_label("Shout")).to_have_value(TEXT.upper())


def test_the_caret_stays_where_one_types(page: Page, slow: Slow) -> None:
    _, line = slow(ECHO, 0.15)
    page.goto(line.url)
    field = page.get_by_label("Shout")
    field.press_sequentially("abef", delay=20)
    expect(field).to_have_value("ABEF")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("cd", delay=60)
    expect(field).to_have_value("ABCDEF")
    assert field.evaluate("field => field.selectionStart") == 4


def test_what_no_view_reads_travels_with_the_click(page: Page, slow: Slow) -> None:
    _, line = slow("examples.two_pages", 0.15)
    sent: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(str(data))))
    page.goto(line.url)
    page.get_by_label("Information").press_sequentially("silent", delay=30)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Stored information: silent")).to_be_visible()
    assert [frame for frame in sent if frame.startswith('["v"')] == []


def test_a_failing_action_is_told_by_its_code_and_the_page_goes_on(page: Page, slow: Slow) -> None:
    application, line = slow(ECHO, 0.0)
    page.goto(line.url)
    page.get_by_role("button", name="Fail").click()
    banner = page.get_by_role("region").get_by_text("That did not work")
    expect(banner).to_be_visible()
    code = str(banner.text_content()).split("code ")[1][:9]
    assert code in application.log
    assert "on purpose" not in page.content()
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("count: 1")).to_be_visible()
