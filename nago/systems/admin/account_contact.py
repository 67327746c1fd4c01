"""The tab of an account with how its user is called and reached."""

from __future__ import annotations

import functools
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from nago.errors import ConcurrentUpdate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.systems.admin.account_desk import OpenAccount
from nago.systems.admin.account_facts import facts
from nago.systems.user import Contact
from nago.systems.user.permissions import UPDATE_CONTACT
from nago.ui.banner import show_snackbar
from nago.ui.button import SecondaryButton
from nago.ui.card import Card
from nago.ui.form_of import form, reset_form
from nago.ui.length import L24
from nago.ui.stack import VStack


def _line(name: str, section: str, **extra: Any) -> Any:
    extra["section"] = f"accounts.contact.{section}"
    return Annotated[str, Meta(title=f"accounts.contact.{name}", max_length=200, extra=extra)]


FIELDS: dict[str, tuple[Any, Any]] = {
    "salutation": (_line("salutation", "person"), ""),
    "title": (_line("title", "person"), ""),
    "firstname": (_line("firstname", "person"), ""),
    "lastname": (_line("lastname", "person"), ""),
    "day_of_birth": (
        Annotated[
            date | None,
            Meta(
                title="accounts.contact.day_of_birth", extra={"section": "accounts.contact.person"}
            ),
        ],
        None,
    ),
    "company": (_line("company", "work"), ""),
    "position": (_line("position", "work"), ""),
    "professional_group": (_line("professional_group", "work"), ""),
    "phone": (_line("phone", "reached"), ""),
    "mobile_phone": (_line("mobile_phone", "reached"), ""),
    "website": (_line("website", "reached"), ""),
    "language": (
        Annotated[
            Literal["", "en", "de"],
            Meta(
                title="accounts.contact.language",
                extra={
                    "section": "accounts.contact.reached",
                    "choices": [
                        ("", "account.language.browser"),
                        ("en", "English"),
                        ("de", "Deutsch"),
                    ],
                },
            ),
        ],
        "",
    ),
    "street": (_line("street", "address"), ""),
    "postal_code": (_line("postal_code", "address"), ""),
    "city": (_line("city", "address"), ""),
    "state": (_line("state", "address"), ""),
    "country": (_line("country", "address"), ""),
    "about_me": (
        Annotated[
            str,
            Meta(
                title="accounts.contact.about_me",
                max_length=4000,
                extra={"section": "accounts.contact.about", "multiline": True},
            ),
        ],
        "",
    ),
}
"""Fields of `Contact` as administrators enter them, in this order."""


@functools.lru_cache(maxsize=256)
def entry_kind(followed: frozenset[str]) -> type[Struct]:
    """What is entered of a contact; what a login provider says is left out, it is changed there."""
    fields = [(name, *field) for name, field in FIELDS.items() if name not in followed]
    return msgspec.defstruct("ContactEntry", fields, frozen=True, module=__name__)


def contact_tab(account: OpenAccount) -> View:
    """A form for it, and what comes from elsewhere."""
    wnd, user = account.wnd, account.user
    followed = frozenset(user.followed).intersection(FIELDS)
    kind, name = entry_kind(followed), f"contact.{'.'.join(sorted(followed))}"
    now = _entry(kind, user.contact)
    entered: State[Any] = wnd.state(name, now, type=kind)
    base: State[Any] = wnd.state(f"{name}.base", now, type=kind)
    seen: State[Any] = wnd.state(f"{name}.seen", now, type=kind)
    stale = wnd.state("stale", False)
    if now != seen.peek():
        if entered.peek() == seen.peek():
            entered.value = now  # fields that nobody has touched follow
        seen.value = now

    async def save() -> None:
        current = await account.find()
        merged = merge(base.peek(), entered.peek(), _entry(kind, current.contact))
        if merged is None:
            stale.value = True
            raise ConcurrentUpdate(f"users: {user.id!r} has another contact than when it was read")
        contact = replace(current.contact, **_stripped(merged))
        update = account.desk.use_cases.update_other_contact
        saved = await update(wnd.subject(), user.id, contact, version=current.version)
        show(_entry(kind, saved.contact))
        show_snackbar(wnd, account.text("saved"))

    async def load() -> None:
        show(_entry(kind, (await account.find()).contact))

    def show(entry: Struct) -> None:
        entered.value = base.value = seen.value = entry
        stale.value = False
        reset_form(entered)
        wnd.invalidate()

    return VStack(
        _followed(account, followed) if followed else None,
        SecondaryButton(account.text("reload"), action=load, leading_icon="rotate-cw")
        if stale.value
        else None,
        form(entered, action=save, columns=2, readonly=not account.may(UPDATE_CONTACT)),
        gap=L24,
        alignment="stretch",
    )


def merge(base: Struct, entered: Struct, now: Struct) -> Struct | None:
    """What was entered, on top of what others have changed since `base` was read; None if both
    have changed the same field."""
    merged = {}
    for name in base.__struct_fields__:
        was, mine, theirs = (getattr(each, name) for each in (base, entered, now))
        if mine not in (was, theirs) and theirs != was:
            return None
        merged[name] = theirs if mine == was else mine
    return replace(now, **merged)


def _followed(account: OpenAccount, followed: frozenset[str]) -> View:
    shown = [
        (account.text(f"contact.{name}"), str(value))
        for name in FIELDS
        if name in followed and (value := getattr(account.user.contact, name))
    ]
    return Card(
        facts(shown) if shown else None,
        title=account.text("contact.followed"),
        supporting_text=account.text("contact.followed.text"),
    )


def _entry(kind: type[Struct], contact: Contact) -> Struct:
    names = kind.__struct_fields__
    return kind(**{name: getattr(contact, name) for name in names})


def _stripped(entry: Struct) -> dict[str, Any]:
    values = {name: getattr(entry, name) for name in entry.__struct_fields__}
    return {name: each.strip() if isinstance(each, str) else each for name, each in values.items()}
