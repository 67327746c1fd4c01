"""Rows that users put in order."""

from typing import Any

import pytest

from nago import View, Window, ui
from nago.errors import ComponentError
from tests.presentation.tab import Tab


def shopping(wnd: Window) -> View:
    things = wnd.state("things", ["milk", "bread", "eggs", "tea"])

    def move(wanted: ui.Move) -> None:
        things.value = wanted.applied(things.value, lambda thing: thing)

    return ui.Sortable(*[ui.Text(thing, key=thing) for thing in things.value], on_move=move)


def keys(tab: Tab) -> list[str]:
    assert tab.browser.tree is not None
    return [row["key"] for row in tab.browser.tree["children"]]


async def test_a_row_that_is_put_elsewhere_moves_with_one_operation() -> None:
    tab = await Tab(shopping).open()
    await tab.trigger([], "onMove", {"key": "milk", "to": 2})
    assert keys(tab) == ["bread", "eggs", "milk", "tea"]
    assert tab.frames[-1] == b'[3,[["m",[0],2],["d",1]]]'
    await tab.trigger([], "onMove", {"key": "tea", "to": 0})
    assert keys(tab) == ["tea", "bread", "eggs", "milk"]


@pytest.mark.parametrize(
    "wanted",
    [{"key": "rum", "to": 0}, {"key": "milk", "to": 4}, {"key": "milk", "to": -1}, {"key": "milk"}],
)
async def test_only_a_row_of_the_list_is_put_into_the_list(
    wanted: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "nago.window")
    tab = await Tab(shopping).open()
    await tab.trigger([], "onMove", wanted)
    assert keys(tab) == ["milk", "bread", "eggs", "tea"]
    assert "refused" in caplog.text


async def test_nothing_is_put_anywhere_in_a_disabled_list() -> None:
    moves: list[ui.Move] = []

    def view(wnd: Window) -> View:
        rows = [ui.Text(key, key=key) for key in "ab"]
        return ui.Sortable(*rows, on_move=moves.append, disabled=True)

    tab = await Tab(view).open()
    await tab.trigger([], "onMove", {"key": "a", "to": 1})
    assert moves == []


def test_a_row_without_a_key_is_refused() -> None:
    with pytest.raises(ComponentError, match="has no key"):
        ui.Sortable(ui.Text("x"), on_move=print)


def test_a_move_of_what_is_gone_changes_nothing() -> None:
    assert ui.Move("x", 0).applied(["a", "b"], str) == ["a", "b"]
