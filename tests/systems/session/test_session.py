"""Sessions: how they are found, shared, ended, and removed; none of it needs a window."""

import asyncio
import base64
import gc
import time
from datetime import UTC, datetime, timedelta

import pytest

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import PermissionDenied, SessionGone
from nago.presentation.session import WHOLE
from nago.systems.session import Session, SessionManagement, SessionsCleared
from nago.systems.session.model import LIFE_SECONDS
from nago.systems.settings import SettingsManagement
from nago.systems.user import UserManagement
from nago.wiring import Wiring
from tests.systems.house import DAY, House, opened


async def new_session(house, **values):
    session = await house.sessions.find(house.sessions.issue())
    for key, value in values.items():
        await session.put_string(key, value)
    return session


async def test_asking_for_sessions_installs_users_and_settings(tmp_path):
    house = House()
    wiring = Wiring(house.database.__class__(), house.vault)
    assert not wiring.installed(UserManagement)
    sessions = wiring.system(SessionManagement)
    assert wiring.installed(UserManagement)
    assert wiring.installed(SettingsManagement)
    assert wiring.system(SessionManagement) is sessions


async def test_a_session_is_found_by_its_public_id(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house, name="Ada")
        found = await house.sessions.use_cases.find_session_by_id(session.id)
        assert found == Session(session.id, None, session.created_at, None)
        assert abs(found.created_at - datetime.now(UTC)) < timedelta(seconds=10)
        assert await house.sessions.use_cases.find_user_session_by_id(session.id) is session
        assert await house.sessions.use_cases.find_session_by_id("unknown") is None
        assert await house.sessions.use_cases.find_user_session_by_id("unknown") is None


