"""The cards of the admin center's own pages."""

from __future__ import annotations

from nago.presentation.admin_card import AdminCard
from nago.systems.admin.model import SECURITY
from nago.systems.admin.paths import SESSIONS
from nago.systems.session.permissions import FIND_SESSIONS

CARDS = (
    AdminCard(
        group=SECURITY,
        title="admin.sessions.title",
        text="admin.sessions.card",
        path=SESSIONS,
        icon="monitor-smartphone",
        permission=FIND_SESSIONS,
    ),
)
