"""Rights over mails."""

from nago.auth.permission import Permission

SEND_MAIL = Permission("nago.mail.send", "Send mails", "Put a mail into the queue.")
FIND_MAIL = Permission("nago.mail.find_by_id", "See a mail", "See one mail of the queue.")
FIND_MAILS = Permission("nago.mail.find_all", "See mails", "See the queue of mails.")
DELETE_MAIL = Permission(
    "nago.mail.delete", "Delete mails", "Take mails out of the queue.", sudo=True
)
RETRY_MAIL = Permission("nago.mail.retry", "Retry mails", "Let a mail be tried again at once.")
SEND_TEST_MAIL = Permission(
    "nago.mail.send_test", "Send test mails", "Find out whether a mail server can be used."
)

ALL = (SEND_MAIL, FIND_MAIL, FIND_MAILS, DELETE_MAIL, RETRY_MAIL, SEND_TEST_MAIL)
