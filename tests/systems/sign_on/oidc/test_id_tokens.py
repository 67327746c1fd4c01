"""What a provider says of its user, and all that it must not say so that somebody gets in."""

import hashlib
import hmac
import time
from contextlib import asynccontextmanager

import pytest
from joserfc.jwk import RSAKey

from nago.errors import SignOnRefused, Unreachable
from nago.outward import Outward
from nago.systems.sign_on.oidc.relying_party import RelyingParty
from tests.systems.sign_on.openid import KEYS, OpenID, encoded, openid, public, row, unsigned

REDIRECT = "http://localhost:3000/account/oidc/contoso/callback"
NONCE, STATE, VERIFIER = "n" * 43, "s" * 32, "v" * 64


class Clock:
    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


class Application:
    """An application that logs somebody in at the provider."""

    def __init__(self, provider: OpenID, outward: Outward) -> None:
        self.provider = provider
        self.clock = Clock()
        self.relying_party = RelyingParty(outward, self.clock)
        self.row = row(provider)

    async def log_in(self, **other: object):
        url = await self.relying_party.start(
            self.row, redirect_uri=REDIRECT, state=STATE, nonce=NONCE, verifier=VERIFIER
        )
        back = self.provider.authorize(url)
        given = {"code": back["code"], "iss": back["iss"], "nonce": NONCE, "verifier": VERIFIER}
        return await self.relying_party.finish(
            self.row, self.provider.client_secret, redirect_uri=REDIRECT, **(given | other)
        )


@asynccontextmanager
async def application():
    outward = Outward()
    outward.open(local=True)
    try:
        async with openid() as provider:
            yield Application(provider, outward)
    finally:
        await outward.close()


async def test_a_user_whom_the_provider_vouches_for_gets_in():
    async with application() as here:
        vouched = await here.log_in()
        assert vouched.user.subject == "4711"
        assert vouched.user.email == "anna.beispiel@example.com"
        assert vouched.user.contact == {"firstname": "Anna", "lastname": "Beispiel"}
        assert vouched.refresh == "a refresh token"


async def test_the_way_there_keeps_what_the_provider_s_address_has_already():
    async with application() as here:
        url = await here.relying_party.start(
            here.row, redirect_uri=REDIRECT, state=STATE, nonce=NONCE, verifier=VERIFIER
        )
        assert url.startswith(f"{here.provider.issuer}/authorize?tenant=7&response_type=code&")
        assert VERIFIER not in url and here.provider.client_secret not in url


class Now(float):
    """So many seconds from the moment in which a token is made."""


WRONG = {
    "invalid-iss": ({"iss": "https://evil.example"}, "another issuer"),
    "missing-sub": ({"sub": None}, "`sub`"),
    "empty-sub": ({"sub": ""}, "no subject"),
    "long-sub": ({"sub": "x" * 256}, "very long"),
    "invalid-aud": ({"aud": "somebody else"}, "for another application"),
    "aud-of-others": ({"aud": ["a", "b"]}, "for another application"),
    "azp-missing": ({"aud": ["nago", "b"]}, "made for another"),
    "azp-of-another": ({"azp": "b"}, "made for another"),
    "missing-iat": ({"iat": None}, "`iat`"),
    "iat-of-tomorrow": ({"iat": Now(86400)}, "of another time"),
    "missing-exp": ({"exp": None}, "`exp`"),
    "expired": ({"exp": Now(-61)}, "too old"),
    "not-yet": ({"nbf": Now(600)}, "yet"),
    "nonce-invalid": ({"nonce": "another"}, "another login"),
    "nonce-missing": ({"nonce": None}, "another login"),
    "at-hash-of-another": ({"at_hash": "x" * 22}, "another access token"),
    "exp-is-text": ({"exp": "tomorrow"}, "exp"),
}


@pytest.mark.parametrize(("changed", "reason"), WRONG.values(), ids=WRONG)
async def test_N18_an_id_token_that_says_something_else_is_refused(changed, reason):
    async with application() as here:
        here.provider.changed = {
            name: time.time() + value if isinstance(value, Now) else value
            for name, value in changed.items()
        }
        with pytest.raises(SignOnRefused, match=reason):
            await here.log_in()


async def test_N18_idtoken_sig_none():
    async with application() as here:
        here.provider.token = lambda claims: unsigned({"alg": "none"}, claims) + "."
        with pytest.raises(SignOnRefused, match="not allowed"):
            await here.log_in()


async def test_N18_invalid_sig_rs256():
    async with application() as here:
        good = here.provider.sign
        here.provider.token = lambda claims: good(claims)[:-8] + "AAAAAAAA"
        with pytest.raises(SignOnRefused, match="signature"):
            await here.log_in()
        other = RSAKey.generate_key(2048, {"kid": "first"})
        here.provider.token, here.provider.shown = None, [public(KEYS[0])]
        here.provider.key = other
        with pytest.raises(SignOnRefused, match="signature"):
            await here.log_in()


