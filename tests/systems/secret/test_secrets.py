"""Secrets belong to somebody, are sealed, and are shown to nobody again."""

import logging

import pytest
from msgspec import Struct

from nago.auth.subject import ANONYMOUS, SU
from nago.data.rotation import left, reseal
from nago.errors import ConcurrentUpdate, InvalidValue, PermissionDenied, WiringError
from nago.systems.group import SYSTEM
from nago.systems.secret import OpenSecret, SecretDeleted, SecretSaved
from nago.systems.secret.permissions import ALL
from nago.systems.settings import IS_SET
from tests.systems.house import MASTER, opened
from tests.systems.people import holder
from tests.systems.secret.vault import CANARY, FULL, Relay, Token, with_secrets

EVERY = [each.id for each in ALL]
OWN = [each for each in EVERY if each != "nago.secret.adopt"]


async def test_a_secret_is_made_found_changed_and_deleted(tmp_path):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        use_cases, heard = house.secrets.use_cases, []
        house.wiring.bus.subscribe(SecretSaved, heard.append)
        house.wiring.bus.subscribe(SecretDeleted, heard.append)
        ada = await holder(house, *OWN)
        made = await use_cases.create(ada, FULL, name=" Out ")
        assert (made.name, made.kind, made.owners, made.groups) == ("Out", "Relay", (ada.id,), ())
        found = await use_cases.find_my_secret_by_id(ada, made.id)
        assert found.secret == made
        assert found.value == Relay("mail.example", 465, IS_SET)
        changed = await use_cases.update_credentials(
            ada, made.id, Relay("other.example", 465, IS_SET), name="In"
        )
        assert (changed.name, changed.last_mod > made.last_mod) == ("In", True)
        assert await house.secrets.secrets.value(changed) == Relay("other.example", 465, CANARY)
        same = await use_cases.update_credentials(ada, made.id, Relay("other.example", 465, IS_SET))
        assert same == changed
        assert [each.name for each in await use_cases.find_my_secrets(ada)] == ["In"]
        assert await use_cases.delete(ada, made.id) is True
        assert await use_cases.delete(ada, made.id) is False
        assert await use_cases.find_my_secrets(ada) == []
        assert await house.ask("SELECT * FROM secret_credentials") == []
        assert heard == [SecretSaved(made.id), SecretSaved(made.id), SecretDeleted(made.id)]


async def test_A02_a_secret_of_somebody_else_looks_like_one_that_there_is_not(tmp_path):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        use_cases = house.secrets.use_cases
        ada, eve = await holder(house, *OWN), await holder(house, *EVERY, email="eve@example.com")
        secret = await use_cases.create(ada, FULL, name="Out")
        assert await use_cases.find_my_secrets(eve) == []
        said = set()
        for id in (secret.id, "unknown"):
            assert await use_cases.find_my_secret_by_id(eve, id) is None
            assert await use_cases.delete(eve, id) is False
            for attempt in (
                use_cases.update_credentials(eve, id, Relay("evil.example")),
                use_cases.update_credentials(eve, id, name="Evil", version=1),
                use_cases.update_owners(eve, id, [eve.id]),
                use_cases.update_groups(eve, id, [SYSTEM]),
                use_cases.adopt(eve, id),
            ):
                with pytest.raises(InvalidValue) as refused:
                    await attempt
                said.add((type(refused.value), str(refused.value), refused.value.field))
        assert len(said) == 1
        assert (await house.secrets.secrets.find(secret.id)) == secret
        assert await house.secrets.secrets.value(secret) == FULL
        assert len(secret.id) == 22, "an id that nobody guesses"


