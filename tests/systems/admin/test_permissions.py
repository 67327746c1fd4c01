"""The list of all rights."""

from __future__ import annotations

from nago.i18n import TEXTS
from nago.systems.admin.rights import group_of
from nago.testing.plugin import OpenApp
from tests.systems.admin.administrators import administrator, configure, holder
from tests.systems.admin.test_roles import role
from tests.systems.test_rights import whole_house


def test_every_right_of_the_framework_is_named_and_described_in_every_language() -> None:
    for permission in whole_house().wiring.permissions.values():
        key = f"permission.{permission.id}"
        assert key in TEXTS
        assert TEXTS[f"{key}.text"][0] == permission.description, permission.id
        assert f"admin.rights.of.{group_of(permission.id)}" in TEXTS


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
