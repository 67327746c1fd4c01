"""Every use case lets in who holds its right, and nobody else (`security.md` A01, A04)."""

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

import nago.systems
from nago.auth.subject import ANONYMOUS, SU, denied
from nago.errors import LoginRefused, PermissionDenied, ReauthenticationNeeded
from nago.systems.admin import AdminManagement
from nago.systems.audit import AuditQuery
from nago.systems.login_service import LoginService
from nago.systems.mail import Mail, MailManagement
from nago.systems.secret import Secret, SecretManagement
from nago.systems.settings.settings import WindowSettings
from nago.systems.sign_on import LoginProvider
from nago.systems.template import TemplateManagement
from nago.systems.theme import ThemeSettings
from nago.systems.user import Contact, Disabled, Enabled, UserQuery
from tests.systems.house import House, opened
from tests.systems.people import PASSWORD, Browser, account
from tests.systems.secret.vault import Relay
from tests.systems.template.welcome import OTHER, WELCOME

NEW = "something else entirely"
MAIL = Mail(to=("a@example.com",), subject="x", text="x")
NOBODYS = LoginProvider(id="x", name="X", issuer="http://127.0.0.1:1", client_id="c")


@dataclasses.dataclass(frozen=True)
class Case:
    """How a use case is called: with itself, the subject and the world; and the right it needs."""

    permission: str
    call: Callable[[Any, Any, Any], Any]
    every_right: bool = False
    """Whether the right alone is not enough, because somebody could rise by it (A03)."""


def owning(call: Callable[[Any, Any, str, Any], Any]) -> Callable[[Any, Any, Any], Any]:
    """The call with the id of a secret that the subject owns."""

    async def tried(use_case: Any, subject: Any, world: Any) -> Any:
        return await call(use_case, subject, await world.secret(subject.id), world)

    return tried


