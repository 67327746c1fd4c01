"""The rights of those who work here: agents answer, leads look after the desk."""

from nago.auth.permission import Permission

WORK = Permission(
    "desk.work", "Work on tickets", "See customers and tickets, answer and change them."
)
LEAD = Permission(
    "desk.lead", "Lead the help desk", "See how much everybody has to do; remove customers."
)

AGENT_ROLE = "desk.agent"
LEAD_ROLE = "desk.lead"
