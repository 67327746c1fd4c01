"""Groups say who belongs together; what is deleted is gone everywhere."""

import asyncio

import pytest

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import InvalidValue, NotUnique, PermissionDenied
from nago.systems.group import SYSTEM, GroupDeleted, GroupSaved
from tests.systems.house import opened
from tests.systems.people import holder


async def test_a_group_is_made_found_changed_and_deleted(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        heard, use_cases = [], house.groups.use_cases
        house.wiring.bus.subscribe(GroupSaved, heard.append)
        house.wiring.bus.subscribe(GroupDeleted, heard.append)
        group = await use_cases.create(SU, " staff ", description="who works here")
        assert (group.name, group.description, group.version) == ("staff", "who works here", 1)
        await use_cases.create(SU, "Board", id="board")
        assert [each.name for each in await use_cases.find_all(SU)] == ["Board", "staff", "System"]
        assert await use_cases.find_by_id(SU, group.id) == group
        assert await use_cases.find_by_id(SU, "unknown") is None
        changed = await use_cases.update(SU, group.id, name="All")
        assert (changed.name, changed.description) == ("All", "who works here")
        assert (await use_cases.update(SU, group.id, description="")).name == "All"
        with pytest.raises(NotUnique):
            await use_cases.create(SU, "Board", id="board")
        with pytest.raises(InvalidValue, match="no group 'unknown'"):
            await use_cases.update(SU, "unknown", name="B")
        assert await use_cases.delete(SU, group.id) is True
        assert await use_cases.delete(SU, group.id) is False
        assert heard[-1] == GroupDeleted(group.id)
        assert heard[:-1] == [GroupSaved(id) for id in (group.id, "board", group.id, group.id)]
        entries = await house.audit.use_cases.find_entries(SU)
        assert [each.action for each in reversed(entries)] == [
            "group_created", "group_created", "group_changed", "group_changed", "group_deleted",
        ]  # fmt: skip


async def test_a_group_that_an_application_brings_along_is_made_once_and_kept_in_line(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        upsert = house.groups.use_cases.upsert
        assert (await upsert(SU, "app.staff", "Staff")).version == 1
        assert (await upsert(SU, "app.staff", "All", description="d")).name == "All"
        assert len(await house.groups.use_cases.find_all(SU)) == 2  # it, and the application


async def test_the_group_that_stands_for_the_application_is_always_there(tmp_path):
    for _ in range(2):
        async with opened(tmp_path / "a.db") as house:
            use_cases = house.groups.use_cases
            system = await use_cases.find_by_id(SU, SYSTEM)
            assert (system.id, system.name, system.version) == ("nago.group.system", "System", 1)
            for attempt in (
                use_cases.delete(SU, SYSTEM),
                use_cases.update(SU, SYSTEM, name="Mine"),
                use_cases.upsert(SU, SYSTEM, "Mine"),
            ):
                with pytest.raises(InvalidValue, match="built in"):
                    await attempt
            assert await use_cases.find_by_id(SU, SYSTEM) == system


async def test_everybody_may_know_his_own_groups(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.groups.use_cases
        await use_cases.create(SU, "A", id="a")
        await use_cases.create(SU, "B", id="b")
        ada = await holder(house)
        await house.users.use_cases.update_other_groups(SU, ada.id, ["b"])
        assert [each.id for each in await use_cases.find_my(ada)] == ["b"]
        assert await use_cases.find_my(ANONYMOUS) == []
        with pytest.raises(PermissionDenied):
            await use_cases.find_all(ada)


async def test_a_deleted_group_is_taken_from_its_users_in_the_same_transaction(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.groups.use_cases
        await use_cases.create(SU, "A", id="a")
        await use_cases.create(SU, "B", id="b")
        ada = await holder(house)
        await house.users.use_cases.update_other_groups(SU, ada.id, ["a", "b"])
        broken = """CREATE TEMP TRIGGER broken BEFORE DELETE ON groups
            BEGIN SELECT RAISE(ABORT, 'disk'); END"""
        await house.change(broken)
        with pytest.raises(Exception, match="disk"):
            await use_cases.delete(SU, "a")
        assert ada.has_group("a")
        assert (await house.users.accounts.need(ada.id)).groups == ("a", "b")
        await house.change("DROP TRIGGER broken")
        await use_cases.delete(SU, "a")
        assert (await house.users.accounts.need(ada.id)).groups == ("b",)
        assert not ada.has_group("a"), "at once, without a new login"
        assert ada.groups == {"b"}
        await use_cases.create(SU, "Another A", id="a")
        assert not ada.has_group("a")
        await house.users.use_cases.update_other_groups(SU, ada.id, ["a"])
        assert ada.has_group("a"), "what is given afterwards counts"


async def test_D09_a_group_is_gone_in_the_other_process_within_a_second(tmp_path):
    async with opened(tmp_path / "a.db") as one, opened(tmp_path / "a.db") as two:
        await one.groups.use_cases.create(SU, "A", id="a")
        ada = await holder(two)
        await two.users.use_cases.update_other_groups(SU, ada.id, ["a"])
        assert ada.has_group("a")
        await one.groups.use_cases.delete(SU, "a")
        await asyncio.sleep(0.8)
        assert not ada.has_group("a")
