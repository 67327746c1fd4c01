"""The page of the theme and the legal pages, as people see them."""

from __future__ import annotations

import pytest

from nago import Configurator, View, Window, ui
from nago.auth.subject import SU
from nago.systems.role import ADMINISTRATOR
from nago.systems.theme import LegalPage, Theme, ThemeSettings
from nago.testing import Page
from nago.testing.plugin import OpenApp
from tests.systems.theme.samples import SVG, drawn


def start(wnd: Window) -> View:
    return ui.Text(f"Welcome to {wnd.application_name()}", level="h1")


def plain(cfg: Configurator) -> None:
    cfg.name("Workbench")
    cfg.user_management()
    cfg.root_view_with_decoration(".", start)


def branded(cfg: Configurator) -> None:
    plain(cfg)
    cfg.theme_management().use(
        Theme(
            name="Desk",
            brand="#5b2a86",
            logo=SVG,
            shows_name=False,
            imprint=LegalPage(text="# Desk Ltd\n\nSome **street**"),
            privacy=LegalPage(link="https://example.com/privacy"),
        )
    )


async def designer(page: Page, email: str = "root@example.com") -> Page:
    """An administrator on the page of the theme."""
    return await page.app.log_in(email, path="admin/theme", roles=(ADMINISTRATOR,))


async def test_the_code_names_the_application_until_an_administrator_does(
    open_app: OpenApp,
) -> None:
    visitor = await open_app(plain)
    await visitor.expect("Welcome to Workbench")
    page = await designer(visitor)
    await page.fill("Name of the application", "Falke")
    await page.press("Save for everybody")
    await page.expect("Saved. Every open window shows it.")
    await visitor.expect("Welcome to Falke")
    assert visitor.title == "Welcome to Falke – Falke"
    assert page.title == "Theme – Falke"
    await page.press("As the application comes")
    await page.press("Return")
    await visitor.expect("Welcome to Workbench")
    assert visitor.title == "Welcome to Workbench – Workbench"


async def test_a_page_that_shows_nothing_of_the_theme_has_the_new_name_on_its_tab(
    open_app: OpenApp,
) -> None:
    def configure(cfg: Configurator) -> None:
        plain(cfg)
        cfg.root_view("bare", lambda wnd: ui.Text("Bare", level="h1"))

    page = await open_app(configure, "bare")
    assert page.title == "Bare – Workbench"
    save = page.app.application.cfg.theme_management().use_cases.save
    await save(SU, ThemeSettings(name="Falke"))
    await page.clock.advance(1)
    assert page.title == "Bare – Falke"


async def test_a_card_of_the_administration_leads_there(open_app: OpenApp) -> None:
    page = await (await open_app(plain)).app.log_in(path="admin", roles=(ADMINISTRATOR,))
    await page.get_by_role("link", name="Theme").press()
    await page.expect_address("admin/theme")
    await page.expect("All colours follow from one.")


async def test_nobody_without_the_right_sees_the_page(open_app: OpenApp) -> None:
    visitor = await open_app(plain, "admin/theme")
    await visitor.expect("Please log in")
    clerk = await visitor.app.log_in("clerk@example.com", path="admin/theme")
    await clerk.expect("Not allowed")


async def test_who_may_only_look_can_change_nothing(open_app: OpenApp) -> None:
    visitor = await open_app(plain)
    id = await visitor.app.account("clerk@example.com")
    users = visitor.app.application.sessions.users.use_cases
    await users.update_other_permissions(SU, id, ["nago.settings.load"])
    clerk = await visitor.app.log_in("clerk@example.com", path="admin/theme")
    await clerk.expect("All colours follow from one.")
    await clerk.expect_no("Save for everybody")
    assert 'textbox "Brand colour" [disabled]' in await clerk.outline()


async def test_A04_who_logged_in_long_ago_confirms_it_before_anything_is_typed(
    open_app: OpenApp,
) -> None:
    page = await designer(await open_app(plain))
    await page.clock.advance(11 * 60)
    await page.reload()
    await page.expect("To change something, confirm your password first.")
    await page.expect_no("Save for everybody")


@pytest.mark.parametrize("entered", ["red", "#12345", "url(x)"])
async def test_what_is_no_colour_is_said_at_its_field_and_nothing_is_saved(
    open_app: OpenApp, entered: str
) -> None:
    page = await designer(await open_app(plain))
    await page.fill("Name of the application", "Falke")
    await page.fill("Brand colour", entered)
    await page.press("Save for everybody")
    await page.expect("Write the colour as # and six digits from 0 to f")
    assert page.title == "Theme – Workbench"


async def test_the_contrast_is_that_of_the_colour_that_is_entered(open_app: OpenApp) -> None:
    page = await designer(await open_app(plain))
    assert "Words on buttons 5.8 9.2" in _words(await page.outline())
    await page.fill("Brand colour", "#ffcc00")
    await page.press_key("Enter")
    await page.expect("12.2")
    assert "Words on buttons 12.2 12.2" in _words(await page.outline())
    await page.expect("By day, buttons get an edge")
    await page.fill("Brand colour", "#0d6efd")
    await page.press_key("Enter")
    await page.expect("Buttons are a little darker than this colour")
    await page.expect_no("By day, buttons get an edge")


