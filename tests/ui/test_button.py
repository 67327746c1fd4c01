"""Buttons have words, do one thing, and may ask before they do it."""

import pytest

from nago import ui
from nago.errors import ComponentError, NavigationError
from nago.presentation.check import check_tree


def nothing() -> None:
    """An action."""


def test_a_button_has_icons_on_both_sides() -> None:
    button = ui.PrimaryButton("Next", leading_icon="plus", trailing_icon="arrow-right")
    check_tree(button)
    assert (button.leading_icon, button.trailing_icon) == (ui.Icon("plus"), ui.Icon("arrow-right"))
    assert ui.SubmitButton("Send", leading_icon="send").leading_icon == ui.Icon("send")


def test_a_button_without_words_is_refused() -> None:
    edit = ui.TertiaryButton(leading_icon="pencil", accessibility_label="Edit", action=nothing)
    assert edit.title == ""
    with pytest.raises(ComponentError, match="or an accessibility_label"):
        ui.TertiaryButton(leading_icon="pencil", action=nothing)
    with pytest.raises(ComponentError, match="near are"):
        ui.TertiaryButton("Edit", leading_icon="pencill")


def test_a_button_leads_to_a_page_or_acts() -> None:
    assert ui.SecondaryButton("Orders", to="orders").href == "/orders"
    assert ui.SecondaryButton("Lucide", to="https://lucide.dev").external is True
    with pytest.raises(ComponentError, match="no action and no confirm"):
        ui.SecondaryButton("Orders", to="orders", action=nothing)
    with pytest.raises(NavigationError, match="only http"):
        ui.SecondaryButton("Run", to="javascript:alert(1)")


def test_what_asks_has_a_question() -> None:
    question = ui.Confirm("Delete it?", yes="Delete", destructive=True)
    assert ui.PrimaryButton("Delete", confirm=question, action=nothing).confirm is question
    assert ui.MenuItem("Delete", nothing, confirm=question).confirm is question
    with pytest.raises(ComponentError, match="ask a question"):
        ui.Confirm("")
    with pytest.raises(ComponentError, match="leads to a page asks nothing"):
        ui.MenuItem("Orders", to="orders", confirm=question)
