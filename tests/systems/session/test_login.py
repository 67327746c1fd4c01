"""Logging in and out: what becomes of tokens, values and other sessions."""

import asyncio
import random

import pytest

from nago.auth.subject import SU
from nago.errors import (
    SessionGone,
)
from nago.presentation.session import WHOLE
from nago.systems.session import LoggedOut
from nago.systems.user import UserSettings
from tests.systems.house import DAY, opened
from tests.systems.people import Browser, account


async def test_S05_a_login_begins_a_new_session_and_the_old_token_is_dead_at_once(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        browser = Browser(house)
        before, old = await browser.session(), browser.cookie
        await before.put_string("a", "1")
        signed_in = await browser.login()
        assert browser.cookie != old
        assert signed_in.session.user == user.id
        assert signed_in.session.authenticated_at is not None
        now = await browser.session()
        assert (now.id, now.user, now.subject.id) == (signed_in.session.id, user.id, user.id)
        assert before.ended
        replayed = await house.sessions.find(old)
        assert replayed.user is None
        assert not replayed.subject.valid
        with pytest.raises(SessionGone):
            await replayed.put_string("a", "2")
        assert await house.sessions.use_cases.find_session_by_id(before.id) is None


async def test_S05_a_token_under_which_nothing_was_stored_is_dead_after_the_login_as_well(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser = Browser(house)
        old = browser.cookie
        await browser.login()
        replayed = await house.sessions.find(old)
        with pytest.raises(SessionGone):
            await replayed.put_string("a", "1")
        assert await house.ask("SELECT count(*) FROM sessions") == [(1,)]


async def test_S05_S09_another_process_that_has_not_heard_yet_stores_nothing_under_a_dead_token(
    tmp_path,
):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        await account(here)
        browser, late = Browser(here), Browser(here)
        unheard = await there.sessions.find(browser.cookie)
        await browser.login()
        with pytest.raises(SessionGone):
            await unheard.put_string("a", "1")
        await late.login()
        in_use = await there.sessions.find(late.cookie)
        assert in_use.subject.valid
        await here.sessions.use_cases.logout((await late.session()).id)
        with pytest.raises(SessionGone):
            await in_use.put_string("a", "1")
        assert await here.ask("SELECT count(*) FROM session_kv") == [(0,)]
        assert await here.ask("SELECT count(*) FROM sessions") == [(1,)]


async def test_S06_who_shares_the_cookie_of_before_the_login_stays_anonymous(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        victim, attacker = Browser(house), Browser(house)
        attacker.cookie = victim.cookie
        shared = await attacker.session()
        await victim.login()
        assert (await victim.subject()).valid
        assert not shared.subject.valid
        assert not (await attacker.subject()).valid
        assert (await attacker.session()).user is None


async def test_S07_values_go_along_into_ones_own_login_and_to_nobody_else(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        await account(house, "bob@example.com")
        browser = Browser(house)
        await (await browser.session()).put_string("basket", "3 apples")
        await browser.login()
        adas = await browser.session()
        assert adas.get_string("basket") == "3 apples"
        await adas.put_string("secret", "of Ada")
        await browser.login("bob@example.com")
        assert (await browser.session()).keys() == ()
        await house.sessions.use_cases.logout((await browser.session()).id)
        assert (await browser.session()).keys() == ()
        assert await house.ask("SELECT count(*) FROM session_kv") == [(0,)]


async def test_logging_in_again_as_the_same_user_keeps_his_values(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser = Browser(house)
        await browser.login()
        await (await browser.session()).put_string("a", "1")
        await browser.login()
        assert (await browser.session()).get_string("a") == "1"


async def test_S08_logout_deletes_the_session_and_tells_all_its_windows(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        heard, told = [], []
        house.wiring.bus.subscribe(LoggedOut, heard.append)
        user = await account(house)
        browser = Browser(house)
        await browser.login()
        session = await browser.session()
        session.observe(told.append)
        assert await house.sessions.use_cases.logout(session.id) is True
        assert await house.sessions.use_cases.logout(session.id) is False
        assert heard == [LoggedOut(session.id, user.id)]
        assert told == [WHOLE]
        assert session.ended
        assert not session.subject.valid
        assert await house.ask("SELECT * FROM sessions") == []
        assert not (await browser.subject()).valid


async def test_S09_no_put_brings_a_session_back_that_was_logged_out_meanwhile(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        for turn in range(40):
            browser = Browser(house)
            await browser.login(client=None)
            session = await browser.session()
            logout = house.sessions.use_cases.logout(session.id)
            steps = [session.put_string(f"k{n}", "late") for n in range(3)]
            if turn % 2:
                await asyncio.sleep(random.random() * 0.002)
            results = await asyncio.gather(*steps, logout, return_exceptions=True)
            assert {type(result) for result in results[:3]} <= {SessionGone, type(None)}
            with pytest.raises(SessionGone):
                await session.put_string("a", "after")
            assert (await browser.session()).user is None
        assert await house.ask("SELECT count(*) FROM session_kv") == [(0,)]


async def test_S10_a_session_ends_90_days_after_the_login_and_not_a_second_earlier(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser = Browser(house)
        signed_in = await browser.login()
        session = await browser.session()
        find = house.sessions.use_cases.find_session_by_id
        house.clock.ahead = 90 * DAY - 5
        assert session.alive()
        assert session.subject.valid
        assert await find(signed_in.session.id) is not None
        await session.put_string("still", "there")  # which makes it live no longer
        house.clock.ahead = 90 * DAY + 1
        assert not session.alive()
        assert not session.subject.valid
        assert await find(signed_in.session.id) is None
        assert not (await browser.subject()).valid
        with pytest.raises(SessionGone):
            await session.put_string("too", "late")


async def test_D10_an_expired_session_stays_so_when_the_clock_is_set_back(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser = Browser(house)
        signed_in = await browser.login()
        session = await browser.session()
        house.clock.ahead = 90 * DAY + 10
        assert session.ended
        assert not (await browser.subject()).valid
        house.clock.ahead = 90 * DAY - 3600
        assert session.ended
        assert not (await browser.subject()).valid
        assert await house.sessions.use_cases.find_session_by_id(signed_in.session.id) is None


async def test_D10_a_clock_that_runs_ahead_for_an_hour_deletes_nothing(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser = Browser(house)
        signed_in = await browser.login()
        house.clock.ahead = 90 * DAY + 3600
        await house.store.purge()
        assert await house.ask("SELECT count(*) FROM sessions") == [(1,)]
        house.clock.ahead = 0
        found = await house.sessions.use_cases.find_session_by_id(signed_in.session.id)
        assert found is not None


async def test_S12_an_idle_limit_counts_only_where_it_is_set(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser = Browser(house)
        await browser.login()
        house.clock.ahead = 30 * DAY
        in_use = await browser.session()
        assert in_use.subject.valid
        assert in_use.alive()  # which is noted
        await house.settings.use_cases.save(SU, UserSettings(idle_minutes=60))
        for _ in range(3):
            house.clock.ahead += 59 * 60
            assert in_use.alive()
            assert in_use.subject.valid, "it was used meanwhile"
        house.clock.ahead += 61 * 60
        assert not in_use.alive(), "in memory"
        assert not in_use.subject.valid
        assert not (await browser.subject()).valid, "and in the database"


async def test_S12_ten_thousand_reads_are_noted_once(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser = Browser(house)
        await browser.login()
        session = await browser.session()
        asked = []
        see, house.store.see = house.store.see, asked.append
        for _ in range(10_000):
            session.alive()
        assert asked == []
        house.clock.ahead = 301
        for _ in range(10_000):
            session.alive()
        assert len(asked) == 1
        house.store.see = see