@pytest.mark.parametrize("secret", ["pem", "der", "modulus", "json"])
async def test_N18_a_token_signed_with_the_public_key_as_a_password_is_refused(secret):
    async with application() as here:
        key = here.provider.key
        keys = {
            "pem": key.as_pem(private=False),
            "der": key.as_der(private=False),
            "modulus": key.as_dict()["n"].encode(),
            "json": str(public(key)).encode(),
        }

        def forged(claims: dict[str, object]) -> str:
            signed = unsigned({"alg": "HS256", "kid": "first"}, claims)
            digest = hmac.digest(keys[secret], signed.encode(), hashlib.sha256)
            return f"{signed}.{encoded(digest)}"

        here.provider.token = forged
        with pytest.raises(SignOnRefused, match="not allowed"):
            await here.log_in()


@pytest.mark.parametrize("part", ["jwk", "jku", "x5u", "x5c"])
async def test_N18_a_key_that_a_token_brings_itself_does_not_count(part):
    async with application() as here:
        foreign = RSAKey.generate_key(2048, {"kid": "foreign"})
        here.provider.shown = [public(KEYS[0])]
        here.provider.key = foreign
        values = {
            "jwk": foreign.as_dict(private=False),
            "jku": f"{here.provider.issuer}/foreign",
            "x5u": f"{here.provider.issuer}/foreign",
            "x5c": ["MIIB"],
        }
        for kid in ("foreign", "first", None):
            here.provider.header = {part: values[part], "kid": kid}
            with pytest.raises(SignOnRefused):
                await here.log_in()
        assert here.provider.far.asked("/foreign") == []


async def test_N18_a_critical_header_that_is_not_known_is_refused():
    async with application() as here:
        here.provider.token = lambda claims: (
            unsigned({"alg": "RS256", "kid": "first", "crit": ["exp2"], "exp2": 1}, claims) + ".AA"
        )
        with pytest.raises(SignOnRefused, match="extension"):
            await here.log_in()


async def test_N18_kid_absent_multiple_jwks():
    async with application() as here:
        here.provider.header = {"kid": None}
        here.provider.shown = [public(each) for each in KEYS]
        with pytest.raises(SignOnRefused, match="which"):
            await here.log_in()


async def test_without_a_name_the_only_key_is_the_one():
    async with application() as here:
        here.provider.header = {"kid": None}
        here.provider.shown = [public(KEYS[0], kid=None), public(KEYS[1], use="enc")]
        assert (await here.log_in()).user.subject == "4711"


async def test_N18_userinfo_invalid_sub():
    async with application() as here:
        here.provider.userinfo = {**here.provider.user, "sub": "somebody else"}
        with pytest.raises(SignOnRefused, match="somebody else"):
            await here.log_in()


async def test_N18_an_algorithm_that_the_row_does_not_allow_is_refused():
    async with application() as here:
        here.row = row(here.provider, algorithms=("ES256",))
        with pytest.raises(SignOnRefused, match="not allowed"):
            await here.log_in()


async def test_N18_signing_keys_may_change_also_just_before_a_login():
    async with application() as here:
        await here.log_in()
        assert here.provider.key_fetches == 1
        here.clock.ahead += 61
        here.provider.key = KEYS[1]
        await here.log_in()
        assert here.provider.key_fetches == 2
        # The same name for another key.
        here.clock.ahead += 61
        again = RSAKey.generate_key(2048, {"kid": "second"})
        here.provider.key = again
        await here.log_in()
        assert here.provider.key_fetches == 3


async def test_N18_a_flood_of_unknown_names_fetches_the_keys_once_a_minute():
    async with application() as here:
        await here.log_in()
        here.clock.ahead += 61
        for number in range(50):
            here.provider.header = {"kid": f"unknown-{number}"}
            with pytest.raises(SignOnRefused, match="does not show"):
                await here.log_in()
        assert here.provider.key_fetches == 2
        here.clock.ahead += 61
        with pytest.raises(SignOnRefused):
            await here.log_in()
        assert here.provider.key_fetches == 3


@pytest.mark.parametrize(
    "token", ["", "a", "a.b", "a.b.c", "....", "e30.e30.e30", "x" * 20000, "bnVsbA.e30.AA"]
)
async def test_N18_what_is_no_token_is_refused(token):
    async with application() as here:
        here.provider.token = lambda claims: token
        with pytest.raises((SignOnRefused, Unreachable)):
            await here.log_in()


async def test_N21_who_was_asked_to_prove_himself_anew_has_done_so():
    async with application() as here:
        for auth_time, fits in ((None, False), (time.time() - 3600, False), (time.time(), True)):
            here.provider.changed = {"auth_time": auth_time}
            if fits:
                vouched = await here.log_in(max_age=0)
                assert vouched.auth_time == auth_time
            else:
                with pytest.raises(SignOnRefused):
                    await here.log_in(max_age=0)


async def test_a_refresh_speaks_of_the_same_user_or_is_a_no():
    async with application() as here:
        vouched = await here.log_in()
        ask = here.relying_party.refresh
        secret = here.provider.client_secret
        again = await ask(here.row, secret, refresh=vouched.refresh, subject="4711")
        assert again.user.subject == "4711"
        here.provider.user["sub"] = "4712"
        with pytest.raises(SignOnRefused, match="another user"):
            await ask(here.row, secret, refresh=vouched.refresh, subject="4711")
        here.provider.refresh_status = 400
        with pytest.raises(SignOnRefused):
            await ask(here.row, secret, refresh=vouched.refresh, subject="4711")
        here.provider.refresh_status = 503
        with pytest.raises(Unreachable):
            await ask(here.row, secret, refresh=vouched.refresh, subject="4711")
