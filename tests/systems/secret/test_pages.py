"""The pages of secrets, as their owners and others see them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from nago import ui
from nago.application import Application
from nago.auth.subject import SU
from nago.systems.group import SYSTEM
from nago.systems.secret.permissions import ALL
from nago.testing.browser_tree import find
from nago.testing.direct import Browser, Page
from tests.systems import people
from tests.systems.secret.vault import CANARY, FULL, Relay, Token

OWN = [each.id for each in ALL if each.id != "nago.secret.adopt"]


class Office:
    """An application with an administrator, an owner of secrets, and somebody without rights."""

    def __init__(self, application: Application) -> None:
        cfg = application.cfg
        self.application, self.sessions = application, application.sessions
        self.users, self.groups = cfg.user_management(), cfg.group_management()
        self.secrets = cfg.secret_management()
        self.subjects = {}

    async def build(self) -> None:
        await people.administrator(self)
        ada = await people.account(self, "ada@example.com")
        await self.users.use_cases.update_other_permissions(SU, ada.id, OWN)
        await people.account(self, "bob@example.com", firstname="Bob")

    async def browser(self, email: str) -> Browser:
        browser = Browser(self.application)
        at = people.Browser(SimpleNamespace(sessions=self.sessions, users=self.users))
        at.cookie = browser.cookie
        await at.login(email)
        browser.cookie = at.cookie
        self.subjects[email] = await at.subject()
        return browser

    async def page(self, path: str, email: str = "root@example.com") -> Page:
        """A tab of somebody who has just logged in."""
        return await (await self.browser(email)).open(path)

    async def kept(self, email="ada@example.com", value=FULL, name="Out", **more):
        await self.browser(email)
        return await self.secrets.use_cases.create(self.subjects[email], value, name=name, **more)


@asynccontextmanager
async def office(tmp_path):
    def configure(cfg) -> None:
        cfg.root_view(".", lambda wnd: ui.Text("home"))
        cfg.user_management()
        cfg.secret_management().register(Relay, title="Mail relay")
        cfg.secret_management().register(Token)

    application = Application(configure, {"NAGO_DATA_DIR": str(tmp_path)})
    async with application.opened():
        here = Office(application)
        await here.build()
        yield here


async def test_who_has_no_secret_is_led_to_the_kinds_that_there_are(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page("admin/secrets")
        assert find(page.tree.tree, type="EmptyState", title="No secrets yet")
        row = find(page.tree.tree, key="Relay")[1]
        assert (row["title"], row["text"], row["href"]) == (
            "Mail relay",
            "A server that takes mails.",
            "/admin/secrets/new/Relay",
        )


async def test_a_secret_is_added_and_the_application_may_use_it(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page("admin/secrets/new/Relay")
        await page.fill("Password", CANARY)
        await page.fill("Port", 25)
        await page.press("Save secret")
        assert find(page.tree.tree, label="Host")[1]["errorText"]
        assert find(page.tree.tree, label="Name")[1]["errorText"]
        await page.fill("Name", "Outgoing")
        await page.fill("Host", "mail.example")
        await page.press("Save secret")
        assert find(page.tree.tree, label="Port")[1]["errorText"] == (
            "A password needs a port with TLS"
        )
        await page.fill("Port", 465)
        await page.press("Save secret")
        (only,) = await here.secrets.of_group(Relay, SYSTEM)
        assert (only.name, only.value) == ("Outgoing", FULL)
        assert page.dialogue.window.path() == f"admin/secrets/{only.id}"
        assert "Saved and sealed." in page.banners()
        assert not page.value("Password"), "what was typed does not follow to the next page"
        await page.visit("admin/secrets")
        assert find(page.tree.tree, key=only.id)[1]["title"] == "Outgoing"
        assert CANARY.encode() not in b"".join(page.frames)


async def test_who_may_not_share_with_the_application_is_not_asked(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page("admin/secrets/new/Token", "ada@example.com")
        with pytest.raises(LookupError):
            find(page.tree.tree, label="The application may use it")
        await page.fill("Name", "Mine")
        await page.fill("Key", CANARY)
        await page.press("Save secret")
        assert await here.secrets.of_group(Token, SYSTEM) == []
        found = await here.secrets.use_cases.find_my_secrets(here.subjects["ada@example.com"])
        assert [each.name for each in found] == ["Mine"]


async def test_K01_what_is_secret_is_not_shown_again_and_an_empty_field_keeps_it(tmp_path):
    async with office(tmp_path) as here:
        secret = await here.kept()
        page = await here.page(f"admin/secrets/{secret.id}", "ada@example.com")
        password = find(page.tree.tree, label="Password")[1]
        assert "A value is stored" in password["supportingText"]
        assert page.value("Host") == "mail.example"
        await page.fill("Host", "other.example")
        await page.fill("Name", "Renamed")
        await page.press("Save")
        stored = await here.secrets.secrets.find(secret.id)
        assert stored.name == "Renamed"
        assert await here.secrets.secrets.value(stored) == Relay("other.example", 465, CANARY)
        await page.fill("Password", "another one")
        await page.press("Save")
        now = await here.secrets.secrets.value(stored)
        assert now == Relay("other.example", 465, "another one")
        told = b"".join(page.frames)
        assert CANARY.encode() not in told and b"another one" not in told


async def test_A02_the_page_of_somebody_else_s_secret_is_one_that_there_is_not(tmp_path):
    async with office(tmp_path) as here:
        secret = await here.kept()
        for id in (secret.id, "unknown"):
            page = await here.page(f"admin/secrets/{id}")
            assert "Page not found" in page.texts()
            assert page.dialogue.window.status == 404
            assert "mail.example" not in str(page.tree.tree)


@pytest.mark.parametrize("path", ["admin/secrets", "admin/secrets/new/Relay", "admin/secrets/x"])
async def test_A01_nobody_without_the_right_sees_a_page_of_secrets(tmp_path, path):
    async with office(tmp_path) as here:
        page = await here.page(path, "bob@example.com")
        assert "Not allowed" in page.texts()


async def test_the_application_s_secrets_are_taken_over_by_who_looks_after_them(tmp_path):
    async with office(tmp_path) as here:
        secret = await here.secrets.use_cases.create(SU, FULL, name="Out", groups=[SYSTEM])
        page = await here.page(f"admin/secrets/{secret.id}")
        assert any("belongs to nobody any more" in text for text in page.texts())
        assert find(page.tree.tree, label="Host")[1]["disabled"]
        await page.press("Become an owner")
        assert not find(page.tree.tree, label="Host")[1].get("disabled")
        await page.fill("Host", "other.example")
        await page.press("Save")
        (only,) = await here.secrets.of_group(Relay, SYSTEM)
        assert only.value.host == "other.example"


async def test_a_secret_is_shared_with_groups_and_goes_on_being_edited(tmp_path):
    async with office(tmp_path) as here:
        await here.groups.use_cases.create(SU, "Sales", id="sales")
        secret = await here.kept("root@example.com")
        page = await here.page(f"admin/secrets/{secret.id}")
        await page.fill("Groups", ["sales"])
        await page.fill("The application may use it", True)
        await page.press("Save groups")
        stored = await here.secrets.secrets.find(secret.id)
        assert stored.groups == (SYSTEM, "sales")
        await page.fill("Host", "other.example")
        await page.press("Save")
        assert (await here.secrets.secrets.value(stored)).host == "other.example"


async def test_owners_are_searched_and_one_is_left(tmp_path):
    async with office(tmp_path) as here:
        secret = await here.kept("root@example.com")
        bob = await here.users.use_cases.find_by_mail(SU, "bob@example.com")
        page = await here.page(f"admin/secrets/{secret.id}")
        await page.fill("Owners", [])
        await page.press("Save owners")
        assert "at least one owner" in find(page.tree.tree, label="Owners")[1]["errorText"]
        people = here.secrets.people
        ada, root = here.subjects.get("ada@example.com"), here.subjects["root@example.com"]
        assert [each.value for each in await people.search(root, "BOB")] == [bob.id]
        await here.browser("ada@example.com")
        ada = here.subjects["ada@example.com"]
        assert await people.search(ada, "bob") == (), "she may not see users"
        await here.secrets.use_cases.update_owners(root, secret.id, [root.id, bob.id])
        page = await here.page(f"admin/secrets/{secret.id}")
        chosen = find(page.tree.tree, label="Owners")[1]["chosen"]
        assert {each["title"] for each in chosen} == {"Root", "Bob"}


async def test_a_secret_is_deleted_after_a_question(tmp_path):
    async with office(tmp_path) as here:
        secret = await here.kept()
        page = await here.page(f"admin/secrets/{secret.id}", "ada@example.com")
        button = find(page.tree.tree, type="Button", title="Delete secret")[1]
        assert button["confirm"]["destructive"] and "Out" in button["confirm"]["title"]
        await page.press("Delete secret")
        assert page.dialogue.window.path() == "admin/secrets"
        assert await here.secrets.secrets.find(secret.id) is None


async def test_A04_who_logged_in_long_ago_reads_and_confirms_before_typing(tmp_path):
    async with office(tmp_path) as here:
        secret = await here.kept()
        page = await here.page(f"admin/secrets/{secret.id}", "ada@example.com")
        later = datetime.now(UTC).timestamp() + 601
        here.sessions.registry.store.clock = here.users.directory.clock = lambda: later
        page = await page.open(f"admin/secrets/{secret.id}")
        assert find(page.tree.tree, label="Host")[1]["disabled"]
        assert find(page.tree.tree, type="Link", title="Confirm password")
        for button in ("Delete secret", "Save groups", "Save owners"):
            with pytest.raises(LookupError):
                find(page.tree.tree, type="Button", title=button)
        page = await page.open("admin/secrets/new/Relay")
        assert any("confirm" in text for text in page.texts())
