"""The pages of roles: what an administrator sees, gives, takes and deletes there."""

from __future__ import annotations

from nago.auth.subject import SU
from nago.systems.role import ADMINISTRATOR
from nago.testing import Page
from nago.testing.plugin import OpenApp
from tests.systems.admin.administrators import administrator, configure, holder

READS = ("nago.role.find_all", "nago.role.find_by_id")
CHANGES = (*READS, "nago.role.update", "nago.role.create", "nago.role.delete")


def systems(page: Page):
    return page.app.application.cfg


async def role(page: Page, *permissions: str, id: str = "clerk"):
    create = systems(page).role_management().use_cases.create
    return await create(SU, "Sales clerk", id=id, permissions=permissions)


async def stored(page: Page, id: str = "clerk"):
    return await systems(page).role_management().use_cases.find_by_id(SU, id)


async def saved(page: Page, action: str) -> int:
    """How often this stands in the audit log."""
    entries = await systems(page).audit_management().use_cases.find_entries(SU, 1000)
    return [each.action for each in entries].count(action)


async def test_a_role_is_made_given_rights_and_members_and_deleted(open_app: OpenApp) -> None:
    page = await administrator(open_app, "admin/roles")
    await page.app.account("grace@example.com", firstname="Grace", lastname="Hopper")
    await page.press("New role")
    await page.fill("Name", "Auditors")
    await page.fill("Description", "Look, and change nothing.")
    await page.press("Create")
    await page.get_by_role("heading", name="Auditors").seen()
    id = page.address.rpartition("/")[2]
    await page.press("Audit log 0 of 3")
    await page.check("See the audit log")
    await page.expect("Not saved yet")
    await page.fill("Name", "Inspectors")
    await page.press("Save")
    await page.expect("1 of 3")
    found = await stored(page, id)
    assert (found.name, found.permissions) == ("Inspectors", ("nago.audit.find",))
    assert await saved(page, "role_changed") == 1, "name and rights are saved as one"
    await page.press("Members (0)")
    await page.fill("Add a user", "hopper")
    await page.choose("Add a user", "Grace Hopper")
    await page.press("Add")
    await page.expect("Members (1)")
    await page.expect("grace@example.com")
    await page.press("Remove Grace Hopper")
    await page.expect("Nobody has this role")
    await page.press("Undo")
    await page.expect("Members (1)")
    await page.press("Delete role")
    await page.expect("Users who have it and lose its rights at once: 1.")
    await page.get_by_role("alertdialog").get_by_role("button", name="Delete role").press()
    await page.expect_address("admin/roles")
    assert await stored(page, id) is None
    grace = await systems(page).user_management().use_cases.find_by_mail(SU, "grace@example.com")
    assert grace.roles == ()


async def test_the_list_counts_rights_and_members_and_is_searched(open_app: OpenApp) -> None:
    page = await administrator(open_app, "admin/roles")
    await role(page, "nago.audit.find", "nago.user.count")
    for name in ("a", "b", "c"):
        await page.app.account(f"{name}@example.com", roles=("clerk",))
    await page.reload()
    row = page.get_by_role("row").nth(2)
    for cell in ("Sales clerk", "2", "3"):
        await row.get_by_text(cell, exact=True).seen()
    await page.fill("Search roles", "SALES")
    await page.expect_no("Holds every right.")
    await page.fill("Search roles", "unicorn")
    await page.expect("No role found")


async def test_all_rights_of_a_system_are_ticked_at_once_and_those_that_are_searched(
    open_app: OpenApp,
) -> None:
    page = await administrator(open_app, "admin/roles/clerk")
    await role(page)
    await page.reload()
    await page.fill("Search rights", "audit log")
    await page.expect("0 of 3")
    await page.check("Select all rows")
    await page.expect("3 of 3")
    await page.fill("Search rights", "unicorn")
    await page.expect("No right found")
    await page.press("Save")
    assert (await stored(page)).permissions == (
        "nago.audit.export",
        "nago.audit.find",
        "nago.audit.verify",
    )


async def test_on_a_telephone_all_rights_of_a_system_are_chosen_by_a_button(
    open_app: OpenApp,
) -> None:
    page = await administrator(open_app, "admin/roles/clerk")
    await role(page, "nago.user.count")
    await page.reload()
    await page.resize(360)
    await page.fill("Search rights", "audit log")
    await page.press("Audit log: Choose all")
    await page.expect("3 of 3")
    await page.press("Audit log: Choose none")
    await page.expect("0 of 3")
    await page.press("Audit log: Choose all")
    await page.press("Save")
    await page.expect("Saved")
    assert len((await stored(page)).permissions) == 4


async def test_A03_who_lacks_a_right_cannot_put_it_into_a_role_and_reads_which(
    open_app: OpenApp,
) -> None:
    page = await open_app(configure)
    await role(page)
    clerk = await holder(page, "admin/roles/clerk", *CHANGES, "nago.audit.find")
    await clerk.press("Audit log 0 of 3")
    await clerk.expect("You do not hold it, so you cannot give it")
    await clerk.check("Verify the audit log")
    await clerk.check("See the audit log")
    await clerk.press("Save")
    await clerk.expect(
        "You do not hold the right “Verify the audit log” yourself, so you cannot give it to others."
    )
    assert (await stored(page)).permissions == ()
    await clerk.uncheck("Verify the audit log")
    await clerk.press("Save")
    await clerk.expect("Saved")
    assert (await stored(page)).permissions == ("nago.audit.find",)


