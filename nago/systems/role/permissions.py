"""Rights over roles."""

from nago.auth.permission import Permission

FIND_ROLE = Permission("nago.role.find_by_id", "See a role", "See one role and its permissions.")
FIND_ROLES = Permission("nago.role.find_all", "See roles", "See all roles and their permissions.")
CREATE_ROLE = Permission("nago.role.create", "Create roles", "Bundle permissions anew.", sudo=True)
UPDATE_ROLE = Permission(
    "nago.role.update", "Change roles", "Change names and permissions of roles.", sudo=True
)
DELETE_ROLE = Permission("nago.role.delete", "Delete roles", "Take a role from all.", sudo=True)

ALL = (FIND_ROLE, FIND_ROLES, CREATE_ROLE, UPDATE_ROLE, DELETE_ROLE)
