"""How far one has come on a way of several steps."""

from collections.abc import Awaitable
from typing import Annotated, Literal, Unpack

from msgspec import Meta
from msgspec.structs import replace

from nago.errors import ComponentError
from nago.presentation.action import ActionOf, bound
from nago.presentation.state import State
from nago.ui.decor import Component, Decor
from nago.ui.icon import IconName, IconShape, icon_or_none

StepState = Literal["upcoming", "current", "done", "error"]


class StepMark(Component, frozen=True, tag="Step"):
    """A step: its number or icon, its title, and how it stands."""

    title: str
    text: str | None = None
    icon: IconShape | None = None
    state: StepState | None = None
    disabled: bool = False
    selectable: bool = False


class StepRow(Component, frozen=True, tag="Stepper"):
    """Steps one after the other."""

    children: tuple[StepMark, ...]
    orientation: Literal["horizontal", "vertical"] = "horizontal"
    on_select: ActionOf[Annotated[int, Meta(ge=0)]] | None = None


def Step(
    title: str,
    text: str | None = None,
    *,
    icon: IconName | None = None,
    state: StepState | None = None,
    disabled: bool = False,
    **decor: Unpack[Decor],
) -> StepMark:
    """A step of a `Stepper`; its state follows from the current one unless it says another."""
    return StepMark(title, text, icon_or_none(icon), state, disabled, **decor)


def Stepper(
    *steps: StepMark | None,
    current: State[int] | int,
    selectable: Literal["none", "done", "all"] = "none",
    on_select: ActionOf[int] | None = None,
    orientation: Literal["horizontal", "vertical"] = "horizontal",
    **decor: Unpack[Decor],
) -> StepRow:
    """The steps of a way, numbered; `current` counts from 0, and from the last on all are done.

    Those that are `selectable`, the ones that are done or all but the disabled, can be pressed:
    that sets `current`, if it is a state, and then runs `on_select`. On a small screen a
    horizontal one shows the words of the current step only. None among the steps is left out.
    Raises ComponentError without a step, and for a selection that nobody hears of.
    """
    shown = [step for step in steps if step is not None]
    now = current.value if isinstance(current, State) else current
    if not shown:
        raise ComponentError("Stepper: there is no step; give it at least one")
    if selectable != "none" and not isinstance(current, State) and on_select is None:
        raise ComponentError(
            "Stepper.selectable: nobody hears of a chosen step; give current a state, or on_select"
        )
    marked = tuple(_marked(step, at, now, selectable) for at, step in enumerate(shown))

    def select(step: int) -> Awaitable[None] | None:
        if step >= len(marked) or not marked[step].selectable:
            return None
        if isinstance(current, State):
            current.value = step
        return on_select(step) if on_select is not None else None

    bound(on_select, "Stepper.on_select")
    chosen = bound(select, "Stepper.on_select") if selectable != "none" else None
    return StepRow(marked, orientation, chosen, **decor)


def _marked(step: StepMark, at: int, now: int, selectable: str) -> StepMark:
    state = step.state or ("done" if at < now else "current" if at == now else "upcoming")
    free = selectable == "all" or (selectable == "done" and at < now)
    return replace(step, state=state, selectable=free and at != now and not step.disabled)
