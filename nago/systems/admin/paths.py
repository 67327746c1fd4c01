"""Where the pages of the admin center are."""

ADMIN = "admin"
SESSIONS = "admin/sessions"
AUDIT = "admin/audit"
OVERVIEW = "admin/overview"
ROLES = "admin/roles"
GROUPS = "admin/groups"
PERMISSIONS = "admin/permissions"
