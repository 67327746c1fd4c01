"""The inputs that a field of a form is shown as."""

from __future__ import annotations

from typing import Any

from nago.errors import InvalidValue
from nago.i18n import translate
from nago.presentation.action import Action
from nago.presentation.view import View
from nago.ui.checkbox import Checkbox
from nago.ui.color import ColorMuted
from nago.ui.field_text import understood
from nago.ui.form_entry import FormEntry
from nago.ui.form_field import FormField, spoken
from nago.ui.length import L8
from nago.ui.password_field import PasswordField
from nago.ui.select import Option, Select
from nago.ui.stack import VStack
from nago.ui.text import Text
from nago.ui.text_area import TextArea
from nago.ui.text_field import TextField, TextFieldMode, TextKind
from nago.ui.toggle import Toggle


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
    if field.holds == "some_of":
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
    text = entry.text(field)
    if field.holds == "one_of":
        options = tuple(Option(value, spoken(language, each)) for value, each in field.options)
        if field.optional:
            options = (Option("", translate(language, "form.none")), *options)
        placeholder = translate(language, "form.choose")
        return [Select(title, text, options, placeholder=placeholder, **words)]
    mode: TextFieldMode = "auto" if changed is None else "change"
    if field.holds == "lines" or field.multiline:
        longest = field.type.max_length if field.holds == "text" else None
        return [TextArea(title, text, max_length=longest, mode=mode, **words)]
    longest = field.type.max_length if field.holds == "text" else None
    kind = _kind(field)
    return [TextField(title, text, max_length=longest, kind=kind, mode=mode, **words)]


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
    return VStack(
        Text(title, level="label"),
        Text(description, level="small", color=ColorMuted) if description else None,
        Text(problem or translate(entry.language, "form.none"), level="small")
        if not boxes
        else None,
        *boxes,
        gap=L8,
        alignment="stretch",
    )


def _required(field: FormField) -> bool:
    return not _may_be_empty(field)


def _may_be_empty(field: FormField) -> bool:
    if field.optional:
        return True
    try:
        understood(field, "", "en")
    except InvalidValue:
        return False
    return True


def _kind(field: FormField) -> TextKind:
    """Those for numbers have no minus on some telephones."""
    if field.format == "url":
        return "url"
    if field.holds not in ("whole", "decimal"):
        return "text"
    low = field.type.ge if field.type.ge is not None else field.type.gt
    if low is None or low < 0:
        return "text"
    return "numeric" if field.holds == "whole" else "decimal"
