"""What the pages of accounts work with, and the account that one of them shows."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nago.auth.permission import Permission
from nago.errors import InvalidValue, NagoError
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.admin.account_problem import problem_of
from nago.systems.group import GroupManagement
from nago.systems.mail import MailManagement
from nago.systems.mail.page_frame import no_server
from nago.systems.permission import PermissionManagement
from nago.systems.role import RoleManagement
from nago.systems.session import SessionManagement
from nago.systems.settings.confirmation import may_change
from nago.systems.user import User, UserManagement, UserUseCases


@dataclass(frozen=True, slots=True)
class AccountDesk:
    """The systems that accounts are administered with."""

    sessions: SessionManagement
    roles: RoleManagement
    groups: GroupManagement
    permissions: PermissionManagement
    mail: MailManagement

    @property
    def users(self) -> UserManagement:
        return self.sessions.users

    @property
    def use_cases(self) -> UserUseCases:
        return self.sessions.users.use_cases

    @property
    def can_mail(self) -> bool:
        """Whether links can be mailed; nobody is shown one instead (`security.md A06`)."""
        return self.users.letters.ready

    def without_mail(self, wnd: Window) -> View | None:
        """Says that no mail can leave, and leads to where that is changed; None if it can."""
        return None if self.can_mail else no_server(wnd, self.mail.printing.on)

    def now(self) -> datetime:
        return self.users.directory.now()


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """An account as a window shows it, and what whoever looks at it may do with it."""

    wnd: Window
    desk: AccountDesk
    user: User
    confirmation: View | None
    allowed: frozenset[str]

    @classmethod
    def of(
        cls, wnd: Window, desk: AccountDesk, user: User, permissions: Sequence[Permission]
    ) -> OpenAccount:
        """Asks once for all of these rights, so that he is led to confirm himself once."""
        found = {each.id: may_change(wnd, each, "accounts.confirm") for each in permissions}
        return cls(
            wnd,
            desk,
            user,
            next((way for _, way in found.values() if way is not None), None),
            frozenset(id for id, (may, _) in found.items() if may),
        )

    @property
    def language(self) -> str:
        return self.wnd.language()

    @property
    def is_own(self) -> bool:
        return self.user.id == self.wnd.subject().id

    def text(self, key: str, **values: str) -> str:
        """The text of that key of the pages of accounts, in the window's language."""
        return translate(self.language, f"accounts.{key}", **values)

    def may(self, permission: Permission) -> bool:
        """Whether to offer it; the use case checks for itself."""
        return permission.id in self.allowed

    async def find(self) -> User:
        """The account as it is stored now. Raises InvalidValue if it is gone."""
        found = await self.desk.use_cases.find_by_id(self.wnd.subject(), self.user.id)
        if found is None:
            raise InvalidValue("there is no such user; the account may have been deleted meanwhile")
        return found

    async def change(self, doing: Awaitable[object], needed: Permission) -> bool:
        """Do what needs this right, and show the account as it is then; says what is wrong if it is
        refused."""
        try:
            await doing
        except NagoError as error:
            self.tell(error, needed)
            return False
        self.wnd.invalidate()
        return True

    def tell(self, error: NagoError, needed: Permission) -> None:
        """Say above the page what is wrong. Raises what the window itself says best."""
        said = problem_of(self.language, error, needed)
        if said is None:
            raise error
        self.wnd.show_banner(said, kind="error")
        self.wnd.invalidate()
