"""Users: whom sessions belong to."""

import pytest

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import InvalidValue, NotUnique, PermissionDenied
from nago.systems.user import User
from nago.systems.user.model import normalised_email
from tests.systems.house import opened


async def test_a_user_is_created_and_found(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        created = await house.users.use_cases.create(
            SU, " Ada@Example.COM ", firstname="Ada", lastname="Lovelace"
        )
        assert (created.email, created.name, created.version) == (
            "ada@example.com",
            "Ada Lovelace",
            1,
        )
        assert isinstance(created, User)
        assert await house.users.use_cases.find_by_id(SU, created.id) == created
        assert await house.users.use_cases.find_by_id(SU, "unknown") is None


async def test_an_address_belongs_to_one_user_however_it_is_written(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await house.users.use_cases.create(SU, "ada@example.com")
        for same in ("ada@EXAMPLE.com", "ａｄａ@example.com", "ada@example.com "):
            with pytest.raises(NotUnique, match="email"):
                await house.users.use_cases.create(SU, same)


NO_ADDRESSES = """
ada
@example.com
ada@
ada@example
a da@example.com
a\0@example.com
ada@.
ada@...
a@x.de\u200b
""".strip("\n").split("\n")


@pytest.mark.parametrize("text", [*NO_ADDRESSES, "", "a\n@example.com", "x" * 250 + "@example.com"])
def test_what_is_no_address_is_refused(text):
    with pytest.raises(InvalidValue, match="no e-mail address"):
        normalised_email(text)


async def test_creating_and_finding_need_permissions(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        with pytest.raises(PermissionDenied):
            await house.users.use_cases.create(ANONYMOUS, "ada@example.com")
        with pytest.raises(PermissionDenied):
            await house.users.use_cases.find_by_id(ANONYMOUS, "1")
        assert {"nago.user.create", "nago.user.find_by_id"} <= house.wiring.permissions.keys()
        assert await house.ask("SELECT * FROM users") == []


def test_domains_that_only_look_alike_are_two():
    assert normalised_email("ada@STRASSE.de") == "ada@strasse.de"
    assert normalised_email("ada@straße.de") != "ada@strasse.de"
