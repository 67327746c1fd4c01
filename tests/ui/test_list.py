"""Rows of lists do one thing at most."""

import pytest

from nago import ui
from nago.errors import ComponentError, NavigationError
from nago.presentation.check import check_tree


def nothing() -> None:
    """An action."""


def test_a_list_holds_its_rows_and_leaves_none_out() -> None:
    rows = ui.List(
        ui.ListRow("Ada", "ada@example.com", leading=ui.Avatar("Ada"), to="users/ada", key="a"),
        None,
        ui.ListRow("Bob", trailing=ui.Badge("Locked", "warning"), action=nothing, key="b"),
    )
    check_tree(rows)
    ada, bob = rows.children
    assert (ada.href, ada.external, ada.action) == ("/users/ada", False, None)
    assert bob.action is not None


def test_only_rows_stand_in_a_list() -> None:
    with pytest.raises(ComponentError, match=r"ListBox\.children: got"):
        check_tree(ui.List(ui.Text("x")))  # type: ignore[arg-type]


def test_a_row_does_one_thing() -> None:
    with pytest.raises(ComponentError, match="an action or to, not both"):
        ui.ListRow("Ada", action=nothing, to=".")
    with pytest.raises(NavigationError, match="only http"):
        ui.ListRow("Ada", to="javascript:alert(1)")
