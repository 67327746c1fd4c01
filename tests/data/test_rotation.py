"""Changing the master key while everything goes on, and refusing a wrong one."""

import asyncio
import time
from pathlib import Path

import pytest

from nago.auth.subject import SU
from nago.data import rotation
from nago.data.rotation import check_keys, left, note_key, reseal
from nago.data.sealing import Sealed, Sealer, Vault
from nago.errors import ConfigError, Unreadable
from tests.data.notebook import add
from tests.data.notebook import opened as notebook
from tests.systems.house import MASTER, House, opened
from tests.systems.people import Browser, account, reset_token

NEW = bytes(range(100, 132))


def house_with_register() -> House:
    house = House()
    house.database.on_open(note_key(house.vault))
    return house


def vault_of(*masters: bytes) -> Vault:
    """What a process with these keys checks a database by."""
    vault = House().vault
    vault.open(*masters)
    return vault


async def sessions_with_values(house, count):
    sessions = [await house.sessions.find(house.sessions.issue()) for _ in range(count)]
    for number, session in enumerate(sessions):
        await session.put_string("number", f"{number}")
    return sessions


async def test_K05_values_are_sealed_anew_while_they_are_read_and_written(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path, house=house_with_register()) as house:
        sessions = await sessions_with_values(house, 40)
        house.vault.open(NEW, MASTER)
        assert await left(house.database, house.vault) == {"session_kv": 40, "audit_head": 1}
        resealing = asyncio.ensure_future(reseal(house.database, house.vault))
        failed = []
        while not resealing.done():
            for number, session in enumerate(sessions):
                stored = await house.store.find(session.hash)
                if stored is None or stored.values.get("number") != f"{number}":
                    failed.append(number)
                await session.put_string("also", "new")
        assert failed == []
        assert await resealing == 41
        assert await left(house.database, house.vault) == {}
        house.vault.open(NEW)
        stored = await house.store.find(sessions[7].hash)
        assert stored.values == {"number": "7", "also": "new"}


async def test_K05_a_key_that_something_needs_still_cannot_be_dropped(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path, house=house_with_register()) as house:
        await sessions_with_values(house, 3)
    async with opened(path, NEW) as house:
        house.vault.open(NEW, MASTER)
        await house.database.write(note_key(house.vault))
        with pytest.raises(
            ConfigError, match=f"3 values of session_kv need the key {id_of(MASTER)}"
        ):
            check_keys(path, vault_of(NEW))
        assert await reseal(house.database, house.vault) == 4
        check_keys(path, vault_of(NEW))
        with pytest.raises(ConfigError, match=f"need the key {id_of(NEW)}"):
            check_keys(path, vault_of(MASTER))
        # A process that was started before goes on with its own key.
        async with opened(path) as other:
            await sessions_with_values(other, 2)
        with pytest.raises(ConfigError, match="2 values of session_kv"):
            check_keys(path, vault_of(NEW))
        assert await reseal(house.database, house.vault) == 2
    async with opened(path, NEW, house=house_with_register()) as house:
        assert await house.ask("SELECT key_id FROM nago_keys") == [(house.vault.key_id,)]


