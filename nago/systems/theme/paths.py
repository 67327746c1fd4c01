"""Where the pages of the theme are."""

THEME = "admin/theme"
LEGAL = "legal"
"""Before the name of each legal page: `legal/imprint`."""
