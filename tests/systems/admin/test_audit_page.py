"""The page of the audit log, as administrators see it."""

from __future__ import annotations

import asyncio

from nago.auth.subject import SU
from nago.i18n import TEXTS
from nago.systems.audit import ACTIONS
from nago.systems.group import SYSTEM
from nago.systems.mail import SmtpServer
from nago.testing.plugin import OpenApp
from tests.systems.admin.administrators import administrator, configure, holder
from tests.systems.admin.test_roles import role, systems

PATH = "admin/audit"


def test_every_action_has_a_name_in_every_language() -> None:
    assert [each for each in sorted(ACTIONS) if f"audit.action.{each}" not in TEXTS] == []


async def test_entries_are_read_with_names_and_found_by_them(open_app: OpenApp) -> None:
    page = await administrator(open_app, PATH)
    await page.app.account("grace@example.com", firstname="Grace", lastname="Hopper")
    await role(page)
    await page.reload()
    await page.expect("Role created")
    await page.expect("Sales clerk")
    await page.expect("The application")
    await page.fill("Search the log", "hopper")
    await page.expect("New password chosen by link")
    await page.expect_no("Role created")
    await page.fill("Search the log", "unicorn")
    await page.expect("No entry found")
    await page.press("Show all")
    await page.expect("Role created")


async def test_actions_people_and_days_narrow_it_and_stand_in_the_address(
    open_app: OpenApp,
) -> None:
    page = await administrator(open_app, PATH)
    await role(page)
    await page.choose("Action", "Logged in")
    await page.expect_no("Role created")
    await page.expect("Root Example")
    assert "action=login" in page.address
    await page.reload()
    await page.expect_no("Role created")
    await page.visit(PATH, to="2001-01-01")
    await page.expect("No entry found")
    await page.visit(PATH, actor="nago.system", action="role_created,login")
    await page.expect("Sales clerk")
    await page.expect_no("127.0.0.1")
    await page.visit(PATH, **{"from": "no day", "action": "no_action", "before": "-1"})
    await page.expect("No entry found")


async def test_an_entry_is_opened_with_all_that_is_known_of_it(open_app: OpenApp) -> None:
    page = await administrator(open_app, PATH)
    await page.visit(PATH, action="login")
    await page.get_by_role("row").nth(1).get_by_role("button").press()
    dialog = page.get_by_role("dialog", name="Logged in")
    for words in ("127.0.0.1", "nago.testing", "password", "UTC"):
        await dialog.get_by_text(words).nth(0).seen()


async def test_a_long_log_is_turned_over_page_by_page_and_back(open_app: OpenApp) -> None:
    page = await administrator(open_app, PATH)
    cfg = systems(page)
    await asyncio.gather(
        *(
            cfg.database.write(cfg.audit_management().row("login", actor="x", detail=f"d{number}"))
            for number in range(60)
        )
    )
    await page.visit(PATH, q="d")
    await page.expect("Older entries")
    newest = await page.outline()
    await page.press("Older entries")
    await page.expect("Newest")
    assert await page.outline() != newest
    await page.press("Newest")
    await page.expect_address(PATH, q="d")


async def test_G02_the_log_is_proven_or_says_which_entry_was_changed(open_app: OpenApp) -> None:
    page = await administrator(open_app, PATH)
    await page.press("Verify")
    await page.expect("entries are as they were written.")
    database = systems(page).database
    await database.write(lambda c: c.execute("DROP TRIGGER audit_is_written_once").rowcount)
    await database.write(lambda c: c.execute("UPDATE audit SET entry = '{}' WHERE id = 2").rowcount)
    await page.press("Verify")
    await page.expect("The log was changed: entry 2 is not as it was written")


async def test_the_log_is_taken_along_after_a_recent_login(open_app: OpenApp) -> None:
    page = await administrator(open_app, PATH)
    await page.get_by_role("button", name="Export CSV").press()
    entries = await systems(page).audit_management().use_cases.find_entries(SU)
    assert entries[0].action == "audit_exported"
    await page.clock.advance(601)
    await page.reload()
    await page.expect("To take the log along, confirm your password first.")
    assert "Export CSV" not in await page.outline()


async def test_secrets_are_named_to_those_who_may_see_them(open_app: OpenApp) -> None:
    page = await administrator(open_app, PATH)
    relay = SmtpServer(host="mail.example.com", sender_address="no-reply@example.com")
    groups = (SYSTEM,)
    await systems(page).secret_management().use_cases.create(SU, relay, name="Relay", groups=groups)
    await page.reload()
    await page.expect("Secret created")
    await page.expect("Relay")
    clerk = await holder(page, PATH, "nago.audit.find")
    await clerk.expect("Secret created")
    await clerk.expect_no("Relay")


async def test_A01_names_are_shown_to_those_who_may_know_them(open_app: OpenApp) -> None:
    page = await open_app(configure)
    await page.app.account("grace@example.com", firstname="Grace", lastname="Hopper")
    await role(page)
    clerk = await holder(page, PATH, "nago.audit.find")
    await clerk.expect("Role created")
    outline = await clerk.outline()
    for hidden in ("Hopper", "Verify", "Export CSV", 'combobox "Who"'):
        assert hidden not in outline
    clerk = await holder(page, PATH, "nago.audit.find", "nago.user.display_name")
    await clerk.expect("Grace Hopper")