async def test_a_group_may_use_a_secret_and_not_change_it(tmp_path):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        use_cases = house.secrets.use_cases
        ada, bob = await holder(house, *OWN), await holder(house, *OWN, email="bob@example.com")
        await house.groups.use_cases.create(SU, "Sales", id="sales")
        for user in (ada, bob):
            await house.users.use_cases.update_other_groups(SU, user.id, ["sales"])
        secret = await use_cases.create(ada, FULL, name="Out", groups=["sales"])
        assert [each.id for each in await use_cases.find_my_secrets(bob)] == [secret.id]
        found = await use_cases.find_my_secret_by_id(bob, secret.id)
        assert found.value.password == IS_SET
        for attempt in (
            use_cases.update_credentials(bob, secret.id, FULL),
            use_cases.update_owners(bob, secret.id, [bob.id]),
            use_cases.update_groups(bob, secret.id, []),
            use_cases.adopt(await holder(house, *EVERY, email="carl@example.com"), secret.id),
        ):
            with pytest.raises(InvalidValue, match="no such secret among yours"):
                await attempt
        assert await house.secrets.of_group(Relay, "sales") == [OpenSecret(secret.id, "Out", FULL)]
        await house.groups.use_cases.delete(SU, "sales")
        assert await use_cases.find_my_secrets(bob) == []
        assert (await use_cases.find_my_secrets(ada))[0].groups == ()


async def test_who_may_not_know_a_group_cannot_tell_it_from_none(tmp_path):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        use_cases = house.secrets.use_cases
        ada = await holder(house, *OWN)
        await house.groups.use_cases.create(SU, "Board", id="board")
        said = set()
        for group in ("board", "unknown"):
            with pytest.raises(InvalidValue) as refused:
                await use_cases.create(ada, FULL, name="Out", groups=[group])
            said.add((str(refused.value), refused.value.field))
        assert len(said) == 1
        assert await use_cases.find_my_secrets(ada) == []
        clerk = await holder(house, *OWN, "nago.group.find_all", email="clerk2@example.com")
        assert (await use_cases.create(clerk, FULL, name="Out", groups=["board"])).groups == (
            "board",
        )


async def test_A03_only_who_looks_after_the_application_lets_it_use_a_secret(tmp_path):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        use_cases = house.secrets.use_cases
        ada, root = await holder(house, *OWN), await holder(house, *EVERY, email="r@example.com")
        secret = await use_cases.create(ada, FULL, name="Out")
        for attempt in (
            use_cases.create(ada, FULL, name="Mine", groups=[SYSTEM]),
            use_cases.update_groups(ada, secret.id, [SYSTEM]),
        ):
            with pytest.raises(PermissionDenied) as denied:
                await attempt
            assert denied.value.permission == "nago.secret.adopt"
        assert await house.secrets.of_group(Relay, SYSTEM) == []
        used = await use_cases.create(root, FULL, name="Ours", groups=[SYSTEM])
        assert await house.secrets.of_group(Relay, SYSTEM) == [OpenSecret(used.id, "Ours", FULL)]
        assert await house.secrets.of_group(Token, SYSTEM) == []
        await use_cases.update_owners(root, used.id, [ada.id])
        with pytest.raises(PermissionDenied):
            await use_cases.update_groups(ada, used.id, [])
        await use_cases.update_credentials(ada, used.id, name="Still ours")
        assert (await use_cases.find_my_secrets(root))[0].id == used.id
        with pytest.raises(InvalidValue):
            await use_cases.update_groups(root, used.id, [])
        assert (await use_cases.adopt(root, used.id)).owners == (ada.id, root.id)
        await use_cases.update_groups(root, used.id, [])
        assert await house.secrets.of_group(Relay, SYSTEM) == []


async def test_what_a_deleted_user_owned_is_lost_to_nobody(tmp_path):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        house.users.accounts.on_deleting.append(house.secrets.secrets.take_owner)
        use_cases = house.secrets.use_cases
        ada, root = await holder(house, *OWN), await holder(house, *EVERY, email="r@example.com")
        secret = await use_cases.create(ada, FULL, name="Out")
        assert await use_cases.find_my_secrets(root) == []
        await house.users.use_cases.delete(SU, ada.id)
        assert [each.owners for each in await use_cases.find_my_secrets(root)] == [()]
        assert (await use_cases.adopt(root, secret.id)).owners == (root.id,)
        assert await house.secrets.secrets.value(secret) == FULL


