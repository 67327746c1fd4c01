"""Fields that belong together."""

from typing import Literal, Unpack

from nago.presentation.view import View
from nago.ui.decor import Component, Decor


class FieldGroupBox(Component, frozen=True, tag="FieldGroup"):
    """A fieldset with its legend."""

    children: tuple[View, ...]
    title: str
    description: str | None = None
    error_text: str | None = None
    columns: Literal[1, 2, 3, 4] = 1


def FieldGroup(
    *children: View | None,
    title: str,
    description: str | None = None,
    error_text: str | None = None,
    columns: Literal[1, 2, 3, 4] = 1,
    **decor: Unpack[Decor],
) -> FieldGroupBox:
    """Fields under one title, which screen readers say with each of them; None is left out.

    They stand in up to so many `columns`, in fewer where there is no room for them. An
    `error_text` says what is wrong with them together.
    """
    shown = tuple(filter(None, children))
    return FieldGroupBox(shown, title, description, error_text, columns, **decor)
