"""Secrets: access to other servers, sealed where it is stored and shown to nobody again."""

from nago.systems.secret.events import SecretDeleted, SecretSaved
from nago.systems.secret.model import FoundSecret, OpenSecret, Secret, SecretKind
from nago.systems.secret.next_step import NextStep
from nago.systems.secret.pages import SecretPages
from nago.systems.secret.system import SecretManagement
from nago.systems.secret.usecases import SecretUseCases

__all__ = [
    "FoundSecret",
    "NextStep",
    "OpenSecret",
    "Secret",
    "SecretDeleted",
    "SecretKind",
    "SecretManagement",
    "SecretPages",
    "SecretSaved",
    "SecretUseCases",
]
