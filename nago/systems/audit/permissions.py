"""Rights over the audit log."""

from nago.auth.permission import Permission

FIND_AUDIT = Permission("nago.audit.find", "See the audit log", "See who has done what.")
EXPORT_AUDIT = Permission(
    "nago.audit.export", "Export the audit log", "Take the entries along as a table.", sudo=True
)
VERIFY_AUDIT = Permission(
    "nago.audit.verify", "Verify the audit log", "Prove that nothing of it was changed."
)
