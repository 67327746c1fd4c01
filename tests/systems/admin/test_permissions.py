"""The list of all rights."""

from __future__ import annotations

from nago.testing.plugin import OpenApp
from tests.systems.admin.administrators import administrator, configure, holder
from tests.systems.admin.test_roles import role


async def test_every_right_stands_there_with_what_it_allows_and_which_roles_hold_it(
    open_app: OpenApp,
) -> None:
    page = await administrator(open_app, "admin/permissions")
    await role(page, "nago.audit.verify")
    await page.reload()
    outline = await page.outline()
    for permission in page.app.application.cfg.permissions.values():
        assert permission.id in outline
    await page.fill("Search rights", "VERIFY_ nothing")
    await page.expect("No right found")
    await page.fill("Search rights", "audit.VERIFY")
    await page.expect("Prove that nothing of it was changed.")
    await page.expect("Administrator, Sales clerk")
    await page.expect_no("nago.audit.find")


async def test_A01_who_may_not_see_roles_does_not_learn_their_names(open_app: OpenApp) -> None:
    page = await open_app(configure)
    await role(page, "nago.audit.verify")
    clerk = await holder(page, "admin/permissions", "nago.permission.find_all")
    await clerk.expect("nago.audit.verify")
    await clerk.expect_no("Sales clerk")
