"""A form made from a Struct: a field for each of its attributes, by its type and `msgspec.Meta`."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, Unpack

import msgspec
from msgspec.inspect import StrType

from nago.errors import ComponentError, ConcurrentUpdate, InvalidValue
from nago.i18n import translate
from nago.presentation.action import Action
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.banner import Banner
from nago.ui.card import Card
from nago.ui.decor import Decor
from nago.ui.field_group import FieldGroup
from nago.ui.field_text import chosen
from nago.ui.form import Form, SubmitButton
from nago.ui.form_entry import FormEntry
from nago.ui.form_field import FormField, fields_of, spoken
from nago.ui.form_input import inputs
from nago.ui.length import L16
from nago.ui.select import Option
from nago.ui.stack import HStack, VStack

RESET = "(reset)"
"""The state that tells a form to start again."""

Choices = Mapping[str, Sequence[Option]]


def form(
    state: State[Any],
    *,
    action: Action | None = None,
    submit_title: str | None = None,
    choices: Choices | None = None,
    readonly: bool = False,
    columns: Literal[1, 2, 3, 4] = 1,
    **decor: Unpack[Decor],
) -> View:
    """A field for each attribute of the Struct that this state holds.

    `wnd.state("order", Order())` is such a state; the Struct is frozen. A bool becomes a switch,
    a str a line of text, an int or float a `NumberField`, a date or time its picker; a Literal or
    Enum becomes a `RadioGroup` of up to four options or else a list to choose from, a list, tuple
    or set of str a text with one entry per line; an inner Struct a section. What may be None is
    None when it is left empty.

    `msgspec.Meta` says the rest: `title` and `description`; the limits `ge`, `le`, `gt`, `lt`,
    `multiple_of`, `min_length`, `max_length` and `pattern`; and in `extra`:

    - `section`: the title of the `FieldGroup` that the field stands in;
    - `title`, `description`: instead of those of `Meta`, as `Words` in both languages;
    - `unit`: what stands behind a number, such as "kg"; `grouping`: False for a year or a port;
    - `choices`: pairs of value and title to choose from; for several values, boxes to tick;
    - `dropdown`: True for a list that opens to choose from, where few options would stand below
      each other;
    - `secret`: True for a password or key: what is stored is not shown, empty keeps it;
    - `multiline`: True for a text of several lines;
    - `format`: "url" or "regex"; `rule`: what to say of a text that does not fit;
    - `hidden`: True for a field that this form leaves as it is.

    Titles, descriptions and rules are texts, or keys of `nago/i18n.py`. `choices` gives options
    that are known only now, by the field's name (`address.country` in an inner Struct).

    With an `action` there is a submit button. Pressing it checks all fields and shows at each what
    is wrong; if nothing is, the state has the new Struct and the action runs. An InvalidValue
    that it raises is shown at its `field`, a ConcurrentUpdate above the form. Without an action,
    each field changes the state as soon as what was entered into it is allowed. With `readonly`
    nothing can be changed. The fields of a titled section stand in up to so many `columns`, as in a
    `FieldGroup`. Raises ComponentError for what is no frozen Struct, and for a field of
    a type that has no input.
    """
    parts = form_parts(state, action, choices, readonly, columns)
    if parts.submit is None:
        return VStack(*parts.views, gap=L16, alignment="stretch", **decor)
    title = submit_title or translate(state.language, "form.save")
    return Form(
        *parts.views,
        HStack(SubmitButton(title), alignment="leading"),
        action=parts.submit,
        holds_back=False,  # what is wrong with the others is said together with it
        **decor,
    )


class FormParts(NamedTuple):
    """What a form consists of: what is shown, and what sends it, if something does."""

    views: tuple[View | None, ...]
    submit: Action | None


def form_parts(
    state: State[Any],
    action: Action | None,
    choices: Choices | None,
    readonly: bool,
    columns: Literal[1, 2, 3, 4],
) -> FormParts:
    """The fields of this state, and what is wrong with them above."""
    fields = _fields(state, choices or {})
    entry = FormEntry(state, fields, state.language)
    again = state.beside(RESET, False)
    if again.value:
        entry.reset()
        again.value = False
    else:
        entry.follow()
    problems = entry.standing()
    direct = action is None and not readonly
    shown: dict[str, list[View]] = {}
    for field in fields:
        changed = functools.partial(_take_one, entry, field) if direct else None
        views = inputs(entry, field, problems.get(field.name), readonly, changed)
        shown.setdefault(field.section, []).extend(views)
    submit = functools.partial(_submit, entry, action) if action is not None else None
    banner = _banner(problems, fields, entry.language)
    sections = _sections(shown, entry.language, columns)
    return FormParts((banner, *sections), None if readonly else submit)


def reset_form(state: State[Any]) -> None:
    """Drop what was entered into the form of this state, for a button that discards: its fields
    show what the state holds, and complaints are gone."""
    state.beside(RESET, False).value = True


async def _submit(entry: FormEntry, action: Action) -> None:
    before = entry.state.peek()
    if not entry.take():
        return
    try:
        result = action()
        if result is not None and inspect.isawaitable(result):
            await result
    except InvalidValue as error:
        entry.restore_secrets(before)
        entry.refuse(error)
    except ConcurrentUpdate:
        entry.restore_secrets(before)
        entry.complain(translate(entry.language, "form.stale"))
    except Exception:
        entry.restore_secrets(before)
        raise
    else:
        entry.forget_secrets()


def _take_one(entry: FormEntry, field: FormField) -> None:
    entry.take_one(field)


def _fields(state: State[Any], choices: Choices) -> tuple[FormField, ...]:
    kind = state.kind
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)) or not (
        kind.__struct_config__.frozen
    ):
        raise ComponentError(
            f"ui.form: the state {state.name!r} holds {kind!r}, allowed is a frozen msgspec Struct"
        )
    fields = [field for field in fields_of(kind) if not field.hidden]
    if unknown := choices.keys() - {field.name for field in fields}:
        raise ComponentError(f"ui.form: choices for {sorted(unknown)}: {kind.__name__} has none")
    shown = []
    for field in fields:
        if field.name in choices:
            field = _with_choices(field, choices[field.name])
        if field.holds == "other" or (field.secret and not isinstance(field.type, StrType)):
            raise ComponentError(
                f"ui.form: {kind.__name__}.{field.name} is {field.hint!r:.80}, for which there is "
                "no input; give it choices, or extra={'hidden': True} and an input of your own"
            )
        if field.holds == "some_of":
            field = _with_unknown(field, chosen(field.of(state.peek())))
        shown.append(field)
    return tuple(shown)


def _with_choices(field: FormField, options: Sequence[Option]) -> FormField:
    pairs = tuple((option.value, option.title) for option in options)
    several = field.holds in ("lines", "some_of", "other")
    return msgspec.structs.replace(field, options=pairs, holds="some_of" if several else "one_of")


def _with_unknown(field: FormField, values: Iterable[str]) -> FormField:
    """What is chosen and is no option any more can be seen and taken away."""
    known = dict(field.options)
    unknown = tuple((value, value) for value in sorted(values) if value not in known)
    return msgspec.structs.replace(field, options=field.options + unknown) if unknown else field


def _sections(
    shown: dict[str, list[View]], language: str, columns: Literal[1, 2, 3, 4]
) -> list[View]:
    if list(shown) in ([], [""]):
        return shown.get("", [])
    return [
        Card(FieldGroup(*views, title=spoken(language, section), columns=columns))
        if section
        else Card(*views, gap=L16)
        for section, views in shown.items()
    ]


def _banner(problems: dict[str, str], fields: tuple[FormField, ...], language: str) -> View | None:
    """What concerns no field, or which fields are wrong if there are several."""
    if "" in problems:
        return Banner(problems[""], tone="error")
    wrong = [spoken(language, each.title) for each in fields if each.name in problems]
    if len(wrong) < 2:
        return None
    names = ", ".join(wrong)
    return Banner(
        translate(language, "form.wrong", count=str(len(wrong)), fields=names), tone="error"
    )
