"""Who has a role or is in a group, and how that is changed."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Literal

from nago.errors import ConcurrentUpdate, NagoError
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.paths import ACCOUNTS
from nago.systems.admin.problem import tell
from nago.systems.admin.search_bar import search_bar
from nago.systems.settings.confirmation import may_change
from nago.systems.user import User, UserManagement, UserQuery
from nago.systems.user.permissions import FIND_USER, FIND_USERS, UPDATE_GROUPS, UPDATE_ROLES
from nago.ui.avatar import Avatar
from nago.ui.banner import show_snackbar
from nago.ui.button import SecondaryButton, TertiaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.empty_state import EmptyState
from nago.ui.length import FULL, L8, L16, L256, L480
from nago.ui.list import List, ListLine, ListRow
from nago.ui.pager import Pager
from nago.ui.picker import Picker
from nago.ui.select import Option
from nago.ui.stack import HStack
from nago.ui.text import Text

PAGE = 20
OFFERED = 20


@dataclass(frozen=True, slots=True)
class Members:
    """The users of a role or group; shown to those who may see users."""

    users: UserManagement
    kind: Literal["role", "group"]

    async def count(self, wnd: Window, of: str) -> int | None:
        """How many there are; None for who may not see users."""
        if not wnd.subject().has_permission(FIND_USERS):
            return None
        query = self._query(of, most=0)
        return (await self.users.use_cases.search(wnd.subject(), query)).total

    async def __call__(self, wnd: Window, of: str, name: str) -> View:
        """Those of the role or group of this id, which is called so."""
        language, subject = wnd.language(), wnd.subject()
        title = translate(language, "admin.members.title")
        if not subject.has_permission(FIND_USERS):
            return Card(
                Text(translate(language, "admin.members.hidden"), color=ColorMuted), title=title
            )
        text, page = wnd.state("members.search", ""), wnd.state("members.page", 0)
        query = self._query(of, text.value, first=max(page.value, 0) * PAGE)
        found = await self.users.use_cases.search(subject, query)
        permission = UPDATE_ROLES if self.kind == "role" else UPDATE_GROUPS
        may, confirmation = may_change(wnd, permission, "admin.members.confirm")

        def from_the_start() -> None:
            page.value = 0

        empty = "admin.members.nobody" if text.value.strip() else f"admin.members.none.{self.kind}"
        return Card(
            confirmation,
            await self._adding(wnd, of, name) if may else None,
            search_bar(translate(language, "admin.members.search"), text, on_change=from_the_start)
            if found.total > PAGE or text.value
            else None,
            List(*(self._row(wnd, each.user, of, name, may) for each in found.users))
            if found.users
            else EmptyState(translate(language, empty), icon="users", level="h3"),
            Pager(page, total=found.total, size=PAGE) if found.total > PAGE else None,
            title=title,
            supporting_text=translate(language, "admin.members.count", count=str(found.total)),
            gap=L16,
        )

    def _query(self, of: str, text: str = "", first: int = 0, most: int = PAGE) -> UserQuery:
        if self.kind == "role":
            return UserQuery(text=text, roles=(of,), first=first, most=most)
        return UserQuery(text=text, groups=(of,), first=first, most=most)

    async def _adding(self, wnd: Window, of: str, name: str) -> View:
        language, subject = wnd.language(), wnd.subject()
        who, sought = wnd.state("members.add", ""), wnd.state("members.sought", "")
        found = await self.users.use_cases.search(
            subject, UserQuery(text=sought.value, most=OFFERED)
        )
        options = tuple(
            Option(
                each.user.id,
                each.user.name,
                supporting_text=each.user.email,
                disabled=of in self._has(each.user),
            )
            for each in found.users
        )

        def seek(text: str) -> None:
            sought.value = text

        async def add() -> None:
            user = await self._find(wnd, who.peek())
            if user is None:
                return
            if await self._change(wnd, user, {*self._has(user), of}):
                who.value = sought.value = ""
                said = translate(language, "admin.members.added", who=user.name, name=name)
                show_snackbar(wnd, said)

        chosen = None if not who.value else await self._find(wnd, who.value)
        return HStack(
            Picker(
                translate(language, "admin.members.add"),
                who,
                options,
                placeholder=translate(language, "admin.members.search"),
                chosen=(Option(chosen.id, chosen.name),) if chosen is not None else (),
                on_search=seek,
                frame=Frame(grow=True, min_width=L256, max_width=L480),
            ),
            SecondaryButton(
                translate(language, "admin.members.add.submit"),
                action=add,
                leading_icon="user-plus",
                disabled=not who.value,
            ),
            gap=L8,
            wrap=True,
            alignment="bottom_leading",
            frame=Frame(width=FULL),
        )

    def _row(self, wnd: Window, user: User, of: str, name: str, may: bool) -> ListLine:
        language = wnd.language()

        async def take() -> None:
            if await self._change(wnd, user, set(self._has(user)) - {of}):
                said = translate(language, "admin.members.removed", who=user.name, name=name)
                show_snackbar(wnd, said, action=give_back)

        async def give_back() -> None:
            now = await self._find(wnd, user.id)
            if now is not None:
                await self._change(wnd, now, {*self._has(now), of})

        return ListRow(
            user.name,
            user.email,
            leading=Avatar(user.name),
            trailing=TertiaryButton(
                translate(language, "admin.members.remove"),
                action=take,
                accessibility_label=translate(language, "admin.members.remove_one", who=user.name),
            )
            if may
            else None,
            to=f"{ACCOUNTS}/{user.id}" if wnd.subject().has_permission(FIND_USER) else None,
            key=user.id,
        )

    def _has(self, user: User) -> tuple[str, ...]:
        return user.roles if self.kind == "role" else user.groups

    async def _find(self, wnd: Window, id: str) -> User | None:
        """The user as he is now."""
        found = await self.users.use_cases.search(wnd.subject(), UserQuery(text=id, most=OFFERED))
        return next((each.user for each in found.users if each.user.id == id), None)

    async def _change(self, wnd: Window, user: User, has: set[str]) -> bool:
        """Whether that was done; else why not is said."""
        permission = UPDATE_ROLES if self.kind == "role" else UPDATE_GROUPS
        try:
            await self._put(wnd, user, has)
        except ConcurrentUpdate as error:
            wnd.invalidate()
            tell(wnd, error, permission)
        except NagoError as error:
            tell(wnd, error, permission)
        else:
            wnd.invalidate()
            return True
        return False

    def _put(self, wnd: Window, user: User, has: set[str]) -> Awaitable[User]:
        use_cases, subject = self.users.use_cases, wnd.subject()
        update = (
            use_cases.update_other_roles if self.kind == "role" else use_cases.update_other_groups
        )
        return update(subject, user.id, has, version=user.version)
