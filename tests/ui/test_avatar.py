"""A person is told by initials and a colour that do not change between two renderings."""

from typing import Any

import pytest

from nago import ui
from nago.errors import ComponentError
from nago.presentation.check import check_tree
from nago.ui.avatar import TINTS


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Mara Lindqvist", "ML"),
        ("Ana Maria de la Cruz", "AC"),
        ("Ada", "A"),
        ("ada@example.com", "A"),
        ("(Tomás) 'Ferreira'", "TF"),
        ("E\u0301mile Zola", "\u00c9Z"),
        ("ßeta", "S"),
        ("李 小龍", "李小"),
        ("", "?"),
        (" -- ", "?"),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_word(name: str, initials: str) -> None:
    avatar = ui.Avatar(name)
    check_tree(avatar)
    assert avatar.initials == initials


def test_a_name_has_one_colour_and_names_have_several() -> None:
    assert ui.Avatar("Ada Lovelace").tint == ui.Avatar(" ada LOVELACE ").tint
    assert {ui.Avatar(f"Person {number}").tint for number in range(200)} == set(TINTS)
    assert ui.Avatar("\ud800").tint in TINTS


@pytest.mark.parametrize("image", ["https://evil.example/a.png", "//evil.example/a.png", "a.png"])
def test_X05_a_picture_comes_from_this_server(image: Any) -> None:
    assert ui.Avatar("Ada", image="/pictures/ada.png").image == "/pictures/ada.png"
    with pytest.raises(ComponentError, match=r"Avatar\.image: got .* allowed is a path"):
        ui.Avatar("Ada", image=image)


def test_an_avatar_that_can_be_reached_for_its_tooltip_has_a_name() -> None:
    assert (
        ui.Avatar("Ada Lovelace", tooltip="writes programs").accessibility_label == "Ada Lovelace"
    )
    assert ui.Avatar("Ada Lovelace").accessibility_label is None
    named = ui.Avatar("Ada Lovelace", tooltip="writes", accessibility_label="The author")
    assert named.accessibility_label == "The author"
