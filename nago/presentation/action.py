"""What happens when a user presses something."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from msgspec.structs import force_setattr

from nago.errors import ComponentError

T = TypeVar("T")
Action = Callable[[], Awaitable[None] | None]
ActionOf = Callable[[T], Awaitable[None] | None]
"""What happens with what the browser tells, such as the step that was chosen: `ActionOf[int]`.

It is called only with a value of that type, `Annotated[int, msgspec.Meta(ge=0)]` included.
"""


class Bound(float):
    """An action inside a component.

    A view makes new closures at every run, which would make every row differ from its last
    rendering. All bound actions are the same number, so that the comparison of two trees, which
    runs in C, finds them equal and looks at nothing else.
    """

    __slots__ = ("act",)

    act: Callable[..., Awaitable[None] | None]

    def __call__(self, *argument: Any) -> Awaitable[None] | None:
        return self.act(*argument)


def bound(action: Callable[..., Awaitable[None] | None] | None, place: str) -> Bound | None:
    """The action in its bound form. Raises ComponentError, naming the place, for none."""
    if action is None:
        return None
    if not callable(action):
        raise ComponentError(
            f"{place}: got {type(action).__name__} {action!r:.60}, allowed is a function"
        )
    held = Bound()
    held.act = action
    return held


def bind(node: Any, field: str) -> None:
    """Put the action in this field of a new component into its bound form.

    Raises ComponentError for what cannot be called.
    """
    act = getattr(node, field)
    if act is not None and type(act) is not Bound:
        force_setattr(node, field, bound(act, f"{type(node).__name__}.{field}"))
