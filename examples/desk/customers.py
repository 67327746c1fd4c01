"""What is done with customers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email
from msgspec.structs import replace

from examples.desk.model import Customer
from examples.desk.permissions import LEAD, WORK
from examples.desk.store import DeskStore
from nago.auth.subject import Subject
from nago.errors import InvalidValue

LONGEST = 200


@dataclass(frozen=True, slots=True)
class FindCustomers:
    """Reads customers, by name."""

    store: DeskStore

    async def __call__(self, subject: Subject) -> list[Customer]:
        """Raises PermissionDenied, StoreError."""
        subject.audit(WORK)
        found = await self.store.customers.find_all()
        return sorted(found, key=lambda each: each.name.casefold())

    async def one(self, subject: Subject, id: str) -> Customer | None:
        subject.audit(WORK)
        return await self.store.customers.find_by_id(id)


@dataclass(frozen=True, slots=True)
class SaveCustomer:
    """Makes a customer, or changes one whose id is given."""

    store: DeskStore

    async def __call__(self, subject: Subject, customer: Customer) -> Customer:
        """Raises PermissionDenied, InvalidValue with the field, ConcurrentUpdate, StoreError."""
        subject.audit(WORK)
        name = " ".join(customer.name.split())
        if not name or len(name) > LONGEST:
            raise InvalidValue("a customer has a name", field="name")
        saved = await self.store.customers.save(
            replace(
                customer,
                id=customer.id or secrets.token_urlsafe(9),
                name=name,
                company=customer.company.strip()[:LONGEST],
                email=_address(customer.email),
                phone=customer.phone.strip()[:LONGEST],
            )
        )
        self.store.changed()
        return saved


@dataclass(frozen=True, slots=True)
class RemoveCustomer:
    """Removes a customer who has no tickets."""

    store: DeskStore

    async def __call__(self, subject: Subject, id: str) -> None:
        """Raises PermissionDenied, InvalidValue for one with tickets, StoreError."""
        subject.audit(LEAD)
        if await self.store.tickets.find_by(customer=id):
            raise InvalidValue("this customer has tickets: they would belong to nobody")
        await self.store.customers.delete(id)
        self.store.changed()


def _address(email: str) -> str:
    if not email.strip():
        return ""
    try:
        found = validate_email(email.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise InvalidValue(str(error), field="email") from None
    return found.normalized
