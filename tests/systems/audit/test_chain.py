"""The audit log holds against whoever may write the database, but has no key."""

import asyncio
import logging

import pytest

from nago.auth.subject import SU
from nago.data.database import together
from nago.data.rotation import left, reseal
from nago.errors import LoginRefused
from nago.log import JsonLines, TextLines
from nago.systems.audit import Verified, store
from tests.systems.house import DAY, MASTER, opened
from tests.systems.people import Browser, account

NEW = bytes(range(100, 132))


async def note(house, *actors):
    for actor in actors:
        await house.database.write(house.audit.row("logout", actor=actor))


async def broken(house):
    return (await house.audit.use_cases.verify(SU)).broken


async def forge(house, sql):
    """Change the database with all that its file allows."""
    for name in ("audit_is_written_once", "audit_keeps_its_end", "audit_goes_on_at_its_end"):
        await house.change(f"DROP TRIGGER IF EXISTS {name}")
    for statement in sql.split(";"):
        await house.change(statement)


FORGED = {
    "the end, and the head moved there": "DELETE FROM audit WHERE id = 5; UPDATE audit_head SET"
    " last = 4, link = (SELECT link FROM audit_head)",
    "the end": "DELETE FROM audit WHERE id = 5",
    "everything": "DELETE FROM audit; DELETE FROM audit_head",
    "the head": "DELETE FROM audit_head",
    "a mac that is none": "UPDATE audit SET mac = 'text' WHERE id = 3",
    "a mac of a key that nobody knows": "UPDATE audit SET mac = x'0100000000' || mac,"
    " entry = replace(entry, 'u3', 'u9') WHERE id = 3",
    "an entry of nobody at the end": "INSERT INTO audit SELECT 6, at, entry, mac FROM audit"
    " WHERE id = 5",
    "an entry before the beginning": "INSERT INTO audit SELECT 0, at, entry, mac FROM audit"
    " WHERE id = 5",
    "nothing but a broken head": "UPDATE audit_head SET mac = NULL WHERE 0;"
    " UPDATE audit_head SET mac = 'text'",
}


@pytest.mark.parametrize("change", FORGED)
async def test_G02_what_was_forged_shows_also_after_more_was_noted(tmp_path, change):
    async with opened(tmp_path / "a.db") as house:
        await note(house, "u1", "u2", "u3", "u4", "u5")
        await forge(house, FORGED[change])
        assert await broken(house) is not None
        await note(house, "u6", "u7")
        await house.audit.store.purge(0)
        assert await broken(house) is not None, "nothing makes good what was forged"


async def test_G02_the_first_broken_entry_is_named(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await note(house, "u1", "u2", "u3", "u4", "u5")
        await forge(house, "UPDATE audit SET entry = replace(entry, 'u3', 'u9') WHERE id = 3")
        found = await house.audit.use_cases.verify(SU)
        assert (found.entries, found.broken) == (2, 3)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET at = 0 WHERE id = 2",
        "DELETE FROM audit WHERE id = 2",
        "INSERT OR REPLACE INTO audit SELECT 2, at, entry, mac FROM audit WHERE id = 1",
    ],
)
async def test_G02_no_statement_changes_an_entry_by_accident(tmp_path, statement):
    async with opened(tmp_path / "a.db") as house:
        await note(house, "u1", "u2", "u3")
        with pytest.raises(Exception, match="append-only"):
            await house.change(statement)


