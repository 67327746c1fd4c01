"""Tabs follow their state, and only the page that is shown goes over the wire."""

from typing import Any

import pytest

from nago import ui
from nago.errors import ComponentError
from nago.presentation.check import check_tree
from nago.presentation.state import State


class Window:
    """Owns states, and renders nothing."""

    reading = None

    def state_changed(self, state: State[Any]) -> None:
        """Nobody looks."""


def test_only_the_selected_page_is_sent_and_a_tab_selects_its_own() -> None:
    state = State(Window(), "tab", str, "b")
    a = ui.Tab("a", "Profile", ui.Text("1"), None, icon="user")
    b = ui.Tab("b", "Sessions", ui.Text("2"))
    tabs = ui.Tabs(a, None, b, selected=state)
    check_tree(tabs)
    assert tabs.selected == "b"
    assert [len(tab.children) for tab in tabs.children] == [0, 1]
    action = tabs.children[0].action
    assert action is not None
    action()
    assert state.value == "a"


def test_a_value_that_is_no_tab_shows_the_first() -> None:
    state = State(Window(), "tab", str, "gone")
    assert ui.Tabs(ui.Tab("a", "A"), ui.Tab("b", "B"), selected=state).selected == "a"


def test_tabs_without_a_tab_or_with_one_twice_are_refused() -> None:
    state = State(Window(), "tab", str, "a")
    with pytest.raises(ComponentError, match="give it at least one"):
        ui.Tabs(selected=state)
    with pytest.raises(ComponentError, match="two children have the key 'a'"):
        check_tree(ui.Tabs(ui.Tab("a", "A"), ui.Tab("a", "B"), selected=state))
