"""How roles and groups are named: fields that both have, and the dialog that makes a new one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta, Struct

from nago.i18n import translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.role.model import LONGEST_DESCRIPTION, LONGEST_NAME
from nago.ui.banner import Banner
from nago.ui.button import PrimaryButton, SecondaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.dialog import Dialog
from nago.ui.form_of import form
from nago.ui.length import FULL, L8, L12, L16, L560
from nago.ui.stack import HStack, VStack
from nago.ui.text import Text
from nago.ui.text_area import TextArea
from nago.ui.text_field import TextField


class NewEntry(Struct, frozen=True):
    """What is entered for a new role or group."""

    name: Annotated[
        str,
        Meta(
            title="admin.naming.name",
            min_length=1,
            max_length=LONGEST_NAME,
            pattern=r"\S",
            extra={"rule": "admin.problem.name"},
        ),
    ] = ""
    description: Annotated[
        str,
        Meta(
            title="admin.naming.description",
            max_length=LONGEST_DESCRIPTION,
            extra={"multiline": True},
        ),
    ] = ""


@dataclass(frozen=True, slots=True)
class NewDialog:
    """Asks for name and description, and makes something of them."""

    title: str
    create: Callable[[NewEntry], Awaitable[None]]

    def __call__(self, wnd: Window, open: State[bool]) -> View:
        entered = wnd.state("new", NewEntry())

        async def create() -> None:
            await self.create(entered.peek())

        return Dialog(
            form(
                entered, action=create, submit_title=translate(wnd.language(), "admin.naming.new")
            ),
            title=self.title,
            open=open,
        )


class Names:
    """The fields of one that there is already, and whether they differ from what is stored."""

    def __init__(self, wnd: Window, name: str, description: str, version: int) -> None:
        self._language = wnd.language()
        self.name = wnd.state("name", name)
        self.description = wnd.state("description", description)
        self.version = wnd.state("version", version)
        self._stored = (name, description)

    @property
    def changed(self) -> bool:
        return (self.name.value, self.description.value) != self._stored

    @property
    def allowed(self) -> bool:
        name = self.name.value.strip()
        return 0 < len(name) <= LONGEST_NAME and name.isprintable()

    def take(self, name: str, description: str, version: int) -> None:
        """Show what is stored now."""
        self.name.value, self.description.value, self.version.value = name, description, version

    def fields(self) -> View:
        """For those who may change them."""
        wrong = None if self.allowed else translate(self._language, "admin.problem.name")
        return Card(
            TextField(
                translate(self._language, "admin.naming.name"),
                self.name,
                required=True,
                max_length=LONGEST_NAME,
                error_text=wrong,
                frame=Frame(width=FULL, max_width=L560),
            ),
            TextArea(
                translate(self._language, "admin.naming.description"),
                self.description,
                rows=2,
                max_length=LONGEST_DESCRIPTION,
                frame=Frame(width=FULL, max_width=L560),
            ),
            title=translate(self._language, "admin.naming.title"),
            gap=L16,
        )


def save_bar(
    language: str,
    *,
    changed: bool,
    allowed: bool,
    stale: bool,
    save: Callable[[], Awaitable[None]],
    load: Callable[[], Awaitable[None]],
) -> View:
    """Saves all of it at once, or takes back what was entered; says if somebody was faster."""
    return VStack(
        Banner(translate(language, "admin.problem.stale"), tone="warning") if stale else None,
        HStack(
            PrimaryButton(
                translate(language, "form.save"),
                action=save,
                disabled=not changed or not allowed or stale,
            ),
            SecondaryButton(
                translate(language, "settings.reload" if stale else "admin.naming.discard"),
                action=load,
                disabled=not changed and not stale,
            ),
            Text(translate(language, "admin.naming.unsaved"), color=ColorMuted)
            if changed
            else None,
            gap=L8,
            wrap=True,
            alignment="leading",
        ),
        gap=L12,
        alignment="stretch",
    )
