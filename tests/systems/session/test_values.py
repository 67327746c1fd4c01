"""Text that a browser's session keeps: limits, order, and what is told to whom."""

import asyncio
import gc

import pytest

from nago.errors import InvalidValue, LimitError, StoreError, StoreFull
from tests.systems.house import opened


async def new_session(house):
    return await house.sessions.find(house.sessions.issue())


async def test_a_value_is_there_when_it_is_stored_and_not_before(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        stored = session.put_string("user_info", "Größe 42")
        assert session.get_string("user_info") is None
        await stored
        assert session.get_string("user_info") == "Größe 42"
        assert session.keys() == ("user_info",)
        await session.put_string("user_info", "")
        assert session.get_string("user_info") == ""


async def test_a_value_is_still_there_after_a_restart_for_the_same_browser_only(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        cookie = house.sessions.issue()
        session = await house.sessions.find(cookie)
        await session.put_string("user_info", "hello")
        id, created_at = session.id, session.created_at
    async with opened(tmp_path / "a.db") as house:
        session = await house.sessions.find(cookie)
        assert session.get_string("user_info") == "hello"
        assert (session.id, session.created_at) == (id, created_at)
        assert (await new_session(house)).get_string("user_info") is None


async def test_two_values_for_one_key_keep_their_order(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        for turn in range(5):
            writes = [session.put_string("key", f"{turn} {n}") for n in range(20)]
            if turn % 2:
                writes.append(session.delete("key"))
            await asyncio.gather(*writes)
            expected = None if turn % 2 else f"{turn} 19"
            assert session.get_string("key") == expected
            session = await reloaded(house, session)
            assert session.get_string("key") == expected


async def reloaded(house, session):
    """The same session, as another process finds it."""
    hashed = session.hash
    house.sessions.registry._in_use.clear()
    return await house.sessions.registry.find(hashed)


async def test_a_value_is_deleted_and_deleting_what_is_not_there_is_fine(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        await session.delete("nothing")
        assert not session.stored, "deleting costs no row"
        first = session.put_string("key", "value")
        await session.delete("key")
        await first
        assert session.keys() == ()
        await session.delete("key")
        assert await house.ask("SELECT * FROM session_kv") == []


async def test_windows_hear_of_every_key_that_changes_after_it_is_stored(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        heard = []
        unobserve = session.observe(lambda key: heard.append((key, session.get_string(key))))
        await session.put_string("a", "1")
        await session.put_string("a", "1")
        await session.delete("a")
        assert heard == [("a", "1"), ("a", None)]
        unobserve()
        unobserve()
        await session.put_string("b", "2")
        assert len(heard) == 2


async def test_a_window_that_fails_to_listen_spoils_nothing(tmp_path, caplog):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        session.observe(lambda key: 1 / 0)
        await session.put_string("a", "1")
        assert session.get_string("a") == "1"
        assert "ZeroDivisionError" in caplog.text


LONGEST = 4096


@pytest.mark.parametrize(
    ("key", "value", "error", "names"),
    [
        ("", "value", LimitError, "1 to 128 bytes"),
        ("k" * 129, "value", LimitError, "1 to 128 bytes"),
        ("ü" * 65, "value", LimitError, "1 to 128 bytes"),
        ("key", "v" * (LONGEST + 1), LimitError, "at most 4096"),
        ("key", "€" * 1366, LimitError, "at most 4096"),
        ("key", "half a \ud83d face", InvalidValue, "lone surrogate"),
        ("half \udc00", "value", InvalidValue, "lone surrogate"),
        ("key", "a\0b", InvalidValue, "NUL"),
        ("a\0b", "value", InvalidValue, "NUL"),
        ("key", None, InvalidValue, "NoneType"),
        ("key", b"bytes", InvalidValue, "bytes"),
        (5, "value", InvalidValue, "int"),
    ],
)
async def test_S20_what_is_too_large_or_no_text_is_refused_at_once(
    tmp_path, key, value, error, names
):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        with pytest.raises(error, match=names):
            session.put_string(key, value)
        assert session.keys() == ()
        assert await house.ask("SELECT * FROM sessions") == []


async def test_S20_the_largest_that_is_allowed_is_kept(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        for key, value in [("k" * 128, "v" * LONGEST), ("ü" * 64, "€" * 1365), ("😀", "😀")]:
            await session.put_string(key, value)
            assert (await reloaded(house, session)).get_string(key) == value


async def test_S20_the_65th_key_is_refused_and_others_are_replaced_still(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        writes, refused = [], []
        for n in range(65):
            try:
                writes.append(session.put_string(f"key {n}", "value"))
            except LimitError:
                refused.append(n)
        await asyncio.gather(*writes, return_exceptions=True)
        assert refused == [64], "refused at once, while the others are under way"
        with pytest.raises(LimitError, match="at most 64 values"):
            session.put_string("key 64", "value")
        await session.put_string("key 5", "other")
        await session.delete("key 6")
        await session.put_string("key 64", "value")
        assert len((await reloaded(house, session)).keys()) == 64


async def test_S20_the_17th_value_of_4_KiB_is_refused(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        for n in range(16):
            await session.put_string(f"key {n}", "v" * LONGEST)
        with pytest.raises(LimitError, match="at most 65536 bytes in all"):
            session.put_string("key 16", "v")
        await session.put_string("key 3", "v" * (LONGEST - 1))
        await session.put_string("key 16", "v")
        with pytest.raises(LimitError):
            session.put_string("key 3", "v" * LONGEST)


async def test_S20_a_refused_value_takes_no_room(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        await session.put_string("key", "value")

        def full(batch, change, tell):
            asyncio.get_running_loop().call_soon(tell, StoreFull("no room"))

        house.database.write_together = full
        for n in range(70):
            with pytest.raises(StoreFull):
                await session.put_string(f"key {n}", "v" * LONGEST)
        del house.database.write_together
        for n in range(15):
            await session.put_string(f"key {n}", "v" * LONGEST)
        assert len(session.keys()) == 16


async def test_S20_the_database_keeps_the_limits_too_when_two_processes_fill_one_session(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        cookie = here.sessions.issue()
        mine, theirs = await here.sessions.find(cookie), await there.sessions.find(cookie)
        results = await asyncio.gather(
            *(mine.put_string(f"here {n}", "value") for n in range(40)),
            *(theirs.put_string(f"there {n}", "value") for n in range(40)),
            return_exceptions=True,
        )
        refused = [result for result in results if result is not None]
        assert len(refused) == 16
        assert all("at most 64 values" in str(error) for error in refused)
        assert await here.ask("SELECT count(*) FROM session_kv") == [(64,)]
        assert await here.ask("SELECT keys, bytes FROM sessions") == [(64, 64 * 5)]


async def test_S20_the_database_keeps_the_size_of_all_values_too(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        cookie = here.sessions.issue()
        mine, theirs = await here.sessions.find(cookie), await there.sessions.find(cookie)
        results = await asyncio.gather(
            *(mine.put_string(f"here {n}", "v" * LONGEST) for n in range(10)),
            *(theirs.put_string(f"there {n}", "v" * LONGEST) for n in range(10)),
            return_exceptions=True,
        )
        refused = [result for result in results if result is not None]
        assert len(refused) == 4
        assert all("65536 bytes in all" in str(error) for error in refused)
        assert await here.ask("SELECT keys, bytes FROM sessions") == [(16, 65536)]


async def test_S20_nothing_is_half_written(tmp_path):
    """What fails after it was written is undone: no value, no count, no row for a newcomer."""
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        await house.change(
            "CREATE TRIGGER t AFTER INSERT ON session_kv BEGIN SELECT RAISE(FAIL, 'no'); END"
        )
        with pytest.raises(StoreError):
            await session.put_string("key", "value")
        assert session.get_string("key") is None
        assert not session.stored
        assert await house.ask("SELECT * FROM sessions") == []
        await house.change("DROP TRIGGER t")
        await session.put_string("key", "value")
        assert await house.ask("SELECT keys, bytes, generation FROM sessions") == [(1, 5, 1)]


async def test_S21_eight_writers_of_fifty_keys_in_two_processes_keep_400_of_400(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        cookies = [here.sessions.issue() for _ in range(8)]

        async def write(house, cookie, numbers):
            session = await house.sessions.find(cookie)
            for number in numbers:
                await session.put_string(f"key {number}", f"value {number}")

        await asyncio.gather(
            *(write(here, cookie, range(0, 50, 4)) for cookie in cookies),
            *(write(here, cookie, range(2, 50, 4)) for cookie in cookies),
            *(write(there, cookie, range(1, 50, 2)) for cookie in cookies),
        )
        assert await here.ask("SELECT count(*) FROM session_kv") == [(400,)]
        assert await here.ask("SELECT count(*) FROM sessions") == [(8,)]
    async with opened(path) as house:
        for cookie in cookies:
            session = await house.sessions.find(cookie)
            for n in range(50):
                assert session.get_string(f"key {n}") == f"value {n}"


async def test_S21_a_write_touches_its_own_value_only(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)
        for n in range(10):
            await session.put_string(f"key {n}", "value")
        before = dict(await house.ask("SELECT key, sealed FROM session_kv"))
        await session.put_string("key 3", "value")
        after = dict(await house.ask("SELECT key, sealed FROM session_kv"))
        assert [key for key in before if before[key] != after[key]] == ["key 3"]


async def test_who_stops_waiting_for_a_value_has_it_stored_and_shown_all_the_same(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        session = await new_session(house)

        async def put():
            await session.put_string("key", "value")

        task = asyncio.create_task(put())
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await session.put_string("other", "value")
        assert session.get_string("key") == "value"
        assert (await reloaded(house, session)).get_string("key") == "value"


async def test_one_that_cannot_be_written_fails_alone(tmp_path):
    """Fifty visitors store at once; one of them was ended a moment before."""
    async with opened(tmp_path / "a.db") as house:
        sessions = [await new_session(house) for _ in range(50)]
        await asyncio.gather(*(session.put_string("a", "1") for session in sessions))
        await house.change("DELETE FROM sessions WHERE public_id = ?", sessions[7].id)
        results = await asyncio.gather(
            *(session.put_string("a", "2") for session in sessions), return_exceptions=True
        )
        assert [n for n, result in enumerate(results) if result is not None] == [7]
        assert await house.ask("SELECT count(*) FROM session_kv") == [(49,)]
        del sessions, results
        gc.collect()
