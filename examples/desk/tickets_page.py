"""All tickets: searched, filtered, sorted, changed many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from examples.desk.customers import FindCustomers
from examples.desk.look import (
    due_view,
    page,
    person,
    priority_badge,
    priority_options,
    status_badge,
    status_options,
)
from examples.desk.model import PRIORITIES, STATUSES, Ticket
from examples.desk.store import DeskStore
from examples.desk.texts import Words, words
from examples.desk.usecases import Assignee, ChangeTickets, FindAgents, FindTickets, Wanted
from nago import View, Window, ui


@dataclass(frozen=True, slots=True)
class TicketsPage:
    """The list that agents work from."""

    store: DeskStore
    tickets: FindTickets
    customers: FindCustomers
    agents: FindAgents
    change: ChangeTickets

    async def __call__(self, wnd: Window) -> View:
        t, subject = words(wnd), wnd.subject()
        self.store.watched_by(wnd)
        tickets = await self.tickets(subject)
        names = {each.id: each.name for each in await self.customers(subject)}
        agents = await self.agents(subject)
        me = Assignee(subject.id, subject.name or subject.email)
        new = ui.PrimaryButton(t("new"), to="new", leading_icon="plus")
        return page(
            wnd,
            t("tickets"),
            t("tickets.text"),
            ui.DataView(
                wnd,
                ticket_columns(t, names, agents, self.store.now()),
                items=tickets,
                caption=t("all"),
                sort="due",
                to=lambda each: f"tickets/{each.id}",
                menu=lambda each: (
                    ui.MenuItem(
                        t("take"),
                        lambda: self._apply(wnd, [each.id], Wanted(assignee=me)),
                        icon="user-check",
                    ),
                    ui.MenuItem(
                        t("reopen"),
                        lambda: self._apply(wnd, [each.id], Wanted(status="open")),
                        icon="undo-2",
                    )
                    if each.status == "solved"
                    else ui.MenuItem(
                        t("solve"),
                        lambda: self._apply(wnd, [each.id], Wanted(status="solved")),
                        icon="check",
                    ),
                ),
                bulk=(
                    ui.BulkAction(
                        t("take"),
                        lambda ids: self._apply(wnd, ids, Wanted(assignee=me)),
                        icon="user-check",
                    ),
                    ui.BulkAction(
                        t("solve"),
                        lambda ids: self._apply(wnd, ids, Wanted(status="solved")),
                        icon="check",
                    ),
                ),
                empty=ui.EmptyState(t("empty"), t("empty.text"), new, icon="inbox"),
                export="tickets.csv",
            ),
            beside=new,
        )

    async def _apply(self, wnd: Window, ids: list[str], wanted: Wanted) -> None:
        """Change them, and offer the way back."""
        t = words(wnd)
        undo = await self.change(wnd.subject(), ids, wanted)

        async def back() -> None:
            await self.change.undo(wnd.subject(), undo)

        if len(undo) == 1:
            (id,) = undo
            ticket = await self.tickets.one(wnd.subject(), id)
            said = t("changed", number=ticket.number if ticket else "")
        else:
            said = t("changed.many", count=len(undo))
        ui.show_snackbar(wnd, said, action=back)


def ticket_columns(
    t: Words, names: dict[str, str], agents: Sequence[Assignee], now: datetime
) -> tuple[ui.DataColumn[Ticket], ...]:
    """What a list of tickets shows; without names of customers, not whose they are."""
    who = tuple(ui.Option(each.id, each.name) for each in agents)
    late = (ui.Option("late", t("overdue")),)
    columns: tuple[ui.DataColumn[Ticket] | None, ...] = (
        ui.DataColumn(
            t("number"), "number", cell=lambda each: f"#{each.number}", align="start", width=ui.L80
        ),
        ui.DataColumn(t("subject"), "title"),
        ui.DataColumn(t("customer"), lambda each: names.get(each.customer, ""), key="customer")
        if names
        else None,
        ui.DataColumn(
            t("status"),
            "status",
            cell=lambda each: status_badge(t, each.status),
            sort=lambda each: STATUSES.index(each.status),
            search=lambda each: t(f"status.{each.status}"),
            filter=status_options(t),
        ),
        ui.DataColumn(
            t("priority"),
            "priority",
            cell=lambda each: priority_badge(t, each.priority),
            sort=lambda each: PRIORITIES.index(each.priority),
            search=lambda each: t(f"priority.{each.priority}"),
            filter=priority_options(t),
        ),
        ui.DataColumn(
            t("assignee"),
            "assignee",
            cell=lambda each: person(each.assignee_name, t("nobody")),
            sort=lambda each: each.assignee_name.casefold(),
            width=ui.L160,
            search=lambda each: each.assignee_name,
            filter=(ui.Option("", t("nobody")), *who),
        ),
        ui.DataColumn(
            t("due"),
            lambda each: "late" if each.overdue(now) else "",
            key="due",
            cell=lambda each: due_view(t, each, now),
            sort=lambda each: (each.status == "solved", each.due),
            search=False,
            filter=late,
        ),
    )
    return tuple(each for each in columns if each is not None)
