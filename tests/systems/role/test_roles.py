"""Roles bundle permissions; what they hold counts at once, and what is deleted is gone everywhere."""

import asyncio

import pytest

from nago.auth.permission import Permission
from nago.auth.subject import ANONYMOUS, SU
from nago.errors import InvalidValue, NotUnique, PermissionDenied
from nago.systems.role import ADMINISTRATOR, RoleDeleted, RoleSaved
from tests.systems.house import opened
from tests.systems.people import holder

COUNT, FIND = "nago.user.count", "nago.user.find_all"
COUNTING = Permission(COUNT, "")


async def actions(house) -> list[str]:
    entries = await house.audit.use_cases.find_entries(SU)
    return [each.action for each in reversed(entries)]


async def test_a_role_is_made_found_changed_and_deleted(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        heard, use_cases = [], house.roles.use_cases
        house.wiring.bus.subscribe(RoleSaved, heard.append)
        house.wiring.bus.subscribe(RoleDeleted, heard.append)
        role = await use_cases.create(SU, " Clerk ", permissions=[FIND, COUNT, COUNT])
        assert (role.name, role.permissions, role.version) == ("Clerk", (COUNT, FIND), 1)
        assert len(role.id) >= 20, "without an id it gets a random one"
        await use_cases.create(SU, "audit", id="audit", description="reads")
        assert [each.name for each in await use_cases.find_all(SU)] == [
            "Administrator",
            "audit",
            "Clerk",
        ]
        assert await use_cases.find_by_id(SU, role.id) == role
        assert await use_cases.find_by_id(SU, "unknown") is None
        assert await use_cases.list_permissions(SU, role.id) == (COUNT, FIND)
        assert await use_cases.list_permissions(SU, "unknown") == ()
        changed = await use_cases.update(SU, role.id, name="Head", description="of all")
        assert (changed.name, changed.description, changed.permissions) == (
            "Head", "of all", (COUNT, FIND),
        )  # fmt: skip
        changed = await use_cases.update_permissions(SU, role.id, [COUNT])
        assert (changed.name, changed.permissions) == ("Head", (COUNT,))
        assert await use_cases.delete(SU, role.id) is True
        assert await use_cases.delete(SU, role.id) is False
        assert heard == [
            RoleSaved(role.id), RoleSaved("audit"), RoleSaved(role.id), RoleSaved(role.id),
            RoleDeleted(role.id),
        ]  # fmt: skip
        assert await actions(house) == [
            "role_created", "role_created", "role_changed", "role_changed", "role_deleted",
        ]  # fmt: skip


async def test_a_role_that_an_application_brings_along_is_made_once_and_kept_in_line(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        upsert = house.roles.use_cases.upsert
        assert (await upsert(SU, "app.reader", "Reader", permissions=[COUNT])).version == 1
        again = await upsert(SU, "app.reader", "Readers", permissions=[FIND])
        assert (again.name, again.permissions) == ("Readers", (FIND,))
        assert len(await house.roles.use_cases.find_all(SU)) == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"name": "a\nb"}, "name"),
        ({"name": "a", "id": "a b"}, "id"),
        ({"name": "a", "id": "x" * 65}, "id"),
        ({"name": "a", "description": "x" * 1001}, "description"),
    ],
)
async def test_what_is_wrong_names_its_field(tmp_path, wrong, field):
    async with opened(tmp_path / "a.db") as house:
        for use_cases in (house.roles.use_cases, house.groups.use_cases):
            with pytest.raises(InvalidValue) as refused:
                await use_cases.create(SU, **wrong)
            assert refused.value.field == field
        assert await house.ask("SELECT * FROM roles") == []


