"""Deleting a role or group, after a question that says whom it concerns."""

from __future__ import annotations

from typing import Literal

from nago.i18n import translate
from nago.presentation.action import Action
from nago.presentation.view import View
from nago.ui.button import TertiaryButton
from nago.ui.confirmation import Confirm
from nago.ui.stack import HStack


def removal(
    language: str,
    kind: Literal["roles", "groups"],
    name: str,
    count: int | None,
    action: Action,
) -> View:
    """`count` is how many members there are, None if that is not known."""
    if count is None:
        text = translate(language, f"admin.{kind}.delete.text")
    elif count == 0:
        text = translate(language, f"admin.{kind}.delete.none")
    else:
        text = translate(language, f"admin.{kind}.delete.members", count=str(count))
    delete = translate(language, f"admin.{kind}.delete")
    return HStack(
        TertiaryButton(
            delete,
            action=action,
            leading_icon="trash-2",
            destructive=True,
            confirm=Confirm(
                translate(language, f"admin.{kind}.delete.title", name=name),
                text,
                yes=delete,
                destructive=True,
            ),
        ),
        alignment="leading",
    )