GUARDED = {
    "AdminUseCases.read_overview": [Case("nago.admin.overview", lambda f, s, w: f(s))],
    "AuditUseCases.export": [Case("nago.audit.export", lambda f, s, w: f(s, AuditQuery()))],
    "AuditUseCases.search": [Case("nago.audit.find", lambda f, s, w: f(s, AuditQuery()))],
    "AuditUseCases.find_entries": [Case("nago.audit.find", lambda f, s, w: f(s))],
    "AuditUseCases.verify": [Case("nago.audit.verify", lambda f, s, w: f(s))],
    "GroupUseCases.create": [Case("nago.group.create", lambda f, s, w: f(s, "New"))],
    "GroupUseCases.delete": [Case("nago.group.delete", lambda f, s, w: f(s, "g"))],
    "GroupUseCases.find_all": [Case("nago.group.find_all", lambda f, s, w: f(s))],
    "GroupUseCases.find_by_id": [Case("nago.group.find_by_id", lambda f, s, w: f(s, "g"))],
    "GroupUseCases.update": [Case("nago.group.update", lambda f, s, w: f(s, "g", name="New"))],
    "GroupUseCases.upsert": [
        Case("nago.group.create", lambda f, s, w: f(s, "new", "New")),
        Case("nago.group.update", lambda f, s, w: f(s, "g", "New")),
    ],
    "LoginServiceUseCases.find_grants": [
        Case("nago.login_service.find_grants", lambda f, s, w: f(s))
    ],
    "LoginServiceUseCases.revoke_grant": [
        Case("nago.login_service.revoke_grant", lambda f, s, w: f(s, "a"))
    ],
    "MailUseCases.delete_mail": [Case("nago.mail.delete", lambda f, s, w: f(s, "m"))],
    "MailUseCases.find_all_mails": [
        Case("nago.mail.find_all", lambda f, s, w: f(s)),
        Case("nago.mail.find_all", lambda f, s, w: f.ids(s)),
    ],
    "MailUseCases.find_mail_by_id": [Case("nago.mail.find_by_id", lambda f, s, w: f(s, "m"))],
    "MailUseCases.retry_mail": [Case("nago.mail.retry", lambda f, s, w: f(s, "m"))],
    "MailUseCases.send_mail": [Case("nago.mail.send", lambda f, s, w: f(s, MAIL))],
    "MailUseCases.send_test_mail": [
        Case("nago.mail.send_test", lambda f, s, w: f(s, "a@example.com"))
    ],
    "PermissionUseCases.find_all": [Case("nago.permission.find_all", lambda f, s, w: f(s))],
    "RoleUseCases.create": [Case("nago.role.create", lambda f, s, w: f(s, "New"))],
    "RoleUseCases.delete": [Case("nago.role.delete", lambda f, s, w: f(s, "r"))],
    "RoleUseCases.find_all": [Case("nago.role.find_all", lambda f, s, w: f(s))],
    "RoleUseCases.find_by_id": [Case("nago.role.find_by_id", lambda f, s, w: f(s, "r"))],
    "RoleUseCases.list_permissions": [Case("nago.role.find_by_id", lambda f, s, w: f(s, "r"))],
    "RoleUseCases.update": [Case("nago.role.update", lambda f, s, w: f(s, "r", name="New"))],
    "RoleUseCases.update_permissions": [Case("nago.role.update", lambda f, s, w: f(s, "r", []))],
    "RoleUseCases.upsert": [
        Case("nago.role.create", lambda f, s, w: f(s, "new", "New")),
        Case("nago.role.update", lambda f, s, w: f(s, "r", "New")),
    ],
    "SessionUseCases.end_any_session": [
        Case("nago.session.end_any", lambda f, s, w: f(s, w.session))
    ],
    "SessionUseCases.end_user_sessions": [
        Case("nago.session.end_any", lambda f, s, w: f(s, w.other))
    ],
    "SessionUseCases.find_all_sessions": [Case("nago.session.find_all", lambda f, s, w: f(s))],
    "SessionUseCases.clear": [Case("nago.session.clear", lambda f, s, w: f(s))],
    "SessionUseCases.login_user": [
        Case("nago.session.login_user", lambda f, s, w: f(w.session, w.other, s))
    ],
    "ProviderUseCases.delete": [Case("nago.sign_on.change_providers", lambda f, s, w: f(s, "x"))],
    "ProviderUseCases.find_all": [Case("nago.sign_on.find_providers", lambda f, s, w: f(s))],
    "ProviderUseCases.save": [Case("nago.sign_on.change_providers", lambda f, s, w: f(s, NOBODYS))],
    "ProviderUseCases.test": [Case("nago.sign_on.change_providers", lambda f, s, w: f(s, NOBODYS))],
    "SecretUseCases.adopt": [Case("nago.secret.adopt", lambda f, s, w: f(s, w.ownerless))],
    "SecretUseCases.create": [
        Case("nago.secret.create", lambda f, s, w: f(s, Relay("mail.example"), name="New"))
    ],
    "SecretUseCases.delete": [Case("nago.secret.delete", owning(lambda f, s, own, w: f(s, own)))],
    "SecretUseCases.find_my_secret_by_id": [
        Case("nago.secret.find_my_secrets", lambda f, s, w: f(s, w.ownerless))
    ],
    "SecretUseCases.find_my_secrets": [Case("nago.secret.find_my_secrets", lambda f, s, w: f(s))],
    "SecretUseCases.update_credentials": [
        Case("nago.secret.update_credentials", owning(lambda f, s, own, w: f(s, own, name="New")))
    ],
    "SecretUseCases.update_groups": [
        Case("nago.secret.update_groups", owning(lambda f, s, own, w: f(s, own, ["g"])))
    ],
    "SecretUseCases.update_owners": [
        Case("nago.secret.update_owners", owning(lambda f, s, own, w: f(s, own, [w.other])))
    ],
    "SettingsUseCases.history": [Case("nago.settings.load", lambda f, s, w: f(s, WindowSettings))],
    "SettingsUseCases.kinds": [Case("nago.settings.load", lambda f, s, w: f(s))],
    "SettingsUseCases.load": [
        Case("nago.settings.load", lambda f, s, w: f(s, WindowSettings)),
        Case("nago.settings.load", lambda f, s, w: f.with_version(s, WindowSettings)),
    ],
    "SettingsUseCases.roll_back": [
        Case("nago.settings.save", lambda f, s, w: f(s, WindowSettings, 1))
    ],
    "SettingsUseCases.save": [
        Case("nago.settings.save", lambda f, s, w: f(s, WindowSettings(keep_minutes=9)))
    ],
    "ThemeUseCases.load": [Case("nago.settings.load", lambda f, s, w: f(s))],
    "ThemeUseCases.save": [Case("nago.settings.save", lambda f, s, w: f(s, ThemeSettings()))],
    "TemplateUseCases.find_all": [Case("nago.template.find_all", lambda f, s, w: f(s))],
    "TemplateUseCases.find_by_id": [
        Case("nago.template.find_all", lambda f, s, w: f(s, "welcome", "en"))
    ],
    "TemplateUseCases.preview": [
        Case("nago.template.find_all", lambda f, s, w: f(s, "welcome", "en", OTHER))
    ],
    "TemplateUseCases.reset": [Case("nago.template.update", lambda f, s, w: f(s, "welcome", "en"))],
    "TemplateUseCases.update": [
        Case("nago.template.update", lambda f, s, w: f(s, "welcome", "en", OTHER))
    ],
    "UserUseCases.change_other_email": [
        Case("nago.user.change_other_email", lambda f, s, w: f(s, w.other, "a@example.org"))
    ],
    "UserUseCases.consent": [
        Case("nago.user.consent_other", lambda f, s, w: f(s, w.other, "tos", True))
    ],
    "UserUseCases.count": [Case("nago.user.count", lambda f, s, w: f(s))],
    "UserUseCases.create": [Case("nago.user.create", lambda f, s, w: f(s, "new@example.com"))],
    "UserUseCases.delete": [Case("nago.user.delete", lambda f, s, w: f(s, w.other))],
    "UserUseCases.delete_many": [Case("nago.user.delete", lambda f, s, w: f(s, [w.other]))],
    "UserUseCases.display_name": [Case("nago.user.display_name", lambda f, s, w: f(s, w.other))],
    "UserUseCases.export": [Case("nago.user.export_users", lambda f, s, w: f(s))],
    "UserUseCases.find_all": [Case("nago.user.find_all", lambda f, s, w: f(s))],
    "UserUseCases.find_by_id": [Case("nago.user.find_by_id", lambda f, s, w: f(s, w.other))],
    "UserUseCases.find_by_mail": [
        Case("nago.user.find_by_mail", lambda f, s, w: f(s, "other@example.com"))
    ],
    "UserUseCases.find_last_login": [Case("nago.user.find_by_id", lambda f, s, w: f(s, w.other))],
    "UserUseCases.search": [Case("nago.user.find_all", lambda f, s, w: f(s, UserQuery()))],
    "UserUseCases.search_ids": [Case("nago.user.find_all", lambda f, s, w: f(s, UserQuery()))],
    "UserUseCases.invite": [
        Case("nago.user.create", lambda f, s, w: f(s, "new@example.com")),
    ],
    "UserUseCases.notify": [Case("nago.user.notify", lambda f, s, w: f(s, w.other))],
    "UserUseCases.notify_many": [Case("nago.user.notify", lambda f, s, w: f(s, [w.other]))],
    "UserUseCases.start_administrator": [
        Case("nago.user.create", lambda f, s, w: f(s), every_right=True)
    ],
    "UserUseCases.start_password_reset": [
        Case("nago.user.start_password_reset", lambda f, s, w: f(s, w.other))
    ],
    "UserUseCases.update_account_status": [
        Case("nago.user.update_account_status", lambda f, s, w: f(s, w.other, Enabled()))
    ],
    "UserUseCases.update_other_contact": [
        Case("nago.user.update_other_contact", lambda f, s, w: f(s, w.other, Contact()))
    ],
    "UserUseCases.update_other_groups": [
        Case("nago.user.update_other_groups", lambda f, s, w: f(s, w.other, ["g"]))
    ],
    "UserUseCases.update_other_permissions": [
        Case("nago.user.update_other_permissions", lambda f, s, w: f(s, w.other, []))
    ],
    "UserUseCases.update_other_roles": [
        Case("nago.user.update_other_roles", lambda f, s, w: f(s, w.other, ["r"]))
    ],
    "UserUseCases.update_statuses": [
        Case("nago.user.update_account_status", lambda f, s, w: f(s, {w.other: Disabled()}))
    ],
    "UserUseCases.update_verification": [
        Case("nago.user.update_verification", lambda f, s, w: f(s, w.other, True))
    ],
}
OWN: dict[str, Callable[[Any, Any, Any], Any]] = {
    # Whoever is logged in may do this with what is his own, and needs no right for it.
    "SessionUseCases.end_other_sessions": lambda f, s, w: f(s),
    "SessionUseCases.end_session": lambda f, s, w: f(s, w.session),
    "SessionUseCases.list_my_sessions": lambda f, s, w: f(s),
    "UserUseCases.change_my_email": lambda f, s, w: f(s, "new@example.com", "wrong"),
    "UserUseCases.change_my_password": lambda f, s, w: f(s, "wrong", NEW, NEW),
    "UserUseCases.read_my_contact": lambda f, s, w: f(s),
    "UserUseCases.update_my_contact": lambda f, s, w: f(s, Contact()),
}
OPEN = {
    "AdminUseCases.find_all_groups": "everybody finds what he may open, most people nothing",
    "AdminUseCases.query_groups": "as above",
    "GroupUseCases.find_my": "everybody may know his own, and a visitor's are those of settings",
    "LoginServiceUseCases.answer_refresh": "the refresh token is the right",
    "LoginServiceUseCases.begin_login": "everybody may go to the page of a provider",
    "LoginServiceUseCases.complete_login": "what the provider says is what lets in",
    "LoginServiceUseCases.exchange_nonce": "the nonce is the right",
    "LoginServiceUseCases.photo_of": "the refresh token is the right",
    "RoleUseCases.find_my": "everybody may know his own, and a visitor's are those of settings",
    "SessionUseCases.find_session_by_id": "a program asks; the id is known to its own windows only",
    "SessionUseCases.find_user_session_by_id": "as above",
    "SessionUseCases.login": "the password is what lets in",
    "SessionUseCases.exchange_nls": "what the provider says is what lets in",
    "SessionUseCases.exchange_oidc": "as above",
    "SessionUseCases.refresh_nls": "the provider decides; asking gives nobody anything",
    "SessionUseCases.start_nls_flow": "everybody may go to the page of a provider",
    "SessionUseCases.start_oidc_flow": "as above",
    "SessionUseCases.logout": "the id of the session, which its own windows know, is the right",
    "UserUseCases.change_password_by_link": "the link is the right",
    "UserUseCases.confirm_mail": "the link is the right",
    "UserUseCases.create_administrator": "the link is the right",
    "UserUseCases.register": "everybody may, if the settings say so",
    "UserUseCases.request_confirmation": "who has the address gets the mail, and nobody else",
    "UserUseCases.request_password_reset": "as above",
}
CASES = [
    pytest.param(name, case, id=f"{name} {number}" if number else name)
    for name, cases in GUARDED.items()
    for number, case in enumerate(cases)
]


