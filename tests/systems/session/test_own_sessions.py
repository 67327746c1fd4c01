"""What a user does with his sessions, and what ends them: lists, passwords, rights, caps, tokens."""

from datetime import timedelta

import pytest

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import (
    LoginRefused,
    PermissionDenied,
    ReauthenticationNeeded,
    SessionGone,
)
from nago.systems.session import Authenticated
from nago.systems.session.life import RACE_SECONDS
from nago.systems.session.permissions import LOGIN_USER
from nago.systems.user import Disabled, EnabledUntil, UserSettings
from tests.systems.house import DAY, opened
from tests.systems.people import PASSWORD, Browser, account, administrator


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
