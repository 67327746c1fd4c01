"""Pickers for days and times, as a user meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.client.nodes import button, column

Node = dict[str, Any]
AUGUST = "2026-08-12"


@pytest.fixture
def locale() -> str:
    return "en-GB"


@pytest.fixture
def context(browser: Browser, locale: str) -> Iterator[BrowserContext]:
    context = browser.new_context(locale=locale, timezone_id="Europe/Berlin")
    context.set_default_timeout(10_000)
    context.clock.install(time="2026-08-20T10:00:00")
    yield context
    context.close()


def picker(kind: str, value: Any, **fields: Any) -> Node:
    bound = {"state": "day", "value": value, "seq": 0, "live": False}
    return {"type": kind, "label": "Day", "value": bound, **fields}


DAYS = {
    "en-GB": [
        ("24/12/2026", "2026-12-24", "24/12/2026"),
        ("24 Dec 2025", "2025-12-24", "24/12/2025"),
        ("2024-12-24", "2024-12-24", "24/12/2024"),
    ],
    "en-US": [
        ("12/24/26", "2026-12-24", "12/24/2026"),
        ("Dec 24, 2025", "2025-12-24", "12/24/2025"),
        ("122424", "2024-12-24", "12/24/2024"),
    ],
    "de-DE": [
        ("24.12.", "2026-12-24", "24.12.2026"),
        ("24.12.99", "1999-12-24", "24.12.1999"),
        ("24. Dezember 2025", "2025-12-24", "24.12.2025"),
        ("24122024", "2024-12-24", "24.12.2024"),
        ("31.2.2026", "31.2.2026", "31.2.2026"),
        ("24.12.2026 oder so", "24.12.2026 oder so", "24.12.2026 oder so"),
        ("", None, ""),
    ],
}
TIMES = {
    "en-US": [
        ("9:05", "09:05:00", "9:05 AM"),
        ("2:30 pm", "14:30:00", "2:30 PM"),
        ("12 a", "00:00:00", "12:00 AM"),
    ],
    "de-DE": [
        ("930", "09:30:00", "09:30"),
        ("14 Uhr", "14:00:00", "14:00"),
        ("24:00", "24:00", "24:00"),
        ("9:75", "9:75", "9:75"),
        ("", None, ""),
    ],
}


def write(server: Any, page: Page, field: Any, rows: list[tuple[str, Any, str]]) -> None:
    """Write each text, leave the field, and look at what is sent and what stands there."""
    for typed, sent, left in rows:
        field.fill(typed)
        expect(field).to_have_value(typed)
        page.get_by_role("button", name="Next").focus()
        [[name, seq, value]] = server.next("v")[2]
        assert value == sent
        expect(field).to_have_value(left)
        server.send(["s", name, sent, seq, False])


@pytest.mark.parametrize("locale", list(DAYS))
def test_a_day_is_written_in_the_order_of_its_user(shown: Any, page: Page, locale: str) -> None:
    tree = column(picker("DatePicker", AUGUST), button("Next"))
    server = shown(tree, language=locale[:2])
    write(server, page, page.get_by_role("textbox", name="Day"), DAYS[locale])


@pytest.mark.parametrize("locale", list(TIMES))
def test_a_time_is_written_as_its_user_does(shown: Any, page: Page, locale: str) -> None:
    tree = column(picker("TimePicker", "17:10:00"), button("Next"))
    server = shown(tree, language=locale[:2])
    write(server, page, page.get_by_role("spinbutton", name="Day"), TIMES[locale])


def test_a_calendar_is_walked_through_by_keys(shown: Any, page: Page) -> None:
    server = shown(column(picker("DatePicker", AUGUST), button("Next")))
    field = page.get_by_role("textbox", name="Day")
    expect(field).to_have_value("12/08/2026")
    field.press("ArrowDown")
    dialog = page.get_by_role("dialog", name="Choose a date")
    expect(dialog.get_by_role("grid", name="August 2026")).to_be_visible()
    expect(dialog.get_by_role("columnheader").first).to_have_text("Mon")
    focused = page.locator("[data-day]:focus")
    expect(focused).to_have_attribute("aria-selected", "true")
    expect(focused).to_have_accessible_name(re.compile("Wednesday,? 12 August 2026"))
    expect(page.locator("[aria-current=date]")).to_have_attribute("data-day", "2026-08-20")
    for key, day in {
        "ArrowRight": "2026-08-13", "ArrowDown": "2026-08-20", "ArrowLeft": "2026-08-19",
        "ArrowUp": "2026-08-12", "Home": "2026-08-10", "End": "2026-08-16",
        "PageUp": "2026-07-16", "PageDown": "2026-08-16", "Shift+PageUp": "2025-08-16",
        "Shift+PageDown": "2026-08-16",
    }.items():  # fmt: skip
        page.keyboard.press(key)
        expect(focused).to_have_attribute("data-day", day)
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Today")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Previous month")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("grid", name="July 2026")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    opener = page.get_by_role("button", name="Open calendar")
    expect(opener).to_be_focused()
    expect(field).to_have_value("12/08/2026")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    expect(field).to_have_value("13/08/2026")
    assert server.next("v")[2] == [["day", 1, "2026-08-13"]]
    opener.click()
    expect(dialog).to_be_visible()
    opener.click()
    expect(dialog).to_be_hidden()
    opener.click()
    dialog.get_by_role("button", name="Clear").click()
    expect(field).to_have_value("")
    assert server.next("v")[2] == [["day", 2, None]]


@pytest.mark.parametrize("locale", ["en-US"])
def test_what_cannot_be_chosen_can_be_seen_and_the_week_starts_as_at_home(
    shown: Any, page: Page
) -> None:
    limits = {"minimum": "2026-08-05", "maximum": "2026-09-10", "disabledDates": ["2026-08-13"],
              "disabledWeekdays": [6], "required": True}  # fmt: skip
    server = shown(column(picker("DatePicker", AUGUST, **limits)))
    page.get_by_role("button", name="Open calendar").click()
    expect(page.get_by_role("columnheader").first).to_have_text("Sun")
    expect(page.get_by_role("button", name="Clear")).to_be_hidden()
    closed = page.locator('[data-day="2026-08-13"]')
    expect(closed).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(closed).to_be_focused()
    expect(page.locator('[data-day="2026-08-16"]')).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Shift+PageUp")
    expect(page.locator("[data-day]:focus")).to_have_attribute("data-day", "2026-08-05")
    page.keyboard.press(" ")
    assert server.next("v")[2] == [["day", 1, "2026-08-05"]]


def test_a_range_is_chosen_by_its_ends_or_written(shown: Any, page: Page) -> None:
    stay = picker("DateRangePicker", {"start": "2026-08-12", "end": "2026-08-14"})
    server = shown(column(stay, button("Next")))
    start = page.get_by_role("textbox", name="Day: From")
    end = page.get_by_role("textbox", name="Day: To")
    expect(page.get_by_role("group", name="Day")).to_be_visible()
    expect(end).to_have_value("14/08/2026")
    page.get_by_role("button", name="Open calendar").click()
    expect(page.locator("[data-between]")).to_have_attribute("data-day", "2026-08-13")
    page.locator('[data-day="2026-08-20"]').click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.locator('[data-day="2026-08-18"]').click()  # before: the range begins here
    page.locator('[data-day="2026-08-19"]').click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(start).to_have_value("18/08/2026")
    expect(end).to_have_value("19/08/2026")
    sent = server.next("v")[2]
    while sent[0][2]["end"] != "2026-08-19":
        sent = server.next("v")[2]
    assert sent[0][2] == {"start": "2026-08-18", "end": "2026-08-19"}
    end.fill("1/8/26")
    page.get_by_role("button", name="Next").focus()
    name, seq, value = server.next("v")[2][0]
    assert value == {"start": "2026-08-18", "end": "2026-08-01"}
    server.send(["s", name, value, seq, False, "The end lies before the beginning."])
    expect(end).to_have_attribute("aria-invalid", "true")
    expect(end).to_have_value("01/08/2026")
    expect(page.get_by_role("group", name="Day")).to_have_accessible_description(
        "The end lies before the beginning."
    )


def test_arrows_go_by_steps_through_the_hours(shown: Any, page: Page) -> None:
    shown(column(picker("TimePicker", "09:40:00", minimum="08:00:00", maximum="11:10:00")))
    field = page.get_by_role("spinbutton", name="Day")
    field.focus()
    for key, value in {
        "ArrowUp": "09:45", "ArrowDown": "09:30", "PageUp": "10:00", "PageDown": "09:00",
    }.items():  # fmt: skip
        page.keyboard.press(key)
        expect(field).to_have_value(value)
    for _ in range(3):
        page.keyboard.press("PageUp")
    expect(field).to_have_value("11:10")
    expect(field).to_have_attribute("aria-valuetext", "11:10")
