"""The fields of a contact, as the registration and the profile ask for them."""

from __future__ import annotations

from typing import NamedTuple, Unpack

from nago.i18n import translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.systems.user.contact_rules import FieldRule
from nago.ui.decor import Decor
from nago.ui.select import Option, Select
from nago.ui.text_field import TextField, TextKind


class Kind(NamedTuple):
    """What password managers and address books call a field (HTML, autofill), and its keyboard."""

    autocomplete: str
    kind: TextKind = "text"


KINDS: dict[str, Kind] = {
    "salutation": Kind("honorific-prefix"),
    "title": Kind("honorific-prefix"),
    "firstname": Kind("given-name"),
    "lastname": Kind("family-name"),
    "company": Kind("organization"),
    "position": Kind("organization-title"),
    "professional_group": Kind("off"),
    "phone": Kind("tel", "tel"),
    "mobile_phone": Kind("tel", "tel"),
    "street": Kind("street-address"),
    "postal_code": Kind("postal-code"),
    "city": Kind("address-level2"),
    "state": Kind("address-level1"),
    "country": Kind("country-name"),
}
OPTIONAL = FieldRule("optional")


def contact_field(
    language: str,
    name: str,
    value: State[str],
    rule: FieldRule = OPTIONAL,
    *,
    posted: bool = False,
    disabled: bool = False,
    problem: str | None = None,
    **decor: Unpack[Decor],
) -> View:
    """A text, or a choice where the rule's pattern is a list; `posted` by its form under its name."""
    label, post = translate(language, f"account.{name}"), name if posted else None
    if rule.shown and rule.choices:
        options = [Option(each, each) for each in rule.choices]
        if not rule.required or value.peek() not in rule.choices:
            options.insert(
                0, Option("", translate(language, "account.choose"), disabled=rule.required)
            )
        return Select(
            label,
            value,
            tuple(options),
            name=post,
            required=rule.required,
            disabled=disabled,
            error_text=problem,
            **decor,
        )
    return TextField(
        label,
        value,
        name=post,
        autocomplete=KINDS[name].autocomplete,
        kind=KINDS[name].kind,
        mode="submit",
        max_length=200,
        required=rule.required,
        disabled=disabled,
        error_text=problem,
        **decor,
    )
