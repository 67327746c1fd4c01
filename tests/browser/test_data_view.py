"""Data views in a real browser: by keys alone, on small screens, on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewContext, axe

FITS = "document.documentElement.scrollWidth <= innerWidth"
SHOWN = "data-views/data-view"


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    application = Application("examples.gallery", tmp_path_factory.mktemp("gallery"))
    application.start()
    yield application
    application.kill()


def go(page: Page, gallery: Application, path: str = SHOWN) -> Page:
    page.goto(f"{gallery.url}/{path}")
    expect(page.get_by_role("table").first).to_be_visible()
    return page


def box(page: Page, number: int) -> Locator:
    """The box of this row, counted from 0."""
    return page.locator("tbody .table-tick > input").nth(number)


def ticked(page: Page) -> list[int]:
    boxes = page.locator("tbody .table-tick > input").all()
    return [number for number, each in enumerate(boxes) if each.is_checked()]


def selected(page: Page) -> Locator:
    return page.locator(".data-said")


def test_rows_are_ticked_by_the_keys_of_a_list(
    gallery: Application, new_context: NewContext
) -> None:
    page = go(new_context().new_page(), gallery)
    keys = page.keyboard
    box(page, 1).focus()
    keys.press("Space")
    expect(selected(page)).to_have_text("1 selected")
    keys.press("ArrowDown")
    expect(box(page, 2)).to_be_focused()
    keys.press("Shift+ArrowDown")
    keys.press("Shift+ArrowDown")
    expect(selected(page)).to_have_text("4 selected")
    assert ticked(page) == [1, 2, 3, 4]
    keys.press("Shift+ArrowUp")
    expect(selected(page)).to_have_text("3 selected")
    expect(box(page, 3)).to_be_focused()
    assert ticked(page) == [1, 2, 3]
    keys.press("End")
    expect(box(page, 9)).to_be_focused()
    keys.press("Home")
    expect(box(page, 0)).to_be_focused()
    keys.press("ControlOrMeta+a")
    expect(selected(page)).to_have_text("10 selected")
    keys.press("Escape")
    expect(selected(page)).to_have_text("")
    assert ticked(page) == []
    expect(box(page, 0)).to_be_focused()


def test_shift_and_a_click_tick_a_range(gallery: Application, new_context: NewContext) -> None:
    page = go(new_context().new_page(), gallery)
    box(page, 2).click()
    box(page, 6).click(modifiers=["Shift"])
    expect(selected(page)).to_have_text("5 selected")
    assert ticked(page) == [2, 3, 4, 5, 6]


def test_a_row_is_opened_and_its_menu_reached_by_keys(
    gallery: Application, new_context: NewContext
) -> None:
    page = go(new_context().new_page(), gallery)
    box(page, 0).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Opened R-10059")).to_be_visible()
    page.get_by_role("button", name="Actions for R-10058").focus()
    page.keyboard.press("ArrowUp")  # opens a menu at its last item, as on every menu button
    expect(page.get_by_role("menuitem", name="Delete")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="R-10058", exact=True)).to_have_count(0)


def test_keys_typed_into_the_search_stay_there(
    gallery: Application, new_context: NewContext
) -> None:
    page = go(new_context().new_page(), gallery)
    field = page.get_by_label("Search", exact=True)
    field.fill("paid")
    expect(page.get_by_text("1–10 of 20")).to_be_visible()
    field.press("ControlOrMeta+a")
    assert ticked(page) == []
    field.press("Escape")
    expect(field).to_have_value("")
    expect(page.get_by_text("1–10 of 60")).to_be_visible()
    expect(field).to_be_focused()


def test_the_address_brings_everything_back(gallery: Application, new_context: NewContext) -> None:
    page = new_context().new_page()
    go(page, gallery, f"{SHOWN}?invoices.q=ada&invoices.sort=amount&invoices.page=2")
    expect(page.get_by_label("Search", exact=True)).to_have_value("ada")
    expect(page.get_by_role("columnheader", name="Amount")).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(page.get_by_text("11–10 of 10")).to_have_count(0)
    expect(page.get_by_text("1–10 of 10")).to_be_visible()  # a page that there is not any more
    page.get_by_role("button", name="Amount").click()
    expect(page.get_by_role("columnheader", name="Amount")).to_have_attribute(
        "aria-sort", "descending"
    )
    page.get_by_role("button", name="Amount").click()
    expect(page.locator("[aria-sort]")).to_have_count(0)


def test_filters_are_ticked_one_after_the_other_by_keys(
    gallery: Application, new_context: NewContext
) -> None:
    page = go(new_context().new_page(), gallery)
    opener = page.get_by_role("button", name="Filter: State")
    opener.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitemcheckbox", name="Open")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitemcheckbox", name="Open")).to_be_checked()
    expect(page.get_by_text("1–10 of 20")).to_be_visible()
    page.keyboard.press("l")  # to "Late", by its first letter
    page.keyboard.press("Space")
    expect(page.get_by_text("1–10 of 40")).to_be_visible()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_text("Filter: State 2")
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_text("1–10 of 60")).to_be_visible()


def test_cards_are_sorted_without_heads(gallery: Application, new_context: NewContext) -> None:
    page = go(new_context(viewport={"width": 360, "height": 800}).new_page(), gallery)
    page.get_by_role("button", name="Sort by").click()
    page.get_by_role("menuitemradio", name="Amount, ascending").click()
    expect(page).to_have_url(f"{gallery.url}/{SHOWN}?invoices.sort=amount")
    expect(page.locator("tbody > tr").first).to_contain_text("R-10000")
    expect(page.get_by_role("button", name="Sort by")).to_contain_text("Amount, ascending")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_while_rows_are_selected(
    gallery: Application, new_context: NewContext, scheme: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    page = go(new_context(color_scheme=scheme, viewport=size).new_page(), gallery)
    box(page, 1).click()
    expect(selected(page)).to_have_text("1 selected")
    assert axe(page) == []
    page.get_by_label("Search", exact=True).fill("nothing like this")
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    assert axe(page) == []


CLEAR = """row => {
  const range = document.createRange();
  range.selectNodeContents(row.querySelector(".row-title"));
  const others = [".checkbox", ".menu-button"].map((each) =>
    row.querySelector(each).getBoundingClientRect());
  return [...range.getClientRects()].every((line) =>
    others.every((other) => line.right <= other.left || other.right <= line.left));
}"""
"""Whether the words of a row's title stand beside its tick and its menu."""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [320, 360, 640])
def test_rows_are_cards_on_small_screens(
    gallery: Application, new_context: NewContext, width: int, direction: str
) -> None:
    size = {"width": width, "height": 800}
    page = go(new_context(viewport=size, locale="de-DE").new_page(), gallery)
    page.evaluate("direction => { document.documentElement.dir = direction }", direction)
    box(page, 1).click()
    expect(selected(page)).to_have_text("1 ausgewählt")
    assert page.evaluate(FITS)
    row = page.locator("tbody > tr").first
    assert row.evaluate("row => getComputedStyle(row).display") == "block"
    scroll = page.locator(".table-scroll").first
    assert scroll.evaluate("box => box.scrollWidth <= box.clientWidth")
    expect(page.get_by_role("cell").first).to_be_visible()  # a table for those who hear it
    # A long title keeps clear of the tick before it and of the menu behind it.
    row.locator(".row-title").evaluate("each => { each.textContent = 'A long title '.repeat(9) }")
    assert row.evaluate(CLEAR)


