"""The audit log: who has done what, and proof that nothing of it was changed."""

from nago.systems.audit.model import ACTIONS, AuditEntry, Verified
from nago.systems.audit.query import AuditQuery
from nago.systems.audit.system import AuditManagement
from nago.systems.audit.usecases import AuditUseCases

__all__ = ["ACTIONS", "AuditEntry", "AuditManagement", "AuditQuery", "AuditUseCases", "Verified"]
