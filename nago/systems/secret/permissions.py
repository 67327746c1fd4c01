"""Rights over secrets. All of them count for one's own secrets only, but the last one."""

from nago.auth.permission import Permission

FIND_SECRETS = Permission(
    "nago.secret.find_my_secrets",
    "See one's secrets",
    "See which secrets one owns or may use; what is secret about them is shown to nobody.",
)
CREATE_SECRET = Permission(
    "nago.secret.create", "Create secrets", "Keep a secret and own it.", sudo=True
)
UPDATE_CREDENTIALS = Permission(
    "nago.secret.update_credentials", "Change secrets", "Change a secret that one owns.", sudo=True
)
UPDATE_OWNERS = Permission(
    "nago.secret.update_owners",
    "Choose owners of secrets",
    "Say who owns a secret that one owns.",
    sudo=True,
)
UPDATE_GROUPS = Permission(
    "nago.secret.update_groups",
    "Share secrets",
    "Share a secret that one owns with groups.",
    sudo=True,
)
DELETE_SECRET = Permission(
    "nago.secret.delete", "Delete secrets", "Delete a secret that one owns.", sudo=True
)
APPLICATION_SECRETS = Permission(
    "nago.secret.adopt",
    "Look after the application's secrets",
    "Let the application use secrets, and take over those that it uses or that nobody owns.",
    sudo=True,
)
ALL = (
    FIND_SECRETS,
    CREATE_SECRET,
    UPDATE_CREDENTIALS,
    UPDATE_OWNERS,
    UPDATE_GROUPS,
    DELETE_SECRET,
    APPLICATION_SECRETS,
)
