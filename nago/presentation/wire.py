"""Every message between a browser and its window, and how it becomes text.

From the browser come arrays whose first element names the message; to the browser go frames,
`[number, [operation, ...]]`, numbered without a gap.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw

from nago.errors import NagoError
from nago.i18n import Words
from nago.presentation.action import Bound
from nago.presentation.info import Told
from nago.presentation.once import Once
from nago.presentation.state import Shadow, State

Number = Annotated[int, Meta(ge=0, le=2**53)]
Name = Annotated[str, Meta(max_length=256)]
Text = Annotated[str, Meta(max_length=2048)]
Edit = tuple[Name, Number, Raw]
"""A state, the number of this edit of it, and its new value."""
Edits = Annotated[list[Edit], Meta(max_length=500)]
WirePath = Annotated[list[int | Name], Meta(max_length=128)]
Values = Annotated[dict[Name, Text], Meta(max_length=64)]

DEEPEST = 32


class Malformed(NagoError):
    """A message that no client of ours sends."""


class Greeting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who connects, and what it had."""

    window: Name
    key: Name
    frame: Number
    edits: Edits
    path: Text
    values: Values
    build: Name
    previous: Name | None = None
    info: Told | None = None
    copied: bool = False
    """Whether the previous window lives on, in the tab that this one is a copy of."""


class Message(msgspec.Struct, frozen=True, array_like=True, tag=True, forbid_unknown_fields=True):
    """Base of all messages of the browser."""


class Hello(Message, frozen=True, tag="h"):
    """The first message on every socket."""

    greeting: Greeting


class Event(Message, frozen=True, tag="e"):
    """The user triggered the action in a field of the node at a place in that frame."""

    frame: Number
    no: Number
    path: WirePath
    field: Name
    edits: Edits
    argument: Raw = Raw()
    """What the action is called with, if it takes something."""


class Typed(Message, frozen=True, tag="v"):
    """The user entered values."""

    frame: Number
    edits: Edits


class Visit(Message, frozen=True, tag="n"):
    """The user goes to a path: by a link, or back and forward."""

    frame: Number
    no: Number
    path: Text
    values: Values
    edits: Edits


class Applied(Message, frozen=True, tag="a"):
    """The browser shows this frame."""

    frame: Number


class Sight(Message, frozen=True, tag="i"):
    """The browser shows the window in another way than it has said before."""

    info: Told


FromBrowser = Hello | Event | Typed | Visit | Applied | Sight

_decoder: msgspec.json.Decoder[FromBrowser] = msgspec.json.Decoder(FromBrowser)


def decode(text: str | bytes) -> FromBrowser:
    """The message in this frame. Raises Malformed, naming the reason (`security.md W07`)."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if _too_deep(data):
        raise Malformed(f"nested deeper than {DEEPEST}")
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise Malformed(str(error)) from None


def _too_deep(data: bytes) -> bool:
    """Nesting is measured before anything is decoded (`security.md W07`)."""
    if data.count(b"[") + data.count(b"{") <= DEEPEST:
        return False
    depth = 0
    in_text = escaped = False
    for byte in data:
        if in_text:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                in_text = False
        elif byte == 0x22:
            in_text = True
        elif byte in b"[{":
            depth += 1
            if depth > DEEPEST:
                return True
        elif byte in b"]}":
            depth -= 1
    return False


_needed: dict[str, str] | None = None
"""The texts that the message in hand names; None where it says them in full."""


def _hook(value: Any) -> Any:
    if type(value) is Bound:
        return True
    if type(value) is Once:
        if _needed is None:
            return value.text
        _needed[value.name] = value.text
        return value.name
    if type(value) is State:
        live = bool(value.readers)
        plain = value.peek()
        told = None if value.secret else plain
        bound = {"state": value.name, "value": told, "seq": value.seq, "live": live}
        refusal = value.refusal
        value.shadow = Shadow(plain, live, None if refusal is None else refusal.problem)
        if refusal is not None:
            bound |= {"value": refusal.entered, "problem": refusal.problem}
        return bound
    if isinstance(value, Words):
        return str(value)  # where nobody has asked for the reader's language
    raise TypeError(f"a component cannot hold {type(value).__name__}")


_encoder = msgspec.json.Encoder(enc_hook=_hook)


def encode(message: Any) -> bytes:
    """A frame or a tree as text; states in it count as known to the browser from now on."""
    return _encoder.encode(message)


def encode_naming(message: Any) -> tuple[bytes, dict[str, str]]:
    """The same with the names of what is told once, and what each of these names stands for."""
    global _needed  # one message at a time: nothing waits in here
    _needed = {}
    try:
        return _encoder.encode(message), _needed
    finally:
        _needed = None
