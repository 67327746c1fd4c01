"""The pages of mails, as administrators see them."""

from __future__ import annotations

from nago import Configurator, ui
from nago.auth.subject import SU
from nago.systems.mail import Mail, MailManagement, SmtpServer
from nago.testing.plugin import OpenApp
from tests.systems.admin.administrators import administrator, holder
from tests.systems.mail.postman import Postbox, mail, mail_server

GONE = "gone@example.com"


def configure(cfg: Configurator) -> None:
    cfg.name("Orders")
    cfg.user_management()
    cfg.root_view_with_decoration(".", lambda wnd: ui.Text("Home", level="h1"))


def system(page) -> MailManagement:
    return page.app.application.cfg.mail_management()


async def set_server(page, port: int, **fields) -> None:
    """What an administrator enters who has a server on his own machine."""
    await page.visit("admin/mail")
    await page.press("Set up a mail server")
    await page.expect_address("admin/secrets/new/SmtpServer")
    await page.fill("Name", "Company mail")
    await page.fill("Server", "localhost")
    await page.fill("Port", str(port))
    await page.choose("Encryption", "None, only on this machine for trying out")
    await page.fill("Address of the sender", "no-reply@example.com")
    await page.press("Save secret")
    await page.expect("Saved and sealed.")


async def test_a_newcomer_sets_a_server_tries_it_and_sees_what_waited_leave(open_app: OpenApp):
    postbox = Postbox()
    with mail_server(postbox) as port:
        page = await administrator(open_app, "admin/mail", configure=configure)
        await page.expect("No mail server is set")
        await system(page).use_cases.send_mail(SU, mail(subject="Offer"))
        await page.expect("Offer")
        await page.expect("Queued")
        await set_server(page, port)
        await page.press("Send a test mail")
        await page.expect_address("admin/mail/test")
        await page.visit("admin/mail")
        await page.expect_no("No mail server is set")
        await page.expect("Company mail")
        await page.expect("Sent")
        await page.press("Send a test mail")
        assert await page.value("To") == "root@example.com"
        await page.press("Send")
        await page.expect("The mail has left")
    assert postbox.subjects() == {"Offer": 1, "Test mail from Orders": 1}
    assert {each["From"] for each in postbox.messages()} == {"no-reply@example.com"}


async def test_the_administration_says_that_no_mail_can_leave(open_app: OpenApp):
    with mail_server(Postbox()) as port:
        page = await administrator(open_app, configure=configure)
        await page.expect("No mail server is set")
        clerk = await holder(page, "admin", "nago.settings.load")
        await clerk.expect_no("No mail server is set")
        await set_server(page, port)
        await page.visit("admin")
        await page.expect_no("No mail server is set")


async def test_only_who_may_send_a_test_mail_is_led_there_from_a_server(open_app: OpenApp):
    page = await administrator(open_app, "admin/mail", configure=configure)
    clerk = await holder(
        page,
        "admin/secrets/new/SmtpServer",
        "nago.secret.find_my_secrets",
        "nago.secret.create",
        "nago.secret.adopt",
    )
    await clerk.fill("Name", "Company mail")
    await clerk.fill("Server", "mail.example.com")
    await clerk.fill("Address of the sender", "no-reply@example.com")
    await clerk.press("Save secret")
    await clerk.expect("Saved and sealed.")
    await clerk.expect_no("Send a test mail")


async def test_what_is_wrong_with_a_server_stands_at_its_field(open_app: OpenApp):
    page = await administrator(open_app, "admin/secrets/new/SmtpServer", configure=configure)
    await page.fill("Name", "Company mail")
    await page.fill("Server", "https://mail.example.com")
    await page.fill("Address of the sender", "no-reply@example.com")
    await page.press("Save secret")
    await page.expect("without https:// and port")
    await page.fill("Server", "mail.example.com")
    await page.choose("Encryption", "None, only on this machine for trying out")
    await page.press("Save secret")
    await page.expect("Choose STARTTLS or TLS")


async def test_a_test_mail_that_does_not_leave_says_why_in_plain_words(open_app: OpenApp):
    with mail_server(Postbox()) as port:
        pass
    page = await administrator(open_app, "admin/mail", configure=configure)
    await set_server(page, port)
    await page.visit("admin/mail/test")
    await page.fill("To", "nobody")
    await page.press("Send")
    await page.expect("Enter an e-mail address")
    await page.fill("To", "ada@example.com")
    await page.press("Send")
    await page.expect("The mail did not leave through “Company mail”")
    await page.expect("Check name and port")
    await page.press("Change this server")
    await page.expect("Company mail")


