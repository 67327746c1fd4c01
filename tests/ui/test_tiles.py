"""Tiles lead to pages."""

import pytest

from nago import ui
from nago.errors import ComponentError, NavigationError
from nago.presentation.check import check_tree


def test_tiles_are_real_links_and_none_is_left_out() -> None:
    field = ui.Tiles(
        ui.Tile("Orders", "What was bought.", to="orders", icon="package"),
        None,
        ui.Tile("Nago", to="https://example.com"),
    )
    check_tree(field)
    orders, away = field.children
    assert (orders.href, orders.external, orders.text) == ("/orders", False, "What was bought.")
    assert (away.href, away.external, away.icon) == ("https://example.com", True, None)


def test_a_tile_leads_somewhere_and_has_an_icon_that_there_is() -> None:
    with pytest.raises(NavigationError, match="only http"):
        ui.Tile("Orders", to="javascript:alert(1)")
    with pytest.raises(ComponentError, match="near are 'package'"):
        ui.Tile("Orders", to="orders", icon="packag")


def test_only_tiles_stand_among_tiles() -> None:
    with pytest.raises(ComponentError, match=r"TileField\.children"):
        check_tree(ui.Tiles(ui.Text("x")))  # type: ignore[arg-type]