async def test_A03_nobody_gives_a_role_that_holds_more_than_he_does(open_app: OpenApp) -> None:
    page = await open_app(configure)
    clerk = await holder(
        page,
        f"admin/roles/{ADMINISTRATOR}",
        *READS,
        "nago.user.find_all",
        "nago.user.update_other_roles",
    )
    await clerk.press("Members (0)")
    await clerk.choose("Add a user", "Clerk Example")
    await clerk.press("Add")
    await clerk.expect("yourself, so you cannot give it to others.")
    await clerk.expect("Nobody has this role")


async def test_A03_the_last_administrator_stays_one_and_it_is_said_why(open_app: OpenApp) -> None:
    page = await administrator(open_app, f"admin/roles/{ADMINISTRATOR}")
    await page.expect("This role is built in")
    await page.press("Members (1)")
    await page.press("Remove Root Example")
    await page.expect("This is the last administrator.")
    await page.expect("root@example.com")
    await page.expect_no("Delete role")


async def test_rights_that_are_not_known_any_more_stay_until_somebody_takes_them(
    open_app: OpenApp,
) -> None:
    page = await administrator(open_app, "admin/roles/clerk")
    await role(page, "nago.audit.find")
    await systems(page).database.write(
        lambda c: (
            c.execute(
                "UPDATE roles SET data = json_insert(data, '$.permissions[#]', 'lost.right')"
                " WHERE id = 'clerk'"
            ).rowcount
        )
    )
    await page.reload()
    await page.expect("lost.right")
    await page.fill("Name", "Clerks")
    await page.press("Save")
    await page.expect("Saved")
    assert (await stored(page)).permissions == ("lost.right", "nago.audit.find")
    table = page.get_by_role("table", name="Not known any more")
    await table.get_by_role("checkbox").nth(1).uncheck()
    await page.press("Save")
    await page.expect_no("lost.right")
    assert (await stored(page)).permissions == ("nago.audit.find",)


async def test_who_saves_over_somebody_elses_change_is_told_and_loads_it(open_app: OpenApp) -> None:
    page = await administrator(open_app, "admin/roles/clerk")
    await role(page)
    await page.reload()
    await page.fill("Name", "Mine")
    await systems(page).role_management().use_cases.update(SU, "clerk", name="His")
    await page.press("Save")
    await page.expect("Somebody else has changed this meanwhile.")
    assert (await stored(page)).name == "His"
    assert await page.value("Name") == "Mine"
    await page.press("Load what is stored now")
    assert await page.value("Name") == "His"
    await page.fill("Name", "Mine")
    await page.press("Save")
    await page.expect("Saved")
    assert (await stored(page)).name == "Mine"


async def test_a_name_that_is_none_is_not_saved(open_app: OpenApp) -> None:
    page = await administrator(open_app, "admin/roles/clerk")
    await role(page)
    await page.reload()
    await page.fill("Name", "  ")
    await page.expect("A name has 1 to 100 characters.")
    save = page.get_by_role("button", name="Save")
    await save.expect(lambda seen: seen.disabled)
    await page.press("Discard changes")
    assert await page.value("Name") == "Sales clerk"


async def test_A04_changing_a_role_needs_a_recent_login(open_app: OpenApp) -> None:
    page = await administrator(open_app, "admin/roles/clerk")
    await role(page)
    await page.reload()
    await page.expect("Save")
    await page.clock.advance(601)
    await page.reload()
    await page.expect("To change roles, confirm your password first.")
    outline = await page.outline()
    for offered in ("Save", "Delete role", 'checkbox "'):
        assert offered not in outline


async def test_A04_a_change_that_was_entered_before_is_refused_after_ten_minutes(
    open_app: OpenApp,
) -> None:
    page = await administrator(open_app, "admin/roles/clerk")
    await role(page)
    await page.reload()
    await page.fill("Name", "Too late")
    await page.clock.advance(601)
    await page.press("Save")
    await page.expect_address("account/login", to="/admin/roles/clerk")
    assert (await stored(page)).name == "Sales clerk"


async def test_A01_who_may_only_see_roles_changes_nothing_and_sees_no_members(
    open_app: OpenApp,
) -> None:
    page = await open_app(configure)
    await role(page, "nago.audit.find")
    await page.app.account("grace@example.com", firstname="Grace", roles=("clerk",))
    clerk = await holder(page, "admin/roles", *READS)
    assert "New role" not in await clerk.outline()
    await clerk.press("Sales clerk")
    await clerk.expect("See the audit log")
    outline = await clerk.outline()
    for offered in ("Save", "Delete role", "Verify the audit log", 'checkbox "'):
        assert offered not in outline
    await clerk.press("Members")
    await clerk.expect("You may not see users")
    await clerk.expect_no("Grace")
