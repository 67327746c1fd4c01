"""Numbers, days and times that are written on a slow line, in the user's language."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.application import Application
from tests.browser.fixtures import NewContext, axe
from tests.browser.slow_line import SlowLine

Slow = Callable[[str, float], tuple[Application, SlowLine]]


def test_what_is_written_arrives_and_stays_as_it_was_written(
    slow: Slow, new_context: NewContext
) -> None:
    _, line = slow("tests.browser.apps.booking", 0.15)
    page = new_context(locale="de-DE").new_page()
    page.goto(line.url)
    price = page.get_by_label("Price")
    price.press_sequentially("1234567,5", delay=90)
    expect(page.get_by_text("2 guests, 1234567.5 €")).to_be_visible()
    expect(price).to_have_value("1234567,5")
    page.get_by_label("Day").fill("24.12.26")
    expect(price).to_have_value("1.234.567,50")
    page.get_by_label("Arrival").fill("930")
    page.get_by_label("Leave: Von").fill("1.8.2026")
    page.get_by_label("Leave: Bis").fill("31.7.2026")
    page.get_by_label("Guests").fill("20")
    expect(page.get_by_text("2026-12-24 09:30:00")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Das Ende liegt vor dem Anfang.")).to_be_visible()
    expect(page.get_by_text("Geben Sie eine ganze Zahl von 1 bis 12 ein.")).to_be_visible()
    expect(page.get_by_label("Guests")).to_be_focused()
    expect(page.get_by_text("booked 0 times")).to_be_visible()
    assert axe(page) == []
    page.reload()
    expect(page.get_by_label("Guests")).to_have_value("20")
    expect(page.get_by_text("Geben Sie eine ganze Zahl von 1 bis 12 ein.")).to_be_visible()
    expect(page.get_by_label("Leave: Bis")).to_have_value("31.07.2026")
    page.get_by_label("Guests").fill("12")
    page.get_by_label("Leave: Bis").fill("14.8.2026")
    page.get_by_role("button", name="Book").click()
    expect(page.get_by_text("booked 1 times")).to_be_visible()
    expect(page.get_by_text("12 guests")).to_be_visible()
    expect(page.get_by_text("2026-08-01 to 2026-08-14")).to_be_visible()
    page.get_by_role("button", name="Kalender öffnen").first.click()
    expect(page.get_by_role("grid", name="Dezember 2026")).to_be_visible()
    assert axe(page) == []
