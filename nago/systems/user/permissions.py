"""Rights over users."""

from nago.auth.permission import Permission

CREATE_USER = Permission("nago.user.create", "Create users", "Give somebody an account.")
FIND_USER = Permission("nago.user.find", "See users", "See the accounts of others.")