async def test_a_secret_has_owners_whom_there_are(tmp_path):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        use_cases = house.secrets.use_cases
        ada = await holder(house, *OWN)

        async def knows(id):
            return id in (ada.id, "bob")

        house.secrets.people.knows = knows
        secret = await use_cases.create(ada, FULL, name="Out")
        for owners, said in [
            ([], "at least one owner"),
            (["nobody"], "no account"),
            ([ada.id, *map(str, range(50))], "50 owners at most"),
        ]:
            with pytest.raises(InvalidValue, match=said) as refused:
                await use_cases.update_owners(ada, secret.id, owners)
            assert refused.value.field == "owners"
        assert (await use_cases.update_owners(ada, secret.id, ["bob"])).owners == ("bob",)
        with pytest.raises(InvalidValue):
            await use_cases.update_owners(ada, secret.id, [ada.id])
        anyone = await house.secrets.use_cases.create(SU, FULL, name="Of the program")
        assert anyone.owners == ()
        with pytest.raises(PermissionDenied):
            await use_cases.create(ANONYMOUS, FULL, name="Out")


async def test_a_change_of_what_another_one_has_changed_is_refused(tmp_path):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        use_cases = house.secrets.use_cases
        ada = await holder(house, *OWN)
        secret = await use_cases.create(ada, FULL, name="Out")
        await use_cases.update_credentials(ada, secret.id, name="In", version=secret.version)
        with pytest.raises(ConcurrentUpdate, match="version 2 by now"):
            await use_cases.update_credentials(ada, secret.id, name="Off", version=secret.version)
        with pytest.raises(ConcurrentUpdate):
            await use_cases.update_groups(ada, secret.id, [], version=secret.version)


async def test_what_is_not_allowed_is_refused_without_repeating_what_is_secret(tmp_path):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        use_cases = house.secrets.use_cases
        ada = await holder(house, *OWN)
        for value, name, field in [
            (Relay(), "Out", "host"),
            (Relay("mail.example", 0), "Out", "port"),
            (Relay("mail.example", 25, CANARY), "Out", "port"),
            (Relay("mail.example", 587, 12345), "Out", "password"),
            (FULL, " ", "name"),
            (FULL, "a\nb", "name"),
        ]:
            with pytest.raises(InvalidValue) as refused:
                await use_cases.create(ada, value, name=name)
            assert refused.value.field == field
            assert CANARY not in str(refused.value) and "12345" not in str(refused.value)
        secret = await use_cases.create(ada, FULL, name="Out")
        with pytest.raises(InvalidValue, match="a Relay, not a Token"):
            await use_cases.update_credentials(ada, secret.id, Token("k"))
        with pytest.raises(WiringError, match="no kind of secret"):
            await use_cases.create(ada, Struct(), name="Out")
        assert await house.secrets.secrets.value(secret) == FULL


async def test_K01_only_sealed_bytes_are_stored_and_nothing_is_told_to_log_audit_or_events(
    tmp_path, caplog
):
    caplog.set_level(logging.DEBUG)
    heard = []
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        house.wiring.bus.subscribe(SecretSaved, heard.append)
        use_cases = house.secrets.use_cases
        ada = await holder(house, *EVERY)
        secret = await use_cases.create(ada, FULL, name="Out", groups=[SYSTEM])
        await use_cases.update_credentials(ada, secret.id, Relay("b.example", 465, CANARY + "2"))
        assert CANARY not in str([secret, heard, await house.audit.use_cases.find_entries(SU)])
    for path in tmp_path.iterdir():
        stored = path.read_bytes()
        assert CANARY.encode() not in stored, path
        assert b"mail.example" not in stored, path
    assert CANARY not in caplog.text


