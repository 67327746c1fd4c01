"""Rights over the admin center itself."""

from nago.auth.permission import Permission

READ_OVERVIEW = Permission(
    "nago.admin.overview",
    "See the overview",
    "See how the running system is: memory, stores, what is slow, what to look after.",
)
