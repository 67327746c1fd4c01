"""The audit log: one entry per action, and proof that nothing of it was changed."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import LoginRefused, PermissionDenied
from nago.systems.audit import ACTIONS, AuditQuery
from nago.systems.session.life import RACE_SECONDS
from nago.systems.user import Contact, Disabled
from tests.systems.house import DAY, opened
from tests.systems.people import HOME, PASSWORD, Browser, account

NEW = "another long sentence for me"
NOTED_ELSEWHERE = (
    "login_service_",
    "login_provider_",
    "mail_",
    "photo_",
    "secret_",
    "sign_on_",
    "template_",
)
"""Noted where logins through providers, mails, secrets and templates are tried."""
FOR_THEMSELVES = {
    "email_change_requested", "email_confirmed", "registration_repeated",
    "user_notified", "user_registered",
}  # fmt: skip
"""Noted where it is tried what users do for themselves: test_self_service.py."""


async def entries(house, action):
    found = await house.audit.use_cases.find_entries(SU, 1000)
    return [each for each in found if each.action == action]


async def test_G01_every_action_is_noted_once_with_who_and_what(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        users, roles, groups = house.users.use_cases, house.roles.use_cases, house.groups.use_cases
        user = await users.create(SU, "ada@example.com")
        done = [("user_created", SU.id, user.id)]
        await users.start_password_reset(SU, user.id)
        token = (await house.post.last()).token
        done.append(("password_reset_started", SU.id, user.id))
        await users.change_password_by_link(ANONYMOUS, token, PASSWORD, PASSWORD)
        done.append(("password_reset", "", user.id))
        role = await roles.create(SU, "Clerk")
        done.append(("role_created", SU.id, role.id))
        await roles.update(SU, role.id, name="Clerks")
        done.append(("role_changed", SU.id, role.id))
        group = await groups.create(SU, "Sales")
        done.append(("group_created", SU.id, group.id))
        await groups.update(SU, group.id, name="Sales staff")
        done.append(("group_changed", SU.id, group.id))
        for action, change in {
            "roles_changed": users.update_other_roles(SU, user.id, [role.id]),
            "groups_changed": users.update_other_groups(SU, user.id, [group.id]),
            "permissions_changed": users.update_other_permissions(SU, user.id, ["nago.user.count"]),
            "verification_changed": users.update_verification(SU, user.id, True),
            "contact_changed": users.update_other_contact(SU, user.id, Contact(firstname="Ada")),
            "consent_changed": users.consent(SU, user.id, "news", True),
            "email_changed": users.change_other_email(SU, user.id, "ada@example.org"),
        }.items():
            await change
            done.append((action, SU.id, user.id))
        await users.export(SU)
        done.append(("users_exported", SU.id, ""))
        await house.audit.use_cases.export(SU, AuditQuery())
        done.append(("audit_exported", SU.id, ""))
        await users.start_administrator(SU)
        done.append(("administrator_link", SU.id, ""))
        browser = Browser(house)
        await browser.login("ada@example.org")
        done.append(("login", user.id, user.id))
        with pytest.raises(LoginRefused):
            await Browser(house).login("ada@example.org", "wrong")
        done.append(("login_refused", "", user.id))
        await users.change_my_password(await browser.subject(), PASSWORD, NEW, NEW)
        done.append(("password_changed", user.id, user.id))
        other = Browser(house)
        await other.login("ada@example.org", NEW)
        ended = (await other.session()).id
        await house.sessions.use_cases.end_session(await browser.subject(), ended)
        done.append(("session_ended", user.id, ended))
        await house.sessions.use_cases.end_other_sessions(await browser.subject())
        done.append(("sessions_ended", user.id, user.id))
        mine = (await browser.session()).id
        await house.sessions.use_cases.logout(mine)
        done.append(("logout", user.id, mine))
        third = Browser(house)
        await third.login("ada@example.org", NEW)
        house.clock.ahead = 7 * DAY + 1
        renewed = await house.sessions.renew(await third.session())
        reused = (await third.session()).id
        await house.sessions.registry._load(house.store.hash(house.sessions.tokens.verify(renewed)))
        house.clock.ahead += RACE_SECONDS + 1
        await third.session()
        done.append(("token_reused", user.id, reused))
        house.clock.ahead = 0
        await users.update_account_status(SU, user.id, Disabled())
        done.append(("status_changed", SU.id, user.id))
        await users.delete(SU, user.id)
        done.append(("user_deleted", SU.id, user.id))
        await roles.delete(SU, role.id)
        done.append(("role_deleted", SU.id, role.id))
        await groups.delete(SU, group.id)
        done.append(("group_deleted", SU.id, group.id))
        await house.sessions.use_cases.clear()
        done.append(("sessions_cleared", SU.id, ""))
        done += [("login", user.id, user.id)] * 2  # of the two other browsers
        found = await house.audit.use_cases.find_entries(SU, 1000)
        assert Counter((each.action, each.actor, each.target) for each in found) == Counter(done)
        assert all(each.node and each.at.utcoffset() == timedelta(0) for each in found)
        login = next(each for each in await entries(house, "login") if each.actor == user.id)
        assert login.ip == HOME.address
        assert login.user_agent == HOME.user_agent
        assert login.session
        elsewhere = {"settings_changed", "keys_rotated"} | FOR_THEMSELVES
        elsewhere |= {action for action in ACTIONS if action.startswith(NOTED_ELSEWHERE)}
        assert {action for action, _, _ in done} | elsewhere == ACTIONS


async def test_G02_the_chain_holds_with_several_writers_at_once(tmp_path):
    async with opened(tmp_path / "a.db") as here, opened(tmp_path / "a.db") as there:
        notes = [
            house.database.write(house.audit.row("logout", actor=f"{number}"))
            for number in range(60)
            for house in (here, there)
        ]
        await asyncio.gather(*notes)
        found = await here.audit.use_cases.verify(SU)
        assert found.broken is None
        assert found.entries == 120


async def test_G02_an_undone_action_leaves_no_entry_and_no_gap(tmp_path):
    async with opened(tmp_path / "a.db") as house:

        def fails(connection):
            house.audit.row("logout", actor="a")(connection)
            raise RuntimeError("undone")

        fine = house.audit.row("logout", actor="b")
        results = await asyncio.gather(
            *(house.database.write(work) for work in (fine, fails, fine, fails)),
            return_exceptions=True,
        )
        assert [type(each) for each in results] == [type(None), RuntimeError] * 2
        found = await house.audit.use_cases.verify(SU)
        assert (found.entries, found.broken) == (2, None)


CHANGES = {
    "a changed entry": "UPDATE audit SET entry = replace(entry, 'u3', 'u9') WHERE id = 3",
    "a changed time": "UPDATE audit SET at = at - 1 WHERE id = 3",
    "an entry out of the middle": "DELETE FROM audit WHERE id = 3",
    "the last entry": "DELETE FROM audit WHERE id = 5",
    "all entries": "DELETE FROM audit",
    "all entries and the head": "DELETE FROM audit; DELETE FROM audit_head; INSERT INTO audit"
    " VALUES (1, 0, '{}', x'00')",
    "a head that starts later": "UPDATE audit_head SET first = 3",
    "a head that ends earlier": "DELETE FROM audit WHERE id = 5; UPDATE audit_head SET last = 4",
    "two entries in another order": "UPDATE audit SET id = 99 WHERE id = 2;"
    " UPDATE audit SET id = 2 WHERE id = 3; UPDATE audit SET id = 3 WHERE id = 99",
}


@pytest.mark.parametrize("change", CHANGES)
async def test_G02_whatever_is_changed_behind_its_back_shows(tmp_path, change):
    async with opened(tmp_path / "a.db") as house:
        for number in range(1, 6):
            await house.database.write(house.audit.row("logout", actor=f"u{number}"))
        assert (await house.audit.use_cases.verify(SU)).broken is None
        await house.change("DROP TRIGGER audit_is_written_once")
        await house.change("DROP TRIGGER audit_keeps_its_end")
        for statement in CHANGES[change].split(";"):
            await house.change(statement)
        assert (await house.audit.use_cases.verify(SU)).broken is not None


async def test_G02_the_table_itself_refuses_changes(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await house.database.write(house.audit.row("logout", actor="a"))
        for statement in ("UPDATE audit SET at = 0", "DELETE FROM audit"):
            with pytest.raises(Exception, match="append-only"):
                await house.change(statement)


async def test_G02_old_entries_go_and_the_rest_is_still_proven(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        clock, ahead = house.audit.store.clock, [0.0]
        house.audit.store.clock = lambda: clock() + ahead[0]
        for number in range(600):
            if number == 590:
                ahead[0] = 401 * DAY
            house.audit.store.row("logout", actor=f"u{number}")
            await house.database.write(house.audit.row("logout", actor=f"u{number}"))
        assert await house.audit.store.purge() == 590
        found = await house.audit.use_cases.verify(SU)
        assert (found.entries, found.broken) == (10, None)
        await house.database.write(house.audit.row("logout", actor="after"))
        assert (await house.audit.use_cases.verify(SU)).entries == 11


async def test_the_log_is_read_by_who_may_the_newest_first(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        with pytest.raises(PermissionDenied):
            await house.audit.use_cases.find_entries(ANONYMOUS)
        with pytest.raises(PermissionDenied):
            await house.audit.use_cases.verify(ANONYMOUS)
        newest = await house.audit.use_cases.find_entries(SU, 2)
        assert [each.action for each in newest] == ["password_reset", "user_created"]
        older = await house.audit.use_cases.find_entries(SU, 10, newest[0].id)
        assert [each.action for each in older] == ["user_created"]


async def test_an_action_that_is_not_declared_is_a_mistake_of_the_programmer(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        with pytest.raises(ValueError, match="ACTIONS"):
            house.audit.row("made_up", actor="a")
