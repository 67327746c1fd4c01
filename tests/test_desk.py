"""The help desk, as agents and leads use it. Each test reads like a demonstration."""

from __future__ import annotations

from msgspec.structs import replace

from examples.desk.permissions import AGENT_ROLE, LEAD_ROLE
from examples.desk.program import configure
from nago.auth.subject import SU
from nago.systems.mail import MailManagement
from nago.systems.role import ADMINISTRATOR
from nago.testing.page import Page
from nago.testing.plugin import OpenApp


async def agent(open_app: OpenApp, path: str = ".", *, email: str = "ada@example.com") -> Page:
    """Somebody who works at the desk, before it is filled."""
    visitor = await open_app(configure)
    return await visitor.app.log_in(email, roles=(AGENT_ROLE,), path=path)


async def add_customer(
    page: Page, name: str = "Grace Hopper", email: str = "grace@example.com"
) -> None:
    await page.visit("customers")
    await page.press("New customer")
    await page.fill("Name", name)
    await page.fill("E-mail", email)
    await page.press("Save")
    await page.expect(f"{name} was saved.")


async def open_ticket(
    page: Page, title: str = "The printer is on fire", priority: str = "Urgent"
) -> None:
    await page.visit("new")
    await page.fill("Subject", title)
    await page.choose("Customer", "Grace Hopper")
    await page.choose("Priority", priority)
    await page.fill("Description", "It began *this morning*.")
    await page.press("Open ticket")
    await page.get_by_role("heading", name=title).seen()


async def test_nobody_sees_anything_without_the_right(open_app: OpenApp) -> None:
    visitor = await open_app(configure)
    await visitor.expect("Log in")
    await visitor.expect_no("Tickets")
    guest = await visitor.app.log_in("guest@example.com")
    for path in (".", "tickets", "customers", "search", "new", "admin/desk"):
        await guest.visit(path)
        await guest.expect_no("New ticket")
        await guest.expect("Work on tickets" if path != "admin/desk" else "Lead the help desk")


async def test_an_empty_desk_offers_sample_data(open_app: OpenApp) -> None:
    page = await agent(open_app)
    await page.expect("No tickets yet")
    await page.press("Load sample data")
    await page.expect("64 tickets were loaded.")
    await page.expect("Tickets of the last twelve weeks")
    await page.expect("To be answered first")
    await page.visit("tickets")
    await page.expect("Cannot log in since this morning")


async def test_a_ticket_is_opened_answered_and_solved(open_app: OpenApp) -> None:
    page = await agent(open_app)
    await add_customer(page)
    await open_ticket(page)
    await page.expect("Ticket 1001 was opened.")
    await page.fill("Your answer", "Please pour **water** on it.")
    await page.upload("Attach files", "how.txt", b"with a bucket", "text/plain")
    await page.press("Send")
    await page.expect("Its mail waits until a mail server is set.")
    await page.expect("Please pour water on it.")
    await page.expect("answered")
    mails = page.app.application.cfg.system(MailManagement).use_cases
    (queued,) = (await mails.find_all_mails(SU)).mails
    assert queued.subject == "[#1001] The printer is on fire"
    sent = await mails.find_mail_by_id(SU, queued.id)
    assert sent and sent.mail
    assert "Please pour **water** on it." in sent.mail.text
    assert "Just answer this mail." in sent.mail.text
    assert [(each.name, each.content) for each in sent.mail.attachments] == [
        ("how.txt", b"with a bucket")
    ]
    await page.fill("Your answer", "Fire brigade called.")
    await page.check("Internal note")
    await page.press("Send")
    await page.expect("Note saved.")
    await page.fill("Your answer", "It is out.")
    await page.press("Send and mark as solved")
    await page.expect("Status: Waiting → Solved")


async def test_what_is_missing_is_said_beside_its_field(open_app: OpenApp) -> None:
    page = await agent(open_app)
    await add_customer(page)
    await page.visit("new")
    await page.press("Open ticket")
    await page.expect("Say in a few words what it is about.")
    await page.fill("Subject", "Help")
    await page.press("Open ticket")
    await page.expect("Describe what happened.")
    await page.fill("Description", "Everything")
    await page.press("Open ticket")
    await page.expect("Whose ticket is it?")


