"""A theme as browsers show it: live in every window, readable, and harmless."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.sync_api import Error, Page, expect

from nago.web.colour import parsed
from nago.web.palette import PLAIN, Tone, tokens
from tests.browser.application import Application
from tests.browser.fixtures import NewContext, axe
from tests.browser.people import log_in
from tests.systems.theme.samples import SVG_WITH_SCRIPT, drawn

SOON_MS = 1000
"""A change is seen this soon."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FILLED = """(() => {
  const button = document.querySelector(".button[data-rank=primary]");
  return button ? getComputedStyle(button).backgroundColor : "";
})()"""
GROUND = "getComputedStyle(document.documentElement).backgroundColor"


def rgb(colour: str) -> str:
    found = parsed(colour)
    return f"rgb({found.red}, {found.green}, {found.blue})"


def settled(page: Page, script: str, value: str) -> None:
    """Wait until this is what the page computes; its policy lets nobody evaluate text in it."""
    for _ in range(100):
        if page.evaluate(script) == value:
            return
        page.wait_for_timeout(50)
    assert page.evaluate(script) == value


def open_theme(page: Page, notes: Application) -> None:
    log_in(page, notes, to="admin/theme")
    expect(page.get_by_role("heading", name="Theme", level=1)).to_be_visible()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save for everybody").click()
    expect(page.get_by_text("Saved. Every open window shows it.")).to_be_visible()


def test_a_saved_theme_shows_in_every_open_window_without_a_reload(
    page: Page, new_context: NewContext, notes: Application
) -> None:
    open_theme(page, notes)
    visitor = new_context().new_page()
    visitor.goto(f"{notes.url}/account/login")
    visitor.get_by_label("E-mail").fill("half@typed")
    loaded: list[str] = []
    visitor.on("framenavigated", lambda frame: loaded.append(frame.url))
    before = visitor.evaluate(FILLED)
    page.get_by_label("Name of the application").fill("Falke")
    page.get_by_label("Brand colour", exact=True).fill("e2001a")
    page.locator("input[type=file]").nth(0).set_input_files(
        {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": SVG_WITH_SCRIPT}
    )
    page.locator("input[type=file]").nth(2).set_input_files(
        {"name": "icon.png", "mimeType": "image/png", "buffer": drawn(64, 64)}
    )
    for name in ("logo.svg", "icon.png"):  # each is listed from its choice on, and there only then
        expect(page.get_by_text(f"{name} was sent")).to_be_visible()
    save(page)
    expect(visitor).to_have_title(re.compile("Falke"), timeout=SOON_MS)
    settled(visitor, FILLED, rgb("#e2001a"))
    assert before != rgb("#e2001a")
    expect(visitor.get_by_role("heading", name="Falke")).to_be_visible()
    icon = visitor.locator("link[rel=icon]").get_attribute("href") or ""
    assert icon.endswith(".png")
    assert (visitor.locator("link[rel='apple-touch-icon']").get_attribute("href") or "") != icon
    assert visitor.locator("meta[name='theme-color']").count() == 2
    assert visitor.locator("link[href*='/palette-']").count() == 1
    picture = visitor.locator("img").first
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(img) => img.naturalWidth") > 0
    # What was being typed there goes on.
    expect(visitor.get_by_label("E-mail")).to_have_value("half@typed")
    assert loaded == []
    # The page itself is in the new colours as well, and comes in them again.
    visitor.reload()
    assert visitor.evaluate(FILLED) == rgb("#e2001a")
    assert visitor.locator("link[rel=icon]").get_attribute("href") == icon


def test_X09_a_logo_that_is_opened_by_itself_runs_nothing(page: Page, notes: Application) -> None:
    open_theme(page, notes)
    page.locator("input[type=file]").nth(0).set_input_files(
        {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": SVG_WITH_SCRIPT}
    )
    expect(page.get_by_text("logo.svg was sent")).to_be_visible()
    save(page)
    address = page.locator(".bar img, .logo img").first.evaluate("(img) => img.src")
    answer = page.request.get(address)
    assert answer.body() == SVG_WITH_SCRIPT
    assert answer.headers["content-security-policy"].endswith("; sandbox")
    assert answer.headers["content-disposition"].startswith("attachment")
    opened = page.context.new_page()
    with pytest.raises(Error, match="Download is starting"):
        opened.goto(address)
    assert opened.title() != "ran"


def test_what_another_process_saves_shows_within_a_second_and_after_a_pause(
    page: Page, notes: Application
) -> None:
    page.goto(f"{notes.url}/legal/imprint")
    expect(page.get_by_text("Page not found")).to_be_visible()
    notes.beside("-m", "tests.browser.rebrand", "Falke", "#5b2a86")
    expect(page.get_by_text("Falke Ltd")).to_be_visible(timeout=10 * SOON_MS)
    expect(page).to_have_title("Imprint – Falke")
    page.goto(f"{notes.url}/account/login")
    settled(page, FILLED, rgb("#5b2a86"))
    # A page that was open while nobody served it learns what it has missed.
    notes.stop()
    notes.beside("-m", "tests.browser.rebrand", "Adler", "#004b87")
    notes.start()
    expect(page).to_have_title(re.compile("Adler"))
    settled(page, FILLED, rgb("#004b87"))


@pytest.mark.parametrize("brand", ["#e2001a", "#ffcc00", "#1f4fa3"])
def test_the_page_is_readable_in_any_colour_and_on_any_screen(
    page: Page, notes: Application, brand: str
) -> None:
    notes.beside("-m", "tests.browser.rebrand", "Falke", brand)
    open_theme(page, notes)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        colours = tokens(Tone(parsed(brand)), dark=scheme == "dark")
        settled(page, GROUND, rgb(str(colours["bg"])))
        settled(page, FILLED, rgb(str(colours["fill"])))
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert axe(page) == [], (scheme, width)
            assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_preview_follows_what_is_entered_and_nothing_else_does(
    page: Page, notes: Application
) -> None:
    open_theme(page, notes)
    page.get_by_label("Brand colour", exact=True).fill("#ffcc00")
    for scheme in SCHEMES:
        name = "By day" if scheme == "light" else "By night"
        button = page.get_by_role("group", name=name).get_by_role("button", name="Order")
        expect(button).to_have_css("background-color", rgb("#ffcc00"))
        ground = tokens(Tone(parsed("#ffcc00")), dark=scheme == "dark")["bg"]
        expect(page.get_by_role("group", name=name)).to_have_css(
            "background-color", rgb(str(ground))
        )
    plain = tokens(PLAIN, dark=False)
    expect(page.get_by_role("button", name="Save for everybody")).to_have_css(
        "background-color", rgb(str(plain["fill"]))
    )


def test_a_colour_is_written_by_hand_or_chosen_from_the_browser_s_own_picker(
    page: Page, notes: Application
) -> None:
    open_theme(page, notes)
    field = page.get_by_label("Brand colour", exact=True)
    well = page.get_by_label("Brand colour: Choose a colour")
    well.focus()
    page.keyboard.press("Tab")
    expect(field).to_be_focused()
    page.keyboard.type("07c")
    page.keyboard.press("Tab")
    expect(field).to_have_value("#0077cc")
    expect(well).to_have_value("#0077cc")
    well.fill("#aa00aa")  # what a picker does
    expect(field).to_have_value("#aa00aa")
    field.fill("petrol")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Write the colour as # and six digits")).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Save for everybody").click()
    expect(field).to_be_focused()
    field.fill("")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Write the colour as # and six digits")).to_be_hidden()


def test_forced_colours_and_paper_show_the_page_as_well(page: Page, notes: Application) -> None:
    notes.beside("-m", "tests.browser.rebrand", "Falke", "#ffcc00")
    open_theme(page, notes)
    page.emulate_media(forced_colors="active")
    button = page.get_by_role("button", name="Save for everybody")
    assert button.evaluate("(each) => getComputedStyle(each).borderStyle") == "solid"
    # Who has chosen his own colours sees them in both samples, too.
    for name in ("By day", "By night"):
        sample = page.get_by_role("group", name=name)
        expect(sample).to_have_css("background-color", "rgb(255, 255, 255)")
        expect(sample.get_by_role("heading")).to_have_css("color", "rgb(0, 0, 0)")
    page.emulate_media(forced_colors="none", media="print", color_scheme="dark")
    expect(button).to_be_hidden()
    settled(page, GROUND, "rgb(255, 255, 255)")
    # By night as well paper is white, and the words on it are dark.
    assert page.evaluate("getComputedStyle(document.documentElement).color") == rgb(
        str(tokens(Tone(parsed("#ffcc00")), dark=False)["fg"])
    )
