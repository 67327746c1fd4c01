"""The rights of those who work here: agents answer, leads look after the desk."""

from nago import Words
from nago.auth.permission import Permission

WORK = Permission(
    "desk.work",
    Words("Work on tickets", de="Tickets bearbeiten"),
    Words(
        "See customers and tickets, answer and change them.",
        de="Kunden und Tickets sehen, beantworten und ändern.",
    ),
)
LEAD = Permission(
    "desk.lead",
    Words("Lead the help desk", de="Helpdesk leiten"),
    Words(
        "See how much everybody has to do; remove customers.",
        de="Sehen, wer wie viel zu tun hat; Kunden entfernen.",
    ),
)

AGENT_ROLE = "desk.agent"
LEAD_ROLE = "desk.lead"
