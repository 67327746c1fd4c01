"""Where the pages of the admin center are."""

ADMIN = "admin"
