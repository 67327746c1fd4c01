"""Rights over users."""

from nago.auth.permission import Permission

CREATE_USER = Permission("nago.user.create", "Create users", "Give somebody an account.", sudo=True)
FIND_USER = Permission("nago.user.find_by_id", "See a user", "See the account of somebody else.")
FIND_USER_BY_MAIL = Permission(
    "nago.user.find_by_mail", "Find a user by e-mail", "See whose address this is."
)
FIND_USERS = Permission("nago.user.find_all", "See all users", "See the accounts of all others.")
START_RESET = Permission(
    "nago.user.start_password_reset",
    "Start password resets",
    "Mail somebody a link by which he chooses a new password.",
    sudo=True,
)
NOTIFY_USER = Permission(
    "nago.user.notify",
    "Send invitations",
    "Once more, and mails by which somebody confirms his address.",
    sudo=True,
)
CHANGE_EMAIL = Permission(
    "nago.user.change_other_email", "Change e-mail addresses", "Of somebody else.", sudo=True
)
UPDATE_CONTACT = Permission(
    "nago.user.update_other_contact", "Change contacts", "Of somebody else.", sudo=True
)
UPDATE_ROLES = Permission(
    "nago.user.update_other_roles", "Assign roles", "Give roles, or take them.", sudo=True
)
UPDATE_GROUPS = Permission(
    "nago.user.update_other_groups", "Assign groups", "Put into groups, or take out.", sudo=True
)
UPDATE_PERMISSIONS = Permission(
    "nago.user.update_other_permissions",
    "Assign permissions",
    "Give rights directly, or take them.",
    sudo=True,
)
UPDATE_STATUS = Permission(
    "nago.user.update_account_status", "Enable and disable accounts", "Of somebody else.", sudo=True
)
UPDATE_VERIFICATION = Permission(
    "nago.user.update_verification",
    "Mark e-mail addresses as verified",
    "Of somebody else, for example after a phone call.",
    sudo=True,
)
DELETE_USER = Permission(
    "nago.user.delete", "Delete users", "With everything that hangs on them.", sudo=True
)
EXPORT_USERS = Permission(
    "nago.user.export_users", "Export users", "Take the accounts along as a table.", sudo=True
)
CONSENT_OTHER = Permission(
    "nago.user.consent_other", "Record consents", "Of somebody else, for example from paper."
)
COUNT_USERS = Permission("nago.user.count", "Count users", "Know how many accounts there are.")
DISPLAY_NAME = Permission(
    "nago.user.display_name", "See names", "See the names of other users, and nothing else."
)

ALL = (
    CREATE_USER,
    FIND_USER,
    FIND_USER_BY_MAIL,
    FIND_USERS,
    START_RESET,
    NOTIFY_USER,
    CHANGE_EMAIL,
    UPDATE_CONTACT,
    UPDATE_ROLES,
    UPDATE_GROUPS,
    UPDATE_PERMISSIONS,
    UPDATE_STATUS,
    UPDATE_VERIFICATION,
    DELETE_USER,
    EXPORT_USERS,
    CONSENT_OTHER,
    COUNT_USERS,
    DISPLAY_NAME,
)
