"""What can be done with several accounts at once, and with one of the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nago.auth.permission import Permission
from nago.errors import NagoError
from nago.i18n import translate
from nago.presentation.export import File
from nago.presentation.window import Window
from nago.systems.admin.account_desk import AccountDesk
from nago.systems.admin.account_problem import problem_of
from nago.systems.user import Disabled, Done, Enabled, FoundUser
from nago.systems.user.model import Status
from nago.systems.user.permissions import DELETE_USER, EXPORT_USERS, NOTIFY_USER, UPDATE_STATUS
from nago.ui.banner import show_snackbar
from nago.ui.confirmation import Confirm, confirm
from nago.ui.data_selection import BulkAction
from nago.ui.menu import MenuContent, MenuItem
from nago.ui.value_text import number_text

RIGHTS = (UPDATE_STATUS, NOTIFY_USER, DELETE_USER, EXPORT_USERS)
MOST_NAMED = 5
FILE = "accounts.csv"


@dataclass(frozen=True, slots=True)
class AccountBulk:
    """Offers what whoever is here may do; the use cases check for themselves."""

    wnd: Window
    desk: AccountDesk
    allowed: frozenset[str]

    def may(self, permission: Permission) -> bool:
        return permission.id in self.allowed

    def actions(self) -> list[BulkAction]:
        """What is done with those that are ticked."""
        found = []
        if self.may(UPDATE_STATUS):
            found.append(BulkAction(self._text("bulk.enable"), self.enable, icon="lock-open"))
            found.append(
                BulkAction(self._text("bulk.disable"), self.disable, "lock", False, self._locking)
            )
        if self.may(NOTIFY_USER) and self.desk.can_mail:
            found.append(
                BulkAction(self._text("bulk.notify"), self.notify, "send", False, self._notifying)
            )
        if self.may(EXPORT_USERS):
            found.append(BulkAction(self._text("bulk.export"), self.export, icon="download"))
        if self.may(DELETE_USER):
            found.append(
                BulkAction(self._text("bulk.delete"), self.delete, "trash-2", True, self._deleting)
            )
        return found

    def menu(self, found: FoundUser) -> Sequence[MenuContent | None]:
        """What is done with one account."""
        user = found.user
        is_own = user.id == self.wnd.subject().id
        is_disabled = isinstance(user.status, Disabled)

        async def toggle() -> None:
            await (self.enable if is_disabled else self.disable)([user.id])

        async def delete() -> None:
            await self.delete([user.id])

        def ask() -> None:
            confirm(  # asked for when it is needed: rows are many, and their questions long
                self.wnd,
                self._text("delete.title.one", name=user.name),
                self._text("delete.ask.one"),
                action=delete,
                yes=self._text("delete"),
                destructive=True,
            )

        async def notify() -> None:
            await self.notify([user.id])

        return (
            MenuItem(self._text("bulk.notify"), notify, icon="send")
            if self.may(NOTIFY_USER) and self.desk.can_mail and not user.email_verified
            else None,
            MenuItem(
                self._text("bulk.enable" if is_disabled else "bulk.disable"),
                toggle,
                icon="lock-open" if is_disabled else "lock",
            )
            if self.may(UPDATE_STATUS) and not is_own
            else None,
            MenuItem(self._text("bulk.delete"), ask, icon="trash-2", destructive=True)
            if self.may(DELETE_USER) and not is_own
            else None,
        )

    async def enable(self, ids: Sequence[str]) -> None:
        await self._change(dict.fromkeys(ids, Enabled()), "enabled")

    async def disable(self, ids: Sequence[str]) -> None:
        await self._change(dict.fromkeys(ids, Disabled()), "disabled")

    async def _change(self, statuses: dict[str, Status], word: str) -> None:
        update = self.desk.use_cases.update_statuses
        done = await update(self.wnd.subject(), statuses)

        async def undo() -> None:
            await update(self.wnd.subject(), done.before)

        if done.done:
            show_snackbar(
                self.wnd,
                self._counted(f"bulk.{word}", len(done.done)),
                action=undo if done.before else None,
            )
        await self._tell_refused(done, UPDATE_STATUS)

    async def notify(self, ids: Sequence[str]) -> None:
        done = await self.desk.use_cases.notify_many(
            self.wnd.subject(), ids, language=self.wnd.language()
        )
        if done.done:
            show_snackbar(self.wnd, self._counted("bulk.notified", len(done.done)))
        await self._tell_refused(done, NOTIFY_USER)

    async def delete(self, ids: Sequence[str]) -> None:
        done = await self.desk.use_cases.delete_many(self.wnd.subject(), ids)
        if done.done:
            show_snackbar(self.wnd, self._counted("bulk.deleted", len(done.done)))
        await self._tell_refused(done, DELETE_USER)

    async def export(self, ids: Sequence[str] | None = None) -> None:
        """A table of these, or of all."""
        content = await self.desk.use_cases.export(
            self.wnd.subject(), ids, language=self.wnd.language()
        )
        self.wnd.export_files(File(FILE, content))

    async def _tell_refused(self, done: Done, needed: Permission) -> None:
        if not done.refused:
            return
        said = []
        for id, error in list(done.refused.items())[:MOST_NAMED]:
            user = await self.desk.users.accounts.find(id)
            why = self._why(error, needed) if user is not None else self._text("problem.gone")
            said.append(f"{user.name if user is not None else id}: {why}")
        if (more := len(done.refused) - len(said)) > 0:
            said.append(self._counted("bulk.more", more))
        title = self._counted("bulk.refused", len(done.refused))
        self.wnd.show_banner("\n".join([title, *said]), kind="warning")

    def _why(self, error: NagoError, needed: Permission) -> str:
        return problem_of(self.wnd.language(), error, needed) or self._text("problem.refused")

    def _locking(self, count: int) -> Confirm:
        return Confirm(
            self._counted("bulk.disable.title", count),
            self._text("bulk.disable.text"),
            yes=self._text("bulk.disable"),
        )

    def _notifying(self, count: int) -> Confirm:
        return Confirm(
            self._counted("bulk.notify.title", count),
            self._text("bulk.notify.text"),
            yes=self._text("bulk.notify"),
        )

    def _deleting(self, count: int) -> Confirm:
        return Confirm(
            self._counted("bulk.delete.title", count),
            self._text("bulk.delete.text"),
            yes=self._text("bulk.delete"),
            destructive=True,
        )

    def _counted(self, key: str, count: int) -> str:
        key = f"{key}.one" if count == 1 else key
        return self._text(key, count=number_text(count, self.wnd.language()))

    def _text(self, key: str, **values: str) -> str:
        return translate(self.wnd.language(), f"accounts.{key}", **values)
