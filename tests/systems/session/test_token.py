"""Cookie values: only those that we have issued lead to the database."""

import random
import re
import secrets
import string
from pathlib import Path

import pytest

import nago
from nago.data.sealing import Vault
from nago.systems.session.token import Tokens
from tests.systems.house import opened


@pytest.fixture
def tokens():
    vault = Vault()
    vault.open(bytes(range(32)))
    return Tokens(vault)


def test_S01_a_token_is_256_bit_from_the_operating_system_and_no_two_are_the_same(
    tokens, monkeypatch
):
    asked = []
    original = secrets.token_bytes

    def watched(size):
        asked.append(size)
        return original(size)

    monkeypatch.setattr(secrets, "token_bytes", watched)
    issued = {tokens.issue() for _ in range(20_000)}
    assert len(issued) == 20_000
    assert asked == [32] * 20_000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{64}", value) for value in issued)
    assert len({tokens.verify(value) for value in issued}) == 20_000


def test_S01_what_identifies_is_made_by_secrets_alone():
    """`random` and `uuid` are no sources of secrets; what only tests run may throw dice."""
    imported = re.compile(r"^\s*(import|from) (random|uuid)\b", re.MULTILINE)
    house = Path(nago.__file__).parent
    for file in house.rglob("*.py"):
        if file.parent != house / "testing":
            assert not imported.search(file.read_text()), file


def test_an_issued_value_is_recognised_until_the_master_key_changes(tokens):
    value = tokens.issue()
    assert tokens.verify(value) is not None
    other = Vault()
    other.open(b"x" * 32)
    assert Tokens(other).verify(value) is None


def malformed(tokens, count):
    """Values that we never issued: broken ones of ours, and any text."""
    random.seed(4711)
    alphabet = string.ascii_letters + string.digits + "-_"
    good = [tokens.issue() for _ in range(50)]
    for value in ("", "A" * 43, "A" * 64, "\0" * 64, "A" * 8192, "=" * 64, "ü" * 64, "𝟙" * 64):
        yield value
    for value in good:
        yield from (value + "\n", " " + value, value + "=", value[:-1], value + "A", value.lower())
        yield value.replace("-", "+").replace("_", "/") if {"-", "_"} & set(value) else "no"
    for _ in range(count):
        value = list(random.choice(good))
        kind = random.randrange(4)
        if kind == 0:
            place = random.randrange(64)
            value[place] = random.choice(alphabet.replace(value[place], ""))
        elif kind == 1:
            value = random.choices(alphabet, k=64)
        elif kind == 2:
            value = random.choices(string.printable + "äß€\0\x7f", k=random.randrange(200))
        else:
            value[random.randrange(64)] = random.choice(" +/=.,;\0%\n\t\u00e9\ud800")
        yield "".join(value)


async def test_S02_ten_thousand_values_that_were_never_issued_read_nothing(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        asked = []
        for name in ("read", "write", "write_together"):
            setattr(house.database, name, lambda *args: asked.append(args))
        tried = 0
        for value in malformed(house.sessions.tokens, 10_000):
            assert await house.sessions.find(value) is None, repr(value)
            assert not house.sessions.issued(value)
            tried += 1
        assert tried > 10_000
        assert asked == []
        for name in ("read", "write", "write_together"):
            delattr(house.database, name)
        assert await house.ask("SELECT * FROM sessions") == []


async def test_S02_a_value_that_only_looks_like_ours_stores_nothing(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        assert await house.sessions.find("A" * 64) is None
        assert await house.sessions.find("A" * 43) is None
        assert await house.ask("SELECT count(*) FROM sessions") == [(0,)]
