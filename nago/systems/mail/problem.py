"""Why a mail did not leave."""

from __future__ import annotations

from typing import Literal

from nago.errors import Unreachable
from nago.i18n import translate

Kind = Literal[
    "no_server",
    "address",
    "plain",
    "name",
    "refused_connection",
    "timeout",
    "greeting",
    "no_tls",
    "certificate",
    "certificate_self_signed",
    "certificate_expired",
    "certificate_host",
    "tls",
    "login",
    "no_login",
    "dropped",
    "sender",
    "recipient",
    "content",
    "size",
    "smtputf8",
    "unreadable",
    "failed",
]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]  # what the Literal lists
LONGEST = 300


class MailProblem(Unreachable):
    """What went wrong, as a kind with a text in the catalogue, and in the words of the server."""

    def __init__(self, kind: Kind, detail: str = "") -> None:
        self.kind: Kind = kind
        self.detail = " ".join(detail.split())[:LONGEST]
        super().__init__(f"{kind}: {self.detail}" if self.detail else kind)


class ServerProblem(MailProblem):
    """This server takes no mail just now, whichever it is: another one may."""


class Refusal(MailProblem):
    """This mail, or one of its recipients, is not taken; `final` if trying again is of no use."""

    def __init__(self, kind: Kind, detail: str = "", *, final: bool) -> None:
        super().__init__(kind, detail)
        self.final = final


def in_words(language: str, kind: str) -> str:
    """What a user reads of a problem."""
    return translate(language, f"mail.problem.{kind}")
