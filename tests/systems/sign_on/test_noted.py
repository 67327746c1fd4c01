"""What single sign-on leaves in the audit log."""

import asyncio
from collections import Counter

from nago.auth.subject import SU
from nago.systems.sign_on import LoginProvider
from nago.systems.sign_on.providers import ProviderManagement
from tests.systems.house import opened
from tests.systems.people import Browser, account
from tests.systems.sign_on.login_service import arrive, login_service
from tests.systems.sign_on.test_photo import picture


async def test_G01_what_a_provider_does_to_an_account_is_noted_once(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        user = await account(house, "anna.beispiel@worldiety.de")
        await house.users.use_cases.update_verification(SU, user.id, True)
        service.photo = picture()
        browser = Browser(house)
        await browser.take(await arrive(browser))  # linked
        async with asyncio.timeout(5):
            while not (await browser.subject()).picture:
                await asyncio.sleep(0.02)
        service.user = {**service.user, "city": "Bremen"}
        id = (await browser.session()).id
        assert await house.sessions.use_cases.refresh_nls(id)  # followed
        assert await house.sessions.use_cases.refresh_nls(id)  # nothing new, nothing noted
        service.refresh_status = 401
        assert not await house.sessions.use_cases.refresh_nls(id)  # ended
        found = await house.audit.use_cases.find_entries(SU, 1000)
        noted = Counter((each.action, each.target) for each in found)
        for action in ("sign_on_linked", "photo_changed", "sign_on_followed"):
            assert noted[action, user.id] == 1
        assert noted["sign_on_ended", id] == 1


async def test_G01_who_changes_providers_is_noted_and_secrets_are_not(tmp_path):
    async with opened(tmp_path / "nago.db") as house:
        management = house.wiring.system(ProviderManagement)
        row = LoginProvider(id="acme", name="Acme", issuer="https://id.example.com", client_id="c")
        await management.use_cases.save(SU, row, "hush hush")
        await management.use_cases.delete(SU, "acme")
        found = await house.audit.use_cases.find_entries(SU, 1000)
        assert [(each.action, each.target) for each in found] == [
            ("login_provider_deleted", "acme"),
            ("login_provider_saved", "acme"),
        ]
        assert "hush" not in repr(found)
