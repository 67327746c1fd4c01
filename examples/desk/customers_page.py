"""All customers."""

from __future__ import annotations

from dataclasses import dataclass

from examples.desk.customer_form import customer_form
from examples.desk.customers import FindCustomers, SaveCustomer
from examples.desk.look import page
from examples.desk.model import Customer
from examples.desk.store import DeskStore
from examples.desk.texts import words
from examples.desk.usecases import FindTickets
from nago import View, Window, ui


@dataclass(frozen=True, slots=True)
class CustomersPage:
    """Who asks for help, and how much of it is open."""

    store: DeskStore
    customers: FindCustomers
    tickets: FindTickets
    save: SaveCustomer

    async def __call__(self, wnd: Window) -> View:
        t, subject = words(wnd), wnd.subject()
        self.store.watched_by(wnd)
        customers = await self.customers(subject)
        open_tickets: dict[str, int] = {}
        for each in await self.tickets(subject):
            if each.status != "solved":
                open_tickets[each.customer] = open_tickets.get(each.customer, 0) + 1
        adding = wnd.state("adding", False)

        def add() -> None:
            adding.value = True

        async def added(customer: Customer) -> None:
            adding.value = False

        button = ui.PrimaryButton(t("customer.new"), action=add, leading_icon="plus")
        columns: tuple[ui.DataColumn[Customer], ...] = (
            ui.DataColumn(t("customer.name"), "name"),
            ui.DataColumn(t("customer.company"), "company"),
            ui.DataColumn(t("customer.email"), "email"),
            ui.DataColumn(t("customer.phone"), "phone", sort=False),
            ui.DataColumn(
                t("customer.open"),
                lambda each: open_tickets.get(each.id, 0),
                key="open",
                search=False,
            ),
        )
        blank = Customer(id="", name="", created=self.store.now())
        return page(
            wnd,
            t("customers"),
            t("customers.text"),
            ui.DataView(
                wnd,
                columns,
                items=customers,
                caption=t("customers"),
                sort="name",
                to=lambda each: f"customers/{each.id}",
                empty=ui.EmptyState(t("customer.empty"), t("customers.text"), icon="users"),
                export="customers.csv",
            ),
            ui.Dialog(
                customer_form(wnd, blank, self.save, added), title=t("customer.new"), open=adding
            ),
            beside=button,
        )
