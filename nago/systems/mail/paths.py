"""Where the pages of mails are."""

QUEUE = "admin/mail"
TEST = f"{QUEUE}/test"
