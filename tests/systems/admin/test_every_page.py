"""Every page of the administration, whoever opens it: a sweep over all that are registered (A01-A04)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import asynccontextmanager
from types import SimpleNamespace

import pytest
from msgspec import Struct

from nago.application import Application
from nago.auth.subject import SU
from nago.presentation.window import Window
from nago.systems.mail.message import Mail
from nago.systems.mail.server import SmtpServer
from nago.systems.sign_on import LoginProvider
from nago.systems.sign_on.providers import ProviderManagement
from nago.systems.template.model import MailTemplate, TemplateText
from nago.systems.template.system import TemplateManagement
from nago.testing.direct import Browser, Page
from tests.systems import people
from tests.systems.admin import administrators

CANARY = "canary-7be1"
PAGES = (
    "admin",
    "admin/accounts",
    "admin/audit",
    "admin/groups",
    "admin/login-providers",
    "admin/login-service",
    "admin/mail",
    "admin/mail/test",
    "admin/overview",
    "admin/permissions",
    "admin/roles",
    "admin/secrets",
    "admin/sessions",
    "admin/settings",
    "admin/templates",
    "admin/theme",
)
PATTERNS = {
    # Which of what an application holds stands at each page about one thing.
    "admin/accounts/{id}": "user",
    "admin/groups/{id}": "group",
    "admin/login-providers/{id}": "provider",
    "admin/mail/{id}": "mail",
    "admin/roles/{id}": "role",
    "admin/secrets/new/{kind}": "kind",
    "admin/secrets/{id}": "secret",
    "admin/settings/{kind}": "settings",
    "admin/templates/{id}": "template",
}
IDS = {
    "user": "", "group": "canary", "provider": "acme", "mail": "", "role": "canary",
    "kind": "SmtpServer", "secret": "", "settings": "UserSettings",
    "template": "greeting",
}  # fmt: skip
ADDRESSES = (*PAGES, *PATTERNS)
VOLATILE = {
    "sessions", "session_kv", "session_tombstones", "session_vouching", "login_tickets",
    "known_devices", "kept_windows", "throttle", "used_once", "flows", "user_lines",
}  # fmt: skip
"""What changes by looking, logging in and passing time."""

MAILS = {"audit", "audit_head", "mail_bodies", "mail_outbox"}
"""To send a mail again, or a test mail, changes no account, role, setting or secret."""


class Greeting(Struct, frozen=True):
    """What a mail is made of."""

    name: str


GREETING = MailTemplate(
    id="greeting",
    title=CANARY,
    description=CANARY,
    model=Greeting,
    sample=Greeting("Ada"),
    texts={"en": TemplateText(subject="Hello", body="Hello {{ name }}")},
)


def configure(cfg) -> None:
    """With every page that there is."""
    administrators.configure(cfg)
    cfg.login_service()
    cfg.system(TemplateManagement).register(GREETING)


class Office:
    """An application with something of every kind, and people with rights of a test's choice."""

    def __init__(self, application: Application, now: list[float]) -> None:
        self.application, self._now = application, now
        self.cfg = cfg = application.cfg
        self.sessions, self.users = application.sessions, cfg.user_management()
        self.roles, self.groups = cfg.role_management(), cfg.group_management()
        self.ids = dict(IDS)
        self._count = 0

    async def build(self) -> None:
        user = await people.account(self, f"{CANARY}@example.com", firstname=CANARY)
        await self.roles.use_cases.create(SU, CANARY, id="canary", permissions=["nago.user.count"])
        await self.groups.use_cases.create(SU, CANARY, id="canary")
        providers = self.cfg.system(ProviderManagement).use_cases
        await providers.save(
            SU, LoginProvider(id="acme", name=CANARY, issuer="https://x.test", client_id=CANARY), ""
        )
        mail = Mail(to=(f"{CANARY}@example.com",), subject=CANARY, text=CANARY)
        self.ids["user"] = user.id
        self.ids["mail"] = await self.cfg.mail_management().use_cases.send_mail(SU, mail)
        secrets = self.cfg.secret_management().use_cases
        owner = await self.subject(*self.rights)
        secret = await secrets.create(
            owner, SmtpServer(host="x.test", sender_address="nago@x.test"), name=CANARY
        )
        self.ids["secret"] = secret.id

    @property
    def rights(self) -> frozenset[str]:
        return frozenset(self.cfg.permissions)

    def path(self, pattern: str) -> str:
        """A page about something that there is."""
        kind = PATTERNS.get(pattern)
        return pattern if kind is None else pattern.format_map(_Any(self.ids[kind]))

    async def browser(self, *rights: str) -> Browser:
        """Of somebody who has just logged in and holds these rights."""
        self._count += 1
        email = f"user{self._count}@example.com"
        user = await people.account(self, email)
        await self.users.use_cases.update_other_permissions(SU, user.id, rights)
        browser = Browser(self.application)
        at = people.Browser(SimpleNamespace(sessions=self.sessions, users=self.users))
        at.cookie = browser.cookie
        await at.login(email, client=None)
        browser.cookie = at.cookie
        return browser

    async def subject(self, *rights: str):
        return (await (await self.browser(*rights)).session()).subject

    async def later(self, seconds: float) -> None:
        self._now[0] += seconds

    async def stored(self) -> dict[str, str]:
        """All that stands in the database and does not change by looking at it."""

        def read(connection) -> dict[str, str]:
            sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            names = [name for (name,) in connection.execute(sql) if name not in VOLATILE]
            return {
                name: str(connection.execute(f'SELECT * FROM "{name}"').fetchall())
                for name in names
            }

        return await self.cfg.database.read(read)


