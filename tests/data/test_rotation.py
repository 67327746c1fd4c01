"""Changing the master key while everything goes on, and refusing a wrong one."""

import asyncio
from pathlib import Path

import pytest

from nago.auth.subject import SU
from nago.data.rotation import check_keys, left, let_go, note_key, reseal
from nago.data.sealing import Sealer, Vault
from nago.errors import ConfigError, Unreadable
from tests.systems.house import MASTER, House, opened
from tests.systems.people import Browser, account

NEW = bytes(range(100, 132))


def rows_of(house, *masters):
    """The same house, which holds these keys."""
    house.vault.open(*masters)
    return house


def house_with_register() -> House:
    house = House()
    house.database.on_open(note_key(house.vault))
    return house


async def test_K05_values_are_sealed_anew_while_they_are_read_and_written(tmp_path):
    async with opened(tmp_path / "a.db", house=house_with_register()) as house:
        await account(house)
        browser = Browser(house)
        await browser.login()
        sessions = []
        for number in range(40):
            sessions.append(await house.sessions.find(house.sessions.issue()))
            await sessions[-1].put_string("number", f"{number}")
        house.vault.open(NEW, MASTER)
        assert await left(house.database, house.vault) == {"session_kv": 40}
        with pytest.raises(ConfigError, match="40 values of session_kv"):
            await let_go(house.database, house.vault)
        resealing = asyncio.ensure_future(reseal(house.database, house.vault))
        failed = []
        while not resealing.done():
            for number, session in enumerate(sessions):
                stored = await house.store.find(session.hash)
                if stored is None or stored.values.get("number") != f"{number}":
                    failed.append(number)
                await session.put_string("also", "new")
        assert failed == []
        assert await resealing == 40
        assert await left(house.database, house.vault) == {}
        await let_go(house.database, house.vault)
        assert await house.ask("SELECT key_id FROM nago_keys") == [(house.vault.key_id,)]
        house.vault.open(NEW)
        stored = await house.store.find(sessions[7].hash)
        assert stored.values == {"number": "7", "also": "new"}


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
        assert (
            session.hash
            == house.vault.lookup_hashes(
                house.sessions.tokens.verify(browser.cookie), "session lookup"
            )[0]
        )
        assert house.sessions.tokens.verify(house.sessions.issue()) is not None


async def test_K05_a_reset_link_of_the_older_key_still_works(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await house.users.use_cases.create(SU, "ada@example.com")
        token = await house.users.use_cases.start_password_reset(SU, user.id)
        house.vault.open(NEW, MASTER)
        new = "quite a long new password"
        await house.users.use_cases.change_password_by_link(SU, token, new, new)
        assert (await house.audit.use_cases.verify(SU)).broken is None


async def test_K05_a_process_finds_a_key_that_was_added_since_it_was_started(tmp_path):
    keys = [(MASTER,)]
    vault, other = Vault(), Vault()
    vault.open(MASTER, source=lambda: keys[0])
    other.open(NEW, MASTER)
    sealed = Sealer(other, "p").seal(b"new", b"place")
    with pytest.raises(Unreadable):
        Sealer(vault, "p").open(sealed, b"place")
    keys[0] = (NEW, MASTER)
    vault._asked = 0.0  # a second later
    assert Sealer(vault, "p").open(sealed, b"place") == b"new"


async def test_K04_a_wrong_key_refuses_the_start_names_what_is_unreadable_and_changes_no_byte(
    tmp_path,
):
    path = tmp_path / "a.db"
    async with opened(path, house=house_with_register()) as house:
        session = await house.sessions.find(house.sessions.issue())
        await session.put_string("a", "1")
        await session.put_string("b", "2")
    before = path.read_bytes()
    wrong = rows_of(house_with_register(), NEW)
    with pytest.raises(ConfigError, match="2 values of session_kv"):
        check_keys(path, wrong.vault)
    assert path.read_bytes() == before
    assert not (tmp_path / "a.db-wal").exists() or (tmp_path / "a.db-wal").read_bytes() == b""
    check_keys(path, rows_of(house_with_register(), MASTER).vault)
    check_keys(path, rows_of(house_with_register(), NEW, MASTER).vault)
    check_keys(Path(tmp_path / "none.db"), wrong.vault)
