"""`rotate-key` and `audit-verify`, as an operator meets them: what they print, and how they end."""

import asyncio
import secrets
import sqlite3
import stat
import sys

import pytest

from examples.two_pages import configure
from nago import application, run
from nago.application import Application
from nago.data.master_key import FILE_NAME, master_keys
from nago.errors import ConfigError

OLD, NEW = secrets.token_hex(32), secrets.token_hex(32)


@pytest.fixture
def command(tmp_path, monkeypatch, capsys):
    """Runs a command of the application; the result is its exit code and what it printed."""
    monkeypatch.setenv("NAGO_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(application, "log_to_stderr", lambda kind: None)  # it would stay so

    def ended(name, **environment):
        with monkeypatch.context() as patched:
            for variable, value in environment.items():
                patched.setenv(variable, value)
            patched.setattr(sys, "argv", ["application", name])
            try:
                run(configure)
                code = 0
            except SystemExit as end:
                code = end.code
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return ended


def use(tmp_path, **environment):
    """The application runs for a moment, and somebody stores a value in his session."""

    async def put() -> str:
        env = {"NAGO_DATA_DIR": str(tmp_path), **environment}
        running = Application(configure, env)
        async with running.opened():
            sessions = running.sessions
            session = await sessions.find(sessions.issue())
            await session.put_string("a", "1")
            return session.id

    return asyncio.run(put())


def keys_in(tmp_path):
    """The id of the key of each sealed value."""
    with sqlite3.connect(tmp_path / "nago.db") as connection:
        found = connection.execute("SELECT substr(sealed, 2, 4) FROM session_kv").fetchall()
    return [bytes(id).hex() for (id,) in found]


def test_K05_rotate_key_puts_a_new_key_into_the_file_and_seals_anew(tmp_path, command):
    use(tmp_path)
    (old,) = keys_in(tmp_path)
    code, printed = command("rotate-key")
    assert code == 0
    (new,) = keys_in(tmp_path)
    assert new != old
    file = tmp_path / FILE_NAME
    assert f"a new key stands before the others in {file}" in printed
    assert f"sealed anew with the key {new}" in printed
    assert f"Keep {old} for 90 days" in printed
    assert all(key.hex() not in printed for key in master_keys(None, None, tmp_path))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert command("audit-verify")[0] == 0
    with sqlite3.connect(tmp_path / "nago.db") as connection:
        noted = connection.execute("SELECT entry FROM audit").fetchall()
    assert [new in entry for (entry,) in noted if "keys_rotated" in entry] == [True]
    file.write_text(file.read_text().splitlines()[0])
    assert command("audit-verify")[0] == 0, "nothing needs the old key any more"


def test_K05_of_a_key_from_the_environment_rotate_key_says_what_to_do(tmp_path, command):
    use(tmp_path, NAGO_MASTER_KEY=OLD)
    before = keys_in(tmp_path)
    code, printed = command("rotate-key", NAGO_MASTER_KEY=OLD)
    assert code == 1
    assert "comes from NAGO_MASTER_KEY" in printed
    assert "parted by a comma" in printed
    assert keys_in(tmp_path) == before
    code, printed = command("audit-verify", NAGO_MASTER_KEY=NEW)
    assert code == 2
    assert f"1 values of session_kv need the key {before[0]}" in printed
    code, printed = command("rotate-key", NAGO_MASTER_KEY=f"{NEW},{OLD}")
    assert code == 0
    assert keys_in(tmp_path) != before
    assert "remove them from NAGO_MASTER_KEY" in printed
    assert OLD not in printed
    assert NEW not in printed
    assert command("audit-verify", NAGO_MASTER_KEY=NEW)[0] == 0


def test_K05_a_start_with_several_keys_seals_anew_by_itself(tmp_path):
    use(tmp_path, NAGO_MASTER_KEY=OLD)

    async def started() -> None:
        env = {"NAGO_DATA_DIR": str(tmp_path), "NAGO_MASTER_KEY": f"{NEW},{OLD}"}
        async with Application(configure, env).opened():
            async with asyncio.timeout(10):
                while keys_in(tmp_path) == before:
                    await asyncio.sleep(0.01)

    before = keys_in(tmp_path)
    asyncio.run(started())


def test_K04_a_wrong_key_stops_the_start_and_changes_no_byte(tmp_path):
    use(tmp_path, NAGO_MASTER_KEY=OLD)
    before = (tmp_path / "nago.db").read_bytes()
    with pytest.raises(ConfigError, match="1 values of session_kv"):
        use(tmp_path, NAGO_MASTER_KEY=NEW)
    assert (tmp_path / "nago.db").read_bytes() == before


def test_K05_every_column_of_sealed_values_is_known_to_the_change_of_keys(tmp_path):
    """Tickets live half a minute; whatever else is sealed has to go along with the keys."""
    use(tmp_path)
    vault = Application(configure, {"NAGO_DATA_DIR": str(tmp_path)})._vault
    known = {sealed.table for sealed in vault.sealed}
    with sqlite3.connect(tmp_path / "nago.db") as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        sealing = {
            table
            for (table,) in tables
            for _, column, *_ in connection.execute(f"PRAGMA table_info({table})")
            if "sealed" in column
        }
    assert sealing - {"login_tickets"} == known - {"audit_head"}


def test_G02_audit_verify_ends_with_1_where_the_log_was_changed(tmp_path, command):
    assert command("rotate-key")[0] == 0
    code, printed = command("audit-verify")
    assert code == 0
    assert "1 entries" in printed
    with sqlite3.connect(tmp_path / "nago.db") as connection:
        connection.execute("DROP TRIGGER audit_is_written_once")
        connection.execute("UPDATE audit SET entry = replace(entry, 'keys', 'kees')")
    code, printed = command("audit-verify")
    assert code == 1
    assert "entry 1 is not as it was written" in printed