@dataclasses.dataclass
class World:
    """What use cases are tried on."""

    house: House
    other: str = ""
    session: str = ""
    ownerless: str = ""
    window: Any = None
    """Keeps that session alive, which nobody has logged in to."""

    async def build(self) -> None:
        use_cases = self.house.users.use_cases
        self.other = (await use_cases.create(SU, "other@example.com")).id
        self.window = await Browser(self.house).session()
        self.session = self.window.id
        await self.house.roles.use_cases.create(SU, "R", id="r")
        await self.house.groups.use_cases.create(SU, "G", id="g")
        await self.house.settings.use_cases.save(SU, WindowSettings(keep_minutes=8))
        self.ownerless = await self.secret()

    async def user(self, *permissions: str) -> Any:
        """Somebody who has just logged in and holds exactly these rights, and is in a group."""
        use_cases = self.house.users.use_cases
        user = await use_cases.create(SU, f"user{await use_cases.count(SU)}@example.com")
        await use_cases.update_other_groups(SU, user.id, ["g"])
        await use_cases.update_other_permissions(SU, user.id, permissions)
        browser = Browser(self.house)
        login = self.house.sessions.use_cases.login_user
        await browser.take(await login((await browser.session()).id, user.id))
        return await browser.subject()

    async def secret(self, *owners: str) -> str:
        """A secret that these own, noted nowhere."""
        management = self.house.wiring.system(SecretManagement)
        secret = Secret(
            id=f"of{''.join(owners)}", name="S", kind="Relay", last_mod=datetime.now(UTC),
            owners=owners,
        )  # fmt: skip
        found = await management.secrets.find(secret.id)
        if found is None:
            await management.secrets.save(secret, Relay("mail.example"), lambda connection: None)
        return secret.id

    async def stored(self) -> str:
        tables = ("users", "credentials", "roles", "groups", "settings", "one_time_tokens", "audit")
        return str([await self.house.ask(f"SELECT * FROM {table}") for table in tables])