async def test_K05_to_be_sealed_anew_changes_nothing_else_of_a_session(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        (session,) = await sessions_with_values(house, 1)
        house.clock.ahead = 1000
        await session.put_string("later", "1")
        before = await house.ask("SELECT * FROM sessions")
        house.vault.open(NEW, MASTER)
        await reseal(house.database, house.vault)
        assert await house.ask("SELECT * FROM sessions") == before
        house.clock.ahead = 2000
        await session.put_string("later", "longer than before")
        assert await house.ask("SELECT * FROM sessions") != before
        assert await house.ask("SELECT bytes FROM sessions") == [(19,)]


async def test_K05_what_is_written_meanwhile_is_not_put_back(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        (session,) = await sessions_with_values(house, 1)
        house.vault.open(NEW, MASTER)
        (values,) = [each for each in house.vault.sealed if each.table == "session_kv"]
        id = house.vault.key_id
        rows, _ = await house.database.read(rotation._older(values, id, 0))
        assert rows, "found, and then it is overwritten"
        await session.put_string("number", "newer")
        assert await house.database.write(rotation._again(values, id, rows)) == (0, ())
        assert (await house.store.find(session.hash)).values == {"number": "newer"}


async def test_K05_values_are_written_in_batches_that_hold_nobody_up(tmp_path):
    class Slow:
        def open(self, sealed: bytes, place: bytes) -> bytes:
            time.sleep(0.004)
            return b""

        def seal(self, plain: bytes, place: bytes) -> bytes:
            return b"\x01" + vault.key_id + place

    vault = Vault()
    vault.open(NEW, MASTER)
    vault.sealed.append(Sealed("notes", "text", Slow(), "id", lambda number: b"%d" % number))
    async with notebook(tmp_path / "a.db") as database:
        for number in range(12):
            await database.write(add(b"\x01old!%d" % number))
        write, batches = database.write, []

        async def written(work):
            batches.append(work)
            return await write(work)

        database.write = written
        assert await reseal(database, vault) == 12
        assert len(batches) >= 6, "two at a time, and the note of the key"
        batches.clear()
        assert await reseal(database, vault) == 0
        assert len(batches) == 1, "to look through what is new already holds no writer up"


async def test_K05_cookies_of_the_older_key_go_on_and_are_stored_under_the_new_one(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as house:
        await account(house)
        browser = Browser(house)
        await browser.login()
        await (await browser.session()).put_string("a", "1")
    async with opened(path, NEW) as house:
        assert await house.sessions.find(browser.cookie) is None, "another key knows no cookie"
    async with opened(path) as house:
        house.vault.open(NEW, MASTER)
        session = await house.sessions.find(browser.cookie)
        assert session.subject.valid
        assert session.get_string("a") == "1"
        token = house.sessions.tokens.verify(browser.cookie)
        assert session.hash == house.vault.lookup_hashes(token, "session lookup")[0]
        assert house.sessions.tokens.verify(house.sessions.issue()) is not None


async def test_K05_a_reset_link_of_the_older_key_still_works(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await house.users.use_cases.create(SU, "ada@example.com")
        token = await reset_token(house, user)
        house.vault.open(NEW, MASTER)
        new = "quite a long new password"
        await house.users.use_cases.change_password_by_link(SU, token, new, new)
        assert (await house.audit.use_cases.verify(SU)).broken is None


def test_K05_a_process_finds_a_key_that_was_added_since_it_was_started():
    keys = [(MASTER,)]
    vault, other = Vault(), Vault()
    vault.open(MASTER, source=lambda: keys[0])
    other.open(NEW, MASTER)
    sealer = Sealer(vault, "p")
    sealed = Sealer(other, "p").seal(b"new", b"place")
    with pytest.raises(Unreadable):
        sealer.open(sealed, b"place")
    keys[0] = (NEW, MASTER)
    with pytest.raises(Unreadable):
        sealer.open(sealed, b"place")  # it looks once a second
    vault._asked = 0.0
    assert sealer.open(sealed, b"place") == b"new"
    assert vault.key_id.hex() == id_of(MASTER), "and goes on with its own"
    vault.open(NEW)
    with pytest.raises(Unreadable):
        sealer.open(Sealer(vault_of(MASTER), "p").seal(b"old", b"place"), b"place")


async def test_K05_sessions_in_use_go_on_in_a_process_that_finds_a_newer_key(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as house:
        await account(house)
        browser = Browser(house)
        await browser.login()
        session = await browser.session()
        await session.put_string("a", "1")
        house.vault.open(MASTER, source=lambda: (NEW, MASTER))
        command = House()  # `rotate-key`, in another process
        command.vault.open(NEW, MASTER)
        await command.database.open(path)
        await reseal(command.database, command.vault)
        await command.database.close()
        assert (await house.store.find(session.hash)).values == {"a": "1"}
        assert await house.sessions.find(browser.cookie) is session
        await house.sessions.registry.refresh()
        assert not session.ended
        await session.put_string("a", "2")


def test_K05_keys_that_cannot_be_read_again_stop_nobody(caplog):
    def gone() -> tuple[bytes, ...]:
        raise ConfigError("the file is gone")

    vault = Vault()
    vault.open(MASTER, source=gone)
    assert not vault.reread()
    assert "the file is gone" in caplog.text


async def test_K04_a_wrong_key_refuses_the_start_names_what_is_unreadable_and_changes_no_byte(
    tmp_path,
):
    path = tmp_path / "a.db"
    async with opened(path, house=house_with_register()) as house:
        session = await house.sessions.find(house.sessions.issue())
        await session.put_string("a", "1")
        await session.put_string("b", "2")
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="2 values of session_kv") as refused:
        check_keys(path, vault_of(NEW))
    assert f"1 values of audit_head need the key {id_of(MASTER)}" in str(refused.value)
    assert f"given is {id_of(NEW)}" in str(refused.value)
    assert path.read_bytes() == before
    assert not (tmp_path / "a.db-wal").exists() or (tmp_path / "a.db-wal").read_bytes() == b""
    check_keys(path, vault_of(MASTER))
    check_keys(path, vault_of(NEW, MASTER))
    check_keys(Path(tmp_path / "none.db"), vault_of(NEW))


async def test_K04_a_wrong_key_is_noticed_in_a_database_that_noted_no_keys_yet(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await sessions_with_values(house, 1)
    with pytest.raises(ConfigError, match="1 values of session_kv"):
        check_keys(tmp_path / "a.db", vault_of(NEW))
    check_keys(tmp_path / "a.db", vault_of(MASTER))


def id_of(master: bytes) -> str:
    vault = Vault()
    vault.open(master)
    return vault.key_id.hex()
