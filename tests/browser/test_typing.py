"""What is typed goes along with what is done; what fails is told and the page goes on."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.slow_line import SlowLine

ECHO = "tests.browser.apps.echo"

Slow = Callable[[str, float], tuple[Application, SlowLine]]


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
