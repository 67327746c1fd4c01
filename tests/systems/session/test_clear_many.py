"""Ending all sessions at once, however many they are."""

import time

import pytest

from nago.auth.subject import ANONYMOUS
from nago.errors import PermissionDenied, ReauthenticationNeeded
from tests.systems.house import opened
from tests.systems.people import Browser, account, administrator

MANY = """
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
INSERT INTO sessions (id_hash, public_id, global_epoch, created_at, last_write_at, last_seen_at,
    token_at, absolute_until)
SELECT CAST(printf('%032d', i) AS BLOB), 'p' || i, sessions_epoch, 0, 0, 0, 0, 9e9
FROM n, global_state
"""


async def test_S19_who_may_ends_all_sessions_within_a_second_his_own_among_them(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await administrator(house)
        await account(house)
        root, ada = Browser(house), Browser(house)
        await root.login("root@example.com")
        await ada.login()
        sessions = [await root.session(), await ada.session()]
        clear = house.sessions.use_cases.clear
        with pytest.raises(PermissionDenied):
            await clear(ANONYMOUS)
        with pytest.raises(PermissionDenied):
            await clear(await ada.subject())
        house.clock.ahead = 601
        with pytest.raises(ReauthenticationNeeded):
            await clear(await root.subject())
        assert not any(session.ended for session in sessions)
        house.clock.ahead = 0
        await house.change(MANY)
        begun = time.monotonic()
        note = house.audit.row("sessions_cleared", actor="test")
        epoch = await house.store.clear(note)  # what the use case does before it tidies up
        assert time.monotonic() - begun < 1
        house.sessions.registry.end_before(epoch)
        assert all(session.ended for session in sessions)
        assert not (await ada.subject()).valid
        counting = "SELECT count(*) FROM valid_sessions"
        assert await house.ask(counting) == [(0,)]


async def test_S19_the_use_case_ends_the_one_who_asks_as_well(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await administrator(house)
        root = Browser(house)
        await root.login("root@example.com")
        session = await root.session()
        await house.sessions.use_cases.clear(session.subject)
        assert session.ended
        assert await house.ask("SELECT * FROM sessions") == []
