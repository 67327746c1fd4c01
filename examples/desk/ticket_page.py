"""One ticket: what it is about, what was said, and what is to become of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from examples.desk.customers import FindCustomers
from examples.desk.look import (
    due_view,
    moment,
    priority_options,
    status_badge,
    status_options,
)
from examples.desk.model import Change, Customer, Message, StoredFile, Ticket
from examples.desk.permissions import WORK
from examples.desk.store import DeskStore
from examples.desk.texts import Words, words
from examples.desk.usecases import Answer, Assignee, ChangeTickets, FindAgents, FindTickets, Wanted
from nago import State, View, Window, ui
from nago.errors import InvalidValue

EVENTS = ("created", "reply", "note")
LARGEST_FILE = 12 << 20
"""All files of an answer go along with its mail, which may have 20 MiB when it is encoded."""


@dataclass(frozen=True, slots=True)
class TicketPage:
    """Where agents spend their day."""

    store: DeskStore
    tickets: FindTickets
    customers: FindCustomers
    agents: FindAgents
    change: ChangeTickets
    answer: Answer

    async def __call__(self, wnd: Window) -> View:
        t, subject = words(wnd), wnd.subject()
        self.store.watched_by(wnd)
        ticket = await self.tickets.one(subject, wnd.values()["id"])
        if ticket is None:
            back = ui.SecondaryButton(t("back"), to="tickets")
            return ui.EmptyState(t("gone"), t("gone.text"), back, icon="ticket-x", level="h1")
        customer = await self.customers.one(subject, ticket.customer)
        agents = await self.agents(subject)
        wnd.title(f"#{ticket.number} {ticket.title}")
        return ui.VStack(
            ui.VStack(
                ui.Link(t("back"), "tickets"),
                ui.Text(ticket.title, level="h1"),
                ui.HStack(
                    ui.Text(f"#{ticket.number}", level="mono"),
                    status_badge(t, ticket.status),
                    ui.Text(moment(wnd, ticket.created), level="small", color=ui.ColorMuted),
                    gap=ui.L8,
                    wrap=True,
                ),
                gap=ui.L8,
                alignment="leading",
            ),
            ui.Grid(
                ui.VStack(
                    ui.Card(
                        ui.Markdown(ticket.text),
                        self._files(wnd, ticket.files),
                        title=t("description"),
                    ),
                    self._conversation(wnd, t, ticket),
                    self._reply(wnd, t, ticket, customer),
                    gap=ui.L16,
                    alignment="stretch",
                ),
                ui.VStack(
                    self._details(wnd, t, ticket, agents),
                    self._customer(t, customer),
                    self._history(wnd, t, ticket),
                    gap=ui.L16,
                    alignment="stretch",
                ),
                columns=[2, 1],
                gap=ui.L16,
            ),
            gap=ui.L24,
            alignment="stretch",
            frame=ui.Frame(width=ui.FULL, max_width=ui.L1200),
        )

    def _files(self, wnd: Window, files: tuple[StoredFile, ...]) -> View | None:
        if not files:
            return None
        return ui.HStack(
            *(
                ui.Download(file.name, file=self._content(wnd, file), icon="paperclip", key=file.id)
                for file in files
            ),
            gap=ui.L8,
            wrap=True,
            alignment="leading",
        )

    def _content(self, wnd: Window, file: StoredFile) -> Callable[[], ui.File]:
        def content() -> ui.File:
            wnd.subject().audit(WORK)
            return ui.File(file.name, self.store.place_of(file), file.kind)

        return content

    def _conversation(self, wnd: Window, t: Words, ticket: Ticket) -> View:
        if not ticket.messages:
            return ui.Card(
                ui.Text(t("conversation.none"), color=ui.ColorMuted), title=t("conversation")
            )
        return ui.Card(
            *(self._message(wnd, t, each) for each in ticket.messages),
            title=t("conversation"),
            gap=ui.L16,
        )

    def _message(self, wnd: Window, t: Words, message: Message) -> View:
        return ui.VStack(
            ui.HStack(
                ui.Avatar(message.author, size=ui.L32),
                ui.VStack(
                    ui.Text(message.author, font=ui.Font(weight=560)),
                    ui.Text(moment(wnd, message.at), level="caption"),
                    alignment="leading",
                    frame=ui.Frame(grow=True),
                ),
                ui.Badge(t("internal"), tone="warning", icon="lock") if message.internal else None,
                gap=ui.L12,
            ),
            ui.Markdown(message.text),
            self._files(wnd, message.files),
            gap=ui.L8,
            alignment="stretch",
            padding=ui.Padding(top=ui.L12, end=ui.L12, bottom=ui.L12, start=ui.L12),
            background=ui.ColorWarningSoft
            if message.internal
            else (ui.ColorSunken if message.from_customer else ui.ColorAccentSoft),
            border=ui.Border(radius=ui.L12),
            key=message.id,
        )

    def _reply(self, wnd: Window, t: Words, ticket: Ticket, customer: Customer | None) -> View:
        text = wnd.state(f"reply {ticket.id}", "")
        internal = wnd.state(f"internal {ticket.id}", False)
        problem = wnd.state("problem", "")
        files: State[list[ui.UploadedFile]] = wnd.state("files", [], type=list[ui.UploadedFile])
        name = customer.name if customer else ""

        async def send(solve: bool = False) -> None:
            try:
                if not text.value.strip():
                    raise InvalidValue(t("reply.missing"), field="text")
                kept = await self.store.keep(files.value)
                sent = await self.answer(
                    wnd.subject(), ticket.id, text.value,
                    internal=internal.value, files=kept, solve=solve,
                )  # fmt: skip
            except InvalidValue as error:
                problem.value = str(error)
                return
            text.value, internal.value, problem.value, files.value = "", False, "", []
            email = customer.email if customer else ""
            ui.show_snackbar(wnd, t(f"sent.{sent}", email=email, name=name))

        return ui.Card(
            ui.Form(
                ui.CodeEditor(
                    t("reply"),
                    text,
                    "markdown",
                    rows=5,
                    line_numbers=False,
                    error_text=problem.value or None,
                    frame=ui.Frame(width=ui.FULL),
                ),
                ui.FileUpload(
                    t("files.add"),
                    value=files,
                    multiple=True,
                    max_bytes=LARGEST_FILE,
                    max_total=LARGEST_FILE,
                    max_files=5,
                    frame=ui.Frame.full_width(),
                ),
                ui.Checkbox(t("internal"), internal, supporting_text=t("internal.text")),
                ui.HStack(
                    ui.SubmitButton(t("send"), leading_icon="send"),
                    ui.SecondaryButton(t("send.solve"), action=lambda: send(True))
                    if ticket.status != "solved"
                    else None,
                    gap=ui.L8,
                    wrap=True,
                    alignment="leading",
                ),
                action=send,
            ),
        )

    def _details(self, wnd: Window, t: Words, ticket: Ticket, agents: list[Assignee]) -> View:
        status = _choice(wnd, "status", ticket, ticket.status)
        priority = _choice(wnd, "priority", ticket, ticket.priority)
        assignee = _choice(wnd, "assignee", ticket, ticket.assignee)
        known = {each.id: each for each in agents}
        if ticket.assignee and ticket.assignee not in known:
            known[ticket.assignee] = Assignee(ticket.assignee, ticket.assignee_name)

        def setting(make: Callable[[], Wanted]) -> Callable[[], Awaitable[None]]:
            return lambda: self._apply(wnd, t, ticket, make())

        return ui.Card(
            ui.Select(
                t("status"),
                status,
                status_options(t),
                on_change=setting(lambda: Wanted(status=status.value)),  # type: ignore[arg-type]  # one of the options
            ),
            ui.Select(
                t("priority"),
                priority,
                priority_options(t),
                on_change=setting(lambda: Wanted(priority=priority.value)),  # type: ignore[arg-type]  # one of the options
            ),
            ui.Picker(
                t("assignee"),
                assignee,
                tuple(ui.Option(each.id, each.name) for each in known.values()),
                placeholder=t("nobody"),
                on_change=setting(lambda: Wanted(assignee=known.get(assignee.value, Assignee()))),
            ),
            ui.HStack(
                ui.Text(t("due"), color=ui.ColorMuted),
                ui.Spacer(),
                _shown(due_view(t, ticket, self.store.now())),
            ),
            title=t("details"),
        )

    async def _apply(self, wnd: Window, t: Words, ticket: Ticket, wanted: Wanted) -> None:
        undo = await self.change(wnd.subject(), [ticket.id], wanted)

        async def back() -> None:
            await self.change.undo(wnd.subject(), undo)

        ui.show_snackbar(wnd, t("changed", number=ticket.number), action=back)

    def _customer(self, t: Words, customer: Customer | None) -> View | None:
        if customer is None:
            return None
        return ui.Card(
            ui.HStack(
                ui.Avatar(customer.name),
                ui.VStack(
                    ui.Link(customer.name, f"customers/{customer.id}"),
                    ui.Text(customer.company, level="small", color=ui.ColorMuted)
                    if customer.company
                    else None,
                    alignment="leading",
                ),
                gap=ui.L12,
                alignment="leading",
            ),
            ui.Link(customer.email, f"mailto:{customer.email}") if customer.email else None,
            ui.Text(customer.phone, level="small") if customer.phone else None,
            title=t("customer"),
            alignment="leading",
        )

    def _history(self, wnd: Window, t: Words, ticket: Ticket) -> View:
        rows = (
            ui.ListRow(
                _told(t, each),
                _by(wnd, each),
                key=f"{ticket.id} {index}",
            )
            for index, each in reversed(list(enumerate(ticket.history)))
        )
        return ui.Card(ui.List(*rows), title=t("history"))


def _choice(wnd: Window, name: str, ticket: Ticket, value: str) -> State[str]:
    """What stands in the field follows the ticket, whoever has changed it."""
    state = wnd.state(f"{name} {ticket.id}", value)
    seen = wnd.state(f"{name} {ticket.id} seen", value)
    if seen.peek() != value:
        seen.value = state.value = value
    return state


def _shown(due: View | str) -> View:
    return ui.Text(due) if isinstance(due, str) else due


def _by(wnd: Window, change: Change) -> str:
    at = moment(wnd, change.at)
    return at if change.field in EVENTS else f"{change.by} · {at}"


def _told(t: Words, change: Change) -> str:
    if change.field in EVENTS:
        return t(f"history.{change.field}", name=change.by)
    return t(
        "history.changed",
        field=t(change.field),
        before=_value(t, change.field, change.before),
        after=_value(t, change.field, change.after),
    )


def _value(t: Words, field: str, value: str) -> str:
    if field == "assignee":
        return value or t("nobody")
    return t(f"{field}.{value}")
