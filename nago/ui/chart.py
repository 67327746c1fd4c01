"""Numbers as bars or lines."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Literal, Unpack

from msgspec import Struct

from nago.errors import ComponentError
from nago.ui.decor import Component, Decor
from nago.ui.length import L256, Length

MOST_SERIES = 6
MOST_POINTS = 1000


class ChartSeries(Struct, frozen=True):
    """One number for each label of the chart, in their order; None where there is none."""

    label: str
    values: tuple[int | float | None, ...]


class ChartComponent(Component, frozen=True, tag="Chart"):
    """What `BarChart` and `LineChart` make; `dated` labels are days, as ISO 8601."""

    label: str
    kind: Literal["bar", "line"]
    labels: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    dated: bool = False
    stacked: bool = False
    unit: str = ""
    decimals: int | None = None
    height: Length = L256
    hide_label: bool = False
    empty_text: str | None = None


def BarChart(
    label: str,
    labels: Sequence[str] | Sequence[date],
    *series: ChartSeries,
    stacked: bool = False,
    unit: str = "",
    decimals: int | None = None,
    height: Length = L256,
    hide_label: bool = False,
    empty_text: str | None = None,
    **decor: Unpack[Decor],
) -> ChartComponent:
    """A bar for each label and each of up to six `series`, side by side or `stacked`.

    `label` names the chart and stands above it, unless `hide_label` leaves it to screen readers.
    Labels that are days are written as the user's language writes them; so are numbers, with
    `decimals` and `unit`. The plot is `height` high. The user walks through it by pointer or
    arrow keys, or looks at the numbers as a table. Without any number it shows `empty_text`.

    Raises ComponentError for more than six series or 1000 labels, for a series with another
    number of values than labels, and for values that are not finite.
    """
    return _chart(
        "bar", label, labels, series, stacked, unit, decimals, height, hide_label, empty_text, decor
    )


def LineChart(
    label: str,
    labels: Sequence[str] | Sequence[date],
    *series: ChartSeries,
    unit: str = "",
    decimals: int | None = None,
    height: Length = L256,
    hide_label: bool = False,
    empty_text: str | None = None,
    **decor: Unpack[Decor],
) -> ChartComponent:
    """A line for each of up to six `series`, with a gap where a value is None; see `BarChart`."""
    return _chart(
        "line", label, labels, series, False, unit, decimals, height, hide_label, empty_text, decor
    )


def _chart(
    kind: Literal["bar", "line"],
    label: str,
    labels: Sequence[str] | Sequence[date],
    series: tuple[ChartSeries, ...],
    stacked: bool,
    unit: str,
    decimals: int | None,
    height: Length,
    hide_label: bool,
    empty_text: str | None,
    decor: Decor,
) -> ChartComponent:
    name = "BarChart" if kind == "bar" else "LineChart"
    dated = bool(labels) and all(isinstance(each, date) for each in labels)
    if not dated and not all(isinstance(each, str) for each in labels):
        raise ComponentError(f"{name} {label!r}: its labels must be all texts or all days")
    if len(series) > MOST_SERIES or len(labels) > MOST_POINTS:
        raise ComponentError(
            f"{name} {label!r}: it has {len(series)} series of {len(labels)} labels; at most "
            f"{MOST_SERIES} of {MOST_POINTS} can be told apart"
        )
    for each in series:
        if len(each.values) != len(labels):
            raise ComponentError(
                f"{name} {label!r}: series {each.label!r} has {len(each.values)} values for "
                f"{len(labels)} labels"
            )
        if not all(value is None or math.isfinite(value) for value in each.values):
            raise ComponentError(
                f"{name} {label!r}: series {each.label!r} has a value that is no finite number; "
                "give None where there is none"
            )
    if decimals is not None and not 0 <= decimals <= 10:
        raise ComponentError(f"{name} {label!r}: decimals is {decimals}, allowed is 0 to 10")
    texts = tuple(each.isoformat()[:10] if isinstance(each, date) else str(each) for each in labels)
    return ChartComponent(
        label, kind, texts, series, dated, stacked, unit, decimals, height, hide_label, empty_text,
        **decor,
    )  # fmt: skip
