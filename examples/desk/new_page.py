"""The form for a new ticket."""

from __future__ import annotations

from dataclasses import dataclass

from examples.desk.customers import FindCustomers
from examples.desk.look import page, priority_options
from examples.desk.model import PRIORITIES
from examples.desk.store import DeskStore
from examples.desk.texts import words
from examples.desk.usecases import LONGEST_TEXT, LONGEST_TITLE, OpenTicket
from nago import State, View, Window, ui
from nago.errors import InvalidValue

LARGEST_FILE = 20 << 20
FIELDS = ("title", "customer", "text")


@dataclass(frozen=True, slots=True)
class NewTicketPage:
    """Opens a ticket and goes on to it."""

    store: DeskStore
    customers: FindCustomers
    open: OpenTicket

    async def __call__(self, wnd: Window) -> View:
        t, subject = words(wnd), wnd.subject()
        customers = await self.customers(subject)
        title = wnd.state("title", "")
        text = wnd.state("text", "")
        customer = wnd.state("customer", wnd.values().get("customer", ""))
        priority = wnd.state("priority", "normal")
        wrong = wnd.state("wrong", "")
        files: State[list[ui.UploadedFile]] = wnd.state("files", [], type=list[ui.UploadedFile])

        async def submit() -> None:
            wrong.value = ""
            chosen = priority.value if priority.value in PRIORITIES else "normal"
            try:
                kept = await self.store.keep(files.value)
                ticket = await self.open(
                    wnd.subject(), title.value, text.value, customer.value, chosen, kept
                )
            except InvalidValue as error:
                wrong.value = error.field if error.field in FIELDS else "title"
                return
            ui.show_snackbar(wnd, t("new.done", number=ticket.number))
            wnd.navigation().replace(f"tickets/{ticket.id}")

        def error(field: str) -> str | None:
            return t(f"missing.{field}") if wrong.value == field else None

        wide = ui.Frame(width=ui.FULL)
        form = ui.Form(
            ui.TextField(
                t("subject"),
                title,
                required=True,
                max_length=LONGEST_TITLE,
                error_text=error("title"),
                frame=wide,
            ),
            ui.Grid(
                ui.Picker(
                    t("customer"),
                    customer,
                    tuple(ui.Option(each.id, each.title) for each in customers),
                    placeholder=t("new.customer"),
                    required=True,
                    error_text=error("customer"),
                    frame=wide,
                ),
                ui.Select(t("priority"), priority, priority_options(t), frame=wide),
                columns=[2, 1],
                gap=ui.L16,
                alignment="top",
            ),
            ui.TextArea(
                t("description"),
                text,
                required=True,
                rows=8,
                max_length=LONGEST_TEXT,
                supporting_text=t("description.text"),
                error_text=error("text"),
                frame=wide,
            ),
            ui.FileUpload(
                t("files.add"),
                value=files,
                multiple=True,
                max_bytes=LARGEST_FILE,
                max_files=5,
                frame=wide,
            ),
            ui.HStack(
                ui.SubmitButton(t("new.submit")),
                ui.TertiaryButton(t("cancel"), to="tickets"),
                gap=ui.L8,
                alignment="leading",
            ),
            action=submit,
        )
        return page(wnd, t("new"), t("new.text"), ui.Card(form, frame=ui.Frame(max_width=ui.L880)))
