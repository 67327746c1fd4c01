"""Finding entries of the audit log, and taking them along."""

import asyncio
import csv
import io
from datetime import UTC, datetime, timedelta

from nago.auth.subject import SU
from nago.systems.audit import AuditQuery
from tests.systems.house import DAY, opened


async def noted(house, *rows):
    """Put these into the log: action, and fields."""
    for action, fields in rows:
        await house.database.write(house.audit.row(action, **fields))


async def found(house, **query):
    entries = await house.audit.use_cases.search(SU, AuditQuery(**query))
    return [(each.action, each.actor) for each in entries]


async def test_entries_are_found_by_action_actor_time_and_words(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        house.audit.store.clock = house.clock
        await noted(
            house,
            ("login", {"actor": "ada", "target": "ada", "detail": "password"}),
            ("role_changed", {"actor": "bob", "target": "clerk", "detail": 'Sales "North"'}),
        )
        house.clock.ahead = 2 * DAY
        await noted(house, ("logout", {"actor": "ada", "target": "s1"}))
        assert await found(house) == [("logout", "ada"), ("role_changed", "bob"), ("login", "ada")]
        assert await found(house, actions=("login", "logout")) == [
            ("logout", "ada"), ("login", "ada"),
        ]  # fmt: skip
        assert await found(house, actor="bob") == [("role_changed", "bob")]
        assert await found(house, text="NORTH sales") == [("role_changed", "bob")]
        assert await found(house, text="clerk 100%") == []
        assert await found(house, text="nobody is called so", ids=("clerk", "s1")) == [
            ("logout", "ada"), ("role_changed", "bob"),
        ]  # fmt: skip
        yesterday = datetime.now(UTC) + timedelta(days=1)
        assert await found(house, since=yesterday) == [("logout", "ada")]
        assert await found(house, until=yesterday) == [("role_changed", "bob"), ("login", "ada")]
        assert await found(house, actor="'; DROP TABLE audit; --") == []


async def test_a_long_log_is_read_page_by_page(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await asyncio.gather(
            *(noted(house, ("login", {"actor": f"user{number}"})) for number in range(120))
        )
        search, seen, before = house.audit.use_cases.search, [], None
        while page := await search(SU, AuditQuery(actions=("login",)), most=50, before=before):
            seen += page
            before = page[-1].id
        assert [each.id for each in seen] == list(range(120, 0, -1))


async def test_G02_a_damaged_entry_hides_no_other_and_is_found_by_what_is_left(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await noted(house, ("login", {"actor": "ada"}), ("logout", {"actor": "ada"}))
        await house.change("DROP TRIGGER audit_is_written_once")
        await house.change("UPDATE audit SET entry = '{\"broken' WHERE id = 1")
        assert await found(house, actor="ada") == [("logout", "ada")]
        assert await found(house, text="broken") == [("unreadable", "")]
        assert [each for each, _ in await found(house)] == ["logout", "unreadable"]


async def test_G01_an_export_is_noted_and_holds_what_was_looked_for(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await noted(
            house,
            ("login", {"actor": "ada", "detail": "=HYPERLINK(1)"}),
            ("logout", {"actor": "ada"}),
        )
        export = house.audit.use_cases.export
        pieces = [each async for each in await export(SU, AuditQuery(actions=("login",)))]
        text = b"".join(pieces).decode("utf-8-sig")
        head, row = csv.reader(io.StringIO(text))
        assert dict(zip(head, row, strict=True)) | {"at": "", "node": ""} == {
            "id": "1", "at": "", "actor": "ada", "action": "login", "target": "", "session": "",
            "ip": "", "user_agent": "", "node": "", "detail": "'=HYPERLINK(1)",
        }  # fmt: skip
        assert (await found(house))[0] == ("audit_exported", SU.id)
        german = [each async for each in await export(SU, AuditQuery(), language="de")]
        assert b"id;at;actor" in german[0]
