"""A logout at the provider: the applications hear it when they ask again."""

from msgspec.structs import replace

from nago.systems.sign_on.oidc.logout_token import LoggedOutThere
from tests.systems.login_service.landlord import ISSUER, landlord, vouched

NONCES = [f"{number:032x}" for number in range(4)]


async def says(here, subject="", sid="", provider="contoso", issuer=ISSUER):
    """The provider says that somebody has logged out there."""
    [told] = here.sign_on.logged_out
    await told(provider, LoggedOutThere(issuer, subject, sid, "jti"))


async def works(here, token) -> bool:
    status, _ = await here.post("api/nago/v1/refresh", refresh=token)
    assert status in (200, 401)
    return status == 200


async def test_N22_a_logout_there_ends_all_that_its_user_has_at_applications(tmp_path):
    async with landlord(tmp_path) as here:
        mine = [await here.login(nonce) for nonce in NONCES[:2]]
        other = await here.login(NONCES[2], vouched("somebody else"))
        await here.come_back(await here.enter(nonce=NONCES[3]))
        await says(here, "4711", issuer="https://evil.example")
        await says(here, "4711", provider="another")
        assert all([await works(here, token) for token in mine])
        await says(here, "4711")
        assert not any([await works(here, token) for token in mine])
        assert await works(here, other)
        # Nor can be exchanged what nobody has exchanged yet.
        status, _ = await here.post("api/nago/v1/exchange", nonce=NONCES[3])
        assert status == 400
        assert (await here.audit()).count("login_service_revoked") == 2


async def test_N22_a_logout_of_one_session_there_ends_what_that_one_has_led_to(tmp_path):
    async with landlord(tmp_path) as here:
        first = await here.login(NONCES[0], replace(vouched(), sid="s1"))
        second = await here.login(NONCES[1], replace(vouched(), sid="s2"))
        await says(here, "4711", "s1")
        assert not await works(here, first)
        assert await works(here, second)
