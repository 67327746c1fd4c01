"""The list of all accounts, as those who administer them use it."""

from __future__ import annotations

import pytest

from nago.auth.subject import SU
from nago.systems.role import ADMINISTRATOR
from nago.systems.user import Disabled, Enabled, UserQuery
from nago.testing import Page
from nago.testing.plugin import OpenApp
from tests.systems.admin.administrators import administrator, holder, postbox, with_mail

PATH = "admin/accounts"
PEOPLE = ("Ada Lovelace", "Grace Hopper", "Jürgen Müller")


async def listed(open_app: OpenApp, people: tuple[str, ...] = PEOPLE) -> Page:
    """The list with these and the administrator."""
    page = await administrator(open_app, PATH, configure=with_mail)
    users = use_cases(page)
    for number, name in enumerate(people):
        first, _, last = name.partition(" ")
        await users.create(SU, f"p{number}@example.com", firstname=first, lastname=last)
    await page.reload()
    return page


def use_cases(page: Page):
    return page.app.application.cfg.user_management().use_cases  # type: ignore[attr-defined]


async def names(page: Page) -> list[str]:
    """Whom the list shows, from above."""
    seen = (await page.get_by_role("table").seen()).shown()
    return [each.name for each in seen if each.role == "link"]


async def tick(page: Page, *wanted: str) -> None:
    """Tick the boxes of these rows."""
    rows = await names(page)
    for name in wanted:
        box = page.get_by_role("table").get_by_role("checkbox").nth(1 + rows.index(name))
        await box.check()


async def statuses(page: Page) -> dict[str, object]:
    found = await use_cases(page).search(SU, UserQuery())
    return {each.user.name: each.user.status for each in found.users}


async def test_accounts_are_searched_sorted_and_filtered_and_the_address_says_so(
    open_app: OpenApp,
) -> None:
    page = await listed(open_app)
    assert await names(page) == ["Ada Lovelace", "Grace Hopper", "Jürgen Müller", "Root Example"]
    await page.fill("Search", "muller")
    await page.expect_no("Grace Hopper")
    assert await names(page) == ["Jürgen Müller"]
    await page.expect_address(PATH, q="muller")
    await page.reload()
    assert await names(page) == ["Jürgen Müller"]
    await page.fill("Search", "")
    await page.expect("Grace Hopper")
    await page.press("E-mail")
    await page.expect_address(PATH, sort="email")
    assert (await names(page))[-1] == "Root Example"
    await page.press("Filter: Status")
    await page.check("Administrator")
    await page.expect_no("Grace Hopper")
    assert await names(page) == ["Root Example"]
    await page.visit(PATH, status="nonsense", role="nonsense")
    await page.expect_no("Grace Hopper")


async def test_a_row_leads_to_its_account_and_shows_its_last_login(open_app: OpenApp) -> None:
    page = await listed(open_app)
    await page.expect("just now")
    await page.press("Grace Hopper")
    await page.expect("p1@example.com")
    assert page.address.startswith(f"/{PATH}/")


async def test_what_changes_elsewhere_shows_without_a_reload(open_app: OpenApp) -> None:
    page = await listed(open_app)
    await use_cases(page).create(SU, "new@example.com", firstname="Newly", lastname="Made")
    await page.expect("Newly Made")


async def test_several_are_disabled_and_that_is_undone(open_app: OpenApp) -> None:
    page = await listed(open_app)
    await tick(page, "Ada Lovelace", "Grace Hopper")
    await page.expect("2 selected")
    await page.press("Disable")
    await page.expect("Disable 2 accounts?")
    await page.get_by_role("alertdialog").get_by_role("button", name="Disable").press()
    await page.expect("2 accounts disabled")
    assert list((await statuses(page)).values()).count(Disabled()) == 2
    await page.press("Undo")
    await page.expect_no("Disabled")
    assert set((await statuses(page)).values()) == {Enabled()}


async def test_A03_the_last_administrator_and_oneself_are_left_alone_and_the_page_says_why(
    open_app: OpenApp,
) -> None:
    page = await listed(open_app)
    users = use_cases(page)
    ada = await users.find_by_mail(SU, "p0@example.com")
    root = await users.find_by_mail(SU, "root@example.com")
    every = [each.id for each in page.app.application.cfg.permissions.values()]  # type: ignore[attr-defined]
    await users.update_other_permissions(SU, root.id, every)
    await users.update_other_roles(SU, ada.id, [ADMINISTRATOR])
    await users.update_other_roles(SU, root.id, [])
    await page.reload()
    await tick(page, "Ada Lovelace", "Grace Hopper", "Root Example")
    await page.press("Delete")
    await page.expect("Delete 3 accounts?")
    await page.get_by_role("alertdialog").get_by_role("button", name="Delete").press()
    await page.expect("1 account deleted")
    await page.expect("2 accounts were left as they are:")
    await page.expect("Ada Lovelace: This is the last administrator.")
    await page.expect("Root Example: You cannot lock or delete the account")
    assert set(await statuses(page)) == {"Ada Lovelace", "Jürgen Müller", "Root Example"}