class Asked:
    """Somebody who holds no right, and remembers which ones he was asked for."""

    id = name = email = ""
    valid = False
    language = None
    roles = groups = frozenset()

    def __init__(self) -> None:
        self.for_rights = []

    def has_role(self, id):
        return False

    def has_group(self, id):
        return False

    def has_permission(self, permission):
        return False

    def audit(self, permission):
        self.for_rights.append(permission.id)
        raise denied(permission, login=True)


def whole_house() -> House:
    """A house with the systems that an application has only if it asks for them."""
    house = House()
    house.wiring.system(LoginService)
    house.wiring.system(AdminManagement)
    house.wiring.system(SecretManagement).register(Relay)
    house.wiring.system(MailManagement)
    house.wiring.system(TemplateManagement).register(WELCOME)
    return house


def use_cases_of(house: House) -> dict[str, Any]:
    """Every use case of every system of the house, by name."""
    found = {}
    for system in house.wiring._systems.values():
        use_cases = getattr(system, "use_cases", None)
        if use_cases is not None:
            for field in dataclasses.fields(use_cases):
                found[f"{type(use_cases).__name__}.{field.name}"] = getattr(use_cases, field.name)
    return found


async def run(result: Any) -> Any:
    return await result if inspect.isawaitable(result) else result


