"""What a provider sends when somebody has logged out there, and what is no such thing."""

import time
from pathlib import Path

import pytest

from nago.auth.subject import SU
from nago.systems.sign_on.providers import ProviderManagement
from nago.systems.user import UserSettings
from tests.systems.sign_on.openid import KEYS, LOGOUT_EVENT, openid, row, unsigned
from tests.web.serving import serving
from tests.web.test_login import configure
from tests.web.test_sign_on import HERE, LocalVisitor

PATH = "/account/oidc/contoso/logout"


class Bench:
    """An application over HTTP with somebody who has come from the provider."""

    def __init__(self, application, client, provider) -> None:
        self.application, self.client, self.provider = application, client, provider

    async def user(self, sid: str = "") -> LocalVisitor:
        visitor = LocalVisitor(self.client)
        await visitor.get("/")
        self.provider.changed = {"sid": sid or None}
        back = self.provider.authorize(await visitor.start(provider="contoso"))
        query = "&".join(f"{name}={value}" for name, value in back.items())
        answer = await visitor.get(f"/account/oidc/contoso/callback?{query}")
        assert answer.headers["location"] == "/", answer.text
        return visitor

    async def told(self, token: str, path: str = PATH) -> int:
        """What the provider is answered."""
        return (await self.client.post(path, data={"logout_token": token})).status_code


def bench(test):
    """Run a test with one."""

    async def run(tmp_path: Path, **given: object) -> None:
        async with serving(configure, tmp_path, HERE) as (application, client), openid() as there:
            cfg = application.cfg
            await cfg.settings_management().use_cases.save(SU, UserSettings(sso_enabled=True))
            save = cfg.system(ProviderManagement).use_cases.save
            await save(SU, row(there), there.client_secret)
            await test(Bench(application, client, there), **given)

    return run


async def lives(visitor: LocalVisitor) -> bool:
    return "here is anna" in (await visitor.get("/")).text


async def check_all(here: Bench) -> None:
    first, second = await here.user("s1"), await here.user("s2")
    assert await lives(first) and await lives(second)
    token = here.provider.logout_token()
    assert await here.told(token) == 200
    assert not await lives(first) and not await lives(second)
    # It counts once: a login since then goes on.
    again = await here.user("s3")
    assert await here.told(token) == 400
    assert await lives(again)


async def test_N22_a_logout_there_ends_all_that_he_has_here_once(tmp_path):
    await bench(check_all)(tmp_path)


async def check_one(here: Bench) -> None:
    first, second = await here.user("s1"), await here.user("s2")
    assert await here.told(here.provider.logout_token(sub=None, sid="s1")) == 200
    assert not await lives(first)
    assert await lives(second)
    assert await here.told(here.provider.logout_token(sub="somebody else")) == 200
    assert await lives(second), "it is another one's"
    entries = await here.application.cfg.audit_management().use_cases.find_entries(SU, 9)
    [ended] = [each for each in entries if each.action == "sign_on_ended"]
    assert ended.actor and ended.target and ended.detail == "contoso: logged out there"


async def test_N22_a_logout_of_one_session_there_ends_that_one_here(tmp_path):
    await bench(check_one)(tmp_path)


NOW = time.time()
WRONG = {
    "another type": ({"typ": "JWT"}, {}),
    "no type": ({"typ": None}, {}),
    "a nonce": ({}, {"nonce": "x"}),
    "an empty nonce": ({}, {"nonce": ""}),
    "three minutes old": ({}, {"iat": NOW - 180}),
    "of tomorrow": ({}, {"iat": NOW + 86400, "exp": NOW + 90000}),
    "over": ({}, {"exp": NOW - 1}),
    "no events": ({}, {"events": None}),
    "other events": ({}, {"events": {"https://example.com/other": {}}}),
    "an event that is none": ({}, {"events": {LOGOUT_EVENT: "yes"}}),
    "no jti": ({}, {"jti": None}),
    "an empty jti": ({}, {"jti": ""}),
    "nobody": ({}, {"sub": None}),
    "for another": ({}, {"aud": "another"}),
    "of another issuer": ({}, {"iss": "https://evil.example"}),
    "no time": ({}, {"iat": None}),
}


@pytest.mark.parametrize(("header", "claims"), WRONG.values(), ids=WRONG)
async def test_N22_what_is_no_logout_token_of_now_ends_nothing(tmp_path, header, claims):
    async def check(here: Bench) -> None:
        visitor = await here.user()
        token = here.provider.logout_token(**({"typ": "logout+jwt"} | header), **claims)
        assert await here.told(token) == 400
        assert await lives(visitor)

    await bench(check)(tmp_path)


async def test_N22_an_id_token_sent_as_a_logout_ends_nothing(tmp_path):
    async def check(here: Bench) -> None:
        visitor = await here.user()
        events = {"events": {LOGOUT_EVENT: {}}, "jti": "x"}
        for claims in (here.provider.claims(), here.provider.claims() | events):
            for header in ({}, {"typ": "JWT"}):
                assert await here.told(here.provider.sign(claims, **header)) == 400
        assert await lives(visitor)

    await bench(check)(tmp_path)


async def test_N22_a_forged_or_misdirected_logout_ends_nothing(tmp_path):
    async def check(here: Bench) -> None:
        visitor = await here.user()
        good = here.provider.logout_token()
        claims = {**here.provider.claims(), "events": {LOGOUT_EVENT: {}}, "jti": "x"}
        none = unsigned({"alg": "none", "typ": "logout+jwt"}, claims) + "."
        here.provider.shown = [here.provider.key.as_dict(private=False)]
        here.provider.key = KEYS[1]
        foreign = here.provider.logout_token(typ="logout+jwt")
        for token in (none, foreign, good[:-6] + "AAAAAA", "", "x"):
            assert await here.told(token) == 400
        assert await here.told(good, "/account/oidc/unknown/logout") == 400
        twice = await here.client.post(PATH, content=f"logout_token={good}&logout_token={good}")
        assert twice.status_code == 400
        assert await lives(visitor)
        assert await here.told(good) == 200

    await bench(check)(tmp_path)
