"""The tabs of an account that say what its user may do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Iterable

from nago.auth.permission import Permission
from nago.i18n import permission_name
from nago.presentation.view import View
from nago.systems.admin.account_assigned import AssignedCard, Given
from nago.systems.admin.account_desk import OpenAccount
from nago.systems.admin.naming import save_bar
from nago.systems.admin.paths import GROUPS, ROLES
from nago.systems.admin.permission_picker import PermissionPicker
from nago.systems.admin.role_name import group_name, group_text, role_name, role_text
from nago.systems.group import SYSTEM
from nago.systems.group.permissions import FIND_GROUP
from nago.systems.role.permissions import FIND_ROLE
from nago.systems.user import User
from nago.systems.user.permissions import UPDATE_GROUPS, UPDATE_PERMISSIONS, UPDATE_ROLES
from nago.ui.banner import show_snackbar
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.length import L16, L24
from nago.ui.stack import VStack
from nago.ui.table import Column, Table
from nago.ui.table_row import TableRow
from nago.ui.text import Text


async def roles_tab(account: OpenAccount) -> View:
    """Raises PermissionDenied."""
    wnd, desk, language = account.wnd, account.desk, account.language
    subject = wnd.subject()
    known = []
    for role in await desk.roles.use_cases.find_all(subject):
        ids = desk.roles.roles.permissions_of(role.id)
        held = all(map(subject.has_permission, _declared(account, ids)))
        text = role_text(language, role) or account.text("roles.holds", count=str(len(ids)))
        known.append(
            Given(
                role.id,
                role_name(language, role),
                text,
                beyond=not held,
                to=f"{ROLES}/{role.id}" if subject.has_permission(FIND_ROLE) else None,
            )
        )

    def put(ids: tuple[str, ...], version: int) -> Awaitable[User]:
        update = desk.use_cases.update_other_roles
        return update(wnd.subject(), account.user.id, ids, version=version)

    return AssignedCard("roles", "shield", UPDATE_ROLES)(account, known, put)


async def groups_tab(account: OpenAccount) -> View:
    """Raises PermissionDenied."""
    wnd, desk, language = account.wnd, account.desk, account.language
    may_open = wnd.subject().has_permission(FIND_GROUP)
    known = [
        Given(
            each.id,
            group_name(language, each),
            group_text(language, each),
            to=f"{GROUPS}/{each.id}" if may_open else None,
        )
        for each in await desk.groups.use_cases.find_all(wnd.subject())
        if each.id != SYSTEM
    ]

    def put(ids: tuple[str, ...], version: int) -> Awaitable[User]:
        update = desk.use_cases.update_other_groups
        return update(wnd.subject(), account.user.id, ids, version=version)

    return AssignedCard("groups", "users", UPDATE_GROUPS)(account, known, put)


async def permissions_tab(account: OpenAccount) -> View:
    """What he may do directly, and what altogether. Raises PermissionDenied."""
    wnd, desk, user = account.wnd, account.desk, account.user
    await desk.permissions.use_cases.find_all(wnd.subject())
    may = account.may(UPDATE_PERMISSIONS)
    chosen = wnd.state(f"permissions.{user.version}", list(user.permissions), type=list[str])
    changed = set(chosen.value) != set(user.permissions)
    update = desk.use_cases.update_other_permissions

    async def save() -> None:
        doing = update(wnd.subject(), user.id, chosen.peek(), version=user.version)
        if await account.change(doing, UPDATE_PERMISSIONS):
            show_snackbar(wnd, account.text("saved"), action=undo)

    async def undo() -> None:
        await account.change(update(wnd.subject(), user.id, user.permissions), UPDATE_PERMISSIONS)

    async def discard() -> None:
        chosen.value = list(user.permissions)

    return VStack(
        Card(
            PermissionPicker(desk.permissions.permissions)(wnd, chosen, may=may),
            title=account.text("permissions.title"),
            supporting_text=account.text("permissions.text"),
            gap=L16,
        )
        if may or user.permissions
        else None,
        save_bar(
            account.language, changed=changed, allowed=True, stale=False, save=save, load=discard
        )
        if may
        else None,
        await _altogether(account),
        gap=L24,
        alignment="stretch",
    )


async def _altogether(account: OpenAccount) -> View:
    """Every right, with what it comes from."""
    desk, user = account.desk, account.user
    roles = await desk.roles.roles.find_all()
    names = {each.id: role_name(account.language, each) for each in roles}
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