async def test_a_change_is_told_to_everybody_and_taken_back(open_app: OpenApp) -> None:
    page = await agent(open_app)
    await add_customer(page)
    await open_ticket(page)
    colleague = await page.app.log_in("alan@example.com", roles=(AGENT_ROLE,), path=page.address)
    await page.choose("Status", "Waiting")
    await page.expect("Ticket 1001 was changed.")
    await colleague.expect("Status: Open → Waiting")
    assert await colleague.value("Status") == "Waiting"
    await page.press("Undo")
    await colleague.expect("Status: Waiting → Open")
    assert await page.value("Status") == "Open"


async def test_many_tickets_are_solved_at_once(open_app: OpenApp) -> None:
    page = await agent(open_app)
    await add_customer(page)
    for title in ("One", "Two"):
        await open_ticket(page, title, "Low")
    await page.visit("tickets")
    await page.get_by_role("checkbox", name="Select all").nth(0).press()
    await page.press("Mark as solved")
    await page.expect("2 tickets were changed.")
    colleague = await page.app.log_in("alan@example.com", roles=(AGENT_ROLE,))
    await colleague.visit("tickets", status="open")
    await colleague.expect_no("One")
    await page.press("Undo")
    await colleague.expect("One")


async def test_a_file_stays_with_its_ticket(open_app: OpenApp) -> None:
    page = await agent(open_app)
    await add_customer(page)
    await page.visit("new")
    await page.fill("Subject", "See the log")
    await page.choose("Customer", "Grace Hopper")
    await page.fill("Description", "It is attached.")
    await page.upload("Attach files", "error.log", b"line one\n", "text/plain")
    await page.press("Open ticket")
    await page.get_by_role("button", name="error.log").seen()
    await page.restart()
    await page.get_by_role("button", name="error.log").seen()


async def test_everything_is_searched_at_once(open_app: OpenApp) -> None:
    page = await agent(open_app)
    await add_customer(page)
    await open_ticket(page)
    await page.visit("search")
    await page.fill("What are you looking for?", "printer")
    await page.expect("Tickets (1)")
    await page.expect_no("Customers (")
    await page.fill("What are you looking for?", "grace")
    await page.expect("Customers (1)")
    await page.fill("What are you looking for?", "nonsense")
    await page.expect("Nothing found for “nonsense”")


async def test_only_leads_remove_customers_and_see_the_team(open_app: OpenApp) -> None:
    page = await agent(open_app)
    await add_customer(page)
    await page.press("Grace Hopper")
    await page.expect("has not asked for anything yet")
    await page.expect_no("Remove customer")
    lead = await page.app.log_in("lead@example.com", roles=(LEAD_ROLE,), path=page.address)
    await lead.press("Remove customer")
    await lead.press("Remove")
    await lead.expect("Grace Hopper was removed.")
    await lead.visit("admin/desk")
    await lead.expect("Who looks after how many tickets.")


async def test_an_administrator_who_reads_german_finds_the_desk_in_german(
    open_app: OpenApp,
) -> None:
    visitor = await open_app(configure)
    page = await visitor.app.log_in(
        "ada@example.com", roles=(LEAD_ROLE, ADMINISTRATOR), path="admin"
    )
    await page.expect("Work of the help desk")
    user = await page.app.application.cfg.user_management().use_cases.find_by_mail(
        SU, "ada@example.com"
    )
    assert user is not None
    update = page.app.application.cfg.user_management().use_cases.update_other_contact
    await update(SU, user.id, replace(user.contact, language="de"))
    for path, text in (
        ("admin", "Arbeit im Helpdesk"),
        ("admin/permissions", "Tickets bearbeiten"),
        ("admin/templates", "Helpdesk: Antwort"),
        ("admin/settings/DeskSettings", "Stunden, bis ein Ticket überfällig ist"),
    ):
        await page.visit(path)
        await page.expect(text)
