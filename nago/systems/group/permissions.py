"""Rights over groups."""

from nago.auth.permission import Permission

FIND_GROUP = Permission("nago.group.find_by_id", "See a group", "See one group.")
FIND_GROUPS = Permission("nago.group.find_all", "See groups", "See all groups.")
CREATE_GROUP = Permission("nago.group.create", "Create groups", "Make a new group.", sudo=True)
UPDATE_GROUP = Permission("nago.group.update", "Change groups", "Rename a group.", sudo=True)
DELETE_GROUP = Permission("nago.group.delete", "Delete groups", "Dissolve a group.", sudo=True)

ALL = (FIND_GROUP, FIND_GROUPS, CREATE_GROUP, UPDATE_GROUP, DELETE_GROUP)
