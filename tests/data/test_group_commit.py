"""Many writers, one commit: nobody is told before it is on the disk, nobody suffers for another."""

import asyncio
import sqlite3
import stat
import threading

import pytest

from nago.data.group_writer import each
from nago.data.sqlite import SQLite
from nago.errors import InvalidValue, StoreError, WiringError
from tests.data.notebook import add, on_disk, opened, texts


async def commits_of(database, run):
    """The result of `run`, and how many commits it took."""
    seen = []
    writer = database._writer
    await writer.on_thread(lambda connection: connection.set_trace_callback(seen.append))
    result = await run
    await writer.on_thread(lambda connection: connection.set_trace_callback(None))
    return result, seen.count("COMMIT")


async def together(database, batch, item):
    """Waits for what `write_together` tells."""
    done = asyncio.get_running_loop().create_future()
    database.write_together(batch, item, done.set_result)
    outcome = await done
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


async def test_writers_that_wait_share_one_commit(tmp_path):
    async with opened(tmp_path / "a.db") as database:
        writers = [database.write(add(f"note {number}")) for number in range(50)]
        ids, commits = await commits_of(database, asyncio.gather(*writers))
        assert ids == list(range(1, 51))
        assert commits == 1
    assert len(on_disk(tmp_path / "a.db")) == 50


async def test_a_lone_writer_goes_at_once(tmp_path):
    async with opened(tmp_path / "a.db") as database:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        for number in range(20):
            await database.write(add(f"note {number}"))
        assert loop.time() - begun < 20 * 0.05, "no timer waits for company"


async def test_a_writer_that_fails_is_undone_alone_and_gets_the_error_alone(tmp_path):
    def fails_after_writing(connection):
        add("half done")(connection)
        raise InvalidValue("thought better of it")

    async with opened(tmp_path / "a.db") as database:
        results = await asyncio.gather(
            database.write(add("first")),
            database.write(fails_after_writing),
            database.write(add("first")),
            database.write(add("second")),
            return_exceptions=True,
        )
        assert isinstance(results[1], InvalidValue)
        assert isinstance(results[2], StoreError)
        assert "UNIQUE" in str(results[2])
        assert await database.read(texts) == ["first", "second"]


async def test_a_lone_writer_that_fails_leaves_nothing(tmp_path):
    def fails_after_writing(connection):
        add("half done")(connection)
        raise ZeroDivisionError

    async with opened(tmp_path / "a.db") as database:
        with pytest.raises(ZeroDivisionError):
            await database.write(fails_after_writing)
        await database.write(add("next"))
        assert await database.read(texts) == ["next"]


async def test_those_who_do_the_same_are_given_to_it_at_once_and_in_order(tmp_path):
    batches = []

    def add_all(connection, items):
        batches.append(list(items))
        return [add(item)(connection) for item in items]

    async with opened(tmp_path / "a.db") as database:
        results = await asyncio.gather(
            *(together(database, add_all, f"note {number}") for number in range(3)),
            database.write(add("between")),
            together(database, add_all, "last"),
        )
        assert results == [1, 2, 3, 4, 5]
        assert batches == [["note 0", "note 1", "note 2"], ["last"]]


async def test_a_batch_that_fails_runs_again_for_each_so_that_one_alone_gets_the_error(tmp_path):
    def add_all(connection, items):
        return [add(item)(connection) for item in items]

    async with opened(tmp_path / "a.db") as database:
        results = await asyncio.gather(
            *(together(database, add_all, text) for text in ("a", "b", "a", "c")),
            return_exceptions=True,
        )
        assert [type(result) for result in results] == [int, int, StoreError, int]
        assert await database.read(texts) == ["a", "b", "c"]


async def test_who_stops_waiting_breaks_nothing_and_is_written_all_the_same(tmp_path):
    async with opened(tmp_path / "a.db") as database:
        tasks = [asyncio.create_task(database.write(add(f"note {n}"))) for n in range(10)]
        await asyncio.sleep(0)
        tasks[3].cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(results[3], asyncio.CancelledError)
        assert sum(isinstance(result, int) for result in results) == 9
        assert len(await database.read(texts)) == 10


async def test_one_who_fails_to_hear_of_his_write_keeps_nobody_from_hearing(tmp_path, caplog):
    async with opened(tmp_path / "a.db") as database:
        database.write_together(each, add("first"), lambda outcome: 1 / 0)
        assert await database.write(add("second")) == 2
        assert "what hears of a write failed" in caplog.text


