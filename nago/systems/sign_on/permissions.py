"""Rights over login providers."""

from nago.auth.permission import Permission

READ_PROVIDERS = Permission(
    "nago.sign_on.find_providers",
    "See login providers",
    "See through whom users may log in; secrets are shown to nobody.",
)
CHANGE_PROVIDERS = Permission(
    "nago.sign_on.change_providers",
    "Change login providers",
    "Say through whom users may log in.",
    sudo=True,
)

ALL = (READ_PROVIDERS, CHANGE_PROVIDERS)
