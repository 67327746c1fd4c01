"""Finding users among many, and what is done with many at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from nago.auth.subject import SU
from nago.errors import ConcurrentUpdate, LastAdministrator, OwnAccount, PermissionDenied
from nago.systems.role import ADMINISTRATOR
from nago.systems.user import Contact, Disabled, Enabled, EnabledUntil, UserQuery
from tests.systems.house import House, opened
from tests.systems.people import Browser, account, administrator, holder

PEOPLE = [("Jürgen", "Müller"), ("Łucja", "Ørsted"), ("ada", "Weiß"), ("Bea", "Zahn")]


async def peopled(house):
    create = house.users.use_cases.create
    return [
        await create(SU, f"p{number}@example.com", firstname=first, lastname=last)
        for number, (first, last) in enumerate(PEOPLE)
    ]


async def names(house, **query):
    found = await house.users.use_cases.search(SU, UserQuery(**query))
    return [each.user.name for each in found.users]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("muller", "Jürgen"), ("MÜLL", "Jürgen"), ("orsted lucja", "Łucja"), ("weiss", "ada"),
        ("p3@example", "Bea"), ("acme", "Bea"),
    ],
)  # fmt: skip
async def test_words_are_found_whatever_their_case_and_accents(tmp_path, text, first):
    async with opened(tmp_path / "a.db") as house:
        users = await peopled(house)
        contact = Contact(firstname="Bea", lastname="Zahn", company="ACME Ltd")
        await house.users.use_cases.update_other_contact(SU, users[3].id, contact)
        assert [name.split()[0] for name in await names(house, text=text)] == [first]
        assert await names(house, text=f"{text} nobody") == []


async def test_an_id_finds_its_user_and_signs_that_sql_knows_mean_nothing(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        users = await peopled(house)
        assert await names(house, text=f" {users[2].id} ") == ["ada Weiß"]
        for text in ("%", "_", "'", '" OR 1=1 --', "*"):
            assert await names(house, text=text) == []


async def test_pages_are_sorted_without_regard_to_case_and_say_how_many_there_are(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await peopled(house)
        search = house.users.use_cases.search
        page = await search(SU, UserQuery(first=1, most=2))
        assert [each.user.contact.firstname for each in page.users] == ["Bea", "Jürgen"]
        assert page.total == 4
        assert [name[0] for name in await names(house, descending=True)] == ["Ł", "J", "B", "a"]
        assert (await search(SU, UserQuery(first=9))).users == ()
        assert len(await house.users.use_cases.search_ids(SU, UserQuery(text="p", most=1))) == 4


async def test_states_roles_and_groups_narrow_the_search_and_follow_every_change(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        users = await peopled(house)
        ids = [user.id for user in users]
        use_cases = house.users.use_cases
        await house.roles.use_cases.create(SU, "R", id="r")
        await house.groups.use_cases.create(SU, "G", id="g")
        now = house.users.directory.now()
        await use_cases.update_other_roles(SU, ids[0], ["r", ADMINISTRATOR])
        await use_cases.update_other_groups(SU, ids[1], ["g"])
        await use_cases.update_account_status(SU, ids[1], Disabled())
        soon = EnabledUntil(now + timedelta(hours=1))
        await use_cases.update_account_status(SU, ids[2], soon)
        await use_cases.update_verification(SU, ids[3], True)
        assert await names(house, states=("disabled",)) == ["Łucja Ørsted"]
        assert await names(house, states=("until",)) == ["ada Weiß"]
        assert await names(house, states=("administrator",)) == ["Jürgen Müller"]
        assert "Bea Zahn" not in await names(house, states=("unverified",))
        assert len(await names(house, states=("enabled",))) == 3
        assert await names(house, roles=("r",)) == ["Jürgen Müller"]
        assert len(await names(house, states=("disabled", "until"), groups=("g", "x"))) == 1
        assert await names(house, groups=("g",), text="orsted") == ["Łucja Ørsted"]
        house.clock.ahead = 7200
        assert await names(house, states=("expired",)) == ["ada Weiß"]
        await house.roles.use_cases.delete(SU, "r")
        await house.groups.use_cases.delete(SU, "g")
        assert await names(house, roles=("r",)) == await names(house, groups=("g",)) == []
        await use_cases.delete(SU, ids[3])
        assert len(await names(house)) == 3


async def test_whoever_has_registered_and_not_confirmed_counts_as_neither_enabled_nor_disabled(
    tmp_path,
):
    async with opened(tmp_path / "a.db") as house:
        users = await peopled(house)
        await house.users.accounts.save(SU, replace(users[0], unconfirmed=True), "contact_changed")
        assert await names(house, states=("registered",)) == ["Jürgen Müller"]
        assert "Jürgen Müller" not in await names(house, states=("enabled", "disabled"))


async def test_accounts_of_an_older_version_are_found_as_soon_as_this_one_is_started(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await peopled(house)
        await house.change("DELETE FROM user_lines WHERE name LIKE 'a%'")
        await house.change("UPDATE user_lines SET version = 0, name = 'old' WHERE name LIKE 'b%'")
    async with opened(tmp_path / "a.db", house=House()) as house:
        assert [name[:3] for name in await names(house)] == ["ada", "Bea", "Jür", "Łuc"]


async def test_the_last_login_is_known_and_sorts(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await peopled(house)
        user = await account(house)
        assert await house.users.use_cases.find_last_login(SU, user.id) is None
        await Browser(house).login()
        at = await house.users.use_cases.find_last_login(SU, user.id)
        assert abs((house.users.directory.now() - at).total_seconds()) < 60
        await house.users.use_cases.update_verification(SU, user.id, True)  # and it stays
        assert (await names(house, order="last_login", descending=True))[0] == "Ada"


async def test_A03_many_are_disabled_but_neither_oneself_nor_the_last_administrator(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        users = await peopled(house)
        root = await administrator(house)
        clerk = await holder(house, "nago.user.update_account_status", "nago.user.delete")
        use_cases = house.users.use_cases
        await use_cases.update_account_status(SU, users[1].id, Disabled())
        ids = [*(user.id for user in users), root.id, clerk.id, "gone"]
        done = await use_cases.update_statuses(clerk, dict.fromkeys(ids, Disabled()))
        assert set(done.done) == {user.id for user in users}
        assert isinstance(done.refused[root.id], LastAdministrator)
        assert isinstance(done.refused[clerk.id], OwnAccount)
        assert "gone" in done.refused
        assert users[1].id not in done.before, "nothing was to be done there"
        noted = await house.audit.use_cases.find_entries(SU)
        assert [each.action for each in noted].count("status_changed") == 4
        back = await use_cases.update_statuses(clerk, done.before)
        assert not back.refused
        assert {each.user.status for each in (await use_cases.search(SU, UserQuery())).users} == {
            Enabled(), Disabled()
        }  # fmt: skip
        gone = await use_cases.delete_many(clerk, ids)
        assert gone.refused.keys() == {root.id, clerk.id}
        assert await use_cases.count(SU) == 2


async def test_A03_two_administrators_are_not_disabled_both_at_once(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        both = [await administrator(house, f"{name}@example.com") for name in "ab"]
        done = await house.users.use_cases.update_statuses(
            SU, {user.id: Disabled() for user in both}
        )
        assert len(done.done) == len(done.refused) == 1


async def test_A03_nobody_locks_himself_out_or_deletes_himself(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await administrator(house)
        await administrator(house, "second@example.com")
        browser = Browser(house)
        await browser.login("root@example.com")
        subject = await browser.subject()
        use_cases = house.users.use_cases
        with pytest.raises(OwnAccount):
            await use_cases.update_account_status(subject, subject.id, Disabled())
        with pytest.raises(OwnAccount):
            await use_cases.delete(subject, subject.id)
        assert subject.valid


async def test_whoever_looked_at_an_older_version_is_told_so_and_changes_nothing(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        use_cases = house.users.use_cases
        await use_cases.update_verification(SU, user.id, True)
        seen = user.version
        for change in (
            lambda: use_cases.update_other_contact(SU, user.id, Contact(), version=seen),
            lambda: use_cases.update_other_roles(SU, user.id, [], version=seen),
            lambda: use_cases.update_other_groups(SU, user.id, [], version=seen),
            lambda: use_cases.update_other_permissions(SU, user.id, [], version=seen),
            lambda: use_cases.update_account_status(SU, user.id, Disabled(), version=seen),
        ):
            with pytest.raises(ConcurrentUpdate):
                await change()
        now = await use_cases.find_by_id(SU, user.id)
        assert (now.contact, now.version) == (user.contact, seen + 1)
        await use_cases.update_other_roles(SU, user.id, [], version=seen + 1)


async def test_A01_searching_needs_the_right_to_see_all(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        clerk = await holder(house, "nago.user.find_by_id")
        with pytest.raises(PermissionDenied):
            await house.users.use_cases.search(clerk, UserQuery())
