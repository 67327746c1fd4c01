"""What somebody has of many things: each can be taken away, and others given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from nago.auth.permission import Permission
from nago.presentation.view import View
from nago.systems.admin.account_desk import OpenAccount
from nago.systems.user import User
from nago.ui.banner import show_snackbar
from nago.ui.button import TertiaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.form import Form, SubmitButton
from nago.ui.icon import Icon, IconName
from nago.ui.length import FULL, L16, L560
from nago.ui.list import List, ListLine, ListRow
from nago.ui.multi_picker import MultiPicker
from nago.ui.select import Option
from nago.ui.text import Text

Put = Callable[[tuple[str, ...], int], Awaitable[User]]
"""Lets an account have these and no others, if it still is of that version."""


class Given(Struct, frozen=True):
    """Something that can be given."""

    id: str
    title: str
    text: str = ""
    beyond: bool = False
    """Whether it holds what the giver does not hold himself (`security.md A03`)."""
    to: str | None = None
    """The page of it, for whoever may see that."""


@dataclass(frozen=True, slots=True)
class AssignedCard:
    """The roles or groups of an account; the right `needed` is what it takes to change them."""

    kind: Literal["roles", "groups"]
    icon: IconName
    needed: Permission

    def __call__(self, account: OpenAccount, known: Sequence[Given], put: Put) -> View:
        """`known` is all that there is."""
        may = account.may(self.needed)
        has: tuple[str, ...] = getattr(account.user, self.kind)
        by_id = {each.id: each for each in known}
        shown = [by_id.get(id) or Given(id, id) for id in has]
        shown.sort(key=lambda each: each.title.casefold())
        return Card(
            List(*(self._row(account, each, may, put) for each in shown))
            if shown
            else Text(account.text(f"{self.kind}.none"), color=ColorMuted),
            self._adding(account, [each for each in known if each.id not in has], put)
            if may and len(known) > len(has)
            else None,
            title=account.text(f"{self.kind}.title"),
            supporting_text=account.text(f"{self.kind}.text"),
            gap=L16,
        )

    def _row(self, account: OpenAccount, given: Given, may: bool, put: Put) -> ListLine:
        async def take() -> None:
            has: tuple[str, ...] = getattr(account.user, self.kind)
            rest = tuple(id for id in has if id != given.id)
            if await account.change(put(rest, account.user.version), self.needed):
                said = account.text("assigned.removed", name=given.title)
                show_snackbar(account.wnd, said, action=give_back)

        async def give_back() -> None:
            now = await account.find()
            has: tuple[str, ...] = getattr(now, self.kind)
            await account.change(put((*has, given.id), now.version), self.needed)

        return ListRow(
            given.title,
            given.text or None,
            leading=Icon(self.icon, color=ColorMuted),
            trailing=TertiaryButton(
                account.text("assigned.remove"),
                action=take,
                accessibility_label=account.text("assigned.remove_one", name=given.title),
            )
            if may
            else None,
            to=given.to,
            key=given.id,
        )

    def _adding(self, account: OpenAccount, others: Sequence[Given], put: Put) -> View:
        chosen: list[str] = []
        state = account.wnd.state(f"{self.kind}.add", chosen, type=list[str])

        async def add() -> None:
            more = [id for id in state.value if id not in getattr(account.user, self.kind)]
            if not more:
                return
            has: tuple[str, ...] = getattr(account.user, self.kind)
            if await account.change(put((*has, *more), account.user.version), self.needed):
                state.value = []
                titles = {each.id: each.title for each in others}
                names = ", ".join(titles.get(id, id) for id in more)
                show_snackbar(account.wnd, account.text("assigned.added", names=names))

        return Form(
            MultiPicker(
                account.text(f"{self.kind}.add"),
                state,
                tuple(self._option(account, each) for each in others),
            ),
            SubmitButton(account.text("assigned.add"), rank="secondary", leading_icon="plus"),
            action=add,
            alignment="leading",
            frame=Frame(width=FULL, max_width=L560),
        )

    def _option(self, account: OpenAccount, given: Given) -> Option:
        text = account.text("assigned.beyond") if given.beyond else given.text
        return Option(
            given.id,
            given.title,
            disabled=given.beyond,
            supporting_text=text or None,
        )
