"""The gallery in a real browser: every chapter, for everybody, on every screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from examples.gallery.program import CHAPTERS
from tests.browser.application import Application
from tests.browser.fixtures import NewContext, axe

PATHS = [".", *(chapter.path for chapter in CHAPTERS)]
FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    application = Application("examples.gallery", tmp_path_factory.mktemp("gallery"))
    application.start()
    yield application
    application.kill()


def go(page: Page, gallery: Application, path: str) -> None:
    page.goto(f"{gallery.url}/{'' if path == '.' else path}")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_chapter(
    gallery: Application, new_context: NewContext, scheme: str
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    found = {}
    for path in PATHS:
        go(page, gallery, path)
        if wrong := axe(page):
            found[path] = wrong
    assert found == {}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_chapter_is_wider_than_a_screen_of_320_pixels(
    gallery: Application, new_context: NewContext, direction: str
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}, locale="de-DE").new_page()
    wide = []
    for path in PATHS:
        go(page, gallery, path)
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        if not page.evaluate(FITS):
            wide.append(path)
    assert wide == []


def test_the_search_leads_to_a_component_and_its_code(
    gallery: Application, new_context: NewContext
) -> None:
    page = new_context().new_page()
    go(page, gallery, ".")
    page.get_by_label("Search").fill("tick terms")
    expect(page.get_by_text("Nothing is found")).to_be_visible()
    page.get_by_label("Search").fill("checkbox terms")
    page.get_by_role("link", name="Checkbox").click()
    expect(page.get_by_role("heading", name="Checkbox", level=1)).to_be_visible()
    expect(page.get_by_text("def checkboxes(wnd: Window) -> View:")).to_be_visible()
    page.get_by_label("I have read the terms").check()
    expect(page.get_by_text("Thank you", exact=True)).to_be_visible()
