"""The page of one account, as those who administer it use it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from nago.auth.subject import SU
from nago.systems.role import ADMINISTRATOR
from nago.systems.user import Disabled, Enabled, EnabledUntil, User
from nago.systems.user.registration_settings import ConsentSettings, OfferedConsent
from nago.testing import Page
from nago.testing.plugin import OpenApp
from tests.systems.admin.administrators import administrator, holder, postbox, with_mail

RIGHTS = (
    "nago.user.find_by_id", "nago.role.find_all", "nago.group.find_all", "nago.permission.find_all",
)  # fmt: skip


class Opened:
    """An account and its page in the window of an administrator."""

    def __init__(self, page: Page, id: str) -> None:
        self.page = page
        self.id = id
        self.cfg = page.app.application.cfg  # type: ignore[attr-defined]
        self.use_cases = self.cfg.user_management().use_cases

    async def user(self) -> User:
        found = await self.use_cases.find_by_id(SU, self.id)
        assert found is not None
        return found

    async def visit(self, tab: str = "contact", page: Page | None = None) -> Page:
        page = page or self.page
        await page.visit(f"admin/accounts/{self.id}", tab=tab)
        return page

    async def noted(self) -> list[str]:
        """What the audit log says was done to the account."""
        entries = await self.cfg.audit_management().use_cases.find_entries(SU)
        return [each.action for each in reversed(entries) if each.target == self.id]


async def opened(open_app: OpenApp, tab: str = "contact") -> Opened:
    page = await administrator(open_app, "admin/accounts", configure=with_mail)
    id = await page.app.account("grace@example.com", firstname="Grace", lastname="Hopper")  # type: ignore[attr-defined]
    account = Opened(page, id)
    cfg = account.cfg
    await cfg.role_management().use_cases.upsert(
        SU, "reader", "Reader", description="Reads", permissions=["nago.user.find_all"]
    )
    await cfg.role_management().use_cases.upsert(SU, "writer", "Writer")
    await cfg.group_management().use_cases.upsert(SU, "berlin", "Berlin office")
    await account.visit(tab)
    return account


async def offers(page: Page, name: str) -> bool:
    """Whether there is a field or a button of this name."""
    seen = (await page.driver.look()).shown()
    return any(each.name == name and each.role in ("button", "textbox") for each in seen)


async def test_the_head_says_who_it_is_and_the_tab_stands_in_the_address(
    open_app: OpenApp,
) -> None:
    account = await opened(open_app)
    page = account.page
    for words in ("Grace Hopper", "grace@example.com", "Enabled", "Accounts"):
        await page.expect(words)
    await page.press("Roles")
    await page.expect_address(f"admin/accounts/{account.id}", tab="roles")
    await page.expect("No role yet.")
    await page.reload()
    await page.expect("No role yet.")
    await account.visit("nonsense")
    await page.expect("First name")


async def test_the_contact_is_saved_and_a_stale_form_says_so_and_loads_anew(
    open_app: OpenApp,
) -> None:
    account = await opened(open_app)
    page = account.page
    await page.fill("First name", " Grace Brewster ")
    await page.fill("Company", "Navy")
    await page.press("Save")
    await page.expect("Saved")
    user = await account.user()
    assert (user.contact.firstname, user.contact.company) == ("Grace Brewster", "Navy")
    await page.expect("Grace Brewster Hopper")
    await page.fill("City", "New York")
    await page.press("Save")
    await page.expect("Saved")
    theirs = replace((await account.user()).contact, company="Marine", phone="1")
    await account.use_cases.update_other_contact(SU, account.id, theirs)
    await page.fill("Company", "Army")
    await page.press("Save")
    await page.expect("Load what is stored now")
    assert (await account.user()).contact == theirs
    assert await page.value("Company") == "Army", "what was entered stays to be copied"
    await page.press("Load what is stored now")
    await page.expect_no("Load what is stored now")
    assert await page.value("Company") == "Marine"
    await page.fill("Company", "Army")
    await page.press("Save")
    await page.expect("Saved")
    assert (await account.user()).contact == replace(theirs, company="Army")


async def test_two_who_change_different_fields_do_not_disturb_each_other(
    open_app: OpenApp,
) -> None:
    account = await opened(open_app)
    page = account.page
    await page.fill("Company", "Navy")
    contact = (await account.user()).contact
    await account.use_cases.update_other_contact(SU, account.id, replace(contact, city="Ghent"))
    await page.press("Save")
    await page.expect("Saved")
    assert (await account.user()).contact == replace(contact, city="Ghent", company="Navy")
    assert await page.value("City") == "Ghent"
    await account.use_cases.update_other_contact(SU, account.id, replace(contact, city="Bruges"))
    await page.fill("Phone", "1")
    await page.reload()
    assert await page.value("City") == "Bruges", "what nobody has touched follows"


async def test_what_one_changes_on_other_tabs_makes_no_form_stale(open_app: OpenApp) -> None:
    account = await opened(open_app)
    page = account.page
    await page.press("Access")
    await page.press("Mark as not confirmed")
    await page.expect("Mark as confirmed")
    await page.press("Contact")
    await page.fill("Last name", "Murray")
    await page.press("Save")
    await page.expect("Saved")
    assert (await account.user()).contact.lastname == "Murray"


async def test_what_a_login_provider_says_is_shown_and_not_offered(open_app: OpenApp) -> None:
    account = await opened(open_app)
    user = await account.user()
    accounts = account.cfg.user_management().accounts
    followed = replace(user, followed=("email", "firstname"))
    await accounts.save(SU, followed, "sign_on_followed")
    page = await account.visit()
    await page.expect("From the login provider")
    assert not await offers(page, "First name")
    await page.fill("Last name", "Murray")
    await page.press("Save")
    await page.expect("Saved")
    assert (await account.user()).contact.name == "Grace Murray"
    await account.visit("access")
    await page.expect("It follows the login provider")
    await page.expect_no("Change address")


async def test_roles_are_given_taken_and_given_back(open_app: OpenApp) -> None:
    account = await opened(open_app, "roles")
    page = account.page
    await page.choose("Give roles", "Reader")
    await page.press("Add")
    await page.expect("Added: Reader")
    assert (await account.user()).roles == ("reader",)
    await page.press("Remove Reader")
    await page.expect("No role yet.")
    assert (await account.user()).roles == ()
    await page.press("Undo")
    await page.expect("Reads")
    assert (await account.user()).roles == ("reader",)
    assert (await account.noted()).count("roles_changed") == 3


async def test_groups_and_rights_are_given_and_taken(open_app: OpenApp) -> None:
    account = await opened(open_app, "groups")
    page = account.page
    await page.choose("Add to groups", "Berlin office")
    await page.press("Add")
    await page.expect("Added: Berlin office")
    assert (await account.user()).groups == ("berlin",)
    await page.press("Remove Berlin office")
    await page.expect("In no group.")
    await account.use_cases.update_other_roles(SU, account.id, ["reader"])
    await account.visit("permissions")
    await page.expect("Rights: 1, with what each comes from.")
    await page.fill("Search rights", "see a user")
    await page.check("See a user")
    await page.press("Save")
    await page.expect("Saved")
    assert (await account.user()).permissions == ("nago.user.find_by_id",)
    await page.expect("given directly")
    await page.press("Undo")
    await page.expect("Rights: 1, with what each comes from.")
    assert (await account.user()).permissions == ()


async def test_A03_a_role_with_more_rights_than_ones_own_cannot_be_chosen_or_given(
    open_app: OpenApp,
) -> None:
    account = await opened(open_app)
    clerk = await holder(account.page, ".", *RIGHTS, "nago.user.update_other_roles")
    await account.visit("roles", clerk)
    with pytest.raises(AssertionError):
        await clerk.choose("Give roles", "Reader")
    await clerk.choose("Give roles", "Writer")
    await clerk.press("Add")
    await clerk.expect("Added: Writer")
    # A role that gets more rights between the look and the click is refused all the same.
    await account.use_cases.update_other_roles(SU, account.id, [])
    await account.visit("roles", clerk)
    await clerk.choose("Give roles", "Writer")
    roles = account.cfg.role_management().use_cases
    await roles.update(SU, "writer", permissions=["nago.user.delete"])
    await clerk.press("Add")
    await clerk.expect("You do not hold the right “Delete users” yourself")
    assert (await account.user()).roles == ()


async def test_A03_the_last_administrator_stays_one_and_the_page_says_why(
    open_app: OpenApp,
) -> None:
    account = await opened(open_app)
    await account.use_cases.update_other_roles(SU, account.id, [ADMINISTRATOR])
    root = await account.use_cases.find_by_mail(SU, "root@example.com")
    page = account.page
    await account.visit("access")
    await account.use_cases.update_other_permissions(
        SU, root.id, [each.id for each in account.cfg.permission_management().permissions]
    )
    await account.use_cases.update_other_roles(SU, root.id, [])
    for tab, press in (("roles", "Remove Administrator"), ("access", "Save status")):
        await account.visit(tab)
        if tab == "access":
            await page.check("No")
        await page.press(press)
        await page.expect("This is the last administrator. Make somebody else one first")
    assert (await account.user()).roles == (ADMINISTRATOR,)
    assert (await account.user()).status == Enabled()


async def test_an_account_is_disabled_undone_and_limited_to_a_day(open_app: OpenApp) -> None:
    account = await opened(open_app, "access")
    page = account.page
    await page.check("No")
    await page.press("Save status")
    await page.expect("Grace Hopper may not log in any more.")
    assert (await account.user()).status == Disabled()
    await page.expect("Disabled")
    await page.press("Undo")
    await page.expect("Enabled")
    assert (await account.user()).status == Enabled()
    await page.check("Up to a day")
    await page.press("Save status")
    await page.expect("Choose a day.")
    await page.fill("Last day", "2030-12-31")
    await page.press("Save status")
    await page.expect("Until 31 Dec 2030")
    status = (await account.user()).status
    assert isinstance(status, EnabledUntil)
    assert f"{status.until:%Y-%m-%d %H:%M}" == "2031-01-01 00:00", "that day still counts"


async def test_another_address_is_checked_and_ends_sessions(open_app: OpenApp) -> None:
    account = await opened(open_app, "access")
    page = account.page
    for wrong, said in (
        ("grace", "This is no e-mail address"),
        ("root@example.com", "There is an account with this address already."),
    ):
        await page.press("Change address")
        await page.fill("New e-mail address", wrong)
        await page.press_key("Enter")
        await page.expect(said)
        await page.press("Cancel")
    await page.press("Change address")
    await page.fill("New e-mail address", "murray@example.com")
    await page.press_key("Enter")
    await page.expect("The address is murray@example.com now.")
    user = await account.user()
    assert (user.email, user.email_verified) == ("murray@example.com", False)


async def test_A06_a_password_is_reset_by_a_mail_whose_link_nobody_here_sees(
    open_app: OpenApp,
) -> None:
    account = await opened(open_app, "access")
    page = account.page
    await page.press("Send reset link")
    await page.expect("Mail a link for a new password to grace@example.com?")
    await page.get_by_role("alertdialog").get_by_role("button", name="Send reset link").press()
    await page.expect("A link was mailed to grace@example.com.")
    letter = await postbox(page).last("nago.mail.password_reset")
    assert (letter.to, letter.wipe) == ("grace@example.com", 1)
    assert letter.token not in await page.outline()
    assert "password_reset_started" in await account.noted()


async def test_whoever_has_not_confirmed_his_address_gets_the_mail_once_more(
    open_app: OpenApp,
) -> None:
    account = await opened(open_app, "access")
    page = account.page
    await account.use_cases.update_verification(SU, account.id, False)
    await page.reload()
    await page.press("Send confirmation")
    await page.expect("A link to confirm it was mailed to grace@example.com.")
    assert (await postbox(page).last()).template == "nago.mail.confirm_address"
    await account.use_cases.update_verification(SU, account.id, True)
    await page.reload()
    assert not await offers(page, "Send confirmation")


async def test_sessions_of_the_account_are_seen_and_ended(open_app: OpenApp) -> None:
    account = await opened(open_app)
    grace = await account.page.app.log_in("grace@example.com")  # type: ignore[attr-defined]
    page = await account.visit("sessions")
    await page.expect("Open sessions: 1")
    await page.press("End all sessions")
    await page.get_by_role("alertdialog").get_by_role("button", name="End all sessions").press()
    await page.expect("Logged in nowhere.")
    await grace.expect("Log in")


async def test_consents_show_their_history_and_who_has_recorded_them(open_app: OpenApp) -> None:
    account = await opened(open_app)
    page = await account.visit("consents")
    await page.expect("No consents yet")
    grace = await account.cfg.user_management().subject(account.id)
    await account.use_cases.consent(grace, account.id, "newsletter", True, location="register")
    await account.visit("consents")
    await page.expect("by Grace Hopper · register")
    await page.press("Record as revoked: newsletter")
    await page.get_by_role("alertdialog").get_by_role("button", name="Record as revoked").press()
    await page.expect("by Root Example")
    assert not (await account.user()).has_approved("newsletter")


async def test_a_consent_that_is_asked_for_can_be_recorded_from_paper(open_app: OpenApp) -> None:
    account = await opened(open_app)
    settings = account.cfg.settings_management().use_cases
    offered = ConsentSettings(newsletter=OfferedConsent(offer="optional"))
    await settings.save(SU, offered)
    page = await account.visit("consents")
    await page.expect("Not decided yet.")
    await page.press("Record as given: Newsletter")
    await page.get_by_role("alertdialog").get_by_role("button", name="Record as given").press()
    await page.expect("by Root Example")
    assert (await account.user()).has_approved("nago.consent.newsletter")


async def test_a_deleted_account_is_gone_from_the_list_and_its_page(open_app: OpenApp) -> None:
    account = await opened(open_app, "access")
    page = account.page
    await page.press("Delete account")
    await page.get_by_role("alertdialog").get_by_role("button", name="Delete account").press()
    await page.expect_address("admin/accounts")
    await page.expect("Grace Hopper was deleted.")
    assert await account.use_cases.find_by_id(SU, account.id) is None


async def test_nobody_is_offered_to_lock_or_delete_himself(open_app: OpenApp) -> None:
    account = await opened(open_app)
    root = await account.use_cases.find_by_mail(SU, "root@example.com")
    page = account.page
    await page.visit(f"admin/accounts/{root.id}", tab="access")
    await page.expect("This is your own account; somebody else has to lock it.")
    await page.expect("This is your own account; somebody else has to delete it.")
    await page.expect_no("Save status")


async def test_A02_without_the_right_an_account_that_is_there_looks_like_one_that_is_not(
    open_app: OpenApp,
) -> None:
    account = await opened(open_app)
    clerk = await holder(account.page, ".", "nago.user.find_all")
    shown = []
    for id in (account.id, "A" * len(account.id)):
        await clerk.visit(f"admin/accounts/{id}")
        await clerk.expect("Not allowed")
        shown.append((await clerk.outline()).replace(id, "ID"))
    assert shown[0] == shown[1]
    await account.page.visit(f"admin/accounts/{'A' * len(account.id)}")
    await account.page.expect("Page not found")


async def test_A01_tabs_and_buttons_are_only_there_for_who_may(open_app: OpenApp) -> None:
    account = await opened(open_app)
    clerk = await holder(account.page, ".", "nago.user.find_by_id")
    await account.visit("access", clerk)
    tabs = (await clerk.get_by_role("tablist").seen()).shown()
    assert [each.name for each in tabs if each.role == "tab"] == ["Contact", "Consents", "Access"]
    for name in ("Save status", "Change address", "Mark as confirmed", "Delete account"):
        assert not await offers(clerk, name), name
    await account.visit("contact", clerk)
    await clerk.expect("Grace")
    assert not await offers(clerk, "Save")


async def test_A04_after_ten_minutes_the_page_asks_before_anything_is_entered(
    open_app: OpenApp,
) -> None:
    account = await opened(open_app)
    await account.page.app.clock.advance(601)  # type: ignore[attr-defined]
    page = await account.visit("access")
    await page.expect("To change something here, confirm your password first.")
    assert not await offers(page, "Save status")
