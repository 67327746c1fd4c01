"""Logging in at OpenID providers: what binds the way back to the way out, and who gets in."""

import asyncio
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, urlsplit

import pytest

from nago.auth.subject import SU
from nago.errors import InvalidValue, SignOnRefused, Unreachable
from nago.systems.sign_on.providers import ProviderManagement
from tests.systems.house import opened
from tests.systems.people import Browser
from tests.systems.sign_on.login_service import configure
from tests.systems.sign_on.openid import OpenID, openid, registered


class Visitor(Browser):
    """A browser that goes to a provider and comes back."""

    flow = ""

    async def leave(self, id: str = "contoso", **more) -> str:
        use_cases = self.house.sessions.use_cases
        session = await self.session()
        url = await use_cases.start_oidc_flow(session.id, id, flow=self.flow, **more)
        self.flow = url.flow
        return url

    async def come_back(self, id: str = "contoso", **back):
        session = await self.session()
        exchange = self.house.sessions.use_cases.exchange_oidc
        signed_in = await exchange(session.id, id, flow=self.flow, **back)
        await self.take(signed_in)
        return signed_in

    async def log_in(self, provider: OpenID, id: str = "contoso"):
        return await self.come_back(id, **provider.authorize(await self.leave(id)))


@asynccontextmanager
async def house_and_provider(path, **fields):
    async with opened(path / "nago.db") as house, openid() as provider:
        await registered(house, provider, **fields)
        yield house, provider


