"""The roles of what something is entered into, and how it is entered."""

from __future__ import annotations

from typing import Any

from nago.testing.deeds import Choice, Field
from nago.testing.fields import unbound
from nago.testing.look import Entry, Place
from nago.testing.seen import Seen, text


def entry(at: Place, role: str, **more: Any) -> Seen:
    """An input with its label, bound to the state in `value`."""
    field = Field(
        at["value"] or unbound(at["name"] or ""),
        mode=at["mode"] or "auto",
        observed=bool(at["onChange"]),
        longest=at["maxLength"],
        name=at["name"],
        **more,
    )
    value = at.browser.value(field.bound)
    enter = at.act("onEnter") or (at.submit() if role != "combobox" else None)
    return Seen(
        role=role,
        name=at.name("label"),
        value=None if value in (None, "") else str(value),
        disabled=at.disabled,
        required=bool(at["required"]),
        invalid=bool(at["errorText"]),
        handle=at.handle(field=field, enter=enter),
    )


def noted(at: Place, *seen: Seen) -> list[Seen]:
    """An input, and below it what is wrong, or the words that support it."""
    note = at["errorText"] or at["supportingText"]
    return [*seen, text(note)] if note else list(seen)


def text_field(at: Place) -> list[Seen]:
    return noted(at, entry(at, "searchbox" if at["keyboard"] == "search" else "textbox"))


def text_area(at: Place) -> list[Seen]:
    field = entry(at, "textbox")
    field.handle = at.handle(field=field.handle.field)
    return noted(at, field)


def password_field(at: Place) -> list[Seen]:
    field = entry(at, "textbox")
    if field.value:
        field.value = "•" * len(field.value)
    reveal = Seen(
        role="button", name=at.word("client.password.show"), disabled=at.disabled,
        handle=at.handle(),
    )  # fmt: skip
    held = [text(at["strengthText"])] if at["strengthText"] else []
    return noted(at, field, reveal, *held)


def flag(at: Place) -> list[Seen]:
    seen = entry(at, "checkbox" if at.type == "Checkbox" else "switch", kind="flag")
    seen.checked, seen.value = seen.value == "True", None
    return noted(at, seen)


def select(at: Place) -> list[Seen]:
    choices = tuple(
        Choice(each["value"], each["title"], bool(each.get("disabled")))
        for each in at["options"] or ()
    )
    seen = entry(at, "combobox", kind="choice", choices=choices)
    value = at.browser.value(at["value"])
    seen.value = next((each.title for each in choices if each.value == value), at["placeholder"])
    return noted(at, seen)


def nothing(at: Place) -> list[Seen]:
    return []


ROLES: dict[str, Entry] = {
    "Checkbox": flag,
    "HiddenField": nothing,
    "PasswordField": password_field,
    "Select": select,
    "TextArea": text_area,
    "TextField": text_field,
    "Toggle": flag,
}
