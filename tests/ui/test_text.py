"""Words: how many lines, which letters, and what flows together in a paragraph."""

from typing import Any

import msgspec
import pytest

from nago import ui
from nago.errors import ComponentError
from nago.presentation.check import check_tree
from nago.ui.icon import path_of


def test_words_links_and_signs_flow_in_one_paragraph() -> None:
    layout = ui.TextLayout(
        "By ",
        ui.Link("Ada", "ada"),
        None,
        ui.Text(" now"),
        ui.Text("x", level="mono"),
        ui.Badge("New"),
    )
    check_tree(layout)
    kinds = [(each["type"], each.get("level")) for each in msgspec.to_builtins(layout)["children"]]
    assert kinds == [
        ("Text", "inline"),
        ("Link", None),
        ("Text", "inline"),
        ("Text", "mono"),
        ("Badge", None),
    ]


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (ui.PrimaryButton("Go"), r"run 2: got Button, allowed are words, Text"),
        (ui.Text("Title", level="h2"), r"run 2: got a heading 'Title', allowed are words"),
        (5, r"run 2: got int, allowed are words"),
    ],
)
def test_what_is_no_part_of_a_paragraph_is_refused(run: Any, said: str) -> None:
    with pytest.raises(ComponentError, match=f"TextLayout, {said}"):
        ui.TextLayout("a", run)


@pytest.mark.parametrize("lines", [0, -1, 101, True, "2", 1.5])
def test_a_text_has_a_number_of_lines_or_as_many_as_it_needs(lines: Any) -> None:
    assert ui.Text("x", max_lines=3).max_lines == 3
    with pytest.raises(ComponentError, match=r"Text\.max_lines: got .* a number from 1 to 100"):
        ui.Text("x", max_lines=lines)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"weight": 1000}, r"Font\.weight: got 1000, allowed is a number from 100 to 900"),
        ({"weight": "bold"}, r"Font\.weight: got 'bold'"),
        ({"line_height": 0}, r"Font\.line_height: got 0, allowed is a number from 0.5 to 5"),
    ],
)
def test_a_font_that_is_none_is_refused_where_it_is_made(given: Any, said: str) -> None:
    with pytest.raises(ComponentError, match=said):
        ui.Font(**given)
    check_tree(ui.Text("x", font=ui.Font(weight=620, tabular=True, line_height=1.2)))


def test_a_badge_has_an_icon_by_its_name() -> None:
    badge = ui.Badge("Overdue", tone="error", icon="clock")
    check_tree(badge)
    assert badge.icon is path_of("clock")
    with pytest.raises(ComponentError, match="got 'clok', which is no icon of Lucide"):
        ui.Badge("x", icon="clok")
