"""The pages of mail texts, as administrators see them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from nago import ui
from nago.application import Application
from nago.auth.subject import SU
from nago.testing.browser_tree import find
from nago.testing.direct import Browser, Page
from tests.systems import people
from tests.systems.template.welcome import ENGLISH, OTHER, SAMPLE, WELCOME

PATH = "admin/templates/welcome"


class Office:
    """An application with an administrator and somebody without rights."""

    def __init__(self, application: Application) -> None:
        cfg = application.cfg
        self.application, self.sessions = application, application.sessions
        self.users, self.templates = cfg.user_management(), cfg.template_management()

    async def page(self, path: str, email: str = "root@example.com") -> Page:
        browser = Browser(self.application)
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
        cfg.template_management().register(WELCOME)

    application = Application(configure, {"NAGO_DATA_DIR": str(tmp_path)})
    async with application.opened():
        here = Office(application)
        await people.administrator(here)
        await people.account(here, "bob@example.com", firstname="Bob")
        yield here


def seen(page) -> str:
    return str(page.tree.tree)


async def test_all_templates_are_listed_with_what_was_changed(tmp_path):
    async with office(tmp_path) as here:
        await here.templates.use_cases.update(SU, "welcome", "de", OTHER)
        page = await here.page("admin/templates")
        row = find(page.tree.tree, key="welcome")[1]
        assert (row["title"], row["text"], row["href"]) == (
            "Welcome",
            "Greets somebody new.",
            "/admin/templates/welcome",
        )
        assert "German changed" in seen(page) and "English changed" not in seen(page)


async def test_a_text_is_changed_with_a_preview_of_what_is_typed_and_reset_again(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page(PATH)
        assert page.value("Subject") == ENGLISH.subject
        assert "Built-in text" in seen(page)
        assert "Hello Ada Lovelace," in seen(page)
        assert find(page.tree.tree, type="Button", title="Confirm")[1]["href"] == SAMPLE.link
        await page.fill("Subject", "Hi {{ name|upper }}")
        await page.fill("Text", "Dear **{{ name }}**")
        assert "Hi ADA LOVELACE" in seen(page) and "Dear " in seen(page)
        assert (await here.templates.render("welcome", "en", SAMPLE)).subject.startswith("Welcome")
        await page.press("Save text")
        assert page.banners() == ["Saved. Mails say this from now on."]
        assert (await here.templates.render("welcome", "en", SAMPLE)).subject == "Hi ADA LOVELACE"
        assert "by Root" in seen(page)
        await page.press("Use the built-in text")
        assert page.value("Subject") == ENGLISH.subject
        assert (await here.templates.render("welcome", "en", SAMPLE)).subject.startswith("Welcome")


async def test_a_broken_text_is_refused_at_its_field_and_the_preview_says_why(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page(PATH)
        await page.fill("Text", "Hello\n{{ frstname }}")
        assert "Line 2: “frstname” is not known. There are: name, link" in seen(page)
        await page.press("Save text")
        assert find(page.tree.tree, label="Text")[1]["errorText"].startswith("Line 2: ")
        assert (await here.templates.use_cases.find_by_id(SU, "welcome", "en")).override is None
        await page.fill("Subject", "{% for x in y %}")
        await page.press("Save text")
        assert find(page.tree.tree, label="Subject")[1]["errorText"]
        await page.press("Discard changes")
        assert page.value("Text") == ENGLISH.body
        assert not find(page.tree.tree, label="Text")[1].get("errorText")


async def test_what_is_typed_in_one_language_stays_while_another_one_is_shown(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page(PATH)
        await page.fill("Subject", "Half done")
        await page.press("German")
        assert page.value("Subject").startswith("Willkommen")
        assert "Guten Tag Ada Lovelace" in seen(page)
        await page.fill("Subject", "Moin {{ name }}")
        await page.press("Save text")
        await page.press("English")
        assert page.value("Subject") == "Half done"
        assert (await here.templates.render("welcome", "de", SAMPLE)).subject == "Moin Ada Lovelace"


async def test_variables_are_listed_with_their_samples(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page(PATH)
        for shown in (
            "{{ name }}",
            "{{ customer.city }}",
            "Berlin",
            "{{ application }}",
            "each entry has: title, link",
        ):
            assert shown in seen(page)
        assert "[Words]({{ link }})" in seen(page)


async def test_a_save_over_that_of_somebody_else_is_refused(tmp_path):
    async with office(tmp_path) as here:
        mine = await here.page(PATH)
        await here.templates.use_cases.update(SU, "welcome", "en", OTHER)
        await mine.fill("Subject", "Mine")
        await mine.press("Save text")
        assert any("Somebody else has saved" in text for text in mine.texts())
        assert (await here.templates.use_cases.find_by_id(SU, "welcome", "en")).text == OTHER
        await mine.press("Discard changes")
        assert mine.value("Subject") == OTHER.subject


async def test_a_change_that_no_longer_works_is_said_on_both_pages(tmp_path):
    async with office(tmp_path) as here:
        await here.templates.use_cases.update(SU, "welcome", "en", OTHER)
        overrides = here.templates.templates.overrides
        found = await overrides.find("welcome", "en")
        broken = replace(found, body="{{ fax }}")
        await overrides.save(SU, broken)
        page = await here.page("admin/templates")
        assert "English not usable" in seen(page)
        page = await here.page(PATH)
        _, banner = find(page.tree.tree, title="The changed text is not used")
        assert "“fax” is not known" in banner["text"]
        await page.press("Use the built-in text")
        assert "The changed text is not used" not in seen(page)


async def test_the_page_speaks_german(tmp_path):
    async with office(tmp_path) as here:
        root = await here.users.use_cases.find_by_mail(SU, "root@example.com")
        german = replace(root.contact, language="de")
        await here.users.use_cases.update_other_contact(SU, root.id, german)
        page = await here.page(PATH)
        assert page.value("Betreff").startswith("Willkommen"), "his language comes first"
        await page.fill("Text", "{{ nam }}")
        assert "Zeile 1: „nam“ ist nicht bekannt. Es gibt: name" in seen(page)


@pytest.mark.parametrize("path", ["admin/templates", PATH])
async def test_A01_nobody_without_the_right_sees_what_mails_say(tmp_path, path):
    async with office(tmp_path) as here:
        page = await here.page(path, "bob@example.com")
        assert "Not allowed" in page.texts()
        assert "Ada Lovelace" not in seen(page)


async def test_A04_who_logged_in_long_ago_reads_and_confirms_before_typing(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page(PATH)
        later = datetime.now(UTC).timestamp() + 601
        here.sessions.registry.store.clock = here.users.directory.clock = lambda: later
        page = await page.open(PATH)
        assert find(page.tree.tree, label="Subject")[1]["disabled"]
        assert find(page.tree.tree, type="Link", title="Confirm password")
        with pytest.raises(LookupError):
            find(page.tree.tree, type="Button", title="Save text")


async def test_X14_a_preview_shows_what_is_typed_as_words(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page(PATH)
        await page.fill("Text", "<img src=x onerror=alert(1)> {{ '{{7*7}}' }}")
        kinds = {view["type"] for view in views(page.tree.tree)}
        assert "Image" not in kinds
        assert "<img src=x onerror=alert(1)> {{7*7}}" in seen(page)


def views(tree):
    found = [tree] if isinstance(tree, dict) and "type" in tree else []
    for each in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        found += views(each)
    return found
