"""The test kit as its users have it, in the simulation and in Chromium."""

from __future__ import annotations

import traceback

import pytest

from examples import accounts, two_pages
from nago import Configurator, View, Window, ui
from nago.testing import Ambiguous, NotFound, Refused, ServerFailure
from nago.testing.plugin import OpenApp
from tests.browser.apps import ways


@pytest.fixture(params=["simulation", "chromium"])
def nago_browser(request: pytest.FixtureRequest) -> bool:
    """Every test here runs both ways."""
    return bool(request.param == "chromium")


def desk(wnd: Window) -> View:
    """A page with one of each thing that the tests are about."""
    name = wnd.state("name", "")
    agreed = wnd.state("agreed", False)
    colour = wnd.state("colour", "red")
    said = wnd.state("said", "")
    asked = wnd.state("asked", False)

    def say() -> None:
        said.value = f"{name.value}, {agreed.value}, {colour.value}"

    def ask() -> None:
        asked.value = True

    def fail() -> None:
        raise KeyError("the drawer is empty")

    return ui.VStack(
        ui.Text("Desk", level="h1"),
        ui.TextField("Name", name, on_enter=say),
        ui.Checkbox("Agreed", agreed),
        ui.Select("Colour", colour, (ui.Option("red", "Red"), ui.Option("blue", "Blue"))),
        ui.PrimaryButton("Save", action=say),
        ui.SecondaryButton("Save as", action=say),
        ui.SecondaryButton("Locked", action=say, disabled=True),
        ui.SecondaryButton("Secret", action=say, visible=False),
        ui.Card(ui.TertiaryButton("Open", action=say), title="Left"),
        ui.Card(ui.TertiaryButton("Open", action=ask), title="Right"),
        ui.Menu(ui.MenuItem("Rename", say), title="More"),
        ui.TertiaryButton("Break", action=fail),
        ui.Dialog(ui.Text("Really?"), title="Sure", open=asked),
        ui.Text(f"said {said.value}"),
    )


def configure(cfg: Configurator) -> None:
    cfg.name("Desk")
    cfg.root_view(".", desk)


async def test_a_text_travels_from_one_page_to_the_other_and_survives_everything(
    open_app: OpenApp,
) -> None:
    page = await open_app(two_pages.configure)
    await page.fill("Information", "hello")
    await page.press("Continue")
    await page.expect("Stored information: hello")
    assert page.address == "/second_page"
    await page.press("Go Back")
    await page.expect("Enter some information:")
    await page.fill("Information", "half")
    await page.restart()
    assert await page.value("Information") == "half"
    await page.type("Information", " and whole")
    await page.press("Continue")
    await page.expect("Stored information: half and whole")
    await page.back()
    await page.expect("Enter some information:")
    await page.reload()
    await page.forward()
    await page.expect("Stored information: half and whole")


async def test_everything_is_found_by_what_it_is_called_and_used(open_app: OpenApp) -> None:
    page = await open_app(configure)
    await page.fill("Name", "Ada")
    await page.check("Agreed")
    await page.choose("Colour", "Blue")
    await page.press("Save")
    await page.expect("said Ada, True, blue")
    await page.uncheck("Agreed")
    await page.get_by_role("button", name="Save as").press()
    await page.expect("said Ada, False, blue")
    await page.type("Name", "!")
    await page.press_key("Enter")
    await page.expect("said Ada!, False, blue")
    assert (await page.get_by_role("heading", name="Desk").seen()).level == 1
    assert await page.value("Name") == "Ada!"


async def test_what_is_ambiguous_is_told_with_all_that_it_could_be(open_app: OpenApp) -> None:
    page = await open_app(configure)
    page.driver.patience = 0.5
    with pytest.raises(Ambiguous) as caught:
        await page.press("Open")
    assert 'button "Open" in region "Left"' in str(caught.value)
    assert 'button "Open" in region "Right"' in str(caught.value)
    await page.get_by_role("region", name="Right").get_by_role("button", name="Open").press()
    await page.expect("Really?")


async def test_what_is_missing_is_told_with_what_is_there_and_what_is_near(
    open_app: OpenApp,
) -> None:
    page = await open_app(configure)
    page.driver.patience = 0.5
    with pytest.raises(NotFound, match="near are 'Save'") as caught:
        await page.press("Safe")
    assert '- button "Locked"' in str(caught.value)


