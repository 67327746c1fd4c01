"""For leads: how much everybody has to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from examples.desk.look import page
from examples.desk.permissions import LEAD
from examples.desk.store import DeskStore
from examples.desk.texts import words
from examples.desk.usecases import FindTickets
from nago import View, Window, ui

MOST = 12


@dataclass(frozen=True, slots=True)
class TeamPage:
    """Stands in the admin center."""

    store: DeskStore
    tickets: FindTickets

    async def __call__(self, wnd: Window) -> View:
        t, subject = words(wnd), wnd.subject()
        subject.audit(LEAD)
        self.store.watched_by(wnd)
        now = self.store.now()
        unsolved = [each for each in await self.tickets(subject) if each.status != "solved"]
        held = Counter(each.assignee_name or t("nobody") for each in unsolved)
        late = Counter(each.assignee_name or t("nobody") for each in unsolved if each.overdue(now))
        people = [name for name, _ in held.most_common(MOST)]
        chart = ui.BarChart(
            t("team.share"),
            people,
            ui.ChartSeries(t("count.open"), tuple(held[each] - late[each] for each in people)),
            ui.ChartSeries(t("count.overdue"), tuple(late[each] for each in people)),
            stacked=True,
            empty_text=t("first.none"),
        )
        return page(wnd, t("team"), t("team.text"), ui.Card(chart))
