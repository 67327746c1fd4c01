"""Where the pages of templates are."""

PATH = "admin/templates"
