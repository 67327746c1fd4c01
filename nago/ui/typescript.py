"""Writes the components' types for the browser: `python -m nago.ui.typescript`.

The Structs are the wire; `static/src/wire.ts` is made from them, so that `tsc` fails on a
component without its TypeScript half, and on a half that has misunderstood its fields.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator
from datetime import date, time
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

import msgspec

import nago.ui  # every component must be known before they are walked
from nago.presentation.anatomy import Anatomy, anatomy, wire_defaults, wire_slots
from nago.presentation.once import Once
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.decor import Component

HEAD = """\
// The components as they come over the wire.
// Made by `python -m nago.ui.typescript > static/src/wire.ts` from nago/ui; do not edit.
"""

BOUND_STATE = """\
export interface BoundState<T> {
  state: string;
  value: T;
  /** The last edit of this state that the server has processed. */
  seq: number;
  /** Whether a view reads it. */
  live: boolean;
  /** What is wrong with what stands in the field. */
  problem?: string;
}
"""

PLAIN = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
    date: "string",
    time: "string",
    Any: "unknown",
    Once: "string",
}


class Writer:
    """Collects the named types that the components mention."""

    def __init__(self) -> None:
        self.named: dict[str, str] = {}

    def written(self, hint: Any) -> str:
        """The TypeScript of a type that is no slot. Raises TypeError for one that has none."""
        origin = get_origin(hint)
        if isinstance(hint, NewType):
            self.named[hint.__name__] = (
                f"export type {hint.__name__} = {self.written(hint.__supertype__)};\n"
            )
            return hint.__name__
        if hint in PLAIN:
            return PLAIN[hint]
        if origin is Literal:
            return " | ".join(json.dumps(value) for value in get_args(hint))
        if origin in (Union, types.UnionType):
            members = [self.written(member) for member in get_args(hint) if not _none(member)]
            return " | ".join(dict.fromkeys(members))
        if origin is State:
            held = get_args(hint)[0]
            none = " | null" if any(map(_none, get_args(held))) else ""
            return f"BoundState<{self.written(held)}{none}>"
        if origin in (tuple, list):
            return f"readonly ({self.written(get_args(hint)[0])})[]"
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            self.struct(hint)
            return hint.__name__
        raise TypeError(f"{hint!r} has no TypeScript: teach nago/ui/typescript.py to write it")

    def struct(self, kind: type[msgspec.Struct]) -> None:
        """A Struct that is a value, such as Frame."""
        hints = get_type_hints(kind)
        lines = [
            f"  {field.encode_name}{'' if field.required else '?'}: "
            f"{self.written(hints[field.name])};\n"
            for field in msgspec.structs.fields(kind)
        ]
        self.named[kind.__name__] = f"export interface {kind.__name__} {{\n{''.join(lines)}}}\n"

    def component(self, kind: type[View], without: frozenset[str]) -> Iterator[str]:
        """The fields of a component, except those named."""
        parts = anatomy(kind)
        for field in msgspec.structs.fields(kind):
            if field.name in without:
                continue
            mark = "" if field.required else "?"
            yield f"  {field.encode_name}{mark}: {self._field(parts, field)};\n"

    def _field(self, parts: Anatomy, field: msgspec.structs.FieldInfo) -> str:
        slot = parts.by_wire.get(field.encode_name)
        if slot is not None:
            return "readonly AnyNode[]" if slot.many else "AnyNode"
        if field.encode_name in parts.actions:
            return "true"
        return self.written(parts.hints[field.name])


def _none(hint: Any) -> bool:
    return hint is type(None)


def tag(kind: type[View]) -> str:
    """The component's name on the wire."""
    return str(kind.__struct_config__.tag)


def kinds(base: type[View] = View) -> list[type[View]]:
    """Every component of this package, by its name on the wire."""
    found = {
        tag(kind): kind
        for kind in _below(base)
        if kind is not Component and kind.__module__.startswith(f"{nago.ui.__name__}.")
    }
    return [found[name] for name in sorted(found)]


def _below(base: type[View]) -> Iterator[type[View]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _below(kind)


def generate() -> str:
    """The whole of `static/src/wire.ts`."""
    writer = Writer()
    shared = frozenset(field.name for field in msgspec.structs.fields(Component))
    interfaces = [_interface("Component", "", writer.component(Component, frozenset()))]
    for kind in kinds():
        special = issubclass(kind, Component)
        fields = writer.component(kind, shared if special else frozenset())
        head = [f'  type: "{tag(kind)}";\n', *fields]
        interfaces.append(_interface(f"{tag(kind)}Node", " extends Component" * special, head))
    names = [tag(kind) for kind in kinds()]
    menu = "".join(f"  {name}: {name}Node;\n" for name in names)
    return "\n".join(
        [
            HEAD,
            BOUND_STATE,
            *(writer.named[name] for name in sorted(writer.named)),
            *interfaces,
            f"export interface Nodes {{\n{menu}}}\n",
            "export type NodeType = keyof Nodes;\nexport type AnyNode = Nodes[NodeType];\n",
            "/** The fields that hold other nodes: true for several, false for one. */",
            _constant("SLOTS", {tag(kind): wire_slots(kind) for kind in kinds()}),
            "/** What an omitted field stands for. */",
            _constant("DEFAULTS", {tag(kind): wire_defaults(kind) for kind in kinds()}),
        ]
    )


def _interface(name: str, extends: str, lines: Any) -> str:
    return f"export interface {name}{extends} {{\n{''.join(lines)}}}\n"


def _constant(name: str, values: dict[str, Any]) -> str:
    lines = [f"  {key}: {_object(value)},\n" for key, value in values.items()]
    return f"export const {name} = {{\n{''.join(lines)}}} as const;\n"


def _object(values: dict[str, Any]) -> str:
    inner = ", ".join(f"{key}: {json.dumps(value)}" for key, value in values.items())
    return f"{{ {inner} }}" if inner else "{}"


if __name__ == "__main__":
    print(generate(), end="")
