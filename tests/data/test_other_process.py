"""What another process writes is noticed within a second (D09)."""

import asyncio

from tests.data.notebook import add, opened


async def test_D09_a_foreign_write_is_noticed_and_an_own_one_is_not(tmp_path):
    path = tmp_path / "a.db"
    noticed = asyncio.Event()

    async def notice():
        noticed.set()

    async with opened(path) as here, opened(path) as there:
        here.on_foreign_change(notice)
        await here.write(add("own"))
        await asyncio.sleep(0.6)
        assert not noticed.is_set()
        await there.write(add("foreign"))
        async with asyncio.timeout(1):
            await noticed.wait()


async def test_a_listener_that_fails_is_called_again_until_it_has_seen_it(tmp_path, caplog):
    path = tmp_path / "a.db"
    seen = asyncio.Event()
    calls = []

    async def listen():
        calls.append(1)
        if len(calls) == 1:
            raise ZeroDivisionError
        seen.set()

    async with opened(path) as here, opened(path) as there:
        here.on_foreign_change(listen)
        await asyncio.sleep(0.3)
        await there.write(add("foreign"))
        async with asyncio.timeout(2):
            await seen.wait()
    assert "is not seen yet" in caplog.text


async def test_two_processes_may_make_the_same_database_at_once(tmp_path):
    path = tmp_path / "a.db"

    async def one(name):
        async with opened(path) as database:
            return await database.write(add(name))

    assert sorted(await asyncio.gather(*(one(f"note {n}") for n in range(4)))) == [1, 2, 3, 4]
