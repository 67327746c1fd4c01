"""A user goes through the gallery's flow and actions, with a real server at the other end."""

from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewApplication, axe


def card(page: Page, title: str) -> Page:
    return page.get_by_role("region", name=title, exact=True)  # type: ignore[return-value]  # a part of it


def test_steps_pages_and_accordions_follow_their_states(
    new_application: NewApplication, page: Page
) -> None:
    gallery: Application = new_application("examples.gallery")
    page.goto(f"{gallery.url}/flow")
    steps = card(page, "Stepper")
    steps.get_by_role("button", name="Next").click()
    expect(steps.locator("[aria-current=step]")).to_contain_text("Payment")
    steps.get_by_role("button", name="Cart").click()
    expect(steps.locator("[aria-current=step]")).to_contain_text("Cart")
    expect(steps.get_by_role("button", name="Back")).to_be_disabled()

    pages = card(page, "Pager")
    pages.get_by_role("button", name="Page 3", exact=True).click()
    expect(pages.get_by_text("from number 41 on")).to_be_visible()
    pages.get_by_label("Per page").first.select_option("50")
    expect(pages.get_by_text("1–50 of 12,345")).to_be_visible()
    expect(pages.get_by_text("from number 1 on")).to_be_visible()

    sections = card(page, "Accordion")
    expect(sections.get_by_text("We ship on working days before noon.", exact=True)).to_be_visible()
    sections.get_by_text("How and when it arrives", exact=True).click()
    sections.get_by_role("button", name="Show shipping").click()
    expect(sections.get_by_role("button", name="Hide shipping")).to_be_visible()
    page.reload()
    expect(steps.locator("[aria-current=step]")).to_contain_text("Cart")
    expect(pages.get_by_text("1–50 of 12,345")).to_be_visible()
    assert axe(page) == []


def test_what_cannot_be_undone_is_asked_and_work_is_not_thrown_away(
    new_application: NewApplication, page: Page
) -> None:
    gallery: Application = new_application("examples.gallery")
    page.goto(f"{gallery.url}/actions")
    files = card(page, "Destructive buttons")
    files.get_by_role("button", name="Delete").first.click()
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(files.get_by_text("2 files are left")).to_be_visible()
    assert axe(page) == []

    page.goto(f"{gallery.url}/feedback")
    question = card(page, "Question")
    question.get_by_role("button", name="Delete the customer").click()
    asked = page.get_by_role("alertdialog", name="Delete the customer and 12 orders?")
    expect(asked.get_by_role("button", name="Cancel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(question.get_by_text("12 orders", exact=True)).to_be_visible()
    expect(question.get_by_role("button", name="Delete the customer")).to_be_focused()
    page.keyboard.press("Enter")
    asked.get_by_role("button", name="Delete all").click()
    expect(question.get_by_text("0 orders", exact=True)).to_be_visible()

    card(page, "Modal").get_by_role("button", name="From the end").click()
    edit = page.get_by_role("dialog", name="Edit the customer")
    edit.get_by_label("Name").fill("Grace")
    page.keyboard.press("Escape")
    page.get_by_role("alertdialog").get_by_role("button", name="Keep editing").click()
    edit.get_by_role("button", name="Save").click()
    expect(edit).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", name="Actions", level=1)).to_be_visible()
