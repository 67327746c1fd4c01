"""Which fields of a contact are asked for, which must be filled in, and what fits them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

import re2
from msgspec import Meta, Struct

from nago.errors import InvalidValue
from nago.systems.user.model import Contact
from nago.systems.user.pattern import LONGEST_PATTERN, check_pattern, compiled

Use = Literal["hidden", "optional", "required"]
USES = [(use, f"settings.contact.{use}") for use in ("hidden", "optional", "required")]
CHOICE = re.compile(r"\^\(([^()\[\]{}.*+?^$\\]+)\)\$")
"""`^(A|B)$`: nothing but texts side by side."""


class FieldRule(Struct, frozen=True):
    """How one field is asked for."""

    use: Annotated[
        Use, Meta(title="settings.contact.use", extra={"choices": USES, "dropdown": True})
    ] = "hidden"
    pattern: Annotated[
        str,
        Meta(
            max_length=LONGEST_PATTERN,
            title="settings.contact.pattern",
            description="settings.contact.pattern.text",
        ),
    ] = ""
    """RE2, fits the whole of what is entered; "" for anything. Nothing entered always fits an
    optional field."""

    @property
    def shown(self) -> bool:
        return self.use != "hidden"

    @property
    def required(self) -> bool:
        return self.use == "required"

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be chosen, if the pattern is a list such as `^(A|B)$`; else nothing."""
        found = CHOICE.fullmatch(self.pattern.strip())
        return tuple(filter(None, found[1].split("|"))) if found is not None else ()

    def allows(self, text: str) -> bool:
        """Whether this may be entered; a hidden field allows everything, it is not asked for."""
        if not self.shown:
            return True
        if not text:
            return not self.required
        if not self.pattern.strip():
            return True
        try:
            return compiled(self.pattern.strip()).fullmatch(text) is not None
        except re2.error:  # it was checked when it was saved
            return False


class ContactRules(Struct, frozen=True):
    """What is asked for at a registration and in profiles, beside the name."""

    salutation: Annotated[FieldRule, Meta(title="account.salutation")] = FieldRule()
    title: Annotated[FieldRule, Meta(title="account.title")] = FieldRule()
    position: Annotated[FieldRule, Meta(title="account.position")] = FieldRule()
    company: Annotated[FieldRule, Meta(title="account.company")] = FieldRule()
    professional_group: Annotated[FieldRule, Meta(title="account.professional_group")] = FieldRule()
    mobile_phone: Annotated[FieldRule, Meta(title="account.mobile_phone")] = FieldRule()
    postal_code: Annotated[FieldRule, Meta(title="account.postal_code")] = FieldRule()
    city: Annotated[FieldRule, Meta(title="account.city")] = FieldRule()
    state: Annotated[FieldRule, Meta(title="account.state")] = FieldRule()
    country: Annotated[FieldRule, Meta(title="account.country")] = FieldRule()

    def check(self) -> None:
        """Raises InvalidValue for a pattern that cannot be used."""
        for name, rule in self.rules():
            check_pattern(rule.pattern.strip(), "^(Dr|Prof)$", f"{name}.pattern")

    def rules(self) -> Iterator[tuple[str, FieldRule]]:
        """Each field of `Contact` that there is a rule for, in the order of asking."""
        for name in self.__struct_fields__:
            yield name, getattr(self, name)

    def check_contact(self, contact: Contact, followed: tuple[str, ...] = ()) -> None:
        """Raises InvalidValue, with the field, for a contact that does not keep to the rules.

        Fields that an identity provider says (`followed`) are not the user's to fill in.
        """
        for name, rule in self.rules():
            text = getattr(contact, name)
            if name in followed or rule.allows(text):
                continue
            if not text:
                raise InvalidValue(f"{name}: this is needed: fill it in", field=name)
            allowed = ", ".join(rule.choices) or f"what fits {rule.pattern}"
            raise InvalidValue(f"{name}: got {text!r:.80}, allowed is {allowed}", field=name)
