"""The cards of the admin center's own pages."""

from __future__ import annotations

from nago.presentation.admin_card import AdminCard
from nago.systems.admin.model import SECURITY, SYSTEM, USERS
from nago.systems.admin.paths import AUDIT, GROUPS, OVERVIEW, PERMISSIONS, ROLES, SESSIONS
from nago.systems.admin.permissions import READ_OVERVIEW
from nago.systems.audit.permissions import FIND_AUDIT
from nago.systems.group.permissions import FIND_GROUPS
from nago.systems.permission.permissions import FIND_PERMISSIONS
from nago.systems.role.permissions import FIND_ROLES
from nago.systems.session.permissions import FIND_SESSIONS

CARDS = (
    AdminCard(
        group=SYSTEM,
        title="admin.overview.title",
        text="admin.overview.card",
        path=OVERVIEW,
        icon="activity",
        permission=READ_OVERVIEW,
    ),
    AdminCard(
        group=USERS,
        title="admin.roles.title",
        text="admin.roles.card",
        path=ROLES,
        icon="shield",
        permission=FIND_ROLES,
    ),
    AdminCard(
        group=USERS,
        title="admin.groups.title",
        text="admin.groups.card",
        path=GROUPS,
        icon="network",
        permission=FIND_GROUPS,
    ),
    AdminCard(
        group=USERS,
        title="admin.permissions.title",
        text="admin.permissions.card",
        path=PERMISSIONS,
        icon="list-checks",
        permission=FIND_PERMISSIONS,
    ),
    AdminCard(
        group=SECURITY,
        title="admin.sessions.title",
        text="admin.sessions.card",
        path=SESSIONS,
        icon="monitor-smartphone",
        permission=FIND_SESSIONS,
    ),
    AdminCard(
        group=SECURITY,
        title="admin.audit.title",
        text="admin.audit.card",
        path=AUDIT,
        icon="scroll-text",
        permission=FIND_AUDIT,
    ),
)
