"""What can be done with accounts, roles and groups does what it says."""

import csv
import io
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import (
    ConcurrentUpdate,
    InvalidValue,
    LoginRefused,
    NotUnique,
    PasswordChangeNeeded,
    PermissionDenied,
)
from nago.systems.user import (
    Contact,
    Disabled,
    Enabled,
    EnabledUntil,
    UserChanged,
    UserCreated,
    UserDeleted,
    UserSettings,
)
from tests.systems.house import opened
from tests.systems.people import PASSWORD, Browser, account, holder


async def noted(house) -> tuple[str, str, str]:
    """Who has done what to whom, last."""
    last = (await house.audit.use_cases.find_entries(SU, 1))[0]
    return last.actor, last.action, last.target


async def test_a_new_account_has_the_roles_and_groups_that_settings_name(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        heard = []
        house.wiring.bus.subscribe(UserCreated, heard.append)
        role = await house.roles.use_cases.create(SU, "Reader", permissions=["nago.user.count"])
        group = await house.groups.use_cases.create(SU, "Everybody")
        settings = UserSettings(default_roles=(role.id,), default_groups=(group.id,))
        await house.settings.use_cases.save(SU, settings)
        create = house.users.use_cases.create
        user = await create(SU, "Ada@Example.com", firstname=" Ada ", verified=True)
        assert (user.roles, user.groups) == ((role.id,), (group.id,))
        assert (user.name, user.email, user.email_verified) == ("Ada", "ada@example.com", True)
        assert heard == [UserCreated(user.id)]
        assert await noted(house) == (SU.id, "user_created", user.id)
        for same in ("ada@example.com", "ADA@EXAMPLE.COM", " ada@example.com"):
            with pytest.raises(NotUnique):
                await create(SU, same)
        assert heard == [UserCreated(user.id)]
        for wrong, field in (
            ({"firstname": "x" * 201}, "firstname"),
            ({"password": "x"}, "password"),
        ):
            with pytest.raises(InvalidValue) as refused:
                await create(SU, "bob@example.com", **wrong)
            assert refused.value.field == field
        assert await house.users.use_cases.count(SU) == 1


async def test_a_password_that_somebody_else_chose_is_changed_before_any_right_counts(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.users.use_cases
        user = await use_cases.create(SU, "ada@example.com", password=PASSWORD)
        await use_cases.update_other_permissions(SU, user.id, ["nago.user.count"])
        browser = Browser(house)
        await browser.login()
        subject = await browser.subject()
        with pytest.raises(PasswordChangeNeeded):
            await use_cases.count(subject)
        new = "something else entirely"
        await use_cases.change_my_password(subject, PASSWORD, new, new)
        assert await use_cases.count(subject) == 1


async def test_accounts_are_found_by_id_by_address_and_all_by_name(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.users.use_cases
        zoe = await use_cases.create(SU, "zoe@example.com", firstname="zoe")
        ada = await use_cases.create(SU, "ada@example.com", firstname="Ada")
        assert await use_cases.find_all(SU) == [ada, zoe]
        assert await use_cases.find_by_id(SU, zoe.id) == zoe
        assert await use_cases.find_by_mail(SU, "ZOE@example.com") == zoe
        assert await use_cases.find_by_mail(SU, "bob@example.com") is None
        with pytest.raises(InvalidValue):
            await use_cases.find_by_mail(SU, "nobody")
        assert await use_cases.display_name(SU, ada.id) == "Ada"
        assert await use_cases.display_name(SU, "unknown") is None
        assert await use_cases.count(SU) == 2


async def test_everybody_may_see_and_change_what_is_his_own(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.users.use_cases
        other = await account(house, "bob@example.com")
        ada = await holder(house)
        assert (await use_cases.find_by_id(ada, ada.id)).email == "clerk@example.com"
        assert await use_cases.display_name(ada, ada.id) == "Clerk"
        await use_cases.update_my_contact(ada, Contact(firstname="Ada", language="de"))
        assert await use_cases.read_my_contact(ada) == Contact(firstname="Ada", language="de")
        assert (ada.name, ada.language) == ("Ada", "de"), "at once"
        assert (await use_cases.consent(ada, ada.id, "newsletter", True)).has_approved("newsletter")
        for denied in (
            use_cases.find_by_id(ada, other.id),
            use_cases.display_name(ada, other.id),
            use_cases.consent(ada, other.id, "newsletter", True),
            use_cases.find_by_id(ANONYMOUS, ""),
            use_cases.update_my_contact(ANONYMOUS, Contact()),
        ):
            with pytest.raises(PermissionDenied):
                await denied


LIMITS = {"title": 200, "lastname": 200, "postal_code": 200, "website": 200, "about_me": 4000}


@pytest.mark.parametrize("field", LIMITS)
async def test_a_contact_that_is_too_long_names_its_field(tmp_path, field):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.users.use_cases
        user = await use_cases.create(SU, "ada@example.com")
        fits = Contact(**{field: "ä" * LIMITS[field]})
        assert (await use_cases.update_other_contact(SU, user.id, fits)).contact == fits
        with pytest.raises(InvalidValue) as refused:
            too_long = Contact(**{field: "ä" * (LIMITS[field] + 1)})
            await use_cases.update_other_contact(SU, user.id, too_long)
        assert refused.value.field == field
        with pytest.raises(InvalidValue) as refused:
            await use_cases.update_other_contact(SU, user.id, Contact(language="fr"))
        assert refused.value.field == "language"


async def test_each_change_of_an_account_is_kept_told_and_noted(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        heard, use_cases = [], house.users.use_cases
        user = await use_cases.create(SU, "ada@example.com")
        await house.roles.use_cases.create(SU, "Reader", id="reader")
        await house.groups.use_cases.create(SU, "Staff", id="staff")
        house.wiring.bus.subscribe(UserChanged, heard.append)
        until = EnabledUntil(datetime.now(UTC) + timedelta(days=1))
        changes = {
            "contact_changed": use_cases.update_other_contact(
                SU, user.id, Contact(city="Oldenburg")
            ),
            "roles_changed": use_cases.update_other_roles(SU, user.id, ["reader", "reader"]),
            "groups_changed": use_cases.update_other_groups(SU, user.id, ["staff"]),
            "permissions_changed": use_cases.update_other_permissions(
                SU, user.id, ["nago.user.count"]
            ),
            "status_changed": use_cases.update_account_status(SU, user.id, until),
            "verification_changed": use_cases.update_verification(SU, user.id, True),
            "consent_changed": use_cases.consent(SU, user.id, "tos", True),
        }
        for action, change in changes.items():
            saved = await change
            assert await use_cases.find_by_id(SU, user.id) == saved
            assert await noted(house) == (SU.id, action, user.id)
        assert heard == [UserChanged(user.id)] * len(changes)
        assert (saved.roles, saved.groups) == (("reader",), ("staff",))
        assert (saved.permissions, saved.contact.city) == (("nago.user.count",), "Oldenburg")
        assert (saved.status, saved.email_verified) == (until, True)
        moved = await use_cases.change_other_email(SU, user.id, "Ada@Example.org")
        assert (moved.email, moved.email_verified) == ("ada@example.org", False)
        assert await use_cases.change_other_email(SU, user.id, "ada@example.org") == moved
        await use_cases.create(SU, "taken@example.org")
        with pytest.raises(NotUnique):
            await use_cases.change_other_email(SU, user.id, "taken@example.org")
        with pytest.raises(InvalidValue, match="'unknown'"):
            await use_cases.update_other_roles(SU, user.id, ["unknown"])
        with pytest.raises(InvalidValue, match="'unknown'"):
            await use_cases.update_other_groups(SU, user.id, ["unknown"])
        with pytest.raises(InvalidValue, match="'unknown'"):
            await use_cases.update_other_permissions(SU, user.id, ["unknown"])
        with pytest.raises(InvalidValue, match="no such user"):
            await use_cases.update_other_contact(SU, "unknown", Contact())


async def test_who_is_disabled_loses_his_sessions_and_may_come_back(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        status = house.users.use_cases.update_account_status
        user = await account(house)
        for refused in (Disabled(), EnabledUntil(datetime.now(UTC) - timedelta(seconds=1))):
            browser = Browser(house)
            await browser.login()
            subject = await browser.subject()
            await status(SU, user.id, refused)
            assert not subject.valid
            with pytest.raises(LoginRefused):
                await Browser(house).login()
            await house.change("DELETE FROM throttle")
            await status(SU, user.id, Enabled())
            assert not subject.valid, "that session is over"
        with pytest.raises(InvalidValue, match="time zone"):
            await status(SU, user.id, EnabledUntil(datetime(2099, 1, 1)))
        await status(SU, user.id, EnabledUntil(datetime.now(UTC) + timedelta(seconds=60)))
        browser = Browser(house)
        await browser.login()
        assert (await browser.subject()).valid
        house.clock.ahead = 61
        assert not (await browser.subject()).valid


async def test_consents_keep_every_decision(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        consent = house.users.use_cases.consent
        user = await house.users.use_cases.create(SU, "ada@example.com")
        paper = datetime(2024, 5, 1, tzinfo=UTC)
        await consent(SU, user.id, "newsletter", True, location="on paper", at=paper)
        await consent(SU, user.id, "tos", True)
        user = await consent(SU, user.id, "newsletter", False, location="profile")
        kept = {each.id: each for each in user.consents}
        history = [(each.approved, each.location) for each in kept["newsletter"].history]
        assert history == [(True, "on paper"), (False, "profile")]
        assert kept["newsletter"].history[0].at == paper
        assert abs(kept["newsletter"].history[1].at - datetime.now(UTC)) < timedelta(seconds=30)
        assert (user.has_approved("tos"), user.has_approved("newsletter")) == (True, False)
        with pytest.raises(InvalidValue, match="time zone"):
            await consent(SU, user.id, "tos", True, at=datetime(2024, 5, 1))
        for wrong in ("", "x" * 101, "a\nb"):
            with pytest.raises(InvalidValue) as refused:
                await consent(SU, user.id, wrong, True)
            assert refused.value.field == "consent"


async def test_an_export_opens_in_a_spreadsheet_and_runs_nothing_there(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.users.use_cases
        ada = await use_cases.create(
            SU, "ada@example.com", firstname="=1+1", lastname='A "b"; c, d'
        )
        bob = await use_cases.create(SU, "bob@example.com", firstname="Bob")
        contact = Contact(firstname="Bob", phone="+49 441 1", city="@SUM(A1)", street="a\nb")
        await use_cases.update_other_contact(SU, bob.id, contact)
        await use_cases.consent(SU, bob.id, "=cmd|' /C calc'!A0", True)
        for language, separator in (("en", ","), ("de", ";"), ("de-DE", ";")):
            data = await use_cases.export(SU, language=language)
            assert data.startswith(b"\xef\xbb\xbf")
            rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=separator))
            found = {row["email"]: row for row in rows}
            assert found["ada@example.com"]["first_name"] == "'=1+1"
            assert found["ada@example.com"]["last_name"] == 'A "b"; c, d'
            assert found["bob@example.com"]["phone"] == "'+49 441 1"
            assert (found["bob@example.com"]["city"]) == "'@SUM(A1)"
            assert (found["bob@example.com"]["street"]) == "a\nb"
            assert found["bob@example.com"]["'=cmd|' /C calc'!A0"] == "true"
            assert not [
                cell
                for row in rows
                for cell in (*row, *row.values())
                if cell[:1] in "=+-@" and cell
            ]
        assert (await noted(house))[:2] == (SU.id, "users_exported")
        assert "bob@" not in (await use_cases.export(SU, [ada.id])).decode()
        assert b"argon2" not in data


async def test_a_deleted_account_leaves_nothing_behind_but_the_audit_log(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        heard, use_cases = [], house.users.use_cases
        house.wiring.bus.subscribe(UserDeleted, heard.append)
        user = await account(house)
        browser = Browser(house)
        await browser.login()
        subject = await browser.subject()
        await (await browser.session()).put_string("a", "1")
        await house.sessions.entrance.remember(user.id)
        await house.users.tokens.make("mail_change", user.id, user.email)
        assert await use_cases.delete(SU, user.id) is True
        assert await use_cases.delete(SU, user.id) is False
        assert not subject.valid
        assert heard == [UserDeleted(user.id)]
        assert await noted(house) == (SU.id, "user_deleted", user.id)
        tables = await house.ask("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables:
            if not table.startswith("audit"):
                rows = str(await house.ask(f"SELECT * FROM {table}"))
                assert user.id not in rows, table
                assert user.email not in rows, table
        assert (await account(house)).id != user.id


async def test_two_who_change_one_account_at_once_do_not_overwrite_each_other(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        accounts = house.users.accounts
        mine = msgspec.structs.replace(user, contact=Contact(city="Oldenburg"))
        theirs = msgspec.structs.replace(user, contact=Contact(city="Bremen"))
        await accounts.save(SU, mine, "contact_changed")
        with pytest.raises(ConcurrentUpdate):
            await accounts.save(SU, theirs, "contact_changed")
        assert (await accounts.need(user.id)).contact.city == "Oldenburg"
