"""Puts the help desk together."""

from __future__ import annotations

from collections.abc import Sequence

from examples.desk.customer_page import CustomerPage
from examples.desk.customers import FindCustomers, RemoveCustomer, SaveCustomer
from examples.desk.customers_page import CustomersPage
from examples.desk.letters import Letters
from examples.desk.model import Customer, Ticket
from examples.desk.new_page import NewTicketPage
from examples.desk.permissions import AGENT_ROLE, LEAD, LEAD_ROLE, WORK
from examples.desk.samples import LoadSamples
from examples.desk.search_page import SearchPage
from examples.desk.settings import DeskSettings
from examples.desk.start_page import StartPage
from examples.desk.store import DeskStore
from examples.desk.team_page import TeamPage
from examples.desk.texts import words
from examples.desk.ticket_page import TicketPage
from examples.desk.tickets_page import TicketsPage
from examples.desk.usecases import Answer, ChangeTickets, FindAgents, FindTickets, OpenTicket
from nago import Configurator, Window, Words, ui
from nago.auth.subject import SU
from nago.presentation.admin_card import AdminCard
from nago.systems.role import ADMINISTRATOR


def menu(wnd: Window) -> Sequence[ui.MenuEntry]:
    """Everything, for whoever may work here."""
    if not wnd.subject().has_permission(WORK):
        return ()
    t = words(wnd)
    paths = {"start": ".", "tickets": "tickets", "customers": "customers", "search": "search"}
    return [ui.MenuEntry(t(key), path) for key, path in paths.items()]


def configure(cfg: Configurator) -> None:
    cfg.name("Help desk")
    cfg.session_management()
    users, settings, mail = cfg.user_management(), cfg.settings_management(), cfg.mail_management()
    settings.register(
        DeskSettings,
        title=Words("Help desk", de="Helpdesk"),
        description=Words(
            "When tickets are overdue, and what stands below answers.",
            de="Wann Tickets überfällig sind und was unter Antworten steht.",
        ),
    )
    cfg.permission(WORK)
    cfg.permission(LEAD)

    store = DeskStore(
        cfg.database,
        cfg.repository(Ticket, "desk_tickets", unique=["number"]),
        cfg.repository(Customer, "desk_customers"),
        lambda: cfg.environment.data_dir,
        cfg.clock,
    )
    find, customers = FindTickets(store), FindCustomers(store)
    change, save = ChangeTickets(store, settings), SaveCustomer(store)
    agents = FindAgents(users, (AGENT_ROLE, LEAD_ROLE, ADMINISTRATOR))
    letters = Letters(store, mail, settings, cfg.template_management())
    letters.register()
    answer = Answer(store, letters)

    cfg.scaffold(menu=menu)
    page = cfg.root_view_with_decoration
    page(".", StartPage(store, find, customers, LoadSamples(store, settings)))
    page("tickets", TicketsPage(store, find, customers, agents, change))
    page("tickets/{id}", TicketPage(store, find, customers, agents, change, answer))
    page("new", NewTicketPage(store, customers, OpenTicket(store, settings)))
    page("customers", CustomersPage(store, customers, find, save))
    page(
        "customers/{id}", CustomerPage(store, customers, find, agents, save, RemoveCustomer(store))
    )
    page("search", SearchPage(store, find, customers))
    page("admin/desk", TeamPage(store, find))
    cfg.admin_card(
        AdminCard(
            group=Words("Help desk", de="Helpdesk"),
            title=Words("Work of the help desk", de="Arbeit im Helpdesk"),
            text=Words(
                "Who looks after how many tickets.", de="Wer sich um wie viele Tickets kümmert."
            ),
            path="admin/desk",
            icon="chart-column",
            permission=LEAD,
        )
    )

    async def bring_roles() -> None:
        upsert = cfg.role_management().use_cases.upsert
        await upsert(SU, AGENT_ROLE, "Agent", permissions=[WORK.id])
        await upsert(SU, LEAD_ROLE, "Lead", permissions=[WORK.id, LEAD.id])

    cfg.on_start(bring_roles)
