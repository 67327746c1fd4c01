"""The roles of charts: what a reader of the table beside them perceives."""

from __future__ import annotations

from datetime import date

from nago.testing.look import Entry, Place
from nago.testing.seen import Seen, text


def chart(at: Place) -> list[Seen]:
    label, series = at.name("label"), at["series"]
    words = text(at["label"])
    if not any(value is not None for each in series for value in each["values"]):
        nothing = text(at["emptyText"] or at.word("client.chart.empty"))
        return [Seen(role="figure", name=label, children=[words, nothing])]
    names = [Seen(role="columnheader", name=each["label"]) for each in series]
    rows = [Seen(role="row", children=[Seen(role="cell"), *names])]
    for index, title in enumerate(at["labels"]):
        cells = [_written(at, each["values"][index]) for each in series]
        head = Seen(role="rowheader", name=_title(at, title))
        held = [Seen(role="cell", name=each) for each in cells]
        rows.append(Seen(role="row", children=[head, *held]))
    turn = Seen(role="button", name=at.word("client.chart.table"), handle=at.handle())
    plot = Seen(role="application", name=label)
    table = Seen(role="table", name=label, children=rows)
    return [Seen(role="figure", name=label, children=[words, turn, plot, table])]


def _written(at: Place, value: float | None) -> str:
    if value is None:
        return "–"
    words = f"{value:,.{2 if at['decimals'] is None else at['decimals']}f}"
    if at["decimals"] is None:
        words = words.rstrip("0").rstrip(".")
    return words + (f" {at['unit']}" if at["unit"] else "")


def _title(at: Place, label: str) -> str:
    """A day as English has it; browsers write it in the language of the page."""
    if not at["dated"]:
        return label
    days = [date.fromisoformat(each) for each in at["labels"]]
    day = date.fromisoformat(label)
    if len(days) > 1 and all(each.day == 1 for each in days):
        return f"{day:%Y}" if all(each.month == 1 for each in days) else f"{day:%B %Y}"
    return f"{day:%B} {day.day}, {day.year}"


ROLES: dict[str, Entry] = {"Chart": chart}
