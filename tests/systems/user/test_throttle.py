"""Who guesses is slowed down, per account and per address, and the owner is never kept out."""

import asyncio

import pytest

from nago.auth.subject import SU
from nago.errors import LoginRefused
from nago.systems.user import Client
from tests.systems.house import DAY, opened
from tests.systems.people import HOME, PASSWORD, Browser, account, reset_token

WRONG = "this is not the password"
MAIL = "ada@example.com"


async def lets_in(house, password=PASSWORD, client=None, email=MAIL, known_to="") -> bool:
    """Whether somebody gets in; `client` None is a program."""
    try:
        proof = await house.users.authenticate(email, password, client, known_to)
    except LoginRefused:
        return False
    for work in proof.works:
        await house.database.write(work)
    return True


async def fail(house, times, **who) -> None:
    for _ in range(times):
        assert not await lets_in(house, WRONG, **who)


async def test_L09_after_five_failures_the_right_password_has_to_wait_longer_each_time(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        await fail(house, 4)
        for minutes in (1, 2, 4, 8, 15, 15, 15):
            await fail(house, 1)
            assert not await lets_in(house), "at once"
            house.clock.ahead += minutes * 60 - 2
            assert not await lets_in(house), f"not before {minutes} minutes are over"
            house.clock.ahead += 4
        assert await lets_in(house), "who waits gets in"


async def test_L09_an_account_that_does_not_exist_is_locked_alike(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        throttle = house.users.throttle
        await fail(house, 5, email="Nobody@Example.com")
        assert not await throttle.take("nobody@example.com", None)
        assert await throttle.take("somebody@example.com", None)
        assert b"example" not in str(await house.ask("SELECT * FROM throttle")).encode()


async def test_L09_failures_that_are_five_minutes_old_do_not_lock(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        for _ in range(8):
            await fail(house, 1)
            house.clock.ahead += 301
        assert await lets_in(house)


async def test_L09_failures_survive_a_restart(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        await fail(house, 5)
    async with opened(tmp_path / "a.db") as house:
        assert not await lets_in(house)
        house.clock.ahead = 62
        assert await lets_in(house)


async def test_L09_a_login_forgets_the_failures_before_it(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        for _ in range(3):
            await fail(house, 4)
            assert await lets_in(house)
        await fail(house, 4, client=HOME)
        await Browser(house).login()
        await fail(house, 4, client=HOME)


async def test_L09_who_fails_a_hundred_times_in_a_row_is_let_in_by_a_reset_only(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        take = house.users.throttle.take
        for failure in range(100):
            assert await take(MAIL, None), failure
            house.clock.ahead += 15 * 60 + 1
        house.clock.ahead += 300 * DAY
        assert not await lets_in(house)
        await house.users.throttle.purge()
        assert not await lets_in(house), "it is not forgotten either"
        token = await reset_token(house, user)
        new = "something else entirely"
        await house.users.use_cases.change_password_by_link(SU, token, new, new)
        assert await lets_in(house, new)


async def test_L10_thirty_tries_a_minute_from_one_address(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        throttle = house.users.throttle

        async def succeed(name, address="192.0.2.1"):
            allowed = await throttle.take(name, address)
            await house.database.write(throttle.forgive(name, address))
            return allowed

        assert [await succeed(f"a{n}") for n in range(32)] == [True] * 30 + [False] * 2
        assert await succeed("b", "192.0.2.2"), "another address is not concerned"
        house.clock.ahead += 58
        assert not await succeed("b")
        house.clock.ahead += 4
        assert await succeed("b")


async def test_L10_ten_failures_a_minute_from_one_address_whoever_is_tried(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        for n in range(10):
            await fail(house, 1, client=HOME, email=f"unknown{n}@example.com")
        assert not await lets_in(house, client=HOME)
        assert await lets_in(house, client=Client("198.51.100.1"))
        assert await lets_in(house), "a program has no address"
        house.clock.ahead += 62
        assert await lets_in(house, client=HOME)


SAME = {
    "an IPv6 network of 64 bits": ["2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:fffe"],
    "however it is written": ["2001:DB8:0:1:0:0:0:1", "2001:0db8::1:0:0:0:1"],
    "IPv4 written as IPv6": ["192.0.2.1", "::ffff:192.0.2.1"],
    "with a zone": ["fe80::1%eth0", "fe80::1%eth1"],
}
APART = {
    "two IPv6 networks": ["2001:db8:0:1::1", "2001:db8:0:2::1"],
    "two IPv4 addresses": ["192.0.2.1", "192.0.2.2"],
    "two IPv4 addresses written as IPv6": ["::ffff:192.0.2.1", "::ffff:192.0.2.2"],
}


@pytest.mark.parametrize("name", [*SAME, *APART])
async def test_L10_what_counts_as_one_address(tmp_path, name):
    async with opened(tmp_path / "a.db") as house:
        first, second = {**SAME, **APART}[name]
        for n in range(10):
            assert await house.users.throttle.take(f"a{n}", first)
        assert not await house.users.throttle.take("b", first)
        assert await house.users.throttle.take("b", second) is (name in APART)


NO_ADDRESSES = ["", " ", "unknown", "192.0.2.1, 198.51.100.1", "192.0.2.1:80", "[::1]", "999.1.1.1"]


async def test_L10_who_has_no_address_gets_no_try_and_a_program_as_many_as_it_needs(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        for address in NO_ADDRESSES:
            assert not await lets_in(house, client=Client(address)), address
        assert await lets_in(house), "and none of that has counted against the account"
        for n in range(40):
            assert await house.users.throttle.take(f"a{n}", None)


async def test_L11_of_two_tries_in_two_processes_one_is_the_last(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as one, opened(path) as two:
        for turn in range(50):
            name, address = f"a{turn}@example.com", f"198.51.100.{turn}"
            for house in (one, two, one, two):
                assert await house.users.throttle.take(name, None)
            last = [house.users.throttle.take(name, None) for house in (one, two)]
            assert sorted(await asyncio.gather(*last)) == [False, True], turn
            for n in range(9):
                assert await one.users.throttle.take(f"b{n} {turn}", address)
            last = [
                house.users.throttle.take(f"{id(house)} {turn}", address) for house in (one, two)
            ]
            assert sorted(await asyncio.gather(*last)) == [False, True], turn


async def test_L11_a_lock_counts_in_every_process(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as one, opened(path) as two:
        await account(one)
        await fail(one, 5)
        assert not await lets_in(two)
        two.clock.ahead = 62
        assert await lets_in(two)
        assert await lets_in(one), "and so does a login"


async def test_L12_who_locks_an_account_does_not_lock_its_owner_out(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        bob = await account(house, "bob@example.com")
        remember = house.sessions.entrance.remember
        mine = Client(HOME.address, HOME.user_agent, await remember(user.id))
        bobs = Client("198.51.100.1", HOME.user_agent, await remember(bob.id))
        attacker = Client("203.0.113.66")
        await fail(house, 5, client=attacker)
        with pytest.raises(LoginRefused):
            await Browser(house).login(client=HOME)  # a browser that nobody knows
        with pytest.raises(LoginRefused):
            await Browser(house).login(client=bobs)
        with pytest.raises(LoginRefused):
            await Browser(house).login(client=Client("198.51.100.2", "", "made up"))
        await Browser(house).login(client=mine)
        assert not await lets_in(house, client=attacker), "which does not help the attacker"
        house.clock.ahead = 180 * DAY + 1
        await fail(house, 5, client=attacker)
        with pytest.raises(LoginRefused):  # a device is known for 180 days
            await Browser(house).login(client=mine)


async def test_L12_a_known_browser_may_not_guess_either(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        mine = Client(HOME.address, "", await house.sessions.entrance.remember(user.id))
        for _ in range(5):
            with pytest.raises(LoginRefused):
                await Browser(house).login(password=WRONG, client=mine)
        with pytest.raises(LoginRefused):
            await Browser(house).login(client=mine)
        assert await lets_in(house, client=HOME), "others are not concerned"


async def test_L15_guessing_the_old_password_is_slowed_down_apart_from_logins(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser = Browser(house)
        await browser.login()
        subject = await browser.subject()
        change, new = house.users.use_cases.change_my_password, "something else entirely"
        await fail(house, 5, client=Client("203.0.113.66"))  # strangers at the login
        for _ in range(5):
            with pytest.raises(LoginRefused, match="old password is wrong"):
                await change(subject, WRONG, new, new)
        with pytest.raises(LoginRefused, match="wait"):
            await change(subject, PASSWORD, new, new)
        house.clock.ahead = 62
        await change(subject, PASSWORD, new, new)
        assert (await browser.subject()).valid, "one's own session stays"
        assert await lets_in(house, new)
        for _ in range(5):
            with pytest.raises(LoginRefused):
                await change(subject, WRONG, PASSWORD, PASSWORD)
        token = await reset_token(house, subject)
        await house.users.use_cases.change_password_by_link(SU, token, PASSWORD, PASSWORD)
        await browser.login()
        await change(await browser.subject(), PASSWORD, new, new)


async def test_what_is_a_day_old_and_locks_nobody_is_forgotten(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        for n in range(520):
            await house.users.throttle.take(f"a{n}", None)
        await house.users.throttle.purge()
        assert await house.ask("SELECT count(*) FROM throttle") == [(520,)]
        house.clock.ahead = DAY + 1
        await house.users.throttle.purge()
        assert await house.ask("SELECT count(*) FROM throttle") == [(0,)]
