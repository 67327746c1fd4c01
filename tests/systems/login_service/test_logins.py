"""A browser's way: from the application to a provider, and back."""

import pytest

from nago.auth.subject import SU
from nago.errors import InvalidValue, SignOnRefused
from nago.systems.login_service import LoginServiceSettings
from nago.systems.login_service.settings import origin_of
from tests.systems.login_service.landlord import (
    APPLICATION,
    ISSUER,
    NONCE,
    landlord,
    provider,
    vouched,
)


async def test_N04_the_browser_goes_to_the_provider_and_back_to_the_application(tmp_path):
    async with landlord(tmp_path) as here:
        out = await here.enter()
        assert out.location.startswith(f"{ISSUER}/authorize?state=")
        assert "redirect_uri=https://sso.example.com/account/oidc/contoso/callback" in out.location
        assert out.flow, "the login is bound to this browser"
        back = await here.come_back(out)
        assert back.location == f"{APPLICATION}/account/nls/authentication?nonce={NONCE}"
        assert await here.audit() == ["login_service_granted"]


async def test_N04_a_slash_behind_the_application_s_address_is_left_away(tmp_path):
    async with landlord(tmp_path) as here:
        back = await here.come_back(await here.enter(redirect=f"{APPLICATION}/"))
        assert back.location == f"{APPLICATION}/account/nls/authentication?nonce={NONCE}"


async def test_without_a_nonce_the_start_page_is_shown(tmp_path):
    async with landlord(tmp_path) as here:
        assert await here.ask("GET", ".", values={"redirect": APPLICATION}) is None


@pytest.mark.parametrize(
    "redirect",
    [
        "",
        "https://evil.example",
        "https://orders.example.com.evil.example",
        "https://orders.example.com@evil.example",
        "https://orders.example.com/path",
        "https://orders.example.com?x=1",
        "https://orders.example.com#x",
        "https://orders.example.com:444",
        "https://orders.example.com//evil.example",
        "https://orders.example.com\\@evil.example",
        "https://orders.example.com\n",
        "http://orders.example.com",
        "//orders.example.com",
        "javascript:alert(1)",
        "https://ORDERS.example.com",
        "https://örders.example.com",
    ],
)
async def test_N05_an_application_that_is_not_registered_leads_nowhere(tmp_path, redirect):
    async with landlord(tmp_path) as here:
        ended = await here.enter(redirect=redirect)
        assert ended.location.startswith("/login-service/refused?why=application&code=")
        assert await here.audit() == ["login_service_refused"]
        assert await here.house.ask("SELECT * FROM flows") == []


@pytest.mark.parametrize("nonce", ["short", "g" * 32, NONCE + "0", f"{NONCE}\n"])
async def test_N01_a_nonce_has_32_hex_digits(tmp_path, nonce):
    async with landlord(tmp_path) as here:
        assert (await here.enter(nonce=nonce)).location.startswith("/login-service/refused?")


async def test_N02_a_link_alone_leads_no_further_than_the_page_that_asks(tmp_path):
    async with landlord(tmp_path) as here:
        asked = await here.arrive()
        assert asked.location.startswith("/login-service/choose?")
        assert asked.flow == ""
        assert await here.house.ask("SELECT * FROM flows") == []


async def test_with_several_providers_the_user_chooses(tmp_path):
    async with landlord(
        tmp_path, provider(), provider("fabrikam"), provider("off", enabled=False)
    ) as here:
        asked = await here.arrive()
        assert asked.location == (
            f"/login-service/choose?redirect=https%3A%2F%2Forders.example.com&nonce={NONCE}"
        )
        begin = here.use_cases.begin_login
        assert [each.id for each in begin.offered()] == ["contoso", "fabrikam"]
        url = await begin(APPLICATION, NONCE, provider="fabrikam", address="192.0.2.7")
        assert "/account/oidc/fabrikam/callback" in url
        with pytest.raises(InvalidValue):
            await begin(APPLICATION, NONCE, provider="off", address="192.0.2.7")


async def test_without_a_provider_nobody_is_sent_anywhere(tmp_path):
    async with landlord(tmp_path, provider(enabled=False)) as here:
        assert (await here.enter()).location.startswith("/login-service/refused?why=later")


async def test_an_application_that_was_removed_meanwhile_gets_nobody(tmp_path):
    async with landlord(tmp_path) as here:
        out = await here.enter()
        await here.register()
        assert (await here.come_back(out)).location.startswith("/login-service/refused?")
        assert await here.house.ask("SELECT * FROM login_service_grants") == []


async def test_two_people_who_come_back_with_one_nonce_get_nothing(tmp_path):
    async with landlord(tmp_path) as here:
        first, second = await here.enter(), await here.enter()
        await here.come_back(first, vouched("4711"))
        assert "refused" in (await here.come_back(second, vouched("somebody else"))).location
        with pytest.raises(SignOnRefused):
            await here.use_cases.exchange_nonce(NONCE, address="192.0.2.7")
        assert await here.audit() == ["login_service_granted"] + 2 * ["login_service_refused"]


@pytest.mark.parametrize(
    "address",
    ["http://orders.example.com", "orders.example.com", "https://a.example/x", "https://*.example"],
)
async def test_N05_settings_take_only_whole_origins_with_https(tmp_path, address):
    async with landlord(tmp_path) as here:
        with pytest.raises(InvalidValue) as refused:
            await here.register(APPLICATION, address)
        assert refused.value.field == "applications"
        assert here.house.settings.current(LoginServiceSettings).applications == (APPLICATION,)


def test_this_machine_may_use_plain_http_for_development():
    assert origin_of("http://localhost:3000/") == "http://localhost:3000"
    assert origin_of("http://127.0.0.1:8080") == "http://127.0.0.1:8080"
    assert origin_of("http://localhost.evil.example") is None
    assert origin_of("https://orders.example.com:8443") == "https://orders.example.com:8443"


async def test_N01_begun_logins_keep_neither_nonce_nor_application_in_plain_text(tmp_path):
    async with landlord(tmp_path) as here:
        await here.enter()
        assert NONCE not in str(await here.house.ask("SELECT * FROM flows"))
        assert await here.house.audit.use_cases.verify(SU)
