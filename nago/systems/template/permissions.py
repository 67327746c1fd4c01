"""Rights over templates."""

from nago.auth.permission import Permission

FIND_TEMPLATES = Permission(
    "nago.template.find_all", "See templates", "See what mails say, and try other texts."
)
UPDATE_TEMPLATE = Permission(
    "nago.template.update", "Change templates", "Change what mails say.", sudo=True
)
ALL = (FIND_TEMPLATES, UPDATE_TEMPLATE)
