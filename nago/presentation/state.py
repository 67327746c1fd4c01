"""Values that a window remembers between two renderings."""

from __future__ import annotations

import functools
import types
from collections.abc import Callable
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Generic, Literal, Protocol, TypeVar, Union, get_args, get_origin

import msgspec

from nago.errors import InvalidValue

T = TypeVar("T")
V = TypeVar("V")

PLAIN = (bool, int, float, str, date, time, datetime)
LARGEST_INT = 2**53 - 1  # what a number of the browser holds exactly (ECMA-262, MAX_SAFE_INTEGER)


class Reader(Protocol):
    """A view or part that has read something and must run again when it changes."""

    def watch(self, readers: set[Any]) -> None: ...


class Owner(Protocol):
    """The window that a state belongs to."""

    @property
    def reading(self) -> Reader | None:
        """The view or part that is running right now."""

    @property
    def language(self) -> str:
        """The language that the window speaks."""

    def state_called(self, name: str, default: Any, kind: Any, secret: bool = False) -> State[Any]:
        """The state of exactly that name."""

    def state_changed(self, state: State[Any]) -> None: ...


class State(Generic[T]):
    """A value that renders its window anew when it changes.

    Read and assign `value`. Two states are the same if they are one object; comparing their
    values would find an old and a new tree equal, because a state changes in place.
    """

    __slots__ = (
        "__weakref__",
        "_owner",
        "_refusal",
        "_value",
        "kept",
        "kind",
        "name",
        "readers",
        "secret",
        "seq",
        "shadow",
        "written",
    )

    def __init__(self, owner: Owner, name: str, kind: Any, value: T, secret: bool = False) -> None:
        self.secret = secret
        """Never stored, and never sent to the browser (`security.md C08`)."""
        self._owner = owner
        self._value = value
        self._refusal: Refusal | None = None
        self.name = name
        self.kind = kind
        self.readers: set[Any] = set()
        self.seq = 0
        self.shadow: Shadow | None = None
        self.kept = not secret
        """Whether it is stored with the window; one that stands in the address is not."""
        self.written: Callable[[T], None] | None = None
        """Called with every value that is assigned."""

    @property
    def value(self) -> T:
        reader = self._owner.reading
        if reader is not None:
            reader.watch(self.readers)
        return self._value

    @value.setter
    def value(self, value: T) -> None:
        changed = value is not self._value and value != self._value
        if changed or self._refusal is not None:
            self._value = value
            self._refusal = None
            if self.written is not None and changed:
                self.written(value)
            self._owner.state_changed(self)

    def take(self, value: T) -> None:
        """Take on a value that comes from where it is kept."""
        if value != self._value or self._refusal is not None:
            self._value = value
            self._refusal = None
            self._owner.state_changed(self)

    @property
    def problem(self) -> str | None:
        """What is wrong with what stands in its field, in the user's language; None if nothing is.

        The value is then the last one that was allowed. Assigning one takes the problem away.
        """
        reader = self._owner.reading
        if reader is not None:
            reader.watch(self.readers)
        return None if self._refusal is None else self._refusal.problem

    @property
    def refusal(self) -> Refusal | None:
        """The same with what stands in the field, without becoming a reader."""
        return self._refusal

    def refuse(self, refusal: Refusal) -> None:
        """Let what was entered stand in its field, with what is wrong with it."""
        self._refusal = refusal
        self._owner.state_changed(self)

    def peek(self) -> T:
        """The value, without becoming one of its readers."""
        return self._value

    @property
    def language(self) -> str:
        """The language of the window that the state belongs to, for components made from it."""
        return self._owner.language

    def beside(self, name: str, default: V, *, type: Any = None, secret: bool = False) -> State[V]:
        """A state that goes along with this one, for components that remember more than it holds.

        It is called by both names and lives as long as a rendering asks for it, in whichever part.
        Raises InvalidValue for a type that cannot be stored.
        """
        return self._owner.state_called(f"{self.name}.{name}", default, type, secret)

    def decode(self, raw: bytes | msgspec.Raw) -> T:
        """The value in this JSON text. Raises InvalidValue if it is none of the state's type."""
        try:
            value = decoder(self.kind).decode(raw)
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            raise InvalidValue(f"state {self.name!r}: {error}") from None
        if isinstance(value, int) and abs(value) > LARGEST_INT:
            raise InvalidValue(f"state {self.name!r}: {value} is larger than {LARGEST_INT}")
        return value  # type: ignore[no-any-return]  # the decoder was made for this kind

    def encode(self) -> bytes:
        return msgspec.json.encode(self._value)


class Refusal(msgspec.Struct, frozen=True):
    """What stands in a field and was not taken over, and what the user is told of it."""

    problem: str
    entered: msgspec.Raw


class Shadow(msgspec.Struct, frozen=True, gc=False):
    """What the browser last learned of a state that a field is bound to."""

    value: Any
    live: bool
    problem: str | None = None


@functools.lru_cache(maxsize=512)
def decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def kind_of(name: str, default: Any, kind: Any) -> Any:
    """The type of a state: as given, or that of its default.

    Raises InvalidValue for a type that cannot be stored, naming those that can.
    """
    if kind is None:
        if isinstance(default, list) and default:
            kind = list[type(default[0])]  # type: ignore[misc]  # made at run time
        elif default is None or isinstance(default, list):
            raise InvalidValue(
                f"state {name!r} starts as {default!r}, which names no type: "
                f"say it, for example wnd.state({name!r}, {default!r}, type=list[str])"
            )
        elif isinstance(default, tuple):
            kind = tuple[tuple(type(each) for each in default)]  # type: ignore[misc]  # the same
        else:
            kind = type(default)
    if not _storable(kind):
        raise InvalidValue(
            f"state {name!r}: {kind!r} cannot be kept; use bool, int, float, str, date, time, "
            "datetime, an Enum, a Literal, a msgspec Struct, or a list or tuple of these"
        )
    return kind


def _storable(kind: Any) -> bool:
    origin = get_origin(kind)
    if origin is list or origin is tuple:
        return all(item is ... or _storable(item) for item in get_args(kind))
    if origin is Literal:
        return all(isinstance(item, str | int) for item in get_args(kind))
    if origin in (Union, types.UnionType):
        return all(item is type(None) or _storable(item) for item in get_args(kind))
    return isinstance(kind, type) and (
        kind in PLAIN or issubclass(kind, Enum) or issubclass(kind, msgspec.Struct)
    )
