"""Two workers on one database file: what one does, the other knows, and nothing comes back."""

import asyncio
import random
import sqlite3

import pytest

from nago.auth.subject import SU
from nago.errors import PermissionDenied, SessionGone, StoreError
from nago.presentation.session import WHOLE
from nago.systems.user import UserSettings
from tests.systems.house import opened
from tests.systems.people import HOME, PASSWORD, Browser, account

SOON = 1.0
"""Seconds within which the other worker knows (`security.md D09`)."""


async def until(condition, seconds=SOON):
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


async def test_D09_a_logout_on_one_worker_ends_the_session_on_the_other(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        await account(here)
        browser = Browser(here)
        await browser.login()
        session, told = await there.sessions.find(browser.cookie), []
        session.observe(told.append)
        assert session.subject.valid
        await here.sessions.use_cases.logout(session.id)
        await until(lambda: session.ended)
        assert told == [WHOLE]
        assert session.successor is None
        assert not (await there.sessions.find(browser.cookie)).subject.valid


async def test_D09_a_login_on_one_worker_is_followed_by_the_windows_on_the_other(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        await account(here)
        browser = Browser(here)
        anonymous = await there.sessions.find(browser.cookie)
        stored = await there.sessions.find(browser.cookie)
        assert stored is anonymous
        await anonymous.put_string("basket", "apples")
        signed_in = await browser.login()
        other = await there.sessions.find(browser.cookie)  # at once, before it has heard anything
        assert other.subject.valid
        assert other.get_string("basket") == "apples"
        await until(lambda: anonymous.ended)
        assert anonymous.successor == signed_in.session.id == other.id


async def test_D09_rights_and_settings_count_on_the_other_worker_within_a_second(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        user = await account(here)
        browser = Browser(here)
        await browser.login()
        subject = (await there.sessions.find(browser.cookie)).subject
        with pytest.raises(PermissionDenied):
            await there.users.use_cases.count(subject)
        role = await here.roles.use_cases.create(SU, "Clerk", permissions=["nago.user.count"])
        await here.users.use_cases.update_other_roles(SU, user.id, [role.id])
        counting = there.wiring.permissions["nago.user.count"]
        await until(lambda: subject.has_permission(counting))
        await here.roles.use_cases.update_permissions(SU, role.id, [])
        await until(lambda: not subject.has_permission(counting))
        await here.settings.use_cases.save(SU, UserSettings(password_length=20))
        await until(lambda: there.users.directory.settings.password_length == 20)


async def test_S21_eight_writers_on_two_workers_lose_nothing(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        await account(here)
        browser = Browser(here)
        await browser.login()
        sessions = [await house.sessions.find(browser.cookie) for house in (here, there)]

        async def write(writer):
            session = sessions[writer % 2]
            for turn in range(50):
                key = f"{writer}.{turn % 8}"  # 64 keys in all
                await session.put_string(key, f"{turn}")
                if turn % 5 == 0:
                    await asyncio.sleep(0)

        await asyncio.gather(*(write(writer) for writer in range(8)))
        stored = await here.store.find(sessions[0].hash)
        assert stored.values == {
            f"{writer}.{key}": f"{max(turn for turn in range(50) if turn % 8 == key)}"
            for writer in range(8)
            for key in range(8)
        }
        await until(lambda: len(sessions[0].keys()) == len(sessions[1].keys()) == 64)


async def test_S09_nothing_is_revived_however_two_workers_cross(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        user = await account(here)
        login_user = here.sessions.use_cases.login_user
        for turn in range(60):
            browser = Browser(here)
            anonymous = await browser.session()
            await browser.take(await login_user(anonymous.id, user.id))
            mine, other = await browser.session(), await there.sessions.find(browser.cookie)
            steps = [
                mine.put_string("a", "1"),
                other.put_string("b", "2"),
                here.sessions.use_cases.logout(mine.id),
                other.put_string("c", "3"),
            ]
            random.Random(turn).shuffle(steps)
            results = await asyncio.gather(*steps, return_exceptions=True)
            assert {type(each) for each in results} <= {type(None), bool, SessionGone}
            for session in (mine, other):
                with pytest.raises(SessionGone):
                    await session.put_string("d", "4")
            assert await here.sessions.use_cases.find_session_by_id(mine.id) is None
            for house in (here, there):
                assert (await house.sessions.find(browser.cookie)).user is None
        assert await here.ask("SELECT count(*) FROM session_kv") == [(0,)]


class Breaking(sqlite3.Connection):
    """A connection that loses power before its n-th statement."""

    left = -1

    def execute(self, *args):
        if Breaking.left == 0 and not args[0].lstrip().upper().startswith(("ROLLBACK", "RELEASE")):
            raise sqlite3.OperationalError("the power is gone")
        Breaking.left -= 1 if Breaking.left > 0 else 0
        return super().execute(*args)


async def test_D03_a_login_is_kept_as_a_whole_or_not_at_all(tmp_path, monkeypatch):
    connect = sqlite3.connect
    monkeypatch.setattr(
        "nago.data.connection.sqlite3.connect",
        lambda *args, **kwargs: connect(*args, factory=Breaking, **kwargs),
    )

    async def seen(house):
        """What a login changes."""
        counted = ("sessions", "session_kv", "session_tombstones", "login_tickets", "audit")
        tables = {name: await house.ask(f"SELECT count(*) FROM {name}") for name in counted}
        throttle = await house.ask("SELECT failures, in_window FROM throttle ORDER BY key")
        return tables, throttle, await house.ask("SELECT public_id, user_id FROM sessions")

    Breaking.left = -1
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        proof = await house.users.authenticate("ada@example.com", PASSWORD, HOME)
        broken = 0
        for statement in range(60):
            browser = Browser(house)
            session = await browser.session()
            await session.put_string("a", "1")
            before = await seen(house)
            Breaking.left = statement
            try:
                signed_in = await house.sessions.entrance.enter(
                    session, proof.user, "password", works=proof.works, client=HOME
                )
            except StoreError:
                Breaking.left = -1
                broken += 1
                assert await seen(house) == before, f"after statement {statement}"
                assert not session.ended
                continue
            Breaking.left = -1
            await browser.take(signed_in)
            assert (await browser.session()).get_string("a") == "1"
            break
        else:
            pytest.fail("a login of more than sixty statements")
        assert broken > 10
