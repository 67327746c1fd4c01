"""When the store cannot write, it says why and what to do, and goes on as soon as it can (D05)."""

import asyncio
import errno
import os
import sqlite3

import pytest

from nago.errors import StoreBusy, StoreError, StoreFull, StoreReadOnly
from tests.data.notebook import add, on_disk, opened, texts


async def set_pragma(database, pragma):
    await database._writer.on_thread(lambda connection: connection.execute(f"PRAGMA {pragma}"))


async def test_D05_a_database_that_another_process_holds_is_busy_and_recovers(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as database:
        await set_pragma(database, "busy_timeout = 200")  # otherwise 5 s, as D02 asserts
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="another process") as busy:
            await database.write(add("too early"))
        assert str(path) in str(busy.value)
        assert await database.read(texts) == [], "reading goes on"
        holder.execute("COMMIT")
        holder.close()
        await database.write(add("now"))
        assert on_disk(path) == ["now"]


async def test_D05_a_writer_waits_for_a_process_that_is_done_soon(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as database:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(database.write(add("patient")))
        await asyncio.sleep(0.2)
        assert not writing.done()
        holder.execute("COMMIT")
        holder.close()
        await writing


async def test_D05_a_full_disk_fails_those_it_has_no_room_for_and_recovers(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as database:
        await database.write(add("kept"))
        pages = await database.read(lambda c: c.execute("PRAGMA page_count").fetchone()[0])
        await set_pragma(database, f"max_page_count = {pages}")
        results = await asyncio.gather(
            database.write(add("small")),
            database.write(add("x" * 100_000)),
            return_exceptions=True,
        )
        assert isinstance(results[1], StoreFull)
        assert str(path) in str(results[1])
        assert "free some" in str(results[1])
        assert isinstance(results[0], int), "there was room for the small one"
        assert on_disk(path) == ["kept", "small"]
        await set_pragma(database, "max_page_count = 100000")
        await database.write(add("y" * 100_000))
        assert len(on_disk(path)) == 3


async def test_D05_a_database_that_may_not_be_written_says_so_and_recovers(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as database:
        await set_pragma(database, "query_only = ON")
        with pytest.raises(StoreReadOnly, match="check owner") as refused:
            await database.write(add("refused"))
        assert str(path) in str(refused.value)
        await set_pragma(database, "query_only = OFF")
        await database.write(add("accepted"))
        assert on_disk(path) == ["accepted"]


async def test_D05_a_read_only_disk_stops_the_start_with_the_reason(tmp_path, monkeypatch):
    def refuse(*args):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StoreReadOnly, match="Read-only file system; check owner"):
        async with opened(tmp_path / "a.db"):
            pass


async def test_a_file_that_is_no_database_is_named_and_left_as_it_is(tmp_path):
    path = tmp_path / "a.db"
    path.write_bytes(b"Dear diary, today I was mistaken for a database. " * 100)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no intact SQLite database"):
        async with opened(path):
            pass
    assert path.read_bytes() == before


async def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file"):
        async with opened(tmp_path / "file" / "a.db"):
            pass