class _Any(dict):
    """Fills every place of a pattern with the same id."""

    def __init__(self, id: str) -> None:
        self._id = id

    def __missing__(self, name: str) -> str:
        return self._id


@asynccontextmanager
async def office(tmp_path):
    now = [1_800_000_000.0]
    application = Application(configure, {"NAGO_DATA_DIR": str(tmp_path)}, lambda: now[0])
    async with application.opened():
        here = Office(application, now)
        await here.build()
        yield here


def shown(page: Page) -> tuple[int, list[str]]:
    return page.dialogue.window.status, page.texts()


def triggers(node: object, path: tuple[int | str, ...] = ()) -> Iterator[list[int | str]]:
    """The places of all buttons and lines of menus that somebody could press."""
    if isinstance(node, dict):
        if node.get("visible") is False or node.get("disabled"):
            return
        if node.get("type") in ("Button", "MenuItem", "Form") and node.get("action"):
            yield list(path)
        for name, value in node.items():
            if isinstance(value, (dict, list)):
                yield from triggers(value, (*path, name))
    elif isinstance(node, list):
        for index, each in enumerate(node):
            yield from triggers(each, (*path, index))


def test_A01_every_page_of_the_administration_is_swept_here(tmp_path) -> None:
    routes = Application(configure, {"NAGO_DATA_DIR": str(tmp_path)}).cfg.routes
    fixed = {each for each in routes._fixed if each.split("/")[0] == "admin"}
    patterns = {route.pattern for _, route in routes._patterns.values()}
    assert fixed == set(PAGES)
    assert {each for each in patterns if each.startswith("admin/")} == set(PATTERNS)


async def test_A01_no_page_shows_anything_to_who_lacks_its_right(tmp_path, monkeypatch) -> None:
    missed: list[str] = []
    before = Window._denied

    def noting(self, error):
        missed.append(error.permission)
        return before(self, error)

    monkeypatch.setattr(Window, "_denied", noting)
    async with office(tmp_path) as here:
        visitor, nobody = Browser(here.application), await here.browser()
        for pattern in ADDRESSES:
            for browser, said in ((visitor, "Please log in"), (nobody, "Not allowed")):
                page = await browser.open(here.path(pattern))
                assert page.dialogue.window.status == 403, pattern
                assert said in page.texts(), pattern
                assert CANARY not in str(page.tree.tree), pattern
            needed = missed[-1]
            if not needed:  # the center needs any right that leads somewhere
                assert pattern == "admin"
                continue
            wrong = await here.browser(*here.rights - {needed})
            page = await wrong.open(here.path(pattern))
            assert page.dialogue.window.status == 403, f"{pattern} without {needed}"
            assert CANARY not in str(page.tree.tree), pattern
            right = await here.browser(*here.rights)
            page = await right.open(here.path(pattern))
            expected = 404 if pattern == "admin/secrets/{id}" else 200  # somebody else's
            assert page.dialogue.window.status == expected, pattern


async def test_A02_what_there_is_not_and_what_is_forbidden_look_alike(tmp_path) -> None:
    async with office(tmp_path) as here:
        nobody, every = await here.browser(), await here.browser(*here.rights)
        for pattern, kind in PATTERNS.items():
            unknown = pattern.format_map(_Any("there-is-none"))
            there = await nobody.open(here.path(pattern))
            not_there = await nobody.open(unknown)
            assert shown(there) == shown(not_there), pattern
            page = await every.open(unknown)
            assert page.dialogue.window.status == 404, pattern
            if kind == "secret":  # one of somebody else looks as one that there is not
                others = await every.open(here.path(pattern))
                words = [text.replace(here.ids[kind], "there-is-none") for text in others.texts()]
                assert (others.dialogue.window.status, words) == shown(page)


@pytest.mark.parametrize("pattern", ADDRESSES)
async def test_A04_nothing_that_is_pressed_after_ten_minutes_changes_anything(
    tmp_path, pattern
) -> None:
    async with office(tmp_path) as here:
        browser = await here.browser(*here.rights)
        await here.later(601)
        path = here.path(pattern)
        before = await here.stored()
        page = await browser.open(path)
        for number, place in enumerate([*triggers(page.tree.tree)], 1):
            page = await browser.open(path)
            message = ["e", page.tree.frame, number, place, "action", []]
            await page._say(json.loads(json.dumps(message)))
            after = await here.stored()
            changed = {name for name in after if after[name] != before[name]}
            allowed = MAILS if path.startswith("admin/mail") else set()
            assert changed <= allowed, f"{path}: {page.tree.at(place)}"


async def test_A04_before_ten_minutes_the_same_presses_do_change_something(tmp_path) -> None:
    """So that the sweep above finds what it looks for."""
    async with office(tmp_path) as here:
        browser = await here.browser(*here.rights)
        before = await here.stored()
        page = await browser.open("admin/roles/canary")
        places = [*triggers(page.tree.tree)]
        for number, place in enumerate(places, 1):
            page = await browser.open("admin/roles/canary")
            await page._say(["e", page.tree.frame, number, place, "action", []])
        after = await here.stored()
        assert after["roles"] != before["roles"], "the role was deleted"
