"""The listing "Usage of the session storage", as `examples/two_pages.py` has it."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from examples.two_pages import configure
from nago.errors import StoreFull
from nago.testing.direct import Browser
from tests.browser.application import Application
from tests.browser.fixtures import NewApplication
from tests.seed.opened import opened


async def test_store_the_text_into_the_session_and_navigate_to_the_second_page(
    tmp_path: Path,
) -> None:
    async with opened(configure, tmp_path) as application:
        page = await Browser(application).open("first_page")
        assert page.texts() == ["Enter some information:"]
        await page.fill("Information", "hello")
        await page.press("Continue")
        assert page.texts() == ["Stored information: hello"]
        assert page.tree.moves == [["push", "/second_page", True]]


async def test_no_information_found_in_session(tmp_path: Path) -> None:
    async with opened(configure, tmp_path) as application:
        page = await Browser(application).open("second_page")
        assert page.texts() == ["No information found in session"]
        await page.press("Go Back")
        assert page.tree.moves == [["back", "", False]]


async def test_an_empty_text_is_information_too(tmp_path: Path) -> None:
    async with opened(configure, tmp_path) as application:
        page = await Browser(application).open("first_page")
        await page.press("Continue")
        assert page.texts() == ["Stored information: "]


async def test_failed_to_store_session_value_is_shown_and_nobody_moves_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(configure, tmp_path) as application:
        page = await Browser(application).open("first_page")

        def full(change: object, tell: Callable[[object], None]) -> None:
            error = StoreFull("no room left on the disk")
            asyncio.get_running_loop().call_soon(tell, error)

        monkeypatch.setattr(application.sessions.registry.store, "write", full)
        await page.fill("Information", "hello")
        await page.press("Continue")
        assert page.banners() == ["failed to store session value: no room left on the disk"]
        assert page.texts() == ["Enter some information:"]
        assert page.value("Information") == "hello"
        assert page.tree.moves == []


def test_a_database_that_another_holds_is_told_on_the_page_and_recovers(
    page: Page, new_application: NewApplication
) -> None:
    application: Application = new_application("examples.two_pages")
    page.goto(application.url)
    page.get_by_label("Information").fill("patience")
    holder = sqlite3.connect(application.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    page.get_by_role("button", name="Continue").click()
    banner = page.get_by_text("failed to store session value: ")
    expect(banner).to_be_visible(timeout=20_000)
    expect(banner).to_contain_text("another process has held the database")
    expect(page.get_by_label("Information")).to_have_value("patience")
    holder.execute("COMMIT")
    holder.close()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Stored information: patience")).to_be_visible()


def test_gap_l24_and_frame_match_screen_are_what_the_browser_shows(
    page: Page, two_pages: Application
) -> None:
    page.goto(two_pages.url)
    expect(page.get_by_label("Information")).to_be_visible()
    boxes = page.evaluate(
        """() => {
            const stack = document.querySelector("main .stack");
            const [text, field, button] = [...stack.children].map((e) => e.getBoundingClientRect());
            const frame = stack.getBoundingClientRect();
            return [field.top - text.bottom, button.top - field.bottom, frame.width, frame.bottom,
                    innerWidth, innerHeight, document.documentElement.scrollHeight];
        }"""
    )
    first_gap, second_gap, width, bottom, screen_width, screen_height, scrolled = boxes
    assert (round(first_gap), round(second_gap)) == (24, 24)
    assert round(bottom) == screen_height
    assert scrolled <= screen_height
    assert width >= screen_width - 64


def test_the_start_page_is_the_first_root_view_that_was_registered(
    page: Page, two_pages: Application
) -> None:
    page.goto(two_pages.url)
    expect(page.get_by_label("Information")).to_be_visible()


def test_the_example_in_the_readme_is_the_example_that_runs() -> None:
    root = Path(__file__).parent.parent.parent
    listing = (root / "README.md").read_text().split("## Two pages\n\n```python\n")[1]
    assert listing.split("```")[0] == (root / "examples" / "two_pages.py").read_text()
