"""Secrets among the settings are sealed where they are stored and shown to nobody."""

import logging
from typing import Annotated

import pytest
from msgspec import Meta, Struct

from nago.auth.subject import SU
from nago.data.rotation import left, reseal
from nago.errors import InvalidValue
from nago.systems.settings import IS_SET
from tests.systems.house import MASTER, House, opened

CANARY = "canary-7f3a-secret"
SECRET = Meta(max_length=40, extra={"secret": True})


class Login(Struct, frozen=True, rename="camel"):
    user: str = ""
    pass_word: Annotated[str, SECRET] = ""


class Mail(Struct, frozen=True):
    host: str = ""
    password: Annotated[str, SECRET] = ""
    token: Annotated[str, SECRET] | None = None
    login: Login = Login()


def house_with_mail() -> House:
    house = House()
    house.settings.register(Mail)
    return house


TOKEN = "SELECT other.sealed FROM settings_secrets AS other WHERE other.field = 'token'"
FULL = Mail("mail.example", CANARY, CANARY + "2", Login("me", CANARY + "3"))


async def test_K01_a_secret_is_nowhere_in_the_files_nor_in_the_log(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    async with opened(tmp_path / "a.db", house=house_with_mail()) as house:
        await house.settings.use_cases.save(SU, FULL)
        assert house.settings.current(Mail) == FULL
        with pytest.raises(InvalidValue) as refused:
            await house.settings.use_cases.save(SU, Mail(password=CANARY * 10))
        assert refused.value.field == "password"
        assert CANARY not in str(refused.value)
    for path in tmp_path.iterdir():
        assert CANARY.encode() not in path.read_bytes(), path
    assert CANARY not in caplog.text
    async with opened(tmp_path / "a.db", house=house_with_mail()) as house:
        assert house.settings.current(Mail) == FULL


async def test_a_secret_is_not_loaded_and_stays_when_the_rest_is_saved(tmp_path):
    async with opened(tmp_path / "a.db", house=house_with_mail()) as house:
        use_cases = house.settings.use_cases
        await use_cases.save(SU, FULL)
        loaded = await use_cases.load(SU, Mail)
        assert loaded == Mail("mail.example", IS_SET, IS_SET, Login("me", IS_SET))
        assert await use_cases.save(SU, loaded) == 1
        await use_cases.save(SU, Mail("other.example", IS_SET, None, Login("me", "")))
        assert house.settings.current(Mail) == Mail("other.example", CANARY, None, Login("me", ""))
        assert (await use_cases.load(SU, Mail)).login.pass_word == ""


async def test_a_secret_is_not_in_the_history_and_stays_when_that_returns(tmp_path):
    async with opened(tmp_path / "a.db", house=house_with_mail()) as house:
        await house.settings.use_cases.save(SU, Mail("first.example", "first"))
        await house.settings.use_cases.save(SU, FULL)
        for table in ("settings", "settings_history"):
            assert "passWord" not in str(await house.ask(f"SELECT data FROM {table}"))
        await house.settings.use_cases.roll_back(SU, Mail, 1)
        now = house.settings.current(Mail)
        assert (now.host, now.password, now.login.pass_word) == (
            "first.example",
            CANARY,
            CANARY + "3",
        )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE settings_secrets SET sealed = 'plain' WHERE field = 'password'",
        "UPDATE settings_secrets SET sealed = substr(sealed, 1, 30) WHERE field = 'password'",
        f"UPDATE settings_secrets SET sealed = ({TOKEN}) WHERE field = 'password'",
    ],
    ids=["in plain text", "cut off", "taken from another field"],
)
async def test_K03_what_was_not_sealed_for_its_place_does_not_count(tmp_path, caplog, change):
    async with opened(tmp_path / "a.db", house=house_with_mail()) as house:
        await house.settings.use_cases.save(SU, FULL)
        await house.change(change)
    async with opened(tmp_path / "a.db", house=house_with_mail()) as house:
        assert house.settings.current(Mail).password == ""
        assert house.settings.current(Mail).token == CANARY + "2"
        assert "Mail.password: what is stored does not fit" in caplog.text
        assert "plain" not in caplog.text
        assert CANARY not in caplog.text


async def test_K03_a_secret_beside_the_other_fields_does_not_count(tmp_path):
    async with opened(tmp_path / "a.db", house=house_with_mail()) as house:
        await house.settings.use_cases.save(SU, Mail("mail.example"))
        await house.change(
            "UPDATE settings SET data = json_set(data, '$.data', "
            "json_set(data ->> '$.data', '$.password', 'plain') || '')"
        )
    async with opened(tmp_path / "a.db", house=house_with_mail()) as house:
        assert house.settings.current(Mail) == Mail("mail.example")


async def test_K05_secrets_go_along_with_a_new_master_key(tmp_path):
    new = bytes(range(100, 132))
    async with opened(tmp_path / "a.db", house=house_with_mail()) as house:
        await house.settings.use_cases.save(SU, FULL)
        house.vault.open(new, MASTER)
        assert (await left(house.database, house.vault))["settings_secrets"] == 3
        await reseal(house.database, house.vault)
    async with opened(tmp_path / "a.db", new, house=house_with_mail()) as house:
        assert house.settings.current(Mail) == FULL


async def test_K01_with_another_master_key_no_secret_opens(tmp_path):
    async with opened(tmp_path / "a.db", house=house_with_mail()) as house:
        await house.settings.use_cases.save(SU, FULL)
    other = bytes(range(1, 33))
    async with opened(tmp_path / "a.db", other, house=house_with_mail()) as house:
        assert house.settings.current(Mail) == Mail("mail.example", login=Login("me"))