async def test_an_id_is_taken_once_and_permissions_are_declared_ones(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.roles.use_cases
        await use_cases.create(SU, "A", id="a")
        with pytest.raises(NotUnique):
            await use_cases.create(SU, "B", id="a")
        with pytest.raises(InvalidValue, match="there is no permission"):
            await use_cases.create(SU, "B", permissions=["unknown.right"])
        with pytest.raises(InvalidValue, match="no role 'unknown'"):
            await use_cases.update(SU, "unknown", name="B")


async def test_a_permission_that_is_not_declared_any_more_stays_until_it_is_taken_out(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.roles.use_cases
        await use_cases.create(SU, "A", id="a", permissions=[COUNT])
        forgotten = "UPDATE roles SET data = json_set(data, '$.permissions[#]', 'old.right')"
        await house.change(forgotten)
        role = await use_cases.update(SU, "a", permissions=[COUNT, "old.right", FIND])
        assert "old.right" in role.permissions
        role = await use_cases.update(SU, "a", permissions=[COUNT])
        with pytest.raises(InvalidValue):
            await use_cases.update(SU, "a", permissions=[COUNT, "old.right"])


async def test_the_administrator_is_built_in_and_holds_everything(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.roles.use_cases
        role = await use_cases.find_by_id(SU, ADMINISTRATOR)
        assert set(role.permissions) == set(house.wiring.permissions)
        for refused in (
            use_cases.update(SU, ADMINISTRATOR, name="Nobody"),
            use_cases.update_permissions(SU, ADMINISTRATOR, []),
            use_cases.upsert(SU, ADMINISTRATOR, "Nobody"),
            use_cases.delete(SU, ADMINISTRATOR),
        ):
            with pytest.raises(InvalidValue, match="built in"):
                await refused
        with pytest.raises(NotUnique):
            await use_cases.create(SU, "Nobody", id=ADMINISTRATOR)


async def test_everybody_may_know_his_own_roles(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.roles.use_cases
        await use_cases.create(SU, "A", id="a")
        await use_cases.create(SU, "B", id="b")
        ada = await holder(house, roles=["b"])
        assert [each.id for each in await use_cases.find_my(ada)] == ["b"]
        assert await use_cases.find_my(ANONYMOUS) == []
        with pytest.raises(PermissionDenied):
            await use_cases.find_all(ada)


async def test_a_deleted_role_is_taken_from_its_users_in_the_same_transaction(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.roles.use_cases
        await use_cases.create(SU, "A", id="a", permissions=[COUNT])
        await use_cases.create(SU, "B", id="b")
        ada = await holder(house, roles=["a", "b"])
        assert ada.has_permission(COUNTING)
        broken = """CREATE TEMP TRIGGER broken BEFORE DELETE ON roles
            BEGIN SELECT RAISE(ABORT, 'disk'); END"""
        await house.change(broken)
        with pytest.raises(Exception, match="disk"):
            await use_cases.delete(SU, "a")
        assert ada.has_role("a")
        assert (await house.users.accounts.need(ada.id)).roles == ("a", "b")
        await house.change("DROP TRIGGER broken")
        await use_cases.delete(SU, "a")
        assert (await house.users.accounts.need(ada.id)).roles == ("b",)
        assert (ada.has_role("a"), ada.has_permission(COUNTING)) == (False, False)
        await use_cases.create(SU, "Another A", id="a", permissions=[COUNT])
        assert (ada.has_role("a"), ada.has_permission(COUNTING)) == (False, False)
        again = await house.users.use_cases.update_other_roles(SU, ada.id, ["b", "a"])
        assert again.roles == ("a", "b")
        assert ada.has_role("a"), "what is given afterwards counts"


async def test_D09_roles_count_in_the_other_process_within_a_second(tmp_path):
    async with opened(tmp_path / "a.db") as one, opened(tmp_path / "a.db") as two:
        await one.roles.use_cases.create(SU, "A", id="a", permissions=[COUNT])
        await two.roles.roles.take_effect()
        ada = await holder(two, roles=["a"])
        assert ada.has_permission(COUNTING)
        await one.roles.use_cases.update_permissions(SU, "a", [])
        await asyncio.sleep(0.8)
        assert not ada.has_permission(COUNTING)
        await one.roles.use_cases.delete(SU, "a")
        await asyncio.sleep(0.8)
        assert not ada.has_role("a")


async def test_D09_what_was_read_before_a_write_does_not_cover_it(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases, store = house.roles.use_cases, house.roles.roles
        await use_cases.create(SU, "A", id="a", permissions=[COUNT])
        await use_cases.create(SU, "B", id="b", permissions=[COUNT])
        find_all, reads = store._stored.find_all, []

        async def slowly():
            found = await find_all()
            reads.append(found)
            if len(reads) == 1:  # meanwhile this process writes
                await use_cases.update_permissions(SU, "a", [])
                await use_cases.delete(SU, "b")
            return found

        store._stored.find_all = slowly
        await store.take_effect()
        assert store.permissions_of("a") == frozenset()
        assert not store.knows("b")
