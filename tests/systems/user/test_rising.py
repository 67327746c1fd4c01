"""Nobody rises by himself, and somebody always administers the application."""

import asyncio
import dataclasses
import inspect

import pytest

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import InvalidValue, NotUnique, PermissionDenied
from nago.systems.group import SYSTEM, GroupUseCases
from nago.systems.permission import PermissionUseCases
from nago.systems.role import ADMINISTRATOR, RoleUseCases
from nago.systems.session import SessionUseCases
from nago.systems.user import Disabled, EnabledUntil, UserSettings, UserUseCases
from tests.systems.house import opened
from tests.systems.people import PASSWORD, Browser, account, administrator, holder

OWN = "nago.user.count"
FOREIGN = "nago.user.delete"
NEW = "something else entirely"
LAST = "last administrator"


async def test_A03_nobody_gives_a_permission_that_he_does_not_hold(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        clerk = await holder(house, "nago.user.update_other_permissions", OWN)
        other = await account(house)
        give = house.users.use_cases.update_other_permissions
        for id in (clerk.id, other.id):
            with pytest.raises(PermissionDenied) as refused:
                await give(clerk, id, [OWN, "nago.user.update_other_permissions", FOREIGN])
            assert refused.value.permission == FOREIGN
        assert (await give(clerk, other.id, [OWN])).permissions == (OWN,)
        await give(SU, other.id, [OWN, FOREIGN])
        kept = await give(clerk, other.id, [FOREIGN])
        assert kept.permissions == (FOREIGN,), "what is there already may stay, or be taken"


async def test_A03_nobody_gives_a_role_that_holds_more_than_he_does(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        roles = house.roles.use_cases
        await roles.create(SU, "Less", id="less", permissions=[OWN])
        await roles.create(SU, "More", id="more", permissions=[OWN, FOREIGN])
        clerk = await holder(house, "nago.user.update_other_roles", OWN)
        other = await account(house)
        give = house.users.use_cases.update_other_roles
        for id in (clerk.id, other.id):
            for role in ("more", ADMINISTRATOR):
                with pytest.raises(PermissionDenied):
                    await give(clerk, id, [role])
        assert (await give(clerk, other.id, ["less"])).roles == ("less",)
        await give(SU, other.id, ["less", "more"])
        assert (await give(clerk, other.id, ["more"])).roles == ("more",)


async def test_A03_nobody_puts_into_a_role_what_he_does_not_hold(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        roles = house.roles.use_cases
        clerk = await holder(house, "nago.role.create", "nago.role.update", OWN)
        for refused in (
            roles.create(clerk, "More", permissions=[FOREIGN]),
            roles.upsert(clerk, "more", "More", permissions=[FOREIGN]),
        ):
            with pytest.raises(PermissionDenied):
                await refused
        role = await roles.create(clerk, "Less", permissions=[OWN])
        for refused in (
            roles.update(clerk, role.id, permissions=[OWN, FOREIGN]),
            roles.update_permissions(clerk, role.id, [FOREIGN]),
            roles.upsert(clerk, role.id, "Less", permissions=[FOREIGN]),
        ):
            with pytest.raises(PermissionDenied):
                await refused
        assert (await roles.find_by_id(SU, role.id)).permissions == (OWN,)
        await roles.update(SU, role.id, permissions=[FOREIGN, OWN])
        assert (await roles.update(clerk, role.id, permissions=[FOREIGN])).permissions == (FOREIGN,)


@pytest.mark.parametrize("field", ["default_roles", "anonymous_roles"])
async def test_A03_nobody_gives_by_settings_what_he_does_not_hold(tmp_path, field):
    async with opened(tmp_path / "a.db") as house:
        save = house.settings.use_cases.save
        await house.roles.use_cases.create(SU, "More", id="more", permissions=[FOREIGN])
        clerk = await holder(house, "nago.settings.save", OWN)
        for role in ("more", ADMINISTRATOR):
            with pytest.raises((PermissionDenied, InvalidValue)):
                await save(clerk, UserSettings(**{field: (role,)}))
        await save(SU, UserSettings(**{field: ("more",)}))
        await save(clerk, UserSettings(**{field: ("more",), "idle_minutes": 5}))
        await save(clerk, UserSettings())
        with pytest.raises(PermissionDenied):
            await house.settings.use_cases.roll_back(clerk, UserSettings, 1)


async def test_A03_nobody_becomes_a_member_of_what_stands_for_the_application(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await administrator(house)
        with pytest.raises(InvalidValue, match="stands for the application"):
            await house.users.use_cases.update_other_groups(SU, user.id, [SYSTEM])
        for field in ("anonymous_groups", "default_groups", "sso_groups"):
            with pytest.raises(InvalidValue, match="stands for the application"):
                await house.settings.use_cases.save(SU, UserSettings(**{field: (SYSTEM,)}))


async def test_A03_nobody_becomes_somebody_who_may_do_more(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.users.use_cases
        root, other = await administrator(house), await account(house)
        clerk = await holder(
            house, "nago.user.start_password_reset", "nago.user.change_other_email",
            "nago.user.create", OWN,
        )  # fmt: skip
        await use_cases.update_other_permissions(SU, other.id, [OWN])
        for refused in (
            use_cases.start_password_reset(clerk, root.id),
            use_cases.change_other_email(clerk, root.id, "eve@example.com"),
            use_cases.start_administrator(clerk),
        ):
            with pytest.raises(PermissionDenied):
                await refused
        assert await house.ask("SELECT * FROM one_time_tokens") == []
        await use_cases.start_password_reset(clerk, other.id)
        await use_cases.change_other_email(clerk, other.id, "ada@example.org")
        await use_cases.start_password_reset(clerk, clerk.id)


async def test_A03_the_last_administrator_stays(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases, until = house.users.use_cases, house.users.directory.now()
        root = await administrator(house)
        second = await administrator(house, "second@example.com")
        await use_cases.update_account_status(SU, second.id, Disabled())
        assert await house.users.accounts.administrators() == 1
        for refused in (
            use_cases.update_other_roles(SU, root.id, []),
            use_cases.update_account_status(SU, root.id, Disabled()),
            use_cases.update_account_status(SU, root.id, EnabledUntil(until)),
            use_cases.delete(SU, root.id),
        ):
            with pytest.raises(InvalidValue, match=LAST):
                await refused
        now = await use_cases.find_by_id(SU, root.id)
        assert now == root
        assert await house.users.accounts.credential(root.id) is not None
        await use_cases.delete(SU, second.id)
        third = await administrator(house, "third@example.com")
        await use_cases.update_other_roles(SU, third.id, [])
        await use_cases.update_other_roles(SU, third.id, [ADMINISTRATOR])
        assert await use_cases.delete(SU, root.id) is True


async def test_A03_of_the_last_two_who_go_at_the_same_moment_one_stays(tmp_path):
    async with opened(tmp_path / "a.db") as one, opened(tmp_path / "a.db") as two:
        ways = [
            lambda house, who: house.users.use_cases.update_other_roles(SU, who, []),
            lambda house, who: house.users.use_cases.update_account_status(SU, who, Disabled()),
            lambda house, who: house.users.use_cases.delete(SU, who),
        ]
        for first in ways:
            for second in ways:
                await one.change("DELETE FROM users")
                create, give = one.users.use_cases.create, one.users.use_cases.update_other_roles
                ids = [(await create(SU, f"root{n}@example.com")).id for n in range(2)]
                for id in ids:
                    await give(SU, id, [ADMINISTRATOR])
                results = await asyncio.gather(
                    first(one, ids[0]), second(two, ids[1]), return_exceptions=True
                )
                assert [isinstance(each, InvalidValue) for each in results].count(True) == 1
                assert await one.users.accounts.administrators() == 1


async def test_A05_at_a_fresh_start_there_is_nobody_and_a_link_makes_the_first_one(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.users.use_cases
        assert await use_cases.count(SU) == 0
        assert await house.ask("SELECT * FROM credentials") == []
        for denied in (ANONYMOUS, house.users.visitor):
            with pytest.raises(PermissionDenied):
                await use_cases.start_administrator(denied)
        token = await use_cases.start_administrator(SU)
        create = use_cases.create_administrator
        for email, password, repeated, field in (
            ("nobody", NEW, NEW, "email"),
            ("root@example.com", "short", "short", "password"),
            ("root@example.com", NEW, "", "repeated"),
        ):
            with pytest.raises(InvalidValue) as refused:
                await create(ANONYMOUS, token, email, password, repeated)
            assert refused.value.field == field
        root = await create(ANONYMOUS, token, "root@example.com", NEW, NEW, firstname="Root")
        assert (root.roles, root.name) == ((ADMINISTRATOR,), "Root")
        browser = Browser(house)
        await browser.login("root@example.com", NEW)
        assert await use_cases.count(await browser.subject()) == 1
        with pytest.raises(InvalidValue, match="used already"):
            await create(ANONYMOUS, token, "eve@example.com", NEW, NEW)
        actions = [each.action for each in await house.audit.use_cases.find_entries(SU)]
        assert actions == ["login", "user_created", "administrator_link"]


async def test_A05_a_link_dies_after_an_hour_and_by_a_newer_one_and_touches_no_account(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.users.use_cases
        start, create = use_cases.start_administrator, use_cases.create_administrator
        ada = await account(house)
        older, newer = await start(SU), await start(SU)
        with pytest.raises(InvalidValue, match="used already"):
            await create(ANONYMOUS, older, "root@example.com", NEW, NEW)
        with pytest.raises(NotUnique):
            await create(ANONYMOUS, newer, "ADA@example.com", NEW, NEW)
        assert await use_cases.find_by_id(SU, ada.id) == ada
        await Browser(house).login(password=PASSWORD)
        house.clock.ahead = 3601
        with pytest.raises(InvalidValue, match="too old"):
            await create(ANONYMOUS, newer, "root@example.com", NEW, NEW)
        token = await start(SU)
        tries = [create(ANONYMOUS, token, f"root{n}@example.com", NEW, NEW) for n in range(4)]
        results = await asyncio.gather(*tries, return_exceptions=True)
        assert [isinstance(each, InvalidValue) for each in results].count(True) == 3
        assert await house.users.accounts.administrators() == 1


def test_A06_there_is_no_use_case_that_sets_the_password_of_somebody_else():
    who = {"user", "user_id", "id", "target", "other"}
    takes_password = {}
    for kind in (UserUseCases, SessionUseCases, RoleUseCases, GroupUseCases, PermissionUseCases):
        for field in dataclasses.fields(kind):
            use_case = inspect.get_annotations(kind, eval_str=True)[field.name]
            names = set(inspect.signature(use_case.__call__).parameters)
            if names & {"password", "new", "repeated", "hash", "credential"}:
                takes_password[f"{kind.__name__}.{field.name}"] = names & who
    assert takes_password == {
        "UserUseCases.create": set(),  # of a new account, and changed before any right counts
        "UserUseCases.change_my_password": set(),  # one's own, by the old one
        "UserUseCases.change_password_by_link": set(),  # whose link it is
        "UserUseCases.change_my_email": set(),  # one's own, and only compared
        "UserUseCases.create_administrator": set(),  # a new account by its owner
        "UserUseCases.register": set(),  # as well
        "SessionUseCases.login": {"id"},  # of the session; the password is only compared
    }
