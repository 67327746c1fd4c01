"""The pages on which administrators change settings, as they see them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Annotated

import pytest
from msgspec import Meta, Struct

from nago import ui
from nago.application import Application
from nago.auth.subject import SU
from nago.errors import InvalidValue
from nago.systems.settings import CHANGE_SETTINGS, SettingsPages, WindowSettings
from nago.testing.browser_tree import find
from nago.testing.direct import Browser, Page
from tests.systems import people

CANARY = "canary-9c11"


class Mail(Struct, frozen=True):
    """How mails are sent."""

    host: Annotated[str, Meta(title="Host", min_length=1)] = "localhost"
    port: Annotated[int, Meta(title="Port", ge=1, le=65535, extra={"grouping": False})] = 25
    password: Annotated[str, Meta(title="Password", extra={"secret": True})] = ""

    def check(self) -> None:
        if self.password and self.port == 25:
            raise InvalidValue("A password needs a port with TLS", field="port")

    def warnings(self) -> list[tuple[str, dict[str, str]]]:
        port = {"line": f"{self.port}", "better": "587"}
        return [("settings.user.sso_allow_list.dot", port)] if self.port == 2525 else []


class Office:
    """An application with its administrator."""

    def __init__(self, application: Application) -> None:
        cfg = application.cfg
        self.application = application
        self.sessions = application.sessions
        self.users = cfg.user_management()
        self.settings = cfg.settings_management()

    async def page(self, path: str, email: str | None = "root@example.com") -> Page:
        """A tab of somebody who has just logged in."""
        browser = Browser(self.application)
        if email is not None:
            at = people.Browser(SimpleNamespace(sessions=self.sessions, users=self.users))
            at.cookie = browser.cookie
            await at.login(email)
            browser.cookie = at.cookie
        return await browser.open(path)


@asynccontextmanager
async def office(tmp_path):
    def configure(cfg) -> None:
        cfg.root_view(".", lambda wnd: ui.Text("home"))
        cfg.user_management()
        cfg.settings_management().register(Mail, title="Mail")
        if not cfg.installed(SettingsPages):
            cfg.system(SettingsPages)

    application = Application(configure, {"NAGO_DATA_DIR": str(tmp_path)})
    async with application.opened():
        office = Office(application)
        await people.administrator(office)
        await people.account(office, "ada@example.com")
        yield office


async def test_all_kinds_are_listed_with_what_they_are_for(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page("admin/settings")
        rows = [find(page.tree.tree, key=kind)[1] for kind in ("Mail", "WindowSettings")]
        assert [(row["title"], row["text"]) for row in rows] == [
            ("Mail", "How mails are sent."),
            ("Windows", "How windows behave when their browser is gone."),
        ]
        assert rows[0]["href"] == "/admin/settings/Mail"


@pytest.mark.parametrize("path", ["admin/settings", "admin/settings/Mail"])
async def test_A01_nobody_without_the_right_sees_settings(tmp_path, path):
    async with office(tmp_path) as here:
        for email, said in [("ada@example.com", "Not allowed"), (None, "Please log in")]:
            page = await here.page(path, email)
            assert said in page.texts()
            assert "localhost" not in str(page.tree.tree)


async def test_what_is_saved_counts_and_stands_in_the_history(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page("admin/settings/Mail")
        assert "Nothing was saved yet: the defaults count." in page.texts()
        await page.fill("Host", "mail.example")
        await page.press("Save")
        assert page.banners() == ["Saved. It counts from now on."]
        assert here.settings.current(Mail) == Mail("mail.example")
        assert find(page.tree.tree, type="ListRow", title="Version 1")
        await page.press("Save")
        assert page.banners()[1:] == ["Nothing was changed."]
        await page.fill("Host", "other.example")
        await page.press("Save")
        await page.press("Return to version 1")
        assert here.settings.current(Mail).host == "mail.example"
        assert page.value("Host") == "mail.example"
        assert find(page.tree.tree, type="ListRow", title="Version 3")


async def test_A07_a_wrong_value_is_refused_at_its_field_by_limits_and_by_rules(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page("admin/settings/Mail")
        await page.fill("Port", 70000)
        await page.fill("Host", "")
        await page.press("Save")
        assert find(page.tree.tree, label="Port")[1]["errorText"] == (
            "Enter a whole number from 1 to 65535."
        )
        assert "Please check 2 fields: Host, Port." in page.texts()
        await page.fill("Port", 25)
        await page.fill("Host", "mail.example")
        await page.fill("Password", CANARY)
        await page.press("Save")
        port = find(page.tree.tree, label="Port")[1]
        assert port["errorText"] == "A password needs a port with TLS"
        assert here.settings.current(Mail) == Mail()
        await page.fill("Port", 465)
        await page.press("Save")
        assert here.settings.current(Mail) == Mail("mail.example", 465, CANARY)


async def test_K01_a_stored_secret_never_comes_to_the_browser_and_can_be_removed(tmp_path):
    async with office(tmp_path) as here:
        await here.settings.use_cases.save(SU, Mail("mail.example", 465, CANARY))
        page = await here.page("admin/settings/Mail")
        password = find(page.tree.tree, label="Password")[1]
        assert "A value is stored" in password["supportingText"]
        await page.fill("Port", 587)
        await page.press("Save")
        assert here.settings.current(Mail) == Mail("mail.example", 587, CANARY)
        await page.fill("Remove what is stored: Password", True)
        await page.press("Save")
        assert here.settings.current(Mail).password == ""
        assert CANARY not in str(page.tree.tree)
        assert CANARY.encode() not in b"".join(page.frames)


async def test_a_save_over_that_of_somebody_else_is_refused_until_his_is_loaded(tmp_path):
    async with office(tmp_path) as here:
        mine, his = await here.page("admin/settings/Mail"), await here.page("admin/settings/Mail")
        await his.fill("Host", "his.example")
        await his.press("Save")
        await mine.fill("Host", "mine.example")
        await mine.fill("Password", CANARY)
        await mine.fill("Port", 465)
        await mine.press("Save")
        assert any("Somebody else has saved" in text for text in mine.texts())
        assert here.settings.current(Mail).host == "his.example"
        assert mine.value("Host") == "mine.example"
        await mine.press("Load what is stored now")
        assert mine.value("Host") == "his.example"
        assert not any("Somebody else has saved" in text for text in mine.texts())
        await mine.fill("Host", "mine.example")
        await mine.press("Save")
        assert here.settings.current(Mail).host == "mine.example"


async def test_A04_who_logged_in_long_ago_reads_and_is_asked_for_the_password_before_typing(
    tmp_path,
):
    async with office(tmp_path) as here:
        await here.settings.use_cases.save(SU, Mail("mail.example"))
        await here.settings.use_cases.save(SU, Mail("second.example"))
        page = await here.page("admin/settings/Mail")
        page.dialogue.session.subject.audit(CHANGE_SETTINGS)
        later = datetime.now(UTC).timestamp() + 601
        here.sessions.registry.store.clock = here.users.directory.clock = lambda: later
        page = await page.open("admin/settings/Mail")
        assert find(page.tree.tree, label="Host")[1]["disabled"]
        link = find(page.tree.tree, type="Link", title="Confirm password")[1]
        assert link["href"].startswith("/account/login?to=")
        with pytest.raises(LookupError):
            find(page.tree.tree, title="Return to version 1")


async def test_whoever_knows_names_and_choices_tells_the_pages(tmp_path):
    async def hosts(subject):
        return {"host": (ui.Option("localhost", "Here"), ui.Option("mail.example", "There"))}

    async def name_of(subject, id):
        return f"<{id[:2]}>"

    async with office(tmp_path) as here:
        pages = here.application.cfg.system(SettingsPages)
        pages.choices[Mail], pages.name_of = hosts, name_of
        page = await here.page("admin/settings/Mail")
        assert find(page.tree.tree, label="Host")[1]["type"] == "Select"
        await page.fill("Host", "mail.example")
        await page.press("Save")
        root = await here.users.use_cases.find_by_mail(SU, "root@example.com")
        row = find(page.tree.tree, type="ListRow", title="Version 1")[1]
        assert row["text"].endswith(f"by <{root.id[:2]}>")
        await here.settings.use_cases.save(SU, Mail("localhost"))
        page = await here.page("admin/settings/Mail")
        row = find(page.tree.tree, type="ListRow", title="Version 2")[1]
        assert row["text"].endswith("by the application itself")


async def test_there_is_no_page_for_a_kind_that_there_is_not(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page("admin/settings/Nothing")
        assert "Page not found" in page.texts()
        assert page.dialogue.window.status == 404


async def test_settings_of_windows_speak_the_user_s_language(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page("admin/settings/WindowSettings")
        page.dialogue.window._language = "de"
        await page.visit("admin/settings/WindowSettings")
        await page.fill("Fenster aufbewahren", 0)
        await page.press("Speichern")
        field = find(page.tree.tree, label="Fenster aufbewahren")[1]
        assert field["errorText"] == "Geben Sie eine ganze Zahl von 1 bis 1.440 ein."
        assert here.settings.current(WindowSettings).keep_minutes == 5


async def test_what_is_allowed_but_hardly_meant_is_said_on_the_page(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page("admin/settings/Mail")
        assert "2525" not in str(page.tree.tree)
        await page.fill("Port", 2525)
        await page.press("Save")
        _, banner = find(page.tree.tree, tone="warning")
        assert "2525" in banner["text"] and "587" in banner["text"]
