"""Pickers on the server's side: what may be chosen, and options that the server finds."""

import pytest

from nago import View, Window, ui
from nago.errors import ComponentError
from nago.ui.icon import path_of
from tests.presentation.tab import Tab

OPTIONS = (ui.Option("a", "Alpha"), ui.Option("b", "Beta"), ui.Option("z", "Zeta", disabled=True))


def page(wnd: Window) -> View:
    one, fixed = wnd.state("one", ""), wnd.state("fixed", "a")
    several = wnd.state("several", ["z"])
    found, sought = wnd.state("found", [], type=list[str]), wnd.state("sought", "old")

    def search(words: str) -> None:
        found.value = [f"{words}{number}" for number in range(3)]

    return ui.VStack(
        ui.Picker("One", one, OPTIONS),
        ui.Picker("Fixed", fixed, OPTIONS, clearable=False),
        ui.MultiPicker("Several", several, OPTIONS, max_choices=2),
        ui.Picker(
            "Sought", sought, tuple(ui.Option(each, each) for each in found.value),
            chosen=(ui.Option("old", "An old one"),), on_search=search,
        ),
        ui.Text(f"{one.value} {fixed.value} {','.join(several.value)} {sought.value}"),
    )  # fmt: skip


async def _said(tab: Tab, state: str, value: object) -> str:
    """What the page says after this value came from the browser."""
    await tab.type(state, value)
    return tab.texts()[-1]


async def test_what_is_chosen_arrives_and_can_be_cleared() -> None:
    tab = await Tab(page).open()
    assert await _said(tab, "one", "b") == "b a z old"
    assert await _said(tab, "one", "") == " a z old"
    assert await _said(tab, "several", ["z", "a"]) == " a z,a old"
    assert await _said(tab, "several", []) == " a  old"


@pytest.mark.parametrize(
    ("state", "forged"),
    [
        ("one", "z"), ("one", "none"), ("one", ["a"]), ("fixed", ""), ("several", ["none"]),
        ("several", ["a", "a"]), ("several", ["z", "a", "b"]), ("several", ""), ("sought", "a"),
    ],
)  # fmt: skip
async def test_W06_what_the_field_does_not_offer_is_refused(state: str, forged: object) -> None:
    tab = await Tab(page).open()
    assert await _said(tab, state, forged) == " a z old"


async def test_a_disabled_option_cannot_be_chosen_again_once_it_is_taken_away() -> None:
    tab = await Tab(page).open()
    assert await _said(tab, "several", ["a"]) == " a a old"
    assert await _said(tab, "several", ["a", "z"]) == " a a old"


async def test_options_that_the_server_finds_can_be_chosen_and_stay_chosen() -> None:
    tab = await Tab(page).open()
    await tab.trigger([3], "onSearch", "x")
    assert await _said(tab, "sought", "x2") == " a z x2"
    await tab.trigger([3], "onSearch", "y")
    assert await _said(tab, "sought", "x1") == " a z x2", "it is not there any more"
    assert await _said(tab, "sought", "old") == " a z old", "it is named as chosen"


def test_a_limit_below_one_is_refused_by_name() -> None:
    with pytest.raises(ComponentError, match=r"MultiPicker.max_choices: got 0, allowed is 1"):
        ui.MultiPicker("Several", None, OPTIONS, max_choices=0)  # type: ignore[arg-type]


def test_an_option_s_icon_is_a_name_of_lucide() -> None:
    with pytest.raises(ComponentError, match="no icon of Lucide"):
        ui.Option("a", "Alpha", icon="hous")
    assert ui.Option("a", "Alpha", icon="house").icon is path_of("house")
