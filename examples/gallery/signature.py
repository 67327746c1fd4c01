"""What a component can be told: its options as they stand in the code."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from nago.ui import Component, Decor

SHARED = frozenset(Component.__struct_fields__) | frozenset(Decor.__annotations__)


def signature(component: Callable[..., Any]) -> str:
    """The call with one option a line, without those that every component has."""
    lines: list[str] = []
    starred = False
    for parameter in inspect.signature(component).parameters.values():
        if parameter.name in SHARED or parameter.kind is parameter.VAR_KEYWORD:
            continue
        if parameter.kind is parameter.VAR_POSITIONAL:
            starred = True
        elif parameter.kind is parameter.KEYWORD_ONLY and not starred:
            lines.append("    *,")
            starred = True
        lines.append(f"    {_written(parameter)},")
    body = "\n".join([*lines, "    **decor,"])
    return f"ui.{component.__name__}(\n{body}\n)"


def explanation(component: Callable[..., Any]) -> str:
    """What the component's docstring says, one line a paragraph."""
    paragraphs = (inspect.getdoc(component) or "").split("\n\n")
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _written(parameter: inspect.Parameter) -> str:
    star = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
    hint = inspect.formatannotation(parameter.annotation).replace("nago.ui.", "").split(".")[-1]
    text = f"{star}{parameter.name}: {hint}" if "[" not in hint else f"{star}{parameter.name}"
    if parameter.default is parameter.empty:
        return text
    return f"{text} = {parameter.default!r}"
