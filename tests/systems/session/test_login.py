"""Logging in and out: what becomes of tokens, values and other sessions."""

import asyncio
import random
from datetime import timedelta

import pytest

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import (
    LoginRefused,
    PermissionDenied,
    ReauthenticationNeeded,
    SessionGone,
)
from nago.presentation.session import WHOLE
from nago.systems.session import Authenticated, LoggedOut
from nago.systems.session.life import RACE_SECONDS
from nago.systems.session.permissions import LOGIN_USER
from nago.systems.user import Disabled, EnabledUntil, UserSettings
from tests.systems.house import DAY, opened
from tests.systems.people import PASSWORD, Browser, account, administrator


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


async def test_S14_a_user_sees_where_he_is_logged_in_without_any_secret(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        await account(house, "bob@example.com")
        phone, laptop = Browser(house), Browser(house)
        await phone.login()
        await laptop.login()
        await Browser(house).login("bob@example.com")
        mine = await house.sessions.use_cases.list_my_sessions(await laptop.subject())
        assert len(mine) == 2
        assert [each.current for each in mine].count(True) == 1
        assert {each.address for each in mine} == {"192.0.2.x"}
        session = await laptop.session()
        shown = str(mine)
        assert laptop.cookie not in shown
        assert session.hash.hex() not in shown
        with pytest.raises(PermissionDenied):
            await house.sessions.use_cases.list_my_sessions(ANONYMOUS)


async def test_S16_ending_another_session_needs_a_login_that_is_ten_minutes_old_at_most(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        phone, laptop = Browser(house), Browser(house)
        await phone.login()
        await laptop.login()
        use_cases = house.sessions.use_cases
        phones = (await phone.session()).id
        house.clock.ahead = 601
        with pytest.raises(ReauthenticationNeeded):
            await use_cases.end_session(await laptop.subject(), phones)
        with pytest.raises(ReauthenticationNeeded):
            await use_cases.end_other_sessions(await laptop.subject())
        await laptop.login()
        assert await use_cases.end_session(await laptop.subject(), phones) is True
        assert await use_cases.end_session(await laptop.subject(), phones) is False
        assert not (await phone.subject()).valid
        assert (await laptop.subject()).valid
        house.clock.ahead += 601
        own = (await laptop.session()).id
        assert await use_cases.end_session(await laptop.subject(), own) is True


async def test_A02_nobody_ends_the_session_of_another_user_or_learns_that_it_is_there(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        await account(house, "bob@example.com")
        ada, bob = Browser(house), Browser(house)
        await ada.login()
        await bob.login("bob@example.com")
        end = house.sessions.use_cases.end_session
        assert await end(await bob.subject(), (await ada.session()).id) is False
        assert await end(await bob.subject(), "unknown") is False
        assert (await ada.subject()).valid


async def test_S17_a_password_change_ends_all_other_sessions_and_keeps_this_one(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        phone, laptop = Browser(house), Browser(house)
        await phone.login()
        await laptop.login()
        phones, laptops = await phone.session(), await laptop.session()
        change = house.users.use_cases.change_my_password
        new = "another long sentence for me"
        await change(laptops.subject, PASSWORD, new, new)
        assert phones.ended
        assert not laptops.ended
        assert laptops.subject.valid
        await laptops.put_string("goes", "on")
        signed_in = await house.sessions.reissue(laptops.id)
        old = laptop.cookie
        await laptop.take(signed_in)
        assert laptop.cookie != old
        assert await laptop.session() is laptops
        assert not (await phone.subject()).valid
        with pytest.raises(LoginRefused):
            await Browser(house).login()
        await Browser(house).login(password=new)


async def test_S17_a_password_change_that_cannot_be_kept_ends_nothing(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        phone, laptop = Browser(house), Browser(house)
        await phone.login()
        await laptop.login()

        def broken(user, keep):
            def work(connection):
                raise RuntimeError("power is gone")

            return work, lambda: None

        house.users.accounts.on_ending.append(broken)
        new = "another long sentence for me"
        with pytest.raises(RuntimeError):
            await house.users.use_cases.change_my_password(
                await laptop.subject(), PASSWORD, new, new
            )
        assert (await phone.subject()).valid
        await Browser(house).login()


async def test_S17_disabling_and_deleting_a_user_ends_his_sessions_at_once(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        first = Browser(house)
        await first.login()
        session = await first.session()
        await house.users.use_cases.update_account_status(SU, user.id, Disabled())
        assert session.ended
        with pytest.raises(LoginRefused):
            await Browser(house).login()
        later = EnabledUntil(house.users.directory.now() + timedelta(hours=1))
        await house.users.use_cases.update_account_status(SU, user.id, later)
        second = Browser(house)
        await second.login()
        assert (await second.subject()).valid
        house.clock.ahead = 3605
        assert not (await second.subject()).valid
        house.clock.ahead = 0
        third = Browser(house)
        await third.login()
        assert await house.users.use_cases.delete(SU, user.id) is True
        assert not (await third.subject()).valid
        assert await house.ask("SELECT * FROM sessions") == []
        assert await house.ask("SELECT * FROM credentials") == []


async def test_S18_a_change_of_rights_counts_without_a_new_login(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        await administrator(house)
        browser = Browser(house)
        await browser.login()
        subject = await browser.subject()
        find_all = house.users.use_cases.find_all
        with pytest.raises(PermissionDenied):
            await find_all(subject)
        role = await house.roles.use_cases.create(SU, "Clerk", permissions=["nago.user.find_all"])
        await house.users.use_cases.update_other_roles(SU, user.id, [role.id])
        assert len(await find_all(subject)) == 2
        await house.roles.use_cases.update_permissions(SU, role.id, [])
        with pytest.raises(PermissionDenied):
            await find_all(subject)
        await house.users.use_cases.update_other_permissions(SU, user.id, ["nago.user.find_all"])
        assert len(await find_all(subject)) == 2
        await house.users.use_cases.update_other_permissions(SU, user.id, [])
        with pytest.raises(PermissionDenied):
            await find_all(subject)


async def test_S23_beyond_the_cap_the_oldest_session_ends(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        await house.settings.use_cases.save(SU, UserSettings(sessions_per_user=3))
        browsers = []
        for _ in range(4):
            browsers.append(Browser(house))
            house.clock.ahead += 10
            await browsers[-1].login(client=None)
        alive = [(await browser.subject()).valid for browser in browsers]
        assert alive == [False, True, True, True]


async def test_a_ticket_is_good_once_for_its_browser_and_for_half_a_minute(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        login, exchange = house.sessions.use_cases.login, house.sessions.exchange
        mine, thief = Browser(house), Browser(house)
        signed_in = await login((await mine.session()).id, "ada@example.com", PASSWORD)
        assert signed_in.ticket not in repr(signed_in)
        assert await exchange(signed_in.ticket, thief.cookie) is None
        assert await exchange("unknown", mine.cookie) is None
        assert await exchange(signed_in.ticket, mine.cookie) is not None
        assert await exchange(signed_in.ticket, mine.cookie) is None
        late = Browser(house)
        signed_in = await login((await late.session()).id, "ada@example.com", PASSWORD)
        house.clock.ahead = 31
        assert await exchange(signed_in.ticket, late.cookie) is None


async def test_a_week_old_token_is_replaced_and_the_last_one_is_good_for_what_is_under_way(
    tmp_path,
):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser = Browser(house)
        await browser.login()
        session = await browser.session()
        assert await house.sessions.renew(session) is None
        house.clock.ahead = 7 * DAY + 1
        renewed = await house.sessions.renew(session)
        assert renewed is not None
        assert await house.sessions.renew(session) is None
        old, browser.cookie = browser.cookie, renewed
        house.clock.ahead += 3600
        assert await house.sessions.find(old) is session, "until the new one was seen"
        assert await browser.session() is session
        await house.sessions.registry._load(session.hash)  # as in a process that did not rotate it
        house.clock.ahead += RACE_SECONDS + 1
        assert not (await house.sessions.find(old)).subject.valid
        assert not (await browser.subject()).valid, "who copied it cannot be told from the owner"


async def test_login_user_is_for_who_may(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        heard = []
        house.wiring.bus.subscribe(Authenticated, heard.append)
        user = await account(house)
        browser = Browser(house)
        session = await browser.session()
        id = session.id
        login_user = house.sessions.use_cases.login_user
        with pytest.raises(PermissionDenied):
            await login_user(id, user.id, ANONYMOUS)
        with pytest.raises(LoginRefused):
            await login_user(id, "unknown")
        root = await administrator(house)
        clerk = await account(house, "clerk@example.com")
        await house.users.use_cases.update_other_permissions(SU, clerk.id, [LOGIN_USER.id])
        desk = Browser(house)
        await desk.login("clerk@example.com")
        with pytest.raises(PermissionDenied):  # nobody rises by logging somebody else in (A03)
            await login_user(id, root.id, await desk.subject())
        heard.clear()
        with pytest.raises(SessionGone):
            await login_user("unknown", user.id)
        await browser.take(await login_user(id, user.id))
        assert (await browser.subject()).id == user.id
        assert heard == [Authenticated((await browser.session()).id, user.id)]
