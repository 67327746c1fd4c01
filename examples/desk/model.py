"""Customers and their tickets."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from nago.data.repository import Aggregate

Status = Literal["open", "waiting", "solved"]
Priority = Literal["urgent", "high", "normal", "low"]

STATUSES: tuple[Status, ...] = ("open", "waiting", "solved")
PRIORITIES: tuple[Priority, ...] = ("urgent", "high", "normal", "low")


class StoredFile(Struct, frozen=True):
    """A file of a conversation; its content lies in the application's data folder."""

    id: str
    name: str
    size: int
    kind: str


class Message(Struct, frozen=True):
    """An answer, or a note that the customer does not see; what it says is Markdown."""

    id: str
    at: datetime
    author: str
    text: str
    from_customer: bool = False
    internal: bool = False
    files: tuple[StoredFile, ...] = ()


class Change(Struct, frozen=True):
    """Who has changed what; `field` names a text of `texts.py`."""

    at: datetime
    by: str
    field: str
    before: str = ""
    after: str = ""


class Ticket(Aggregate, frozen=True):
    """Something that a customer wants solved; saved whole, so that no two changes mix."""

    number: int
    title: str
    text: str
    customer: str
    """The customer's id."""
    created: datetime
    due: datetime
    updated: datetime
    status: Status = "open"
    priority: Priority = "normal"
    assignee: str = ""
    """The id of whoever looks after it; "" for nobody yet."""
    assignee_name: str = ""
    solved: datetime | None = None
    files: tuple[StoredFile, ...] = ()
    messages: tuple[Message, ...] = ()
    history: tuple[Change, ...] = ()

    def overdue(self, now: datetime) -> bool:
        """Whether it should have been solved by now; one that waits for the customer is not."""
        return self.status == "open" and self.due < now


class Customer(Aggregate, frozen=True):
    """Somebody who needs help."""

    name: str
    created: datetime
    company: str = ""
    email: str = ""
    phone: str = ""
    language: Literal["en", "de"] = "en"
    """What he gets mails in."""
    notes: str = ""

    @property
    def title(self) -> str:
        return f"{self.name}, {self.company}" if self.company else self.name
