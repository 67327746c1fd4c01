"""The roles of what something is entered into, and how it is entered."""

from __future__ import annotations

import unicodedata
from typing import Any

from nago.testing.deeds import Choice, Enter, Field
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
        read_only=bool(at["readOnly"]),
        **more,
    )
    value = at.browser.value(field.bound)
    if isinstance(value, float) and value == int(value):
        value = int(value)
    enter = at.act("onEnter") or (at.submit() if role != "combobox" else None)
    return Seen(
        role=role,
        name=at.name("label"),
        value=None if value in (None, "") else str(value),
        disabled=at.disabled,
        required=bool(at["required"]),
        invalid=bool(at["errorText"] or field.bound.get("problem")),
        handle=at.handle(field=field, enter=enter),
    )


def noted(at: Place, *seen: Seen) -> list[Seen]:
    """An input, and below it what is wrong, or the words that support it."""
    bound = at["value"]
    problem = bound.get("problem") if isinstance(bound, dict) else None
    note = problem or at["errorText"] or at["supportingText"]
    return [*seen, text(note)] if note else list(seen)


def text_field(at: Place) -> list[Seen]:
    searches = at["kind"] == "search"
    field = entry(at, "searchbox" if searches else "textbox")
    clear = []
    if searches and field.value and not at.disabled and not at["readOnly"]:
        name = at.word("client.field.clear").replace("{label}", at["label"])
        handle = at.handle(Enter(field.handle.field, ""))
        clear.append(Seen(role="button", name=name, handle=handle))
    return noted(at, *at.slot("leading"), field, *clear, *at.slot("trailing"))


def text_area(at: Place) -> list[Seen]:
    field = entry(at, "textbox")
    field.handle = at.handle(field=field.handle.field)
    return noted(at, field)


def code_editor(at: Place) -> list[Seen]:
    field = entry(at, "textbox")
    problems = at["problems"] or ()
    field.invalid = bool(at["errorText"] or problems)
    field.handle = at.handle(field=field.handle.field)
    rows = [
        Seen(
            role="listitem",
            children=[Seen(role="button", name=_line(at, each), handle=at.handle())],
        )
        for each in problems
    ]
    note = at["errorText"] or at["supportingText"]
    held = [Seen(role="list", children=rows)] if rows else []
    return [field, *held, *([text(note)] if note else [])]


def _line(at: Place, problem: dict[str, Any]) -> str:
    where = at.word("client.editor.line").replace("{line}", str(problem["line"]))
    return f"{where} {problem['text']}"


def password_field(at: Place) -> list[Seen]:
    field = entry(at, "textbox")
    typed = unicodedata.normalize("NFC", field.value or "")
    if field.value:
        field.value = "•" * len(field.value)
    reveal = Seen(
        role="button", name=at.word("client.password.show"), disabled=at.disabled,
        handle=at.handle(),
    )  # fmt: skip
    return noted(at, field, reveal, *(_strength(at, typed) if at["minLength"] else []))


def _strength(at: Place, typed: str) -> list[Seen]:
    """The meter for a new password: how hard it seems to guess is known to browsers alone."""
    least = at["minLength"]
    meter = Seen(role="meter", name=at.word("client.strength.label"))
    long = [text(at.word("client.strength.length").replace("{count}", str(least)))]
    if len(typed) >= least:
        long.append(text(f"({at.word('client.strength.done')})"))
    uncommon = [text(at.word("client.strength.uncommon"))]
    rules = [Seen(role="listitem", children=each) for each in (long, uncommon)]
    return [meter, Seen(role="list", children=rules)]


def flag(at: Place) -> list[Seen]:
    seen = entry(at, "checkbox" if at.type == "Checkbox" else "switch", kind="flag")
    seen.checked, seen.value = seen.value == "True", None
    return noted(at, seen)


def select(at: Place) -> list[Seen]:
    choices = _choices(at)
    seen = entry(at, "combobox", kind="choice", choices=choices)
    value = at.browser.value(at["value"])
    seen.value = next((each.title for each in choices if each.value == value), at["placeholder"])
    seen.expanded, seen.required = False, False  # browsers say it of their own lists like this
    return noted(at, seen)


def color_field(at: Place) -> list[Seen]:
    """What opens the browser's own picker, and the field that says the colour."""
    field = entry(at, "textbox", kind="text")
    field.handle = at.handle(field=field.handle.field)
    name = f"{at['label']}: {at.word('client.color.choose')}"
    closed = at.disabled or bool(at["readOnly"])
    well = Seen(role="colorwell", name=name, disabled=closed, handle=at.handle())
    return noted(at, well, field)


def number_field(at: Place) -> list[Seen]:
    field = entry(at, "spinbutton", kind="number")
    value = at.browser.value(at["value"])
    field.handle = at.handle(field=field.handle.field)
    step, closed = at["step"] or 1, at.disabled or bool(at["readOnly"])
    buttons = []
    for key, by in (("less", -step), ("more", step)):
        to = (value if isinstance(value, int | float) else 0) + by
        least, greatest = at["minimum"], at["maximum"]
        over = (greatest is not None and to > greatest) or (least is not None and to < least)
        press = None if over else Enter(field.handle.field, to)
        end = isinstance(value, int | float) and value == (least if by < 0 else greatest)
        name = at.word(f"client.number.{key}")
        buttons.append(
            Seen(role="button", name=name, disabled=closed or end, handle=at.handle(press))
        )
    return noted(at, field, *buttons)