async def test_everything_that_was_found_is_selected_beyond_its_page(open_app: OpenApp) -> None:
    page = await listed(open_app, tuple(f"N{number:02} Body" for number in range(30)))
    await page.fill("Search", "body")
    await page.expect("1–25 of 30")
    await page.get_by_role("table").get_by_role("checkbox").nth(0).check()
    await page.expect("25 selected")
    await page.press("Select all 30")
    await page.press("Disable")
    await page.get_by_role("alertdialog").get_by_role("button", name="Disable").press()
    await page.expect("30 accounts disabled")
    assert list((await statuses(page)).values()).count(Disabled()) == 30


async def test_one_is_disabled_and_deleted_by_its_menu(open_app: OpenApp) -> None:
    page = await listed(open_app)
    await page.press("Actions for Grace Hopper")
    await page.get_by_role("menuitem", name="Disable").press()
    await page.expect("1 account disabled")
    assert (await statuses(page))["Grace Hopper"] == Disabled()
    await page.press("Actions for Grace Hopper")
    await page.get_by_role("menuitem", name="Delete").press()
    await page.expect("Delete the account of Grace Hopper?")
    await page.get_by_role("alertdialog").get_by_role("button", name="Delete account").press()
    await page.expect("1 account deleted")
    await page.expect_no("Grace Hopper")
    with pytest.raises(AssertionError):
        await page.press("Actions for Root Example")  # one's own account


async def test_somebody_is_invited_errors_stand_at_their_field_and_his_account_opens(
    open_app: OpenApp,
) -> None:
    page = await listed(open_app)
    await page.app.application.cfg.role_management().use_cases.upsert(SU, "writer", "Writer")  # type: ignore[attr-defined]
    await page.press("Invite somebody")
    dialog = page.get_by_role("dialog")
    for wrong, said in (
        ("nobody", "This is no e-mail address"),
        ("P1@example.com", "There is an account with this address already."),
    ):
        await dialog.get_by_label("E-mail").fill(wrong)
        await page.press_key("Enter")
        await page.expect(said)
    await dialog.get_by_label("E-mail").fill("alan@example.com")
    await dialog.get_by_label("First name").fill("Alan")
    await dialog.get_by_label("Last name").fill("Turing")
    await dialog.get_by_label("Roles").choose("Writer")
    await dialog.get_by_role("button", name="Send invitation").press()
    await page.expect("An invitation was mailed to alan@example.com.")
    user = await use_cases(page).find_by_mail(SU, "alan@example.com")
    assert user.roles == ("writer",)
    await page.expect_address(f"{PATH}/{user.id}")
    letter = await postbox(page).last("nago.mail.invitation")
    assert letter.to == "alan@example.com"
    assert letter.token not in await page.outline(), "nobody but its owner sees the link (A06)"


async def test_A06_without_a_mail_server_nobody_is_invited_and_no_link_is_shown(
    open_app: OpenApp,
) -> None:
    page = await listed(open_app)
    postbox(page).open = False
    await page.press("Invite somebody")
    await page.expect("No mail server")
    assert not await page.reads("Send invitation")
    grace = await use_cases(page).find_by_mail(SU, "p1@example.com")
    await page.visit(f"{PATH}/{grace.id}", tab="access")
    await page.expect("No mail server")
    assert not await page.reads("Send invitation")


async def test_several_get_their_invitation_once_more(open_app: OpenApp) -> None:
    page = await listed(open_app)
    await tick(page, "Ada Lovelace", "Grace Hopper", "Root Example")
    await page.press("Send invitation")
    await page.expect("Send 3 accounts what they need to begin?")
    await page.get_by_role("alertdialog").get_by_role("button", name="Send invitation").press()
    await page.expect("2 mails sent")
    await page.expect("Root Example: This account is complete: there is nothing to send.")
    letters = await postbox(page).letters("nago.mail.invitation")
    assert sorted(each.to for each in letters) == ["p0@example.com", "p1@example.com"]


async def test_A01_the_list_and_what_it_offers_are_only_for_who_may(open_app: OpenApp) -> None:
    page = await listed(open_app)
    clerk = await holder(page, PATH, "nago.user.find_by_id")
    await clerk.expect("Not allowed")
    await clerk.expect_no("Grace Hopper")
    clerk = await holder(page, PATH, "nago.user.find_all", email="second@example.com")
    await clerk.expect("Grace Hopper")
    for offer in ("Invite somebody", "Export all"):
        await clerk.expect_no(offer)
    seen = (await clerk.get_by_role("table").seen()).shown()
    assert not [each for each in seen if each.role in ("checkbox", "link")]


async def test_A04_after_ten_minutes_the_list_asks_before_it_offers_changes(
    open_app: OpenApp,
) -> None:
    page = await listed(open_app)
    await page.app.clock.advance(601)  # type: ignore[attr-defined]
    await page.reload()
    await page.expect("To change something here, confirm your password first.")
    await page.expect("Grace Hopper")
    await page.expect_no("Invite somebody")
