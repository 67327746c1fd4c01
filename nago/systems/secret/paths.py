"""Where the pages of secrets are."""

PATH = "admin/secrets"
NEW = f"{PATH}/new"
