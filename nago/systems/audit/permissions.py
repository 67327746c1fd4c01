"""Rights over the audit log."""

from nago.auth.permission import Permission

FIND_AUDIT = Permission("nago.audit.find", "See the audit log", "See who has done what.")
VERIFY_AUDIT = Permission(
    "nago.audit.verify", "Verify the audit log", "Prove that nothing of it was changed."
)
