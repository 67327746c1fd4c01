"""The browser's own ways: links, scrolling, titles, menu, themes."""

from playwright.sync_api import Page, expect

from tests.browser.fixtures import NewApplication, NewContext, axe

ECHO = "tests.browser.apps.echo"


def test_back_restores_the_page_and_its_scrolling(
    page: Page, new_application: NewApplication
) -> None:
    application = new_application(ECHO)
    page.goto(f"{application.url}/long")
    expect(page).to_have_title("Long – Echo")
    page.get_by_role("link", name="To the echo").click()
    expect(page.get_by_role("heading", name="Echo")).to_be_visible()
    expect(page).to_have_title("Echo")
    page.go_back()
    expect(page.get_by_text("line 199")).to_be_in_viewport()


def test_a_link_is_left_to_the_browser_when_a_new_tab_is_asked_for(
    page: Page, new_application: NewApplication
) -> None:
    application = new_application(ECHO)
    page.goto(application.url)
    link = page.get_by_role("link", name="To the long page")
    page.evaluate(
        """addEventListener("click", (event) => {
            globalThis.taken = event.defaultPrevented;
            event.preventDefault();
        })"""
    )
    for asked in ({"modifiers": ["ControlOrMeta"]}, {"modifiers": ["Shift"]}):
        link.click(**asked)  # type: ignore[arg-type]  # playwright's options
        assert page.evaluate("globalThis.taken") is False
    expect(page.get_by_role("heading", name="Echo")).to_be_visible()
    page.goto(f"{application.url}{link.get_attribute('href')}")
    expect(page.get_by_text("line 0", exact=True)).to_be_visible()


def test_the_menu_is_a_drawer_on_a_small_screen(
    new_application: NewApplication, new_context: NewContext
) -> None:
    application = new_application(ECHO)
    page = new_context(viewport={"width": 360, "height": 700}).new_page()
    page.goto(application.url)
    expect(page.get_by_role("link", name="Long page", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("dialog", name="Menu")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Long page", exact=True).click()
    expect(page.get_by_role("heading", name="Long")).to_be_visible()
    expect(page.get_by_role("link", name="Long page", exact=True)).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe(page) == []


def test_the_colour_scheme_is_chosen_and_kept(page: Page, new_application: NewApplication) -> None:
    application = new_application(ECHO)
    page.goto(application.url)
    page.get_by_role("button", name="Colour scheme").click()
    page.get_by_text("Dark", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert axe(page) == []


def test_the_page_with_a_menu_is_clean_for_axe(page: Page, new_application: NewApplication) -> None:
    application = new_application(ECHO)
    page.goto(application.url)
    expect(page.get_by_role("heading", name="Echo")).to_be_visible()
    assert axe(page) == []
