"""The page that everybody sees first: numbers, a chart, what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from examples.desk.customers import FindCustomers
from examples.desk.look import due_view, page, priority_badge
from examples.desk.model import PRIORITIES, Ticket
from examples.desk.samples import LoadSamples
from examples.desk.store import DeskStore
from examples.desk.texts import Words, words
from examples.desk.usecases import FindTickets
from nago import View, Window, ui
from nago.ui.icon import IconName

WEEKS = 12
MOST_FIRST = 6


@dataclass(frozen=True, slots=True)
class StartPage:
    """How things stand."""

    store: DeskStore
    tickets: FindTickets
    customers: FindCustomers
    samples: LoadSamples

    async def __call__(self, wnd: Window) -> View:
        t, subject = words(wnd), wnd.subject()
        self.store.watched_by(wnd)
        tickets = await self.tickets(subject)
        new = ui.PrimaryButton(t("new"), to="new", leading_icon="plus")
        if not tickets:
            return page(wnd, t("start"), "", self._empty(wnd, t))
        now = self.store.now()
        names = {each.id: each.title for each in await self.customers(subject)}
        mine = [each for each in tickets if each.assignee == subject.id and each.status != "solved"]
        numbers = ui.Grid(
            _number(t, "count.open", _with(tickets, "open"), "inbox", {"status": "open"}),
            _number(t, "count.overdue", _late(tickets, now), "clock-alert", {"due": "late"}),
            _number(t, "count.mine", len(mine), "user", {"assignee": subject.id}),
            _number(
                t, "count.waiting", _with(tickets, "waiting"), "hourglass", {"status": "waiting"}
            ),
            min_column=ui.L144,
            gap=ui.L16,
            collapses=False,
        )
        greeting = t("hello", name=subject.name or subject.email)
        return page(
            wnd,
            greeting,
            t("today"),
            numbers,
            ui.Grid(
                ui.Card(_weeks(wnd, t, tickets, now)),
                ui.Card(self._first(t, tickets, names, now), title=t("first")),
                columns=[3, 2],
                gap=ui.L16,
            ),
            beside=new,
        )

    def _empty(self, wnd: Window, t: Words) -> View:
        async def load() -> None:
            count = await self.samples(wnd.subject())
            ui.show_snackbar(wnd, t("samples.done", count=count))

        return ui.EmptyState(
            t("empty"),
            t("empty.text"),
            ui.PrimaryButton(t("samples"), action=load, leading_icon="sparkles"),
            ui.SecondaryButton(t("new"), to="new"),
            icon="inbox",
        )

    def _first(self, t: Words, tickets: list[Ticket], names: dict[str, str], now: datetime) -> View:
        open_ones = [each for each in tickets if each.status == "open"]
        urgent = sorted(open_ones, key=lambda each: (each.due, PRIORITIES.index(each.priority)))
        if not urgent:
            return ui.EmptyState(t("first.none"), icon="party-popper", level="h3")
        rows = (
            ui.ListRow(
                each.title,
                f"#{each.number} · {names.get(each.customer, '')}",
                trailing=ui.VStack(
                    _shown(due_view(t, each, now)),
                    priority_badge(t, each.priority)
                    if each.priority in ("urgent", "high")
                    else None,
                    gap=ui.L4,
                    alignment="trailing",
                ),
                to=f"tickets/{each.id}",
                key=each.id,
            )
            for each in urgent[:MOST_FIRST]
        )
        return ui.List(*rows)


def _shown(due: View | str) -> View:
    return ui.Text(due, level="small", color=ui.ColorMuted) if isinstance(due, str) else due


def _with(tickets: list[Ticket], status: str) -> int:
    return sum(each.status == status for each in tickets)


def _late(tickets: list[Ticket], now: datetime) -> int:
    return sum(each.overdue(now) for each in tickets)


def _number(t: Words, key: str, count: int, icon: IconName, values: dict[str, str]) -> View:
    alarming = key == "count.overdue" and count > 0
    return ui.Card(
        ui.HStack(
            ui.Icon(icon, color=ui.ColorError if alarming else ui.ColorMuted),
            ui.Link(t(key), "tickets", values=values),
            gap=ui.L8,
        ),
        ui.Text(
            str(count),
            font=ui.Font(size=ui.rem(2), weight=650, tabular=True),
            color=ui.ColorError if alarming else None,
        ),
        gap=ui.L4,
        alignment="leading",
    )


def _weeks(wnd: Window, t: Words, tickets: list[Ticket], now: datetime) -> View:
    monday = now.date() - timedelta(days=now.weekday())
    weeks = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    opened = _by_week(weeks, [each.created.date() for each in tickets])
    solved = _by_week(weeks, [each.solved.date() for each in tickets if each.solved])
    return ui.BarChart(
        t("weeks"),
        weeks,
        ui.ChartSeries(t("weeks.created"), opened),
        ui.ChartSeries(t("weeks.solved"), solved),
        height=ui.L320,
    )


def _by_week(weeks: Sequence[date], days: Sequence[date]) -> tuple[int, ...]:
    mondays = [day - timedelta(days=day.weekday()) for day in days]
    return tuple(mondays.count(week) for week in weeks)
