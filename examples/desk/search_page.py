"""Searching everything at once."""

from __future__ import annotations

from dataclasses import dataclass

from examples.desk.customers import FindCustomers
from examples.desk.look import page, status_badge
from examples.desk.model import Customer, Ticket
from examples.desk.store import DeskStore
from examples.desk.texts import Words, words
from examples.desk.usecases import FindTickets
from nago import View, Window, ui

MOST = 20


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Tickets with what was said in them, and customers."""

    store: DeskStore
    tickets: FindTickets
    customers: FindCustomers

    async def __call__(self, wnd: Window) -> View:
        t, subject = words(wnd), wnd.subject()
        asked = wnd.query_state("q", "")
        field = ui.TextField(
            t("search.what"),
            asked,
            kind="search",
            mode="live",
            autocomplete="off",
            frame=ui.Frame(width=ui.FULL, max_width=ui.L560),
        )
        looked_for = asked.value.casefold().split()
        customers = await self.customers(subject)
        names = {each.id: each.title for each in customers}
        tickets = await self.tickets(subject)
        if not looked_for:
            result: tuple[View | None, ...] = (ui.EmptyState(t("search.begin"), icon="search"),)
        else:
            found = [each for each in tickets if _has(looked_for, _text(each, names))]
            people = [each for each in customers if _has(looked_for, _contact(each))]
            result = (_tickets(t, found, names), _customers(t, people))
            if not found and not people:
                title = t("search.nothing", words=asked.value)
                result = (ui.EmptyState(title, t("search.nothing.text"), icon="search-x"),)
        return page(wnd, t("search"), t("search.text"), field, *result)


def _tickets(t: Words, found: list[Ticket], names: dict[str, str]) -> View | None:
    rows = (
        ui.ListRow(
            each.title,
            f"#{each.number} · {names.get(each.customer, '')}",
            trailing=status_badge(t, each.status),
            to=f"tickets/{each.id}",
            key=each.id,
        )
        for each in found[:MOST]
    )
    return _card(t, t("tickets"), len(found), ui.List(*rows)) if found else None


def _customers(t: Words, found: list[Customer]) -> View | None:
    rows = (
        ui.ListRow(
            each.name,
            " · ".join(filter(None, (each.company, each.email))) or None,
            leading=ui.Avatar(each.name),
            to=f"customers/{each.id}",
            key=each.id,
        )
        for each in found[:MOST]
    )
    return _card(t, t("customers"), len(found), ui.List(*rows)) if found else None


def _card(t: Words, title: str, count: int, rows: View) -> View:
    more = ui.Text(t("search.more", count=count - MOST), color=ui.ColorMuted)
    return ui.Card(rows, title=f"{title} ({count})", footer=more if count > MOST else None)


def _text(ticket: Ticket, names: dict[str, str]) -> str:
    said = " ".join(f"{each.author} {each.text}" for each in ticket.messages)
    return f"#{ticket.number} {ticket.title} {ticket.text} {names.get(ticket.customer, '')} {said}"


def _contact(customer: Customer) -> str:
    return f"{customer.title} {customer.email} {customer.phone} {customer.notes}"


def _has(words: list[str], text: str) -> bool:
    held = text.casefold()
    return all(word in held for word in words)
