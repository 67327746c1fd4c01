"""The inputs that a field of a form is shown as."""

from __future__ import annotations

from typing import Any

from msgspec.inspect import EnumType, LiteralType

from nago.errors import InvalidValue
from nago.i18n import translate
from nago.presentation.action import Action
from nago.presentation.view import View
from nago.ui.checkbox import Checkbox
from nago.ui.date_picker import DatePicker
from nago.ui.field_group import FieldGroup
from nago.ui.field_text import understood
from nago.ui.form_entry import FormEntry
from nago.ui.form_field import FormField, spoken
from nago.ui.multi_picker import MultiPicker
from nago.ui.number_field import NumberField
from nago.ui.password_field import PasswordField
from nago.ui.picker import Picker
from nago.ui.radio_group import RadioGroup
from nago.ui.select import Option, Select
from nago.ui.text import Text
from nago.ui.text_area import TextArea
from nago.ui.text_field import TextField, TextFieldMode, TextKind
from nago.ui.time_picker import TimePicker
from nago.ui.toggle import Toggle

FEW = 4
"""Up to so many options of a Literal or Enum are shown all at once."""


def inputs(
    entry: FormEntry,
    field: FormField,
    problem: str | None,
    readonly: bool,
    changed: Action | None,
) -> list[View]:
    """The inputs of one field, bound to what was entered."""
    language = entry.language
    title = spoken(language, field.title)
    description = spoken(language, field.description)
    if field.holds == "some_of" and not field.many:
        return [_boxes(entry, field, title, description, problem, readonly, changed)]
    if field.holds == "lines":
        description = f"{description} {translate(language, 'form.lines')}".strip()
    if field.secret:
        return _secret(entry, field, title, description, problem, readonly, changed)
    words: dict[str, Any] = {
        "supporting_text": description or None,
        "error_text": problem,
        "disabled": readonly,
        "on_change": changed,
    }
    if field.holds == "yes_no":
        return [Toggle(title, entry.yes(field), **words)]
    words["required"] = _required(field)
    if field.written:
        return [_written(entry, field, title, words)]
    options = tuple(Option(value, spoken(language, each)) for value, each in field.options)
    if field.holds == "some_of":
        most = field.type.max_length
        return [MultiPicker(title, entry.picks(field), options, max_choices=most or None, **words)]
    text = entry.text(field)
    if field.holds == "one_of":
        if field.many:
            placeholder = translate(language, "form.choose")
            return [
                Picker(
                    title, text, options,
                    placeholder=placeholder, clearable=field.optional, **words,
                )
            ]  # fmt: skip
        kinds = (LiteralType, EnumType)
        few = isinstance(field.type, kinds) and len(options) <= FEW and not field.dropdown
        if field.optional:
            options = (Option("", translate(language, "form.none")), *options)
        if few:
            return [RadioGroup(title, text, options, **words)]
        placeholder = translate(language, "form.choose")
        return [Select(title, text, options, placeholder=placeholder, **words)]
    mode: TextFieldMode = "auto" if changed is None else "change"
    if field.holds == "lines" or field.multiline:
        longest = field.type.max_length if field.holds == "text" else None
        return [TextArea(title, text, max_length=longest, mode=mode, **words)]
    kind: TextKind = "url" if field.format == "url" else "text"
    longest = field.type.max_length
    return [TextField(title, text, max_length=longest, kind=kind, mode=mode, **words)]


def _written(entry: FormEntry, field: FormField, title: str, words: dict[str, Any]) -> View:
    """A field for a number with the limits that it can have, or for a date or time."""
    state = entry.written(field)
    if field.holds == "day":
        return DatePicker(title, state, **words)
    if field.holds == "hour":
        return TimePicker(title, state, **words)
    held, whole = field.type, field.holds == "whole"
    low, high = held.ge, held.le
    if whole:  # an exclusive limit of whole numbers is an inclusive one
        low = held.gt + 1 if low is None and held.gt is not None else low
        high = held.lt - 1 if high is None and held.lt is not None else high
    step = held.multiple_of or 1
    return NumberField(
        title, state, low, high, step, grouping=field.grouping, unit=field.unit, **words
    )


def _secret(
    entry: FormEntry,
    field: FormField,
    title: str,
    description: str,
    problem: str | None,
    readonly: bool,
    changed: Action | None,
) -> list[View]:
    """An empty field, and a box to take away what is stored, if something is."""
    language = entry.language
    stored = bool(field.of(entry.state.peek()))
    words = translate(language, "form.secret.stored" if stored else "form.nothing")
    password = PasswordField(
        title,
        entry.secret(field),
        supporting_text=f"{description} {words}".strip(),
        error_text=problem,
        disabled=readonly,
        required=_required(field) and not stored,
        max_length=field.type.max_length,
        autocomplete="new-password",
        on_change=changed,
    )
    removal = entry.removal(field)
    if not stored or readonly or not _may_be_empty(field):
        return [password]
    label = translate(language, "form.secret.remove", title=title)
    return [password, Checkbox(label, removal, on_change=changed)]


def _boxes(
    entry: FormEntry,
    field: FormField,
    title: str,
    description: str,
    problem: str | None,
    readonly: bool,
    changed: Action | None,
) -> View:
    """A box for each option; the first one says what is wrong, so that it gets the focus."""
    boxes = [
        Checkbox(
            spoken(entry.language, each),
            entry.tick(field, value),
            error_text=problem if index == 0 else None,
            disabled=readonly,
            on_change=changed,
        )
        for index, (value, each) in enumerate(field.options)
    ]
    empty = Text(problem or translate(entry.language, "form.none"), level="small")
    shown: list[View] = [*boxes] or [empty]
    return FieldGroup(*shown, title=title, description=description or None)


def _required(field: FormField) -> bool:
    return not _may_be_empty(field)


def _may_be_empty(field: FormField) -> bool:
    if field.optional:
        return True
    try:
        understood(field, None if field.written else "", "en")
    except InvalidValue:
        return False
    return True
