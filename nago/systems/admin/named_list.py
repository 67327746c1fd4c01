"""The list of all roles or of all groups: searched, with the number of members, and a new one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from nago.auth.permission import Permission
from nago.auth.subject import Subject
from nago.errors import NagoError
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.members import Members
from nago.systems.admin.naming import NewDialog, NewEntry
from nago.systems.admin.problem import tell
from nago.systems.admin.search_bar import search_bar
from nago.systems.settings.confirmation import may_change
from nago.ui.button import PrimaryButton
from nago.ui.empty_state import EmptyState
from nago.ui.table import Column, Table
from nago.ui.table_row import TableRow
from nago.ui.titled_page import titled_page


@dataclass(frozen=True, slots=True)
class Named:
    """A role or a group as it is listed; `more` is what only its kind has."""

    id: str
    name: str
    text: str
    more: View | str | None


@dataclass(frozen=True, slots=True)
class NamedList:
    """`kind` is the middle of the texts' keys, `path` that of the list; an id below it is that of
    one entry. `create` makes an entry of a name and a description and returns its id."""

    kind: Literal["roles", "groups"]
    path: str
    permission: Permission
    create: Callable[[Subject, str, str], Awaitable[str]]
    members: Members

    async def __call__(
        self, wnd: Window, entries: Sequence[Named], columns: tuple[Column, Column]
    ) -> View:
        """`columns` are those of the names and of what only this kind has."""
        language = wnd.language()
        text, creating = wnd.query_state("q", ""), wnd.state("creating", False)
        words = text.value.casefold().split()
        shown = [each for each in entries if _has(each, words)]
        counts = {each.id: await self.members.count(wnd, each.id) for each in shown}
        counted = any(each is not None for each in counts.values())
        may, confirmation = may_change(wnd, self.permission, f"admin.{self.kind}.confirm")

        def begin() -> None:
            creating.value = True

        named, more = columns
        return titled_page(
            wnd,
            self._said(language, "title"),
            self._said(language, "text"),
            confirmation,
            search_bar(
                self._said(language, "search"),
                text,
                PrimaryButton(self._said(language, "new"), action=begin, leading_icon="plus")
                if may
                else None,
            ),
            Table(
                [
                    named,
                    Column(translate(language, "admin.naming.description")),
                    more,
                    *([Column(translate(language, "admin.members.title"), align="end")] * counted),
                ],
                [
                    TableRow(
                        each.name,
                        each.text,
                        each.more,
                        *([str(counts[each.id])] * counted),
                        to=f"{self.path}/{each.id}",
                        key=each.id,
                    )
                    for each in shown
                ],
                caption=self._said(language, "title"),
                caption_hidden=True,
                empty=EmptyState(self._said(language, "nothing"), icon="search-x"),
                cards=True,
            ),
            NewDialog(self._said(language, "new"), self._create(wnd))(wnd, creating)
            if may
            else None,
            wide=True,
        )

    def _said(self, language: str, name: str) -> str:
        return translate(language, f"admin.{self.kind}.{name}")

    def _create(self, wnd: Window) -> Callable[[NewEntry], Awaitable[None]]:
        async def create(entry: NewEntry) -> None:
            try:
                id = await self.create(wnd.subject(), entry.name, entry.description)
            except NagoError as error:
                tell(wnd, error, self.permission)
            else:
                wnd.navigation().forward_to(f"{self.path}/{id}")

        return create


def _has(entry: Named, words: Sequence[str]) -> bool:
    said = f"{entry.id}\n{entry.name}\n{entry.text}".casefold()
    return all(word in said for word in words)
