"""Users in memory are what the database says, whoever writes and whenever it was read."""

import asyncio

import pytest

from nago.auth.permission import Permission
from nago.auth.subject import SU
from nago.systems.user import Contact, Disabled, UserSettings
from tests.systems.house import opened
from tests.systems.people import account, holder

COUNT = "nago.user.count"
COUNTING = Permission(COUNT, "")


def meanwhile(house, step):
    """Let this happen between a read of a user and its arrival, once."""
    stored, waiting = house.users.directory._stored, [step]
    find_by_id = stored.find_by_id

    async def slowly(id):
        found = await find_by_id(id)
        if waiting:
            await waiting.pop()()
        return found

    stored.find_by_id = slowly


async def test_D09_what_another_process_changes_counts_here_within_a_second(tmp_path):
    async with opened(tmp_path / "a.db") as one, opened(tmp_path / "a.db") as two:
        ada = await holder(two, COUNT)
        changes = one.users.use_cases
        await changes.update_other_contact(SU, ada.id, Contact(firstname="Adele"))
        await changes.update_other_permissions(SU, ada.id, [])
        await asyncio.sleep(0.8)
        assert (ada.name, ada.has_permission(COUNTING), ada.valid) == ("Adele", False, True)
        await changes.update_account_status(SU, ada.id, Disabled())
        await asyncio.sleep(0.8)
        assert not ada.valid
        bob = await holder(two, COUNT, email="bob@example.com")
        await changes.delete(SU, bob.id)
        await asyncio.sleep(0.8)
        assert (bob.valid, bob.name, bob.roles) == (False, "", frozenset())


async def test_D09_who_was_deleted_while_he_was_read_stays_so(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        await house.users.use_cases.update_other_permissions(SU, user.id, [COUNT])
        ada = await house.users.subject(user.id)
        assert ada.has_permission(COUNTING)
        meanwhile(house, lambda: house.users.accounts._users.delete(ada.id))
        house.users.directory.drop(ada.id)
        await house.users.directory.refresh()
        assert not ada.valid
        assert not ada.has_permission(COUNTING)


@pytest.mark.parametrize("gone", [False, True])
async def test_D09_what_was_changed_while_he_was_read_counts(tmp_path, gone):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        use_cases = house.users.use_cases
        await use_cases.update_other_permissions(SU, user.id, [COUNT])

        async def change():
            if gone:
                await use_cases.delete(SU, user.id)
            else:
                await use_cases.update_other_permissions(SU, user.id, [])

        meanwhile(house, change)
        ada = await house.users.subject(user.id)
        assert ada.valid is not gone
        assert not ada.has_permission(COUNTING)


async def test_a_role_or_group_that_is_deleted_while_a_user_is_read_is_not_his(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        await house.roles.use_cases.create(SU, "A", id="a")
        await house.groups.use_cases.create(SU, "A", id="a")
        await house.users.use_cases.update_other_roles(SU, user.id, ["a"])
        await house.users.use_cases.update_other_groups(SU, user.id, ["a"])

        async def delete():
            await house.roles.use_cases.delete(SU, "a")
            await house.groups.use_cases.delete(SU, "a")
            await house.roles.use_cases.create(SU, "A", id="a")

        meanwhile(house, delete)
        ada = await house.users.subject(user.id)
        assert (ada.has_role("a"), ada.has_group("a")) == (False, False)


async def test_S18_rights_of_visitors_follow_settings_and_roles(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        visitor = house.users.visitor
        await house.roles.use_cases.create(SU, "Guest", id="guest", permissions=[COUNT])
        assert not visitor.has_permission(COUNTING)
        await house.settings.use_cases.save(SU, UserSettings(anonymous_roles=("guest",)))
        assert (visitor.has_permission(COUNTING), visitor.roles) == (True, {"guest"})
        assert await house.users.use_cases.count(visitor) == 0
        await house.roles.use_cases.update_permissions(SU, "guest", [])
        assert not visitor.has_permission(COUNTING)
        await house.roles.use_cases.delete(SU, "guest")
        assert visitor.roles == frozenset()
        assert not visitor.valid


async def test_G05_rights_count_for_nothing_when_the_database_cannot_be_asked(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        ada = await holder(house, COUNT)
        house.users.directory.unseen_seconds = lambda: 29.0
        assert ada.has_permission(COUNTING)
        house.users.directory.unseen_seconds = lambda: 31.0
        assert not ada.has_permission(COUNTING)
