"""Grids, boxes and scrolling areas: what is given to them, and what is refused where."""

from typing import Any

import msgspec
import pytest

from nago import ui
from nago.errors import ComponentError
from nago.presentation.check import check_tree

A, B = ui.Text("a"), ui.Text("b")


def test_columns_are_a_number_of_shares_or_one_measure_each() -> None:
    grid = ui.Grid(A, None, B, columns=[ui.L200, 2, 0.5], rows=2, gap=ui.L8)
    check_tree(grid)
    assert msgspec.to_builtins(grid) == {
        "type": "Grid",
        "children": ({"type": "Text", "text": "a"}, {"type": "Text", "text": "b"}),
        "columns": ("12.5rem", "2fr", "0.5fr"),
        "rows": ("1fr", "1fr"),
        "gap": "0.5rem",
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"columns": 0}, r"Grid\.columns: got 0, allowed are 1 to 24"),
        ({"columns": 25}, r"Grid\.columns: got 25, allowed are 1 to 24"),
        ({"columns": []}, r"Grid\.columns: got \[\], allowed are 1 to 24"),
        ({"rows": [-1]}, r"Grid\.rows: got the share -1, allowed is more than 0"),
        ({"columns": "200px 1fr"}, r"Grid\.columns: got str '200px 1fr', allowed is a number"),
        ({"columns": True}, r"Grid\.columns: got bool True"),
        ({"columns": 2, "min_column": ui.L200}, r"columns or min_column, not both"),
    ],
)
def test_what_is_no_number_of_columns_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ComponentError, match=said):
        ui.Grid(A, **given)


@pytest.mark.parametrize("track", ["red;background:url(//evil)", "calc(1px)", "1fr 1fr", "url(x)"])
def test_X06_a_column_that_is_no_measure_is_refused(track: Any) -> None:
    with pytest.raises(ComponentError, match=r"GridBox\.columns: got tuple .* a Track such as"):
        check_tree(ui.Grid(A, columns=[track]))
    with pytest.raises(ComponentError, match=r"GridBox\.min_column: got str"):
        check_tree(ui.Grid(A, min_column=track))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"col_start": 3, "col_end": 2}, r"GridCell\.col_end: got 2 after col_start 3; .* least 4"),
        ({"row_start": 2, "row_end": 2}, r"GridCell\.row_end: got 2 after row_start 2"),
        ({"row_end": 1}, r"GridCell\.row_end: got 1 after row_start 1"),
        ({"col_end": 3, "col_span": 2}, r"give it col_end or col_span, not both"),
        ({"col_span": 0}, r"GridCell\.col_span: got 0, allowed is a number from 1"),
        ({"row_start": "2"}, r"GridCell\.row_start: got '2', allowed is a number from 1"),
    ],
)
def test_a_cell_whose_ends_are_crossed_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ComponentError, match=said):
        ui.GridCell(A, **given)


def test_a_cell_covers_columns_by_its_end_or_by_its_span() -> None:
    by_span = ui.GridCell(A, col_start=2, col_span=3)
    check_tree(ui.Grid(by_span, ui.GridCell(B, col_start=2, col_end=5), B, columns=4))
    assert (by_span.col_start, by_span.col_span, by_span.col_end) == (2, 3, None)


def test_a_box_has_layers_and_nine_places() -> None:
    box = ui.Box(A, None, top_trailing=ui.Badge("New"), center=B)
    check_tree(box)
    assert msgspec.to_builtins(box) == {
        "type": "Box",
        "children": ({"type": "Text", "text": "a"},),
        "topTrailing": {"type": "Badge", "text": "New"},
        "center": {"type": "Text", "text": "b"},
    }


def test_a_scrolling_area_has_a_name() -> None:
    check_tree(ui.ScrollView(A, label="Messages", axis="both", scroll_to="last"))
    with pytest.raises(ComponentError, match=r"ScrollView\.label: got '', allowed is what screen"):
        ui.ScrollView(A, label="")