def test_paper_shows_the_rows_and_nothing_to_press(
    gallery: Application, new_context: NewContext
) -> None:
    page = go(new_context().new_page(), gallery)
    box(page, 1).click()
    page.emulate_media(media="print")
    expect(page.get_by_text("R-10058")).to_be_visible()
    for hidden in (".data-head", ".data-bulk", ".table-tick", ".table .menu-button"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_what_takes_long_says_so_and_then_comes(
    gallery: Application, new_context: NewContext
) -> None:
    page = go(new_context().new_page(), gallery, "data-views/from-a-source")
    page.get_by_label("Search", exact=True).fill("R-10007")
    expect(page.locator(".data-body[aria-busy]")).to_be_visible()
    expect(page.get_by_text("1–1 of 1")).to_be_visible()
    expect(page.locator(".data-body[aria-busy]")).to_have_count(0)
    page.get_by_label("Search", exact=True).fill("fail")
    expect(page.get_by_text("This could not be loaded")).to_be_visible()
    expect(page.get_by_role("rowheader", name="R-10007")).to_be_visible()


def test_a_long_table_is_scrolled_by_keys_and_found_in(
    gallery: Application, new_context: NewContext
) -> None:
    page = go(new_context().new_page(), gallery, "data-views/many-rows")
    page.locator(".table-long").evaluate("box => { box.scrollTop = 200000 }")
    expect(page.get_by_role("rowheader", name="R-1").first).to_be_visible()
    rows = page.locator(".table-long tbody:not([aria-hidden]) > tr")
    expect(rows.first).not_to_contain_text("R-10000")
    page.get_by_label("Search", exact=True).fill("R-10042")
    expect(rows).to_have_count(1)
    expect(page.get_by_text("1 entry")).to_be_visible()
