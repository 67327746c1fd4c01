"""Days to write, or to choose from a calendar."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from nago.errors import ComponentError
from nago.presentation.action import Action, bind
from nago.presentation.limits import uncrossed
from nago.presentation.state import State
from nago.ui.decor import Component


class DateRange(Struct, frozen=True, omit_defaults=True):
    """From one day to another, both included; None where that end is open or not chosen yet."""

    start: date | None = None
    end: date | None = None


class DatePicker(Component, frozen=True):
    """A day, written in the order of the user's language or chosen from a calendar.

    `value` is a state of date; one that may be None is None when the field is empty. `minimum`
    and `maximum` are inclusive; `disabled_dates` and `disabled_weekdays` (0 is Monday, as with
    `date.weekday`) cannot be chosen. What is no such day is refused as with `NumberField`. The
    weeks of the calendar start as they do where the user lives. See `Checkbox` for when the value
    reaches the server. Raises ComponentError for limits that are crossed.
    """

    typed: ClassVar[bool] = True
    label: str
    value: State[date] | State[date | None]
    minimum: date | None = None
    maximum: date | None = None
    disabled_dates: tuple[date, ...] = ()
    disabled_weekdays: tuple[int, ...] = ()
    supporting_text: str | None = None
    error_text: str | None = None
    disabled: bool = False
    read_only: bool = False
    required: bool = False
    name: str | None = None
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")
        uncrossed("DatePicker", "minimum", self.minimum, "maximum", self.maximum)
        _weekdays("DatePicker", self.disabled_weekdays)


class DateRangePicker(Component, frozen=True):
    """Two days, the first not after the second.

    `value` is a state of `DateRange`, such as `wnd.state("stay", ui.DateRange())`. The rest is
    that of `DatePicker`. Raises ComponentError for limits and for values that are crossed.
    """

    typed: ClassVar[bool] = True
    label: str
    value: State[DateRange]
    minimum: date | None = None
    maximum: date | None = None
    disabled_dates: tuple[date, ...] = ()
    disabled_weekdays: tuple[int, ...] = ()
    supporting_text: str | None = None
    error_text: str | None = None
    disabled: bool = False
    read_only: bool = False
    required: bool = False
    name: str | None = None
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")
        uncrossed("DateRangePicker", "minimum", self.minimum, "maximum", self.maximum)
        _weekdays("DateRangePicker", self.disabled_weekdays)
        if isinstance(self.value, State) and isinstance(held := self.value.peek(), DateRange):
            uncrossed("DateRangePicker", "value.start", held.start, "value.end", held.end)


def _weekdays(component: str, days: tuple[int, ...]) -> None:
    if any(day not in range(7) for day in days):
        raise ComponentError(
            f"{component}.disabled_weekdays: got {days!r}, allowed are 0 for Monday to 6 for Sunday"
        )