async def test_who_comes_back_is_logged_in_as_the_user_of_the_provider(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        browser = Visitor(house)
        await browser.log_in(provider)
        subject = await browser.subject()
        assert (subject.name, subject.email) == ("Anna Beispiel", "anna.beispiel@example.com")


async def test_N16_state_nonce_and_verifier_are_new_each_time_and_kept_from_others(tmp_path):
    async with house_and_provider(tmp_path) as (house, _):
        browser = Visitor(house)
        first, second = [parse_qs(urlsplit(await browser.leave()).query) for _ in range(2)]
        for name in ("state", "nonce", "code_challenge"):
            assert first[name] != second[name]
            assert len(first[name][0]) >= 32
        assert first["response_type"] == ["code"]
        for row in await house.ask("SELECT * FROM flows"):
            for value in (first["state"][0], first["nonce"][0]):
                assert value not in str(row)


async def test_N16_a_swapped_state_is_refused(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        mine, other = Visitor(house), Visitor(house)
        back = provider.authorize(await mine.leave())
        foreign = provider.authorize(await other.leave())
        with pytest.raises(SignOnRefused, match="not begun by this browser"):
            await mine.come_back(**{**back, "state": foreign["state"]})
        with pytest.raises(SignOnRefused):
            await other.come_back(**foreign)  # it was tried elsewhere, so it is good for nobody
        await mine.come_back(**back)


async def test_N16_a_code_of_another_login_is_refused(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        mine, attacker = Visitor(house), Visitor(house)
        back = provider.authorize(await mine.leave())
        stolen = provider.authorize(await attacker.leave())["code"]
        # The verifier is that of his own login, so the provider refuses the code.
        with pytest.raises(SignOnRefused, match="400"):
            await mine.come_back(**{**back, "code": stolen})
        assert not (await mine.subject()).valid


async def test_N16_the_nonce_of_another_login_is_refused(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        mine, other = Visitor(house), Visitor(house)
        back = provider.authorize(await mine.leave())
        foreign = provider.authorize(await other.leave())
        provider.codes[back["code"]].nonce = provider.codes[foreign["code"]].nonce
        with pytest.raises(SignOnRefused, match="another login"):
            await mine.come_back(**back)


async def test_N16_twenty_callbacks_at_once_ask_the_provider_once(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        browser = Visitor(house)
        back = provider.authorize(await browser.leave())
        session = await browser.session()
        exchange = house.sessions.use_cases.exchange_oidc
        ended = await asyncio.gather(
            *(exchange(session.id, "contoso", flow=browser.flow, **back) for _ in range(20)),
            return_exceptions=True,
        )
        assert sum(isinstance(each, SignOnRefused) for each in ended) == 19
        assert len(provider.far.asked("/token")) == 1
        assert await house.ask("SELECT count(*) FROM sessions WHERE user_id IS NOT NULL") == [(1,)]


async def test_N17_the_code_of_one_provider_is_refused_at_the_callback_of_another(tmp_path):
    async with house_and_provider(tmp_path) as (house, contoso), openid() as evil:
        await registered(house, evil, "evil")
        browser = Visitor(house)
        back = contoso.authorize(await browser.leave("contoso"))
        with pytest.raises(SignOnRefused, match="begun at another provider"):
            await browser.come_back("evil", **back)
        assert evil.far.asked("/token") == [], "the code has not gone to the wrong one"
        assert contoso.far.asked("/token") == []


async def test_N17_the_issuer_beside_the_code_is_the_provider_s(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        for iss in ("https://evil.example", provider.issuer + "/", ""):
            browser = Visitor(house)
            back = provider.authorize(await browser.leave())
            with pytest.raises(SignOnRefused, match="issued by another provider"):
                await browser.come_back(**{**back, "iss": iss})
        assert provider.far.asked("/token") == []


async def test_N17_a_provider_that_announces_no_issuer_beside_the_code_needs_none(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        provider.document = {"authorization_response_iss_parameter_supported": None}
        browser = Visitor(house)
        back = provider.authorize(await browser.leave())
        await browser.come_back(**{**back, "iss": ""})


@pytest.mark.parametrize("issuer", ["https://evil.example", "http://127.0.0.1:1", ""])
async def test_N18_discovery_issuer_mismatch(tmp_path, issuer):
    async with house_and_provider(tmp_path) as (house, provider):
        provider.document = {"issuer": issuer}
        with pytest.raises(SignOnRefused, match="exactly as the provider writes it"):
            await Visitor(house).leave()


@pytest.mark.parametrize(
    "endpoint", ["authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"]
)
@pytest.mark.parametrize("url", ["http://evil.example/x", "file:///etc/passwd", "javascript:1"])
async def test_N17_a_document_that_names_no_safe_address_is_refused(tmp_path, endpoint, url):
    async with house_and_provider(tmp_path) as (house, provider):
        provider.document = {endpoint: url}
        with pytest.raises(SignOnRefused, match="not https"):
            await Visitor(house).leave()


@pytest.mark.parametrize("missing", ["issuer", "token_endpoint", "jwks_uri"])
async def test_a_document_without_what_is_needed_is_no_answer(tmp_path, missing):
    async with house_and_provider(tmp_path) as (house, provider):
        provider.document = {missing: None}
        with pytest.raises(Unreachable):
            await Visitor(house).leave()


async def test_a_provider_that_is_off_begins_and_finishes_nothing(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        browser = Visitor(house)
        back = provider.authorize(await browser.leave())
        await registered(house, provider, enabled=False)
        with pytest.raises(InvalidValue):
            await Visitor(house).leave()
        with pytest.raises(SignOnRefused, match="off"):
            await browser.come_back(**back)


async def test_N10_two_providers_with_one_subject_are_two_people(tmp_path):
    async with house_and_provider(tmp_path) as (house, contoso), openid() as fabrikam:
        await registered(house, fabrikam, "fabrikam")
        fabrikam.user["email"] = "another@example.com"
        first, second = Visitor(house), Visitor(house)
        await first.log_in(contoso)
        await second.log_in(fabrikam, "fabrikam")
        assert (await first.subject()).id != (await second.subject()).id


async def test_N14_a_no_ends_the_session_and_silence_does_not(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        browser = Visitor(house)
        await browser.log_in(provider)
        session = await browser.session()
        provider.refresh_status = 503
        house.clock.ahead += 600
        assert await house.sessions.use_cases.refresh_nls(session.id)
        assert (await browser.subject()).valid
        provider.refresh_status = 400
        house.clock.ahead += 600
        assert not await house.sessions.use_cases.refresh_nls(session.id)
        assert not (await browser.subject()).valid


async def test_roles_come_only_by_the_mapping_and_one_taken_away_never_comes_back(tmp_path):
    async with opened(tmp_path / "nago.db") as house, openid() as provider:
        for id in ("writer", "reader"):
            await house.roles.use_cases.create(SU, id.title(), id=id)
        provider.user["groups"] = ["editors", "nago.administrator"]
        await registered(
            house, provider, role_claim="groups", role_mapping=("editors = writer", "all = reader")
        )
        browser = Visitor(house)
        await browser.log_in(provider)
        user = await house.users.accounts.find((await browser.subject()).id)
        assert user.roles == ("writer",)
        # Another one comes, the first one goes.
        provider.user["groups"] = ["all"]
        await Visitor(house).log_in(provider)
        assert (await house.users.accounts.find(user.id)).roles == ("reader",)
        # An administrator takes it away, and gives another.
        await house.users.use_cases.update_other_roles(SU, user.id, ["writer"])
        for groups in (["all"], ["all", "unknown"]):
            provider.user["groups"] = groups
            await Visitor(house).log_in(provider)
            assert (await house.users.accounts.find(user.id)).roles == ("writer",)


async def test_default_roles_and_groups_are_given_once_and_never_come_back(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        await house.roles.use_cases.create(SU, "Reader", id="reader")
        await configure(house, sso_roles=("reader",))
        browser = Visitor(house)
        await browser.log_in(provider)
        id = (await browser.subject()).id
        assert (await house.users.accounts.find(id)).roles == ("reader",)
        await house.users.use_cases.update_other_roles(SU, id, [])
        await Visitor(house).log_in(provider)
        assert (await house.users.accounts.find(id)).roles == ()


async def test_a_row_that_is_gone_ends_what_it_vouched_for(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        browser = Visitor(house)
        await browser.log_in(provider)
        await house.wiring.system(ProviderManagement).use_cases.delete(SU, "contoso")
        house.clock.ahead += 600
        session = await browser.session()
        assert not await house.sessions.use_cases.refresh_nls(session.id)
        assert not (await browser.subject()).valid


async def test_single_sign_on_off_lets_nobody_in(tmp_path):
    async with house_and_provider(tmp_path) as (house, provider):
        browser = Visitor(house)
        back = provider.authorize(await browser.leave())
        await configure(house, sso_enabled=False)
        with pytest.raises(SignOnRefused, match="switched off"):
            await browser.come_back(**back)