async def test_D02_the_live_writer_syncs_every_commit_to_the_disk(tmp_path):
    def pragmas(connection):
        names = (
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "busy_timeout",
            "wal_autocheckpoint",
        )
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    async with opened(tmp_path / "a.db") as database:
        assert await database.write(pragmas) == ["wal", 2, 1, 5000, 0]


async def test_D02_nobody_is_told_before_the_commit(tmp_path):
    """The thread is held at its COMMIT: until it goes on, no writer may have an answer."""
    at_commit, go_on = threading.Event(), threading.Event()

    def hold(statement):
        if statement == "COMMIT":
            at_commit.set()
            go_on.wait(10)

    async with opened(tmp_path / "a.db") as database:
        await database._writer.on_thread(lambda connection: connection.set_trace_callback(hold))
        writers = [asyncio.create_task(database.write(add(f"note {n}"))) for n in range(3)]
        assert await asyncio.to_thread(at_commit.wait, 10)
        await asyncio.sleep(0.05)
        assert not any(writer.done() for writer in writers)
        assert on_disk(tmp_path / "a.db") == []
        go_on.set()
        await asyncio.gather(*writers)
        assert len(on_disk(tmp_path / "a.db")) == 3


async def test_D02_if_the_commit_fails_nobody_is_told_that_it_is_written(tmp_path):
    def points_nowhere(connection):
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("INSERT INTO pages (note) VALUES (4711)")

    database = SQLite()
    database.add_migrations(
        "notes",
        [
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
            "CREATE TABLE pages (note INTEGER REFERENCES notes (id))",
        ],
    )
    await database.open(tmp_path / "a.db")
    try:
        results = await asyncio.gather(
            database.write(add("innocent")),
            database.write(points_nowhere),
            return_exceptions=True,
        )
        assert [type(result) for result in results] == [StoreError, StoreError]
        assert on_disk(tmp_path / "a.db") == []
        await database.write(add("next"))
        assert on_disk(tmp_path / "a.db") == ["next"]
    finally:
        await database.close()


async def test_a_reader_sees_one_moment_and_may_not_write(tmp_path):
    async with opened(tmp_path / "a.db") as database:
        await database.write(add("first"))

        def reads_twice(connection):
            before = texts(connection)
            other = sqlite3.connect(tmp_path / "a.db")
            with other:
                add("second")(other)
            other.close()
            return before, texts(connection)

        assert await database.read(reads_twice) == (["first"], ["first"])
        assert await database.read(texts) == ["first", "second"]
        with pytest.raises(StoreError, match="may not be written"):
            await database.read(add("third"))


async def test_folder_and_files_are_for_their_owner_only(tmp_path):
    path = tmp_path / "data" / "a.db"
    async with opened(path) as database:
        await database.write(add("note"))
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    path.chmod(0o644)
    async with opened(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_what_is_not_open_says_so(tmp_path):
    database = SQLite()
    with pytest.raises(StoreError, match="not open"):
        await database.read(texts)
    with pytest.raises(StoreError, match="not open"):
        await database.write(add("note"))
    await database.close()
    async with opened(tmp_path / "a.db") as database:
        with pytest.raises(StoreError, match="open already"):
            await database.open(tmp_path / "b.db")
        with pytest.raises(WiringError, match="too late"):
            database.add_migrations("late", [])
    with pytest.raises(StoreError, match="not open"):
        await database.write(add("note"))


async def test_closing_writes_what_waits(tmp_path):
    async with opened(tmp_path / "a.db") as database:
        writers = [asyncio.create_task(database.write(add(f"note {n}"))) for n in range(20)]
        await asyncio.sleep(0)
        await database.close()
        assert [await writer for writer in writers] == list(range(1, 21))


async def test_the_log_is_written_back_beside_the_writers(tmp_path):
    """Otherwise it would grow for ever, because no commit does it."""
    path = tmp_path / "a.db"
    async with opened(path) as database:
        for turn in range(30):
            writers = [database.write(add(f"{turn} {n} " + "x" * 1000)) for n in range(100)]
            await asyncio.gather(*writers)
        for _ in range(100):
            if path.stat().st_size > 1_000_000:
                break
            await asyncio.sleep(0.05)
        assert path.stat().st_size > 1_000_000, "written back while the database is open"