@pytest.mark.parametrize(("name", "error"), [("Locked", Refused), ("Secret", AssertionError)])
async def test_what_no_user_could_press_is_refused(
    open_app: OpenApp, name: str, error: type[Exception]
) -> None:
    page = await open_app(configure)
    page.driver.patience = 0.5
    with pytest.raises(error, match=name):
        await page.press(name)


async def test_what_lies_behind_a_dialog_cannot_be_used_until_it_is_closed(
    open_app: OpenApp,
) -> None:
    page = await open_app(configure)
    await page.get_by_role("region", name="Right").get_by_role("button", name="Open").press()
    await page.get_by_role("dialog", name="Sure").seen()
    page.driver.patience = 0.5
    with pytest.raises(AssertionError):
        await page.press("Save")
    await page.press_key("Escape")
    await page.expect_no("Really?")
    await page.press("Save")


async def test_the_items_of_a_menu_are_there_when_it_is_open(open_app: OpenApp) -> None:
    page = await open_app(configure)
    page.driver.patience = 0.5
    with pytest.raises(AssertionError):
        await page.press("Rename")
    await page.press("More")
    await page.press("Rename")
    await page.expect("said , False, red")


async def test_an_error_of_the_server_fails_the_test_with_its_own_traceback(
    open_app: OpenApp,
) -> None:
    page = await open_app(configure)
    page.driver.patience = 0.5
    with pytest.raises(ServerFailure, match="the drawer is empty") as caught:
        await page.press("Break")
    cause = caught.value.__cause__
    assert isinstance(cause, KeyError)
    assert traceback.extract_tb(cause.__traceback__)[-1].name == "fail"
    with page.app.failures.expected(KeyError) as errors:
        await page.press("Break")
        await page.expect("That did not work")
    assert len(errors) == 1


async def test_what_is_entered_without_a_line_arrives_when_it_is_mended(open_app: OpenApp) -> None:
    page = await open_app(configure)
    await page.disconnect()
    await page.fill("Name", "Grace")
    await page.reconnect()
    await page.press("Save")
    await page.expect("said Grace, False, red")


async def test_a_slow_line_loses_no_letter(open_app: OpenApp) -> None:
    page = await open_app(configure)
    with page.latency(0.2):
        await page.type("Name", "abc")
        await page.press("Save")
        await page.type("Name", "def")
        await page.expect("said abc, False, red")
        assert await page.value("Name") == "abcdef"


async def test_a_view_learns_how_large_the_window_is(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        return ui.Text(f"{wnd.info().width} wide")

    page = await open_app(lambda cfg: cfg.root_view(".", view))
    await page.expect("1280 wide")
    await page.resize(360)
    await page.expect("360 wide")


async def test_two_browsers_have_two_sessions_and_two_tabs_share_one(open_app: OpenApp) -> None:
    page = await open_app(two_pages.configure)
    await page.fill("Information", "mine")
    await page.press("Continue")
    await page.expect("Stored information: mine")
    other = await page.app.browser()
    stranger = await other.open("second_page")
    await stranger.expect("No information found in session")
    twin = await page.browser.open("second_page")
    await twin.expect("Stored information: mine")


async def test_somebody_logs_in_through_the_login_page_and_his_session_expires(
    open_app: OpenApp,
) -> None:
    page = await open_app(accounts.configure)
    ada = await page.app.log_in("ada@example.com", roles=("notes.writer",), path="notes")
    await ada.fill("What do you want to remember?", "milk")
    await ada.press("Add note")
    notes = ada.get_by_role("region", name="All notes")
    await notes.get_by_role("listitem").get_by_text("milk", exact=True).seen()
    await page.visit("notes")
    await page.expect_no("milk")
    await ada.clock.advance(days=100)
    await ada.expect("Log in")
    await ada.expect_no("milk")


async def test_a_state_in_the_address_comes_back_with_it(open_app: OpenApp) -> None:
    page = await open_app(ways.configure, values={"page": "3"})
    await page.expect("page 3 by name for '', seen")
    await page.press("Next")
    await page.press("By date")
    await page.expect_address(".", page="4", sort="date")
    await page.reload()
    await page.expect("page 4 by date for '', seen")
    await page.back()
    await page.expect("page 3 by name for '', seen")
    await page.forward()
    await page.expect("page 4 by date for '', seen")
