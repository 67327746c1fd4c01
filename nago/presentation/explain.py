"""Says what is wrong with the call of a component.

A component's constructor runs in C and names only the argument. The line that called it is
known when the error is caught, so component and allowed fields are added there.
"""

from __future__ import annotations

import ast
import linecache
import types
from typing import Any

import msgspec

from nago.errors import ComponentError
from nago.presentation.made import Remembering
from nago.presentation.view import View

MARKS = ("Unexpected keyword argument", "Missing required argument", "Extra positional arguments")


def explained(error: BaseException) -> BaseException:
    """A ComponentError in place of the bare error of a component's constructor, else the error."""
    if not isinstance(error, TypeError) or not str(error).startswith(MARKS):
        return error
    call = _failing_call(error.__traceback__)
    if call is None:
        return error
    name, kind, file, line = call
    allowed = ", ".join(field.name for field in msgspec.structs.fields(kind))
    better = ComponentError(f"{name}: {error}; it takes {allowed} ({file}, line {line})")
    return better.with_traceback(error.__traceback__)


def _failing_call(
    traceback: types.TracebackType | None,
) -> tuple[str, type[View], str, int] | None:
    frames = []
    while traceback is not None:
        frames.append((traceback.tb_frame, traceback.tb_lineno, traceback.tb_lasti))
        traceback = traceback.tb_next
    if frames and frames[-1][0].f_code is Remembering.__call__.__code__:
        frames.pop()
    if not frames:
        return None
    frame, line, last = frames[-1]
    kind = _called(frame, last)
    if not (isinstance(kind, type) and issubclass(kind, View)):
        return None
    name = kind.__name__
    if frame.f_code.co_name[:1].isupper() and len(frames) > 1:
        name = frame.f_code.co_name  # VStack(...) beside its Struct: name what was written
        frame, line, last = frames[-2]
    return name, kind, frame.f_code.co_filename, line


def _called(frame: types.FrameType, last: int) -> Any:
    """The object that the instruction at `last` called, found by its place in the source."""
    positions = list(frame.f_code.co_positions())[last // 2]
    first_line, last_line, first_column, last_column = positions
    if first_line is None or last_line is None or first_column is None or last_column is None:
        return None
    lines = [
        linecache.getline(frame.f_code.co_filename, number).encode()
        for number in range(first_line, last_line + 1)
    ]
    if not lines or not lines[-1]:
        return None
    lines[-1] = lines[-1][:last_column]
    lines[0] = lines[0][first_column:]
    try:
        call = ast.parse(b"".join(lines).decode().strip(), mode="eval").body
    except (SyntaxError, UnicodeDecodeError):
        return None
    return _value(call.func, frame) if isinstance(call, ast.Call) else None


def _value(expression: ast.expr, frame: types.FrameType) -> Any:
    if isinstance(expression, ast.Name):
        return frame.f_locals.get(expression.id, frame.f_globals.get(expression.id))
    if isinstance(expression, ast.Attribute):
        return getattr(_value(expression.value, frame), expression.attr, None)
    return None
