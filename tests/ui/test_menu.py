"""A menu's lines do one thing each, and its button has words for everybody."""

from typing import Any

import pytest

from nago import ui
from nago.errors import ComponentError, NavigationError
from nago.presentation.check import check_tree


def nothing() -> None:
    """An action."""


def test_a_menu_holds_its_items_and_leaves_none_out() -> None:
    menu = ui.Menu(
        ui.MenuHeader("Ada", "ada@example.com"),
        None,
        ui.MenuDivider(),
        ui.MenuItem("Profile", to="profile", icon="user"),
        ui.MenuItem("Export", nothing),
        ui.MenuItem("Log out", post_to="/account/logout", icon="log-out"),
        avatar=ui.Avatar("Ada"),
        accessibility_label="Account of Ada",
    )
    check_tree(menu)
    profile, export, out = menu.children[2:]
    assert isinstance(profile, type(out))
    assert (profile.href, profile.external, profile.icon) == ("/profile", False, ui.Icon("user"))
    assert isinstance(export, type(out))
    assert export.action is not None
    assert isinstance(out, type(profile))
    assert out.post_to == "/account/logout"


def test_only_lines_dividers_and_headers_stand_in_a_menu() -> None:
    with pytest.raises(ComponentError, match=r"MenuPanel\.children: got"):
        check_tree(ui.Menu(ui.Text("x"), title="More"))  # type: ignore[arg-type]


def test_a_button_without_words_is_refused() -> None:
    with pytest.raises(ComponentError, match="give it a title, or an accessibility_label"):
        ui.Menu(icon="ellipsis")


def test_X05_a_line_leads_to_pages_and_is_posted_to_this_server() -> None:
    assert ui.MenuItem("Help", to="https://example.com/help").external is True
    with pytest.raises(NavigationError, match="only http"):
        ui.MenuItem("Help", to="javascript:alert(1)")
    with pytest.raises(ComponentError, match=r"MenuItem\.post_to: got"):
        ui.MenuItem("Log out", post_to="//evil.example")


@pytest.mark.parametrize(
    "several", [{"action": nothing, "to": "."}, {"to": ".", "post_to": "/out"}]
)
def test_a_line_does_one_thing(several: Any) -> None:
    with pytest.raises(ComponentError, match="one of action, to and post_to"):
        ui.MenuItem("Both", **several)
