"""Rights over rights."""

from nago.auth.permission import Permission

FIND_PERMISSIONS = Permission(
    "nago.permission.find_all", "See permissions", "See which rights the application knows."
)