def test_A01_no_use_case_is_missing_here():
    house = whole_house()
    found = set(use_cases_of(house))
    assert found == GUARDED.keys() | OWN.keys() | OPEN.keys()
    kinds = set()
    for module in pkgutil.walk_packages(nago.systems.__path__, "nago.systems."):
        names = vars(importlib.import_module(module.name))
        kinds |= {name for name in names if name.endswith("UseCases")}
    assert kinds == {name.partition(".")[0] for name in found}, "a system that no house has"


def test_A01_every_right_guards_something():
    guarding = {case.permission for cases in GUARDED.values() for case in cases}
    assert guarding == whole_house().wiring.permissions.keys()


@pytest.mark.parametrize(("name", "case"), CASES)
async def test_A01_a_use_case_lets_in_who_holds_its_right_and_nobody_else(tmp_path, name, case):
    async with opened(tmp_path / "a.db", house=whole_house()) as house:
        world, use_case = World(house), use_cases_of(house)[name]
        await world.build()
        everything = house.wiring.permissions
        nobody = await world.user()
        wrong = await world.user(*everything.keys() - {case.permission})
        right = await world.user(*(everything if case.every_right else [case.permission]))
        too_little = await world.user(case.permission)
        before = await world.stored()
        asked = Asked()
        with pytest.raises(PermissionDenied):
            await run(case.call(use_case, asked, world))
        assert asked.for_rights == [case.permission]
        for subject in (ANONYMOUS, house.users.visitor, nobody, wrong):
            with pytest.raises(PermissionDenied) as refused:
                await run(case.call(use_case, subject, world))
            assert refused.value.permission == case.permission
            assert not isinstance(refused.value, ReauthenticationNeeded)
        if case.every_right:
            with pytest.raises(PermissionDenied):
                await run(case.call(use_case, too_little, world))
        if everything[case.permission].sudo:
            house.clock.ahead = 601
            with pytest.raises(ReauthenticationNeeded):
                await run(case.call(use_case, right, world))
            house.clock.ahead = 599
        assert await world.stored() == before, "who is refused has changed nothing"
        await run(case.call(use_case, right, world))


@pytest.mark.parametrize("name", OWN)
async def test_A01_what_is_ones_own_needs_a_login_and_no_right(tmp_path, name):
    async with opened(tmp_path / "a.db", house=whole_house()) as house:
        world, use_case = World(house), use_cases_of(house)[name]
        await world.build()
        for subject in (ANONYMOUS, house.users.visitor):
            with pytest.raises(PermissionDenied) as refused:
                await OWN[name](use_case, subject, world)
            assert refused.value.login
        try:
            await OWN[name](use_case, await world.user(), world)
        except LoginRefused:
            assert name in ("UserUseCases.change_my_email", "UserUseCases.change_my_password")


async def test_A04_what_changes_accounts_roles_groups_or_settings_needs_a_recent_login(tmp_path):
    async with opened(tmp_path / "a.db", house=whole_house()) as house:
        reading = ("overview", "find", "count", "display_name", "load", "verify", "consent_other")
        reading += ("send", "retry")  # a mail changes nothing of these
        for permission in house.wiring.permissions.values():
            reads = permission.id.rpartition(".")[2].startswith(reading)
            assert permission.sudo is not reads, permission.id
        user = await account(house)
        await house.users.use_cases.update_other_permissions(SU, user.id, ["nago.role.create"])
        browser = Browser(house)
        await browser.login()
        subject, create = await browser.subject(), house.roles.use_cases.create
        await create(subject, "A")
        house.clock.ahead = 601
        with pytest.raises(ReauthenticationNeeded):
            await create(subject, "B")
        await browser.login(password=PASSWORD)
        await create(await browser.subject(), "B")
        program = await house.users.subject(user.id)
        with pytest.raises(ReauthenticationNeeded):
            await create(program, "C")
