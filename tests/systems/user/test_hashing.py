"""Hashing of passwords: how strong, how many at once, and how alike every refusal looks."""

import asyncio
import base64
import threading
import time
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import ConfigError, LoginRefused, Overloaded
from nago.systems.user import Contact, Disabled, EnabledUntil
from nago.systems.user.authenticate import REFUSED
from nago.systems.user.hashing import MOST_WAITING, Hashing
from nago.systems.user.registration_settings import RegistrationSettings
from tests.alike import take_alike
from tests.systems.house import opened
from tests.systems.people import PASSWORD, Browser, account, reset_token

WEAK = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)


async def test_L01_a_password_is_stored_as_argon2id_with_the_least_that_owasp_allows(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        other = await account(house, "bob@example.com")
        hashes = [(await house.users.accounts.credential(who.id)).hash for who in (user, other)]
        empty, kind, version, parameters, salt, tag = hashes[0].split("$")
        assert (empty, kind, version, parameters) == ("", "argon2id", "v=19", "m=19456,t=2,p=1")
        assert len(base64.b64decode(salt + "==")) == 16
        assert len(base64.b64decode(tag + "==")) == 32
        assert hashes[0] != hashes[1], "each has a salt of its own"
        everything = await house.ask("SELECT * FROM users, credentials")
        assert PASSWORD not in str(everything)


@pytest.mark.parametrize("weak", [{"memory_kib": 19455}, {"time_cost": 1}])
def test_L01_weaker_parameters_are_refused_and_the_error_says_what_is_enough(weak):
    with pytest.raises(ConfigError, match=r"19456 KiB and 2"):
        Hashing(**weak)


async def test_L01_a_weaker_hash_of_before_is_made_anew_at_the_next_login(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        change = "UPDATE credentials SET data = json_set(data, '$.hash', ?) WHERE id = ?"
        await house.change(change, WEAK.hash(PASSWORD), user.id)
        with pytest.raises(LoginRefused):
            await Browser(house).login(password="not this one at all")
        assert "m=1024" in (await house.users.accounts.credential(user.id)).hash
        # Two at the same moment: both come in, whoever makes it anew.
        await asyncio.gather(Browser(house).login(), Browser(house).login())
        now = (await house.users.accounts.credential(user.id)).hash
        assert now.split("$")[3] == "m=19456,t=2,p=1"
        await Browser(house).login()
        assert (await house.users.accounts.credential(user.id)).hash == now, "and only once"


async def test_S17_a_password_that_is_changed_while_it_is_compared_lets_nobody_in(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        proof = await house.users.authenticate("ada@example.com", PASSWORD)
        token = await reset_token(house, user)
        new = "something else entirely"
        await house.users.use_cases.change_password_by_link(SU, token, new, new)
        session = await Browser(house).session()
        with pytest.raises(LoginRefused):
            await house.sessions.entrance.enter(session, proof.user, "password", works=proof.works)
        assert await house.ask("SELECT * FROM sessions WHERE user_id IS NOT NULL") == []


class Counting:
    """A hasher that knows how many were at work at once."""

    def __init__(self, hasher) -> None:
        self.hasher = hasher
        self.lock = threading.Lock()
        self.now = self.most = 0

    def verify(self, hash, password):
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        try:
            return self.hasher.verify(hash, password)
        finally:
            with self.lock:
                self.now -= 1


async def test_L03_who_comes_beyond_the_queue_is_told_at_once_and_the_loop_goes_on():
    hashing = Hashing(threads=2)
    known = await hashing.hash(PASSWORD)
    counting = hashing._hasher = Counting(hashing._hasher)
    lags = []

    async def watch():
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            lags.append(time.perf_counter() - before - 0.005)

    watching = asyncio.create_task(watch())
    tries = [hashing.verify(known, PASSWORD) for _ in range(200)]
    results = await asyncio.gather(*tries, return_exceptions=True)
    watching.cancel()
    assert results.count(True) == MOST_WAITING + 2
    assert [type(each) for each in results].count(Overloaded) == 200 - MOST_WAITING - 2
    assert 1 <= counting.most <= 2
    assert len(lags) > 20
    assert sorted(lags)[int(len(lags) * 0.99)] < 0.25  # 50 ms on a machine that does nothing else
    assert await hashing.verify(known, PASSWORD) is True, "later it works again"
    hashing.close()


async def test_L03_an_attempt_that_found_no_place_does_not_count_as_a_failure(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        hashing = house.users.hashing
        flood = [asyncio.ensure_future(hashing.verify(None, "x")) for _ in range(200)]
        await asyncio.sleep(0)
        for _ in range(8):
            with pytest.raises(Overloaded):
                await Browser(house).login()
        await asyncio.gather(*flood, return_exceptions=True)
        await Browser(house).login()


async def outcomes(house):
    """One address for every reason to refuse, and the password that is tried."""
    use_cases = house.users.use_cases
    await account(house, "wrong@example.com")
    disabled = await account(house, "disabled@example.com")
    await use_cases.update_account_status(SU, disabled.id, Disabled())
    past = await account(house, "past@example.com")
    until = house.users.directory.now() - timedelta(seconds=1)
    await use_cases.update_account_status(SU, past.id, EnabledUntil(until))
    await use_cases.create(SU, "without@example.com")
    await house.settings.use_cases.save(SU, RegistrationSettings(self_registration=True))
    named = Contact(firstname="Eve", lastname="Example")
    await use_cases.register(ANONYMOUS, "unconfirmed@example.com", PASSWORD, PASSWORD, named)
    await account(house, "locked@example.com")
    for _ in range(5):
        await house.users.throttle.take("locked@example.com", None)
    return {
        "unknown": ("unknown@example.com", PASSWORD),
        "no address": ("no address", PASSWORD),
        "wrong": ("wrong@example.com", "this is not the one"),
        "disabled": ("disabled@example.com", PASSWORD),
        "enabled once": ("past@example.com", PASSWORD),
        "unconfirmed": ("unconfirmed@example.com", PASSWORD),
        "without password": ("without@example.com", PASSWORD),
        "locked": ("locked@example.com", PASSWORD),
    }


async def test_L04_every_refusal_says_the_same_and_compares_a_password(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        verify, compared = Hashing.verify, []

        class Watched:
            def __getattr__(self, name):
                return getattr(house.users.hashing, name)

            async def verify(self, hash, password):
                compared.append(password)
                return await verify(house.users.hashing, hash, password)

        cases = await outcomes(house)
        object.__setattr__(house.users.authenticate, "hashing", Watched())
        said = {}
        for name, (email, password) in cases.items():
            compared.clear()
            with pytest.raises(LoginRefused) as refused:
                await house.users.authenticate(email, password)
            assert compared == [password], f"{name}: a password is compared once"
            said[name] = (str(refused.value), refused.value.args, refused.value.retry_after)
        assert set(said.values()) == {(REFUSED, (REFUSED,), 0)}


async def test_L04_every_refusal_takes_as_long(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        cases = await outcomes(house)

        async def prepare() -> None:
            await house.change("DELETE FROM throttle")
            for _ in range(5):
                await house.users.throttle.take(cases["locked"][0], None)

        def refused(email: str, password: str):
            async def act(turn: int) -> None:
                with pytest.raises(LoginRefused):
                    await house.users.authenticate(email, password)

            return act

        await take_alike({name: refused(*given) for name, given in cases.items()}, prepare)