def slider(at: Place) -> list[Seen]:
    field = entry(at, "slider", kind="slider", scale=_scale(at))
    field.handle = at.handle(field=field.handle.field)
    shown = _spoken(at, at.browser.value(at["value"]))
    return noted(at, Seen(role="status", children=[text(shown)]), field)


def range_slider(at: Place) -> list[Seen]:
    low, high = at.browser.value(at["value"])
    held: list[Seen] = []
    for end, value in (("from", low), ("to", high)):
        field = entry(at, "slider", kind=end, scale=_scale(at))
        field.name = f"{at['label']}: {at.word(f'client.range.{end}')}"
        field.value = f"{value:g}"
        field.handle = at.handle(field=field.handle.field)
        held.append(field)
    words = [text(at["label"])]
    words.append(Seen(role="status", children=[text(f"{_spoken(at, low)} – {_spoken(at, high)}")]))
    return [Seen(role="group", name=at.name("label"), children=noted(at, *words, *held))]


def _spoken(at: Place, value: float) -> str:
    """A number as it is read: with the decimals of the step, and its unit."""
    decimals = len(f"{at['step'] or 1:g}".partition(".")[2])
    unit = f" {at['unit']}" if at["unit"] else ""
    return f"{value:,.{decimals}f}{unit}"


def _scale(at: Place) -> tuple[float, float, float]:
    greatest = 100 if at["maximum"] is None else at["maximum"]
    return (at["minimum"] or 0, greatest, at["step"] or 1)


def radio_group(at: Place) -> list[Seen]:
    group = entry(at, "radiogroup", kind="choice", choices=_choices(at))
    field, value = group.handle.field, group.value
    group.value = None
    for each in at["options"]:
        off = at.disabled or bool(each.get("disabled"))
        press = None if at["readOnly"] else Enter(field, each["value"])
        group.children.append(
            Seen(
                role="radio",
                name=each["title"],
                checked=each["value"] == value,
                disabled=off,
                handle=at.handle(press),
            )
        )
        if each.get("supportingText"):
            group.children.append(text(each["supportingText"]))
    group.children += noted(at)
    return [group]


def picker(at: Place) -> list[Seen]:
    several = at.type == "MultiPicker"
    choices = _choices(at)
    field = entry(at, "combobox", kind="several" if several else "choice", choices=choices)
    field.handle = at.handle(field=field.handle.field)
    value = at.browser.value(at["value"])
    titles = {each.value: each.title for each in choices}
    titles |= {each["value"]: each["title"] for each in at["chosen"] or ()}
    if several:
        chips = [_chip(at, field.handle.field, each, value, titles) for each in value]
        field.value = None
        held = [Seen(role="list", children=chips)] if chips else []
    else:
        held = []
        field.value = titles.get(value)
    field.expanded = False
    opener = Seen(role="button", name=at.word("client.picker.open"), disabled=at.disabled)
    opener.handle = at.handle()
    clear = []
    if value and at["clearable"] is not False and not at.disabled:
        name = at.word("client.field.clear").replace("{label}", at["label"])
        press = Enter(field.handle.field, [] if several else "")
        clear.append(Seen(role="button", name=name, handle=at.handle(press)))
    return noted(at, *held, field, *clear, opener)


def _chip(at: Place, field: Field, each: str, all: list[str], titles: dict[str, str]) -> Seen:
    title = titles.get(each, each)
    name = at.word("client.picker.remove").replace("{title}", title)
    press = Enter(field, [other for other in all if other != each])
    if at.disabled:
        return Seen(role="listitem", children=[text(title)])
    button = Seen(role="button", name=name, handle=at.handle(press))
    return Seen(role="listitem", children=[text(title), button])


def field_group(at: Place) -> list[Seen]:
    held = [text(at["description"])] if at["description"] else []
    held += at.children()
    if at["errorText"]:
        held.append(text(at["errorText"]))
    return [Seen(role="group", name=at.name("title"), children=held)]


def _choices(at: Place) -> tuple[Choice, ...]:
    return tuple(
        Choice(each["value"], each["title"], bool(each.get("disabled")))
        for each in at["options"] or ()
    )


def nothing(at: Place) -> list[Seen]:
    return []


ROLES: dict[str, Entry] = {
    "Checkbox": flag,
    "ColorField": color_field,
    "FieldGroup": field_group,
    "HiddenField": nothing,
    "MultiPicker": picker,
    "NumberField": number_field,
    "CodeEditor": code_editor,
    "PasswordField": password_field,
    "Picker": picker,
    "RadioGroup": radio_group,
    "RangeSlider": range_slider,
    "Select": select,
    "Slider": slider,
    "TextArea": text_area,
    "TextField": text_field,
    "Toggle": flag,
}
