"""One customer: how he is reached, and what he has asked for."""

from __future__ import annotations

from dataclasses import dataclass

from examples.desk.customer_form import customer_form
from examples.desk.customers import FindCustomers, RemoveCustomer, SaveCustomer
from examples.desk.look import page
from examples.desk.model import Customer
from examples.desk.permissions import LEAD
from examples.desk.store import DeskStore
from examples.desk.texts import Words, words
from examples.desk.tickets_page import ticket_columns
from examples.desk.usecases import FindAgents, FindTickets
from nago import View, Window, ui
from nago.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class CustomerPage:
    """Contact and tickets."""

    store: DeskStore
    customers: FindCustomers
    tickets: FindTickets
    agents: FindAgents
    save: SaveCustomer
    remove: RemoveCustomer

    async def __call__(self, wnd: Window) -> View:
        t, subject = words(wnd), wnd.subject()
        self.store.watched_by(wnd)
        customer = await self.customers.one(subject, wnd.values()["id"])
        if customer is None:
            back = ui.SecondaryButton(t("customers"), to="customers")
            return ui.EmptyState(
                t("customer.gone"), t("gone.text"), back, icon="user-x", level="h1"
            )
        found = await self.tickets.of_customer(subject, customer.id)
        agents = await self.agents(subject)

        def new() -> None:
            wnd.navigation().forward_to("new", customer=customer.id)

        nothing = ui.EmptyState(
            t("customer.no_tickets", name=customer.name),
            None,
            ui.SecondaryButton(t("new"), action=new),
            icon="inbox",
        )
        return page(
            wnd,
            customer.name,
            customer.company,
            ui.DataView(
                wnd,
                ticket_columns(t, {}, agents, self.store.now()),
                items=found,
                caption=t("customer.tickets", name=customer.name),
                sort="-number",
                to=lambda each: f"tickets/{each.id}",
                empty=nothing,
            ),
            ui.Card(
                customer_form(
                    wnd, customer, self.save, lambda saved: None, self._removal(wnd, t, customer)
                ),
                title=t("customer.contact"),
                frame=ui.Frame(max_width=ui.L560),
            ),
            beside=ui.PrimaryButton(t("new"), action=new, leading_icon="plus"),
        )

    def _removal(self, wnd: Window, t: Words, customer: Customer) -> View | None:
        if not wnd.subject().has_permission(LEAD):
            return None

        async def remove() -> None:
            try:
                await self.remove(wnd.subject(), customer.id)
            except InvalidValue:
                ui.show_banner_error(wnd, t("customer.has_tickets", name=customer.name))
                return
            ui.show_snackbar(wnd, t("customer.deleted", name=customer.name))
            wnd.navigation().reset("customers")

        return ui.TertiaryButton(
            t("customer.delete"),
            action=remove,
            destructive=True,
            confirm=ui.Confirm(
                t("customer.delete.ask", name=customer.name),
                t("customer.delete.text"),
                t("customer.delete.yes"),
                t("cancel"),
                destructive=True,
            ),
        )
