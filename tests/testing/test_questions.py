"""What the browser asks by itself: a test answers it as a user would, in the simulation and in Chromium."""

from __future__ import annotations

import pytest

from nago import Configurator, View, Window, ui
from nago.testing import NotFound, Refused
from nago.testing.plugin import OpenApp


@pytest.fixture(params=["simulation", "chromium"])
def nago_browser(request: pytest.FixtureRequest) -> bool:
    """Every test here runs both ways."""
    return bool(request.param == "chromium")


def drawer(wnd: Window) -> View:
    """Things that can be thrown away, once one has agreed."""
    left, name, opened = wnd.state("left", 3), wnd.state("name", ""), wnd.state("opened", False)

    def drop() -> None:
        left.value -= 1

    def empty() -> None:
        left.value = 0

    def ask() -> None:
        ui.confirm(wnd, f"Empty it of {left.value}?", action=empty, otherwise=drop, yes="Empty")

    def open_it() -> None:
        opened.value = True

    question = ui.Confirm("Drop one?", "It is gone then.", yes="Drop", destructive=True)
    return ui.VStack(
        ui.Text("Drawer", level="h1"),
        ui.PrimaryButton("Drop one", action=drop, confirm=question),
        ui.SecondaryButton("Empty it", action=ask),
        ui.SecondaryButton("Rename", action=open_it),
        ui.Modal(ui.TextField("Name", name), title="Name it", open=opened, guard="edited"),
        ui.Text(f"{left.value} left"),
    )


def configure(cfg: Configurator) -> None:
    cfg.name("Drawer")
    cfg.root_view(".", drawer)


async def test_a_button_that_asks_acts_once_the_user_agrees(
    open_app: OpenApp, nago_browser: bool
) -> None:
    page = await open_app(configure, browser=nago_browser)
    await page.press("Drop one")
    await page.expect("It is gone then.")
    with pytest.raises((Refused, NotFound)):
        await page.press("Empty it")
    await page.press("Cancel")
    await page.expect("3 left")
    await page.press("Drop one")
    await page.press("Drop")
    await page.expect("2 left")


async def test_a_question_of_an_action_is_answered(open_app: OpenApp, nago_browser: bool) -> None:
    page = await open_app(configure, browser=nago_browser)
    await page.press("Empty it")
    await page.expect("Empty it of 3?")
    await page.press_key("Escape")
    await page.expect("2 left")
    await page.press("Empty it")
    await page.press("Empty")
    await page.expect("0 left")


async def test_a_modal_asks_before_it_throws_away_what_was_entered(
    open_app: OpenApp, nago_browser: bool
) -> None:
    page = await open_app(configure, browser=nago_browser)
    await page.press("Rename")
    await page.press("Close")
    await page.expect_no("Name it")
    await page.press("Rename")
    await page.fill("Name", "Socks")
    await page.press("Close")
    await page.expect("Discard your changes?")
    await page.press("Keep editing")
    await page.expect("Name it")
    await page.press("Close")
    await page.press("Discard")
    await page.expect_no("Name it")