async def test_G02_what_is_verified_while_old_entries_go_is_not_called_broken(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(store, "READ_AT_ONCE", 20)
    async with opened(tmp_path / "a.db") as house:
        clock, ahead = house.audit.store.clock, [0.0]
        house.audit.store.clock = lambda: clock() + ahead[0]
        await asyncio.gather(*(note(house, "old") for _ in range(100)))
        ahead[0] = 401 * DAY
        await note(house, "new")
        read, reads = house.database.read, []

        async def read_and_purge(work):
            reads.append(work)
            if len(reads) == 3:
                assert await house.audit.store.purge() == 100
            return await read(work)

        monkeypatch.setattr(house.database, "read", read_and_purge)
        assert (await house.audit.use_cases.verify(SU)) == Verified(1)


async def test_G02_a_clock_that_was_wrong_once_takes_no_young_entry_along(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        clock, ahead = house.audit.store.clock, [0.0]
        house.audit.store.clock = lambda: clock() + ahead[0]
        await note(house, "young")
        ahead[0] = -500 * DAY
        await note(house, "of a wrong clock")
        ahead[0] = 0.0
        assert await house.audit.store.purge() == 0
        assert (await house.audit.use_cases.verify(SU)).entries == 2


async def test_G02_K05_the_log_outlives_the_key_that_it_began_with(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await note(house, "u1", "u2")
        house.vault.open(NEW, MASTER)
        await note(house, "u3", "u4")
        assert await broken(house) is None
        house.vault.open(NEW)
        assert (await house.audit.use_cases.verify(SU)).entries == 4
        await note(house, "u5")
        assert await broken(house) is None
        await forge(house, "UPDATE audit SET entry = replace(entry, 'u1', 'u9') WHERE id = 1")
        assert await broken(house) == 3, "the first one whose key is still there"


async def test_G02_K05_a_log_that_nothing_was_added_to_goes_on_with_the_new_key(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as house:
        await note(house, "u1")
        house.vault.open(NEW, MASTER)
        assert await left(house.database, house.vault) == {"audit_head": 1}
        await reseal(house.database, house.vault)
    async with opened(path, NEW) as house:
        await note(house, "u2")
        assert (await house.audit.use_cases.verify(SU)) == Verified(2)


async def test_G04_whatever_was_typed_is_kept_as_it_is(tmp_path):
    typed = 'x\n{"level": "info"}\x1b[2J\x00\ud800'
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        with pytest.raises(LoginRefused):
            await Browser(house).login(typed)
        await house.database.write(house.audit.row("logout", actor="a", user_agent=typed))
        (newest,) = await house.audit.use_cases.find_entries(SU, 1)
        assert newest.user_agent == typed.replace("\ud800", "?")
        assert await broken(house) is None


async def test_an_entry_that_is_no_entry_any_more_hides_no_others(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await note(house, "u1", "u2", "u3")
        await forge(house, "UPDATE audit SET entry = 'no json' WHERE id = 2")
        found = await house.audit.use_cases.find_entries(SU)
        assert [each.actor for each in found] == ["u3", "", "u1"]
        assert found[1].action == "unreadable"
        assert found[1].detail == "no json"


async def test_G02_G04_each_entry_is_one_line_of_the_log_too(tmp_path, caplog, monkeypatch):
    caplog.set_level(logging.INFO, "nago.audit")
    async with opened(tmp_path / "a.db") as there:
        await note(there, "from before")
        caplog.clear()
        async with opened(tmp_path / "a.db") as house:
            forged = 'x\n2026 INFO nago.audit: 7 {"action": "login"}\x85\u2028'
            await house.database.write(house.audit.row("logout", actor="u1", user_agent=forged))
            with monkeypatch.context() as elsewhere:
                elsewhere.setattr(store, "NODE", "another/1")
                await note(house, "of another process, which copies it itself")
            with pytest.raises(RuntimeError):
                await house.database.write(together(house.audit.row("logout", actor="no"), fails))
        records = [each for each in caplog.records if each.name == "nago.audit"]
    assert len(records) == 1, "what is undone is not copied, what was copied is not copied again"
    for formatter in (TextLines(), JsonLines()):
        line = formatter.format(records[0])
        assert "logout" in line
        assert "u1" in line
        assert len(line.splitlines()) == 1


def fails(connection):
    raise RuntimeError("undone")
