"""The list of all accounts."""

from __future__ import annotations

from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.moment import moment_text
from nago.systems.admin.account_badges import badges
from nago.systems.admin.account_bulk import RIGHTS, AccountBulk
from nago.systems.admin.account_create import CreateAccount
from nago.systems.admin.account_desk import AccountDesk
from nago.systems.admin.account_source import ROLE, STATUS, AccountSource
from nago.systems.admin.account_status import day_stamp
from nago.systems.admin.paths import ACCOUNTS
from nago.systems.admin.role_name import role_name
from nago.systems.role.permissions import FIND_ROLES
from nago.systems.settings.confirmation import may_change
from nago.systems.user import FoundUser
from nago.systems.user.lines import STATES
from nago.systems.user.permissions import CREATE_USER, EXPORT_USERS, FIND_USER, FIND_USERS
from nago.ui.avatar import Avatar
from nago.ui.button import SecondaryButton
from nago.ui.data_column import DataColumn
from nago.ui.data_source import Changes
from nago.ui.data_view import DataView
from nago.ui.length import L4, L8, L32, L160, L200
from nago.ui.link import Link
from nago.ui.select import Option
from nago.ui.stack import HStack
from nago.ui.text import Text
from nago.ui.titled_page import titled_page


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """Who can log in here: found, sorted, and dealt with one by one or together."""

    desk: AccountDesk
    changes: Changes

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, StoreError."""
        subject, language = wnd.subject(), wnd.language()
        subject.audit(FIND_USERS)
        asked = {each.id: may_change(wnd, each, "accounts.confirm")
                 for each in (CREATE_USER, *RIGHTS)}  # fmt: skip
        allowed = frozenset(id for id, (may, _) in asked.items() if may)
        bulk = AccountBulk(wnd, self.desk, allowed)
        create = CreateAccount(self.desk) if CREATE_USER.id in allowed else None

        async def export() -> None:
            await bulk.export()

        return titled_page(
            wnd,
            translate(language, "accounts.title"),
            translate(language, "accounts.text"),
            next((way for _, way in asked.values() if way is not None), None),
            DataView(
                wnd,
                await self._columns(wnd),
                source=AccountSource(self.desk.use_cases, subject.id, subject, self.changes),
                caption=translate(language, "accounts.title"),
                sort="name",
                menu=bulk.menu,
                bulk=bulk.actions(),
                toolbar=[
                    SecondaryButton(
                        translate(language, "accounts.export"),
                        action=export,
                        leading_icon="download",
                    )
                    if EXPORT_USERS.id in allowed
                    else None,
                    create.button(wnd) if create is not None else None,
                ],
            ),
            await create.dialog(wnd) if create is not None else None,
            wide=True,
        )

    async def _columns(self, wnd: Window) -> list[DataColumn[FoundUser]]:
        language, subject = wnd.language(), wnd.subject()
        roles: dict[str, str] = {}
        if subject.has_permission(FIND_ROLES):
            found = await self.desk.roles.use_cases.find_all(subject)
            roles = {each.id: role_name(language, each) for each in found}
        may_open = subject.has_permission(FIND_USER)
        states = [Option(each, translate(language, f"accounts.state.{each}")) for each in STATES]

        def title(name: str) -> str:
            return translate(language, f"accounts.column.{name}")

        def name(found: FoundUser) -> View:
            user = found.user
            picture = f"/account/photo/{user.id}/{user.photo}" if user.photo else None
            return HStack(
                Avatar(user.name, image=picture, size=L32),
                Link(user.name, f"{ACCOUNTS}/{user.id}") if may_open else Text(user.name),
                gap=L8,
                alignment="leading",
            )

        def status(found: FoundUser) -> View:
            shown = badges(wnd, found.user, self.desk.now())
            return HStack(*shown, gap=L4, wrap=True, alignment="leading")

        def role_names(found: FoundUser) -> str:
            return ", ".join(sorted(roles.get(id, id) for id in found.user.roles))

        def created(found: FoundUser) -> str:
            return day_stamp(wnd, found.user.created_at)

        def last_login(found: FoundUser) -> str:
            return moment_text(language, found.last_login) if found.last_login else ""

        return [
            DataColumn(
                title("name"),
                lambda found: found.user.name,
                key="name",
                cell=name,
                width=L200,
            ),
            DataColumn(title("email"), lambda found: found.user.email, key="email"),
            DataColumn(
                title("status"),
                lambda found: "",
                key=STATUS,
                cell=status,
                sort=False,
                filter=states,
                width=L160,
            ),
            DataColumn(
                title("roles"),
                role_names,
                key=ROLE,
                sort=False,
                filter=[Option(id, name) for id, name in roles.items()] if roles else False,
                priority=2,
            ),
            DataColumn(
                title("created"),
                lambda found: found.user.created_at,
                key="created",
                cell=created,
                priority=3,
            ),
            DataColumn(
                title("last_login"),
                lambda found: found.last_login,
                key="last_login",
                cell=last_login,
                priority=2,
            ),
        ]