async def test_K02_sealed_credentials_count_only_where_they_were_stored(tmp_path, caplog):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        use_cases = house.secrets.use_cases
        ada = await holder(house, *EVERY)
        one = await use_cases.create(ada, FULL, name="One", groups=[SYSTEM])
        two = await use_cases.create(ada, Relay("two.example"), name="Two", groups=[SYSTEM])
        swap = "UPDATE secret_credentials SET sealed = (SELECT o.sealed FROM secret_credentials o "
        await house.change(swap + "WHERE o.id = ?) WHERE id = ?", one.id, two.id)
        found = await use_cases.find_my_secret_by_id(ada, two.id)
        assert found.value is None
        assert [each.name for each in await house.secrets.of_group(Relay, SYSTEM)] == ["One"]
        assert "Two" in caplog.text and "changed or moved" in caplog.text
        await use_cases.update_credentials(ada, two.id, Relay("again.example"))
        assert [each.name for each in await house.secrets.of_group(Relay, SYSTEM)] == ["One", "Two"]


async def test_K05_a_new_master_key_takes_over_and_the_old_one_is_needed_no_more(tmp_path):
    path, new = tmp_path / "a.db", bytes(range(1, 33))
    async with opened(path, house=with_secrets()) as house:
        ada = await holder(house, *EVERY)
        await house.secrets.use_cases.create(ada, FULL, name="Out", groups=[SYSTEM])
        house.vault.open(new, MASTER)
        assert (await left(house.database, house.vault))["secret_credentials"] == 1
        await reseal(house.database, house.vault)
        assert "secret_credentials" not in await left(house.database, house.vault)
    async with opened(path, new, with_secrets()) as house:
        (only,) = await house.secrets.of_group(Relay, SYSTEM)
        assert only.value == FULL


async def test_G01_each_change_of_a_secret_is_noted_once_and_with_it(tmp_path):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        use_cases = house.secrets.use_cases
        ada, root = await holder(house, *OWN), await holder(house, *EVERY, email="r@example.com")
        secret = await use_cases.create(root, FULL, name="Out")
        await use_cases.update_credentials(root, secret.id, Relay("b.example", 465, IS_SET))
        await use_cases.update_groups(root, secret.id, [SYSTEM])
        await use_cases.update_owners(root, secret.id, [ada.id])
        await use_cases.adopt(root, secret.id)
        await use_cases.update_owners(root, secret.id, [ada.id, root.id])  # as it is
        await use_cases.delete(root, secret.id)
        found = await house.audit.use_cases.find_entries(SU, 1000)
        noted = [
            (each.action, each.detail)
            for each in reversed(found)
            if (each.actor, each.target) == (root.id, secret.id)
        ]
        assert noted == [
            ("secret_created", "Relay"),
            ("secret_changed", "host"),
            ("secret_shared", SYSTEM),
            ("secret_owners_changed", ada.id),
            ("secret_adopted", ""),
            ("secret_deleted", "Relay"),
        ]


async def test_what_no_longer_fits_its_kind_is_left_out_and_can_be_mended(tmp_path, caplog):
    async with opened(tmp_path / "a.db", house=with_secrets()) as house:
        use_cases = house.secrets.use_cases
        ada = await holder(house, *EVERY)
        secret = await use_cases.create(ada, FULL, name="Out", groups=[SYSTEM])
        broken = house.secrets.secrets._sealing(secret, Relay("mail.example", 99999, CANARY))
        await house.database.write(broken)
        assert await house.secrets.of_group(Relay, SYSTEM) == []
        assert "does not fit Relay any more" in caplog.text and CANARY not in caplog.text
        found = await use_cases.find_my_secret_by_id(ada, secret.id)
        assert found.value == Relay("mail.example", 587, IS_SET)
        await use_cases.update_credentials(ada, secret.id, found.value)
        assert [each.value.port for each in await house.secrets.of_group(Relay, SYSTEM)] == [587]


def test_a_kind_that_could_leak_or_has_no_default_is_refused_at_the_start():
    class NoDefault(Struct, frozen=True):
        host: str

    class Loose(Struct):
        host: str = ""

    house = with_secrets()
    for kind, said in [(NoDefault, "needs a default"), (Loose, "frozen=True")]:
        with pytest.raises(WiringError, match=said):
            house.secrets.register(kind)
    other = type("Relay", (Struct,), {"__annotations__": {}}, frozen=True)
    with pytest.raises(WiringError, match="two kinds of secrets are called Relay"):
        house.secrets.register(other)
    house.secrets.register(Relay)
