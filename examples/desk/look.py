"""How states, people and times look: the same on every page."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from examples.desk.model import PRIORITIES, STATUSES, Priority, Status, Ticket
from examples.desk.texts import Words
from nago import View, Window, ui

STATUS_TONES: dict[Status, Literal["accent", "warning", "success"]] = {
    "open": "accent",
    "waiting": "warning",
    "solved": "success",
}
PRIORITY_TONES: dict[Priority, Literal["error", "warning", "neutral"]] = {
    "urgent": "error",
    "high": "warning",
    "normal": "neutral",
    "low": "neutral",
}


def page(
    wnd: Window, title: str, text: str, *children: View | None, beside: View | None = None
) -> View:
    """A page: its title, which stands on the tab as well, what it is for, and what it holds."""
    wnd.title(title)
    head = ui.VStack(
        ui.Text(title, level="h1"),
        ui.Text(text, color=ui.ColorMuted) if text else None,
        gap=ui.L4,
        alignment="leading",
        frame=ui.Frame(grow=True),
    )
    return ui.VStack(
        ui.HStack(head, beside, gap=ui.L16, wrap=True, alignment="leading") if beside else head,
        *children,
        gap=ui.L24,
        alignment="stretch",
        frame=ui.Frame(width=ui.FULL, max_width=ui.L1200),
    )


def status_badge(t: Words, status: Status) -> View:
    return ui.Badge(t(f"status.{status}"), tone=STATUS_TONES[status])


def priority_badge(t: Words, priority: Priority) -> View:
    return ui.Badge(t(f"priority.{priority}"), tone=PRIORITY_TONES[priority])


def status_options(t: Words) -> tuple[ui.Option, ...]:
    return tuple(ui.Option(each, t(f"status.{each}")) for each in STATUSES)


def priority_options(t: Words) -> tuple[ui.Option, ...]:
    return tuple(ui.Option(each, t(f"priority.{each}")) for each in PRIORITIES)


def due_view(t: Words, ticket: Ticket, now: datetime) -> View | str:
    """When it is due, in words; a badge once it is too late."""
    if ticket.status == "solved":
        return "–"
    words = relative(t, ticket.due, now)
    return ui.Badge(words, tone="error", icon="clock-alert") if ticket.overdue(now) else words


def relative(t: Words, then: datetime, now: datetime) -> str:
    """`in 3 h` or `2 d ago`."""
    minutes = round((then - now).total_seconds() / 60)
    size = abs(minutes)
    if size < 60:
        span = t("minutes", count=size)
    elif size < 48 * 60:
        span = t("hours", count=size // 60)
    else:
        span = t("days", count=size // (24 * 60))
    return t("in" if minutes >= 0 else "ago", span=span)


def moment(wnd: Window, at: datetime) -> str:
    """A day and time as the user's language and zone write it."""
    return ui.value_text(at, wnd.language(), wnd.info().time_zone)


def person(name: str, nobody: str) -> View:
    """A face and a name."""
    if not name:
        return ui.Text(nobody, color=ui.ColorMuted, level="small")
    return ui.HStack(
        ui.Avatar(name, size=ui.L24),
        ui.Text(name, level="small"),
        gap=ui.L8,
    )
