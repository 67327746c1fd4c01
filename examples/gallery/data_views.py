"""Data to work with: search, filter, sort, select, act."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Annotated

from msgspec import Meta, Struct

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui


class Stage(Enum):
    OPEN = "open"
    PAID = "paid"
    LATE = "late"


class Invoice(Struct, frozen=True):
    """What the specimens show."""

    id: str
    customer: Annotated[str, Meta(title="Customer")]
    stage: Annotated[Stage, Meta(title="State")]
    amount: Annotated[float, Meta(title="Amount", extra={"unit": "€"})]
    issued: Annotated[datetime, Meta(title="Issued")]


NAMES = ("Ada Lovelace", "Grace Hopper", "Alan Turing", "Emmy Noether", "Konrad Zuse", "Ida Rhodes")
FIRST = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


def invoice(number: int) -> Invoice:
    return Invoice(
        f"R-{10_000 + number}",
        NAMES[number * 7 % len(NAMES)],
        tuple(Stage)[number * 5 % 3],
        number * 7919 % 400_000 / 100,
        FIRST + timedelta(hours=13 * number),
    )


TONES: dict[Stage, ui.Tone] = {Stage.OPEN: "info", Stage.PAID: "success", Stage.LATE: "error"}
COLUMNS = [
    ui.DataColumn[Invoice]("Number", "id"),
    ui.DataColumn[Invoice]("Customer", "customer"),
    ui.DataColumn[Invoice](
        "State",
        "stage",
        filter=Stage,
        cell=lambda each: ui.Badge(ui.title_of(each.stage), tone=TONES[each.stage]),
    ),
    ui.DataColumn[Invoice]("Amount", "amount"),
    ui.DataColumn[Invoice]("Issued", "issued"),
]
MANY = ui.ListSource([invoice(number) for number in range(20_000)], COLUMNS)
"""Made once: all windows share its rows and what was made to search and sort them."""


def worked_with(wnd: Window) -> View:
    """Search, filters, sorting and pages stand in the address; rows are ticked by mouse or keys,
    and done with what the bar below them offers."""
    gone = wnd.state("gone", [], type=list[str])
    invoices = [each for each in map(invoice, range(60)) if each.id not in gone.value]

    def delete(ids: list[str]) -> None:
        gone.value = [*gone.value, *ids]

    def menu(each: Invoice) -> list[ui.MenuLine]:
        return [
            ui.MenuItem(
                "Send again", lambda: ui.show_snackbar(wnd, f"Sent {each.id}"), icon="send"
            ),
            ui.MenuItem("Delete", lambda: delete([each.id]), icon="trash-2", destructive=True),
        ]

    return ui.DataView(
        wnd,
        COLUMNS,
        items=invoices,
        caption="Invoices",
        name="invoices",
        sort="-issued",
        size=10,
        sizes=(10, 25, 50),
        action=lambda each: ui.show_snackbar(wnd, f"Opened {each.id}"),
        menu=menu,
        bulk=[
            ui.BulkAction(
                "Delete",
                delete,
                icon="trash-2",
                destructive=True,
                confirm=lambda count: ui.Confirm(
                    f"Delete {count} invoices?", yes="Delete", destructive=True
                ),
            )
        ],
        toolbar=[ui.PrimaryButton("New invoice", leading_icon="plus", action=lambda: None)],
        export="invoices.csv",
    )


def many_rows(wnd: Window) -> View:
    """20,000 rows in one table that scrolls, of which the page holds those in sight."""
    return ui.DataView(
        wnd,
        COLUMNS,
        source=MANY,
        caption="All invoices",
        name="all",
        paging=False,
        density="compact",
    )


class Slow(ui.DataSource[Invoice]):
    """A database that takes its time to search, and fails for who searches for "fail"."""

    def id_of(self, item: Invoice) -> str:
        return item.id

    async def count(self, query: ui.DataQuery) -> int:
        await asyncio.sleep(0.8 if query.search else 0.02)
        if query.search == "fail":
            raise ConnectionError("the database does not answer")
        return await MANY.count(query)

    async def page(self, query: ui.DataQuery, offset: int, limit: int) -> Sequence[Invoice]:
        return await MANY.page(query, offset, limit)

    async def ids(self, query: ui.DataQuery) -> Sequence[str]:
        return await MANY.ids(query)


SLOW = Slow()


def from_a_source(wnd: Window) -> View:
    """Rows that are asked for as they are needed; what takes long shows that it does, and a
    failure leaves what is there."""
    return ui.DataView(
        wnd,
        ui.data_columns(Invoice),
        source=SLOW,
        caption="From a slow database",
        name="slow",
        size=5,
        sizes=(5, 10),
    )


def empty(wnd: Window) -> View:
    """Nothing there yet is something else than nothing found."""
    return ui.DataView(
        wnd,
        COLUMNS,
        items=[],
        caption="Drafts",
        name="drafts",
        empty=ui.EmptyState(
            "No drafts",
            "What you begin and do not send waits here.",
            ui.PrimaryButton("New invoice", leading_icon="plus", action=lambda: None),
            icon="file-text",
            level="h3",
        ),
    )


CHAPTER = Chapter(
    "Data views",
    "data-views",
    "Rows to work with: found, ordered, chosen, and done with.",
    (
        Specimen("Data view", worked_with, (ui.DataView, ui.DataColumn, ui.BulkAction)),
        Specimen("Many rows", many_rows, (ui.DataView, ui.ListSource)),
        Specimen("From a source", from_a_source, (ui.DataSource, ui.DataQuery, ui.data_columns)),
        Specimen("Nothing there", empty, (ui.DataView, ui.EmptyState)),
    ),
)