async def test_the_queue_shows_why_a_mail_failed_and_lets_it_go_again(open_app: OpenApp):
    postbox = Postbox()
    postbox.answers[GONE] = "550 5.1.1 no such user here"
    with mail_server(postbox) as port:
        page = await administrator(open_app, "admin/mail", configure=configure)
        await set_server(page, port)
        id = await system(page).use_cases.send_mail(SU, mail(GONE, subject="Delivery"))
        await page.visit("admin/mail")
        await page.expect("The server does not take mails for this recipient.")
        await page.press("Delivery")
        await page.expect_address(f"admin/mail/{id}")
        await page.expect("550 5.1.1 no such user here")
        await page.expect("How are you?")
        postbox.answers.clear()
        await page.press("Send again now")
        await page.expect("Sent")
        await page.expect_no("It was given up")
    assert postbox.subjects() == {"Delivery": 1}


async def test_a_mail_is_found_by_its_status_and_deleted(open_app: OpenApp):
    page = await administrator(open_app, "admin/mail", configure=configure)
    send = system(page).use_cases.send_mail
    for number in range(3):
        await send(SU, mail(subject=f"Offer {number}"))
    await page.visit("admin/mail", status="failed")
    await page.expect_no("Offer 1")
    await page.visit("admin/mail", status="queued", q="offer 1")
    await page.expect("Offer 1")
    await page.expect_no("Offer 2")
    await page.press("Offer 1")
    await page.press("Delete")
    await page.get_by_role("alertdialog").get_by_role("button", name="Delete").press()
    await page.expect("The mail is deleted.")
    await page.visit("admin/mail")
    await page.expect("Offer 2")
    await page.expect_no("Offer 1")


async def test_M03_nobody_is_shown_a_link_that_lets_in(open_app: OpenApp):
    page = await administrator(open_app, "admin/mail", configure=configure)
    send = system(page).use_cases.send_mail
    id = await send(SU, mail(text="https://x.example.com/?token=canary"), wipe=True)
    await page.visit(f"admin/mail/{id}")
    await page.expect("its text is shown to nobody")
    await page.expect_no("canary")
    await page.visit("admin/mail/unknown")
    await page.expect("This mail is not there any more")


async def test_A01_who_may_not_see_mails_sees_none(open_app: OpenApp):
    page = await open_app(configure)
    for path in ("admin/mail", "admin/mail/x", "admin/mail/test"):
        page = await holder(page, path, "nago.settings.load")
        await page.expect("Not allowed")


async def test_the_pages_speak_german(open_app: OpenApp):
    page = await open_app(configure)
    rights = ("nago.mail.find_all", "nago.mail.find_by_id", "nago.mail.send_test")
    page = await holder(page, "admin/mail", *rights, language="de")
    await page.expect("Postausgang")
    await page.expect("Es ist kein Mailserver eingerichtet")
    id = await system(page).use_cases.send_mail(SU, mail(subject="Angebot"))
    await page.expect("In der Warteschlange")
    await page.visit(f"admin/mail/{id}")
    await page.expect("Einzelheiten")
    await page.visit("admin/mail/test")
    await page.expect("Test-E-Mail senden")


async def test_who_may_not_keep_secrets_is_told_whom_to_ask(open_app: OpenApp):
    page = await open_app(configure)
    page = await holder(page, "admin/mail", "nago.mail.find_all")
    await page.expect("Ask an administrator who may keep secrets")
    await page.expect_no("Set up a mail server")


async def test_a_server_that_is_set_is_taken_without_a_restart(open_app: OpenApp):
    page = await administrator(open_app, "admin/mail", configure=configure)
    cfg, mails = page.app.application.cfg, system(page)
    assert not mails.ready()
    value = SmtpServer(host="mail.example.com", sender_address="app@example.com")
    create = cfg.secret_management().use_cases.create
    saved = await create(SU, value, name="Out", groups=["nago.group.system"])
    await page.expect("Out")
    assert mails.ready()
    await create(SU, value, name="For somebody else")
    await cfg.secret_management().use_cases.delete(SU, saved.id)
    await page.expect("No mail server is set")
    assert not mails.ready()


def test_a_mail_needs_no_more_than_to_whom_what_about_and_what():
    assert Mail(to=("ada@example.com",), subject="Hello", text="x").server == ""
