"""The pages of groups."""

from __future__ import annotations

from nago.auth.subject import SU
from nago.systems.group import SYSTEM
from nago.testing.plugin import OpenApp
from tests.systems.admin.administrators import administrator, configure, holder
from tests.systems.admin.test_roles import systems

READS = ("nago.group.find_all", "nago.group.find_by_id")


async def test_a_group_is_made_renamed_filled_and_dissolved(open_app: OpenApp) -> None:
    page = await administrator(open_app, "admin/groups")
    await page.app.account("grace@example.com", firstname="Grace", lastname="Hopper")
    await page.press("New group")
    await page.fill("Name", "North")
    await page.press("Create")
    await page.get_by_role("heading", name="North").seen()
    id = page.address.rpartition("/")[2]
    await page.fill("Name", "Northern office")
    await page.press("Save")
    await page.get_by_role("heading", name="Northern office").seen()
    await page.choose("Add a user", "Grace Hopper")
    await page.press("Add")
    await page.expect("Grace Hopper now belongs to Northern office")
    await page.expect("Users: 1")
    await page.press("Delete group")
    await page.expect("Users who are in it: 1.")
    await page.get_by_role("alertdialog").get_by_role("button", name="Delete group").press()
    await page.expect_address("admin/groups")
    assert await systems(page).group_management().use_cases.find_by_id(SU, id) is None


async def test_the_group_of_the_application_is_marked_and_neither_changed_nor_deleted(
    open_app: OpenApp,
) -> None:
    page = await administrator(open_app, "admin/groups")
    await page.expect("Built in")
    await page.visit(f"admin/groups/{SYSTEM}")
    await page.expect("This group stands for the application itself")
    outline = await page.outline()
    for offered in ("Save", "Delete group", 'textbox "Name"', "Add"):
        assert offered not in outline


async def test_who_saves_over_somebody_elses_change_of_a_group_is_told(open_app: OpenApp) -> None:
    page = await administrator(open_app)
    groups = systems(page).group_management().use_cases
    await groups.create(SU, "North", id="north")
    await page.visit("admin/groups/north")
    await page.fill("Name", "Mine")
    await groups.update(SU, "north", name="His")
    await page.press("Save")
    await page.expect("Somebody else has changed this meanwhile.")
    assert (await groups.find_by_id(SU, "north")).name == "His"


async def test_A04_changing_a_group_needs_a_recent_login(open_app: OpenApp) -> None:
    page = await administrator(open_app)
    await systems(page).group_management().use_cases.create(SU, "North", id="north")
    await page.visit("admin/groups/north")
    await page.expect("Save")
    await page.clock.advance(601)
    await page.reload()
    await page.expect("To change groups, confirm your password first.")
    outline = await page.outline()
    assert "Save" not in outline
    assert "Delete group" not in outline


async def test_A01_who_may_only_see_groups_changes_nothing(open_app: OpenApp) -> None:
    page = await open_app(configure)
    await systems(page).group_management().use_cases.create(SU, "North", id="north")
    clerk = await holder(page, "admin/groups", *READS)
    assert "New group" not in await clerk.outline()
    await clerk.press("North")
    await clerk.get_by_role("heading", name="North").seen()
    outline = await clerk.outline()
    assert "Save" not in outline
    assert "Add a user" not in outline
