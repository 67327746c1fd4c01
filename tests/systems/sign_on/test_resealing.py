"""A new master key: what providers, logins and the login service keep sealed goes on with it."""

from nago.auth.subject import SU
from nago.data.rotation import left, note_key, reseal
from nago.systems.login_service import LoginService, LoginServiceSettings
from tests.systems.house import MASTER, House, opened
from tests.systems.login_service.landlord import APPLICATION, NONCE, vouched
from tests.systems.sign_on.oidc.test_logins import Visitor
from tests.systems.sign_on.openid import openid, registered

NEW = bytes(range(100, 132))


async def test_K05_all_that_single_sign_on_keeps_is_sealed_anew(tmp_path):
    house = House()
    house.wiring.system(LoginService)
    house.database.on_open(note_key(house.vault))
    async with opened(tmp_path / "a.db", house=house), openid() as there:
        await registered(house, there)
        browser, begun = Visitor(house), Visitor(house)
        await browser.log_in(there)
        back = there.authorize(await begun.leave())
        use_cases = house.wiring.system(LoginService).use_cases
        await house.settings.use_cases.save(SU, LoginServiceSettings((APPLICATION,)))
        secret = f'{{"application":"{APPLICATION}","nonce":"{NONCE}"}}'
        await use_cases.complete_login(secret, vouched(), address="192.0.2.7")

        house.vault.open(NEW, MASTER)
        waiting = await left(house.database, house.vault)
        for table in (
            "flows", "session_vouching", "login_provider_secrets", "login_service_grants",
        ):  # fmt: skip
            assert waiting[table] == 1, table
        await reseal(house.database, house.vault)
        assert await left(house.database, house.vault) == {}

        await begun.come_back(**back)
        token = await use_cases.exchange_nonce(NONCE, address="192.0.2.7")
        session = await browser.session()
        assert token
    async with opened(tmp_path / "a.db", NEW) as house:
        kept = await house.sessions.vouching.find(session.id)
        assert kept is not None and kept.tokens.refresh == "a refresh token"
        assert house.sign_on.providers.secret("contoso") == there.client_secret
