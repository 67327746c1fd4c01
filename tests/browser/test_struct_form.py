"""A form that is made from a Struct, as a user of a real browser meets it."""

from playwright.sync_api import Page, expect

from tests.browser.fixtures import NewApplication, axe


def test_all_is_entered_and_arrives(page: Page, new_application: NewApplication) -> None:
    application = new_application("tests.browser.apps.order_form")
    page.goto(application.url)
    page.get_by_label("Name").fill("Second")
    page.get_by_label("Minutes").fill("12")
    page.get_by_role("radio", name="large").check()
    page.get_by_role("switch", name="Gift").check()
    page.get_by_label("Hosts").fill("a\nb")
    page.get_by_role("checkbox", name="Tuesday").check()
    page.get_by_label("Password", exact=True).fill("secret")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("saved: Second/12/large/True/a b/tu/6")).to_be_visible()
    expect(page.get_by_label("Password", exact=True)).to_have_value("")
    page.get_by_role("checkbox", name="Remove what is stored: Password").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("saved: Second/12/large/True/a b/tu/0")).to_be_visible()
    assert axe(page) == []


def test_the_first_wrong_field_gets_the_focus_and_what_was_typed_stays(
    page: Page, new_application: NewApplication
) -> None:
    application = new_application("tests.browser.apps.order_form")
    page.goto(application.url)
    page.get_by_label("Name").fill("")
    page.get_by_label("Minutes").fill("abc")
    page.get_by_label("Minutes").press("Enter")
    expect(page.get_by_text("Please check 2 fields: Name, Minutes.")).to_be_visible()
    expect(page.get_by_text("Enter a whole number from 1 to 1,440.")).to_be_visible()
    expect(page.get_by_label("Name")).to_be_focused()
    assert axe(page) == []
    page.get_by_label("Name").fill("Third")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Minutes")).to_be_focused()
    page.reload()
    expect(page.get_by_label("Minutes")).to_have_value("abc")
    page.get_by_role("button", name="Load").click()
    expect(page.get_by_label("Hosts")).to_have_value("x")
    expect(page.get_by_label("Name")).to_have_value("Third")
    expect(page.get_by_label("Minutes")).to_have_value("abc")
    page.get_by_role("button", name="Discard").click()
    expect(page.get_by_label("Minutes")).to_have_value("7")
    expect(page.get_by_label("Name")).to_have_value("From the program")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("saved: From the program/7/small/False/x//0")).to_be_visible()
