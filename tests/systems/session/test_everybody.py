"""What administrators see and do with the sessions of everybody."""

import asyncio

import pytest

from nago.auth.subject import SU
from nago.errors import PermissionDenied, ReauthenticationNeeded
from nago.systems.user import Contact
from tests.systems.house import opened
from tests.systems.people import Browser, account, holder

FIND, END = "nago.session.find_all", "nago.session.end_any"


async def test_S14_all_sessions_are_found_by_user_and_words_without_any_secret(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        ada, bob = await account(house), await account(house, "bob@example.com", firstname="Bob")
        await house.users.use_cases.update_other_contact(
            SU, bob.id, Contact(firstname="Bob", lastname="Example")
        )
        phone, laptop = Browser(house), Browser(house)
        await phone.login()
        await laptop.login()
        await Browser(house).login("bob@example.com")
        await Browser(house).session()  # a visitor's is none of them
        clerk = await holder(house, FIND)
        find = house.sessions.use_cases.find_all_sessions
        found = await find(clerk)
        assert found.total == 4
        assert sorted(each.email for each in found.sessions) == [
            "ada@example.com", "ada@example.com", "bob@example.com", "clerk@example.com",
        ]  # fmt: skip
        assert [each.email for each in found.sessions if each.current] == ["clerk@example.com"]
        shown = str(found)
        for browser in (phone, laptop):
            assert browser.cookie not in shown
            assert (await browser.session()).hash.hex() not in shown
        assert "192.0.2.7" not in shown
        assert (await find(clerk, user=ada.id)).total == 2
        assert [each.name for each in (await find(clerk, text="bOB ex")).sessions] == [
            "Bob Example"
        ]
        assert (await find(clerk, text="%")).total == 0
        one = await find(clerk, first=1, most=1)
        assert (len(one.sessions), one.total) == (1, 4)


async def test_A02_a_session_that_there_is_not_and_one_that_has_ended_look_alike(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser = Browser(house)
        await browser.login()
        clerk, end = await holder(house, END), house.sessions.use_cases.end_any_session
        id = (await browser.session()).id
        assert await end(clerk, id) is True
        assert await end(clerk, id) is False
        assert await end(clerk, "never-there-was-one") is False
        nobody = await holder(house, FIND, email="other@example.com")
        for each in (id, "never-there-was-one"):
            with pytest.raises(PermissionDenied):
                await end(nobody, each)


async def test_G01_a_session_that_two_end_at_once_is_noted_once(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser = Browser(house)
        await browser.login()
        clerk, end = await holder(house, END), house.sessions.use_cases.end_any_session
        id = (await browser.session()).id
        done = await asyncio.gather(*(end(clerk, id) for _ in range(4)))
        assert sorted(done) == [False, False, False, True]
        sql = "SELECT count(*) FROM audit WHERE entry LIKE '%session_ended%'"
        assert await house.ask(sql) == [(1,)]


async def test_S10_a_session_that_an_administrator_ends_is_over_at_once(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        ada = await account(house)
        phone, laptop = Browser(house), Browser(house)
        await phone.login()
        await laptop.login()
        clerk, use_cases = await holder(house, FIND, END), house.sessions.use_cases
        in_a_tab = await phone.session()
        acting = in_a_tab.subject
        await use_cases.end_any_session(clerk, in_a_tab.id)
        assert in_a_tab.ended
        assert not acting.valid
        assert not (await phone.subject()).valid
        assert (await laptop.subject()).valid
        assert (await use_cases.find_all_sessions(clerk, user=ada.id)).total == 1
        rows = [
            each
            for each in await house.audit.use_cases.find_entries(SU)
            if each.action == "session_ended"
        ]
        assert [(each.actor, each.detail) for each in rows] == [(clerk.id, ada.id)]


async def test_all_sessions_of_one_user_end_and_of_ones_own_all_but_this_one(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        ada = await account(house)
        browsers = [Browser(house) for _ in range(3)]
        await asyncio.gather(*(each.login() for each in browsers))
        clerk, use_cases = await holder(house, FIND, END), house.sessions.use_cases
        await use_cases.end_user_sessions(clerk, ada.id)
        assert not any([(await each.subject()).valid for each in browsers])
        assert clerk.valid
        again = Browser(house)
        await again.login("clerk@example.com")
        await use_cases.end_user_sessions(clerk, clerk.id)
        assert clerk.valid
        assert not (await again.subject()).valid
        assert (await use_cases.find_all_sessions(clerk)).total == 1


async def test_A04_ending_the_sessions_of_others_needs_a_recent_login(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        ada = await account(house)
        browser = Browser(house)
        await browser.login()
        clerk, use_cases = await holder(house, FIND, END), house.sessions.use_cases
        house.clock.ahead = 601
        await use_cases.find_all_sessions(clerk)
        with pytest.raises(ReauthenticationNeeded):
            await use_cases.end_any_session(clerk, (await browser.session()).id)
        with pytest.raises(ReauthenticationNeeded):
            await use_cases.end_user_sessions(clerk, ada.id)
        assert (await browser.subject()).valid