async def test_a_session_with_a_user_says_who_and_since_when(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await house.users.use_cases.create(SU, "ada@example.com", firstname="Ada")
        session = await new_session(house, name="Ada")
        when = time.time()
        await house.change("UPDATE sessions SET user_id = ?, authenticated_at = ?", user.id, when)
        found = await house.sessions.use_cases.find_session_by_id(session.id)
        assert found.user == user.id
        assert found.authenticated_at == datetime.fromtimestamp(when, UTC)


async def test_a_session_of_a_user_who_is_disabled_or_gone_counts_for_nothing(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await house.users.use_cases.create(SU, "ada@example.com", firstname="Ada")
        session = await new_session(house, name="Ada")
        find = house.sessions.use_cases.find_session_by_id
        await house.change("UPDATE sessions SET user_id = ?", user.id)
        await house.change("UPDATE users SET data = json_set(data, '$.status.type', 'disabled')")
        assert await find(session.id) is None
        await house.change("UPDATE users SET data = json_set(data, '$.status.type', 'enabled')")
        assert await find(session.id) is not None
        await house.change("UPDATE users SET data = json_set(data, '$.session_epoch', 1)")
        assert await find(session.id) is None
        await house.change("DELETE FROM users")
        assert await house.ask("SELECT * FROM sessions") == []
        assert await house.ask("SELECT * FROM session_kv") == []


async def test_tabs_of_one_browser_share_one_session(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        cookie = house.sessions.issue()
        found = await asyncio.gather(*(house.sessions.find(cookie) for _ in range(20)))
        assert len(set(map(id, found))) == 1
        await found[0].put_string("a", "1")
        assert (await house.sessions.find(cookie)).get_string("a") == "1"


async def test_one_who_stops_waiting_spoils_the_shared_search_for_nobody(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        cookie = house.sessions.issue()
        tasks = [asyncio.create_task(house.sessions.find(cookie)) for _ in range(3)]
        await asyncio.sleep(0)
        tasks[0].cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(results[0], asyncio.CancelledError)
        assert results[1] is results[2]


async def test_S04_neither_the_database_nor_its_log_holds_a_token_that_opens_anything(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as house:
        cookies = [house.sessions.issue() for _ in range(20)]
        hashes = []
        for cookie in cookies:
            session = await house.sessions.find(cookie)
            await session.put_string("secret", "the value is sealed as well")
            await session.put_string("second", "the value is sealed as well")
            hashes.append(session.hash)
        files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
        assert {"a.db", "a.db-wal"} <= files.keys()
    files["closed"] = path.read_bytes()
    assert all(any(hashed in data for data in files.values()) for hashed in hashes)
    for cookie in cookies:
        whole = base64.urlsafe_b64decode(cookie)
        for token in (whole, whole[:32]):
            forms = {
                token,
                token.hex().encode(),
                token.hex().upper().encode(),
                base64.b64encode(token).rstrip(b"="),
                base64.urlsafe_b64encode(token).rstrip(b"="),
                cookie.encode()[:40],
            }
            for name, data in files.items():
                assert not any(form in data for form in forms), name
    for name, data in files.items():
        assert b"the value is sealed" not in data, name


async def test_S04_the_public_id_leads_to_no_session_as_a_cookie(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house, a="1")
        assert await house.sessions.find(session.id) is None
        assert await house.sessions.find(session.hash.hex()) is None
        assert len(session.id) == 22


async def test_S09_a_write_on_its_way_brings_no_ended_session_back(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        for turn in range(30):
            session = await new_session(house, a="1")
            held = asyncio.ensure_future(house.store.clear(lambda _: None))
            if turn % 3:
                await asyncio.sleep(0.0003 * (turn % 5))
            results = await asyncio.gather(
                *(session.put_string(f"k{n}", "late") for n in range(3)),
                held,
                return_exceptions=True,
            )
            assert {type(result) for result in results[:3]} <= {SessionGone, type(None)}
            with pytest.raises(SessionGone):
                await session.put_string("a", "after")
            assert session.ended
            assert await house.sessions.use_cases.find_session_by_id(session.id) is None


async def test_S09_a_newcomer_who_is_ended_before_his_second_value_stays_ended(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await house.sessions.find(house.sessions.issue())
        first = session.put_string("a", "1")
        cleared = asyncio.ensure_future(house.store.clear(lambda _: None))
        await asyncio.sleep(0)
        second = session.put_string("b", "2")
        results = await asyncio.gather(first, cleared, second, return_exceptions=True)
        assert results[0] is None
        assert isinstance(results[2], SessionGone)
        assert await house.ask("SELECT key FROM session_kv") == [("a",)]


async def test_clearing_ends_all_sessions_and_tells_it(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        told, heard = [], []
        house.wiring.bus.subscribe(SessionsCleared, told.append)
        session = await new_session(house, a="1")
        visitor = await house.sessions.find(house.sessions.issue())
        session.observe(heard.append)
        await house.sessions.use_cases.clear()
        assert told == [SessionsCleared()]
        assert heard == ["a", WHOLE], "windows are told that the value and the session are gone"
        assert session.ended
        assert session.get_string("a") is None
        assert session.keys() == ()
        with pytest.raises(SessionGone, match="reload"):
            await session.put_string("a", "2")
        assert await house.ask("SELECT * FROM sessions") == []
        assert not visitor.ended, "who has stored nothing has nothing to lose"
        await visitor.put_string("a", "1")


async def test_the_browser_of_an_ended_session_begins_a_new_one(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        cookie = house.sessions.issue()
        before = await house.sessions.find(cookie)
        await before.put_string("a", "1")
        await house.store.clear(lambda _: None)  # the rows are still there
        house.sessions.registry.end_before(1)
        after = await house.sessions.find(cookie)
        assert after is not before
        assert not after.stored
        assert after.get_string("a") is None
        await after.put_string("b", "2")
        assert after.id != before.id
        assert await house.ask("SELECT key FROM session_kv") == [("b",)]
        assert await house.sessions.use_cases.find_session_by_id(before.id) is None


async def test_clearing_needs_the_permission(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house, a="1")
        with pytest.raises(PermissionDenied):
            await house.sessions.use_cases.clear(ANONYMOUS)
        assert not session.ended


async def test_an_anonymous_session_lives_90_days_after_its_last_write(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house, a="1")
        house.clock.ahead = 89 * DAY
        await session.put_string("a", "2")
        house.clock.ahead = 89 * DAY + LIFE_SECONDS - 5
        assert not session.ended
        assert await house.sessions.use_cases.find_session_by_id(session.id) is not None
        house.clock.ahead = 89 * DAY + LIFE_SECONDS + 5
        assert session.ended
        assert session.get_string("a") is None
        assert await house.sessions.use_cases.find_session_by_id(session.id) is None
        with pytest.raises(SessionGone):
            await session.put_string("a", "3")


async def test_a_session_with_a_user_does_not_live_longer_by_being_written_to(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await house.users.use_cases.create(SU, "ada@example.com", firstname="Ada")
        session = await new_session(house, a="1")
        await house.change("UPDATE sessions SET user_id = ?", user.id)
        before = await house.ask("SELECT absolute_until FROM sessions")
        house.clock.ahead = 10 * DAY
        await session.put_string("a", "2")
        assert await house.ask("SELECT absolute_until FROM sessions") == before


async def test_S22_visitors_who_store_nothing_cost_no_row_and_no_memory(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        for _ in range(5000):
            session = await house.sessions.find(house.sessions.issue())
            assert not session.stored
            assert session.get_string("a") is None
        assert await house.ask("SELECT count(*) FROM sessions") == [(0,)]
        del session
        gc.collect()
        assert len(house.sessions.registry) == 0
        assert not house.sessions.registry._loading


async def test_S22_the_purge_removes_what_is_dead_and_lets_writers_through(tmp_path):
    async with opened(tmp_path / "a.db") as house:

        def fill(connection):
            dead = range(10, 2010)
            rows = [(n, n.to_bytes(32, "big"), f"p{n}", 0, 0.0, 0.0, 0.0) for n in dead]
            connection.executemany(
                "INSERT INTO sessions (id, id_hash, public_id, global_epoch, created_at,"
                " last_write_at, absolute_until) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
            values = [(n, f"k{k}", b"x" * 500, 467, 0.0) for n in dead for k in range(10)]
            connection.executemany("INSERT INTO session_kv VALUES (?, ?, ?, ?, ?)", values)

        living = await new_session(house, a="1")
        await house.database.write(fill)
        purging = asyncio.create_task(house.store.purge())
        longest, writes = 0.0, 0
        while not purging.done():
            begun = time.perf_counter()
            await living.put_string("a", str(writes))
            longest = max(longest, time.perf_counter() - begun)
            writes += 1
        assert await purging == 2000
        assert writes > 10, "writers came through between the batches"
        assert longest < 0.5, "ten times what a batch may take"
        assert await house.ask("SELECT public_id FROM sessions") == [(living.id,)]
        assert await house.ask("SELECT count(*) FROM session_kv") == [(1,)]


async def test_S22_the_purge_waits_a_day_so_that_a_wrong_clock_deletes_nothing(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await new_session(house, a="1")
        house.clock.ahead = LIFE_SECONDS + 3600
        assert await house.store.purge() == 0
        house.clock.ahead = LIFE_SECONDS + DAY + 3600
        assert await house.store.purge() == 1


async def test_two_new_tabs_that_store_first_at_the_same_moment_lose_nothing(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        for _ in range(3):
            cookie = here.sessions.issue()
            mine, theirs = await here.sessions.find(cookie), await there.sessions.find(cookie)
            await asyncio.gather(mine.put_string("a", "1"), theirs.put_string("b", "2"))
            assert mine.id == theirs.id
            assert mine.get_string("a") == "1"
            assert theirs.get_string("b") == "2"
            async with asyncio.timeout(2):
                while (mine.get_string("b"), theirs.get_string("a")) != ("2", "1"):
                    await asyncio.sleep(0.02)
        assert await here.ask("SELECT count(*) FROM sessions") == [(3,)]


async def test_what_another_process_writes_is_seen_within_a_second(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        cookie = here.sessions.issue()
        mine, theirs = await here.sessions.find(cookie), await there.sessions.find(cookie)
        heard = asyncio.Queue()
        mine.observe(heard.put_nowait)
        async with asyncio.timeout(1):
            await theirs.put_string("a", "1")
            assert await heard.get() == "a"
        assert mine.get_string("a") == "1"
        assert mine.stored
        async with asyncio.timeout(1):
            await theirs.put_string("a", "2")
            assert await heard.get() == "a"
        async with asyncio.timeout(1):
            await theirs.delete("a")
            assert await heard.get() == "a"
        assert mine.keys() == ()
        await mine.put_string("b", "1")
        async with asyncio.timeout(1):
            await there.sessions.use_cases.clear()
            assert await heard.get() == "b"
            assert await heard.get() == "b"
        assert mine.ended


async def test_an_old_answer_never_undoes_a_newer_value(tmp_path):
    """A state is read, then a value is written, then the state arrives: the value stays."""
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house, a="1", b="1")
        old = await house.store.find(session.hash)
        await session.put_string("a", "2")
        await session.delete("b")
        session.merge(old)
        assert (session.get_string("a"), session.keys()) == ("2", ("a",))


async def test_an_own_answer_that_comes_late_never_undoes_what_others_wrote_after_it(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        cookie = here.sessions.issue()
        mine = await here.sessions.find(cookie)
        await mine.put_string("a", "1")
        theirs = await there.sessions.find(cookie)
        write, answers = here.store.write, []

        def held(change, tell):
            write(change, lambda outcome: answers.append((tell, outcome)))

        here.store.write = held
        answer = mine.put_string("a", "own")
        while not answers:
            await asyncio.sleep(0.001)
        await theirs.put_string("a", "newer")
        mine.merge(await here.store.find(mine.hash))
        tell, outcome = answers.pop()
        tell(outcome)
        await answer
        assert mine.get_string("a") == "newer"


async def test_a_value_that_does_not_open_counts_as_not_there_and_stays_as_it_is(tmp_path, caplog):
    path = tmp_path / "a.db"
    async with opened(path) as house:
        cookie = house.sessions.issue()
        session = await house.sessions.find(cookie)
        await session.put_string("good", "1")
        await session.put_string("swapped", "2")
        await house.change(
            "UPDATE session_kv SET sealed = (SELECT sealed FROM session_kv WHERE key = 'good')"
            " WHERE key = 'swapped'"
        )
        before = await house.ask("SELECT * FROM session_kv")
    async with opened(path) as house:
        session = await house.sessions.find(cookie)
        assert session.keys() == ("good",)
        assert session.id in caplog.text
        assert "'swapped' cannot be read" in caplog.text
        assert await house.ask("SELECT * FROM session_kv") == before


async def test_with_another_master_key_no_cookie_is_ours_and_nothing_is_changed(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as house:
        cookie = house.sessions.issue()
        await (await house.sessions.find(cookie)).put_string("a", "1")
        before = await house.ask("SELECT * FROM session_kv")
    async with opened(path, master=b"x" * 32) as house:
        assert await house.sessions.find(cookie) is None
        assert await house.ask("SELECT * FROM session_kv") == before
    async with opened(path) as house:
        assert (await house.sessions.find(cookie)).get_string("a") == "1"


async def test_nothing_can_be_asked_before_the_start_and_the_error_says_so():
    house = House()
    with pytest.raises(Exception, match="not open"):
        house.sessions.issue()