async def test_logo_and_icon_are_brought_and_taken_away_again(open_app: OpenApp) -> None:
    page = await designer(await open_app(plain))
    await page.upload("Logo", "logo.svg", SVG, "image/svg+xml")
    await page.upload("App icon", "icon.png", drawn(), "image/png")
    await page.press("Save for everybody")
    await page.expect("Saved. Every open window shows it.")
    look = page.app.application.cfg.appearance.look
    assert look.logo.endswith(".svg") and look.icon.endswith(".png") and look.touch_icon
    await page.press("Remove: App icon")
    await page.press("Save for everybody")
    await page.expect_no("Remove: App icon")
    look = page.app.application.cfg.appearance.look
    assert look.logo and (look.icon, look.touch_icon) == ("icon.svg", "")


async def test_an_icon_that_is_no_square_is_refused_at_its_field_and_the_rest_stays_entered(
    open_app: OpenApp,
) -> None:
    page = await designer(await open_app(plain, language="de"))
    await page.fill("Name of the application", "Falke")
    await page.upload("App icon", "icon.png", drawn(40, 60), "image/png")
    await page.press("Save for everybody")
    await page.expect("The icon has 40 by 60 pixels; it takes a square of at least 32 a side.")
    assert await page.value("Name of the application") == "Falke"
    assert page.title == "Theme – Workbench"


async def test_a_text_or_a_link_stands_at_the_foot_of_every_page(open_app: OpenApp) -> None:
    visitor = await open_app(plain, "legal/imprint")
    await visitor.expect("Page not found")
    page = await designer(visitor)
    await page.choose("Imprint", "A text")
    await page.press("Save for everybody")
    await page.expect("Write something here, or choose “None”.")
    await page.fill("Text of “Imprint”", "Falke GmbH\n\n## Address")
    await page.choose("Terms", "A link")
    await page.fill("Address of “Terms”", "javascript:alert(1)")
    await page.press("Save for everybody")
    await page.expect("Write an address that starts with https://")
    await page.fill("Address of “Terms”", "https://example.com/terms")
    await page.press("Save for everybody")
    await page.expect("Saved. Every open window shows it.")
    await visitor.expect("Falke GmbH")
    await visitor.visit("account/login")
    await visitor.get_by_role("link", name="Imprint").press()
    await visitor.expect_address("legal/imprint")
    assert visitor.title == "Imprint – Workbench"
    assert "https://example.com/terms" in str(visitor.app.application.cfg.appearance.look.legal)
    # Another text is shown where the old one is open.
    save = page.app.application.cfg.theme_management().use_cases.save
    await save(SU, ThemeSettings(imprint=LegalPage(text="Falke AG")))
    await visitor.expect("Falke AG")


async def test_the_logo_of_the_page_frame_gives_way_to_that_of_an_administrator(
    open_app: OpenApp,
) -> None:
    def configure(cfg: Configurator) -> None:
        branded(cfg)
        cfg.scaffold(logo=lambda wnd: ui.Image("/x.png", alt="Frame"))

    page = await open_app(configure)
    assert 'link "Frame Desk"' in await page.outline()
    save = page.app.application.cfg.theme_management().use_cases.save
    await save(SU, ThemeSettings(), {"logo": drawn(90, 30)})
    await page.clock.advance(1)
    assert 'link "Desk"' in await page.outline()


async def test_a_theme_in_code_shows_its_logo_instead_of_the_name(open_app: OpenApp) -> None:
    page = await open_app(branded, "legal/imprint")
    await page.expect("Some street")
    assert 'link "Desk"' in await page.outline()
    assert page.title == "Imprint – Desk"
    assert page.app.application.cfg.application_name() == "Desk"
    await page.visit("legal/terms")
    await page.expect("Page not found")


async def test_who_saves_over_somebody_else_s_theme_is_told_and_can_load_it(
    open_app: OpenApp,
) -> None:
    visitor = await open_app(plain)
    one, other = await designer(visitor), await designer(visitor, "other@example.com")
    await one.fill("Name of the application", "One")
    await one.press("Save for everybody")
    await other.fill("Name of the application", "Other")
    await other.press("Save for everybody")
    await other.press("Load what is stored now")
    assert await other.value("Name of the application") == "One"
    await visitor.expect("Welcome to One")


async def test_an_earlier_theme_can_count_again(open_app: OpenApp) -> None:
    visitor = await open_app(plain)
    page = await designer(visitor)
    for name in ("First", "Second"):
        await page.fill("Name of the application", name)
        await page.press("Save for everybody")
        await visitor.expect(f"Welcome to {name}")
    await page.press("Return to version 1")
    await visitor.expect("Welcome to First")
    assert await page.value("Name of the application") == "First"


async def test_the_settings_lead_to_this_page_instead_of_a_form(open_app: OpenApp) -> None:
    page = await (await open_app(plain)).app.log_in(path="admin/settings", roles=(ADMINISTRATOR,))
    await page.get_by_role("link", name="Theme").press()
    await page.expect_address("admin/theme")
    await page.visit("admin/settings/ThemeSettings")
    await page.expect("Page not found")


def _words(outline: str) -> str:
    """The outline's words alone."""
    return " ".join(
        part.strip('"-[]: ').removeprefix("text: ")
        for part in outline.replace('"', " ").replace("cell", " ").replace("row", " ").split()
        if part.strip('"-[]: ')
    )
