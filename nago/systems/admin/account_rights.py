"""The tabs of an account that say what its user may do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Iterable

from nago.auth.permission import Permission
from nago.i18n import permission_name
from nago.presentation.view import View
from nago.systems.admin.account_assigned import AssignedCard, Given
from nago.systems.admin.account_desk import OpenAccount
from nago.systems.role import ADMINISTRATOR
from nago.systems.user import User
from nago.systems.user.permissions import UPDATE_GROUPS, UPDATE_PERMISSIONS, UPDATE_ROLES
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.length import L24
from nago.ui.stack import VStack
from nago.ui.table import Column, Table
from nago.ui.table_row import TableRow
from nago.ui.text import Text


async def roles_tab(account: OpenAccount) -> View:
    """Raises PermissionDenied."""
    wnd, desk = account.wnd, account.desk
    subject = wnd.subject()
    known = []
    for role in await desk.roles.use_cases.find_all(subject):
        ids = desk.roles.roles.permissions_of(role.id)
        text = role.description or account.text("roles.holds", count=str(len(ids)))
        if role.id == ADMINISTRATOR:
            text = account.text("roles.administrator")
        known.append(
            Given(
                role.id,
                role.name,
                text,
                beyond=not all(map(subject.has_permission, _declared(account, ids))),
            )
        )

    def put(ids: tuple[str, ...], version: int) -> Awaitable[User]:
        update = desk.use_cases.update_other_roles
        return update(wnd.subject(), account.user.id, ids, version=version)

    return AssignedCard("roles", "shield")(account, known, account.may(UPDATE_ROLES), put)


async def groups_tab(account: OpenAccount) -> View:
    """Raises PermissionDenied."""
    wnd, desk = account.wnd, account.desk
    groups = await desk.groups.use_cases.find_all(wnd.subject())
    known = [Given(each.id, each.name, each.description) for each in groups]

    def put(ids: tuple[str, ...], version: int) -> Awaitable[User]:
        update = desk.use_cases.update_other_groups
        return update(wnd.subject(), account.user.id, ids, version=version)

    return AssignedCard("groups", "users")(account, known, account.may(UPDATE_GROUPS), put)


async def permissions_tab(account: OpenAccount) -> View:
    """What he may do directly, and what altogether. Raises PermissionDenied."""
    wnd, desk = account.wnd, account.desk
    subject = wnd.subject()
    declared = await desk.permissions.use_cases.find_all(subject)
    known = [
        Given(
            each.id,
            permission_name(account.language, each.id, each.name),
            each.id,
            group=each.id.rpartition(".")[0],
            beyond=not subject.has_permission(each),
        )
        for each in declared
    ]

    def put(ids: tuple[str, ...], version: int) -> Awaitable[User]:
        update = desk.use_cases.update_other_permissions
        return update(wnd.subject(), account.user.id, ids, version=version)

    direct = AssignedCard("permissions", "key-round")
    return VStack(
        direct(account, known, account.may(UPDATE_PERMISSIONS), put),
        await _altogether(account),
        gap=L24,
        alignment="stretch",
    )


async def _altogether(account: OpenAccount) -> View:
    """Every right, with what it comes from."""
    desk, user = account.desk, account.user
    names = {each.id: each.name for each in await desk.roles.roles.find_all()}
    sources: dict[str, list[str]] = defaultdict(list)
    for id in user.permissions:
        sources[id].append(account.text("permissions.direct"))
    for role in user.roles:
        for id in desk.roles.roles.permissions_of(role):
            sources[id].append(names.get(role, role))
    rows = sorted(
        (permission_name(account.language, each.id, each.name), each.id)
        for each in _declared(account, sources)
    )
    return Card(
        Table(
            [
                Column(account.text("permissions.right")),
                Column(account.text("permissions.from")),
            ],
            [TableRow(name, ", ".join(sources[id]), key=id) for name, id in rows],
            caption=account.text("permissions.altogether"),
            caption_hidden=True,
            density="compact",
        )
        if rows
        else Text(account.text("permissions.nothing"), color=ColorMuted),
        title=account.text("permissions.altogether"),
        supporting_text=account.text("permissions.altogether.text", count=str(len(rows))),
    )


def _declared(account: OpenAccount, ids: Iterable[str]) -> list[Permission]:
    declared = account.desk.permissions.permissions.declared
    return [declared[id] for id in ids if id in declared]
