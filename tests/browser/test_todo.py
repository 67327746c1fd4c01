"""Things to do in two real browsers: order by keyboard and mouse, and each follows the other."""

from playwright.sync_api import Page, expect

from tests.browser.fixtures import NewApplication, NewContext, axe


def test_two_people_share_a_list_and_put_it_in_order(
    page: Page, new_context: NewContext, new_application: NewApplication
) -> None:
    application = new_application("examples.todo")
    page.goto(application.url)
    for title in ("Book the room", "Invite Ada", "Order coffee"):
        page.get_by_label("What is to be done?").fill(title)
        page.keyboard.press("Enter")
        expect(page.get_by_role("checkbox", name=title)).to_be_visible()
    other = new_context().new_page()
    other.goto(application.url)
    rows = other.get_by_role("listitem")
    expect(rows).to_have_count(3)
    page.get_by_role("checkbox", name="Invite Ada").check()
    expect(other.get_by_role("checkbox", name="Invite Ada")).to_be_checked()
    expect(other.get_by_text("2 of 3 left")).to_be_visible()

    page.get_by_role("button", name="Move Order coffee").focus()
    for key in ("Space", "Home", "Space"):
        page.keyboard.press(key)
    expect(rows.first).to_contain_text("Order coffee")
    handle = other.get_by_role("button", name="Move Invite Ada")
    handle.hover()
    other.mouse.down()
    box = rows.first.bounding_box()
    assert box is not None
    other.mouse.move(box["x"] + 20, box["y"] + 4, steps=8)
    other.wait_for_timeout(100)  # the row follows in the next frames
    other.mouse.up()
    mine = page.get_by_role("listitem")
    for number, title in enumerate(("Invite Ada", "Order coffee", "Book the room")):
        expect(mine.nth(number)).to_contain_text(title)
        expect(rows.nth(number)).to_contain_text(title)

    application.stop()
    application.start()
    page.reload()
    other.reload()
    expect(rows).to_have_count(3)
    expect(page.get_by_role("button", name="Delete Order coffee")).to_be_enabled()
    page.get_by_role("button", name="Delete Order coffee").click()
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(rows.nth(1)).to_contain_text("Order coffee")
    page.get_by_role("button", name="Done 1").click()
    expect(mine).to_have_count(1)
    page.reload()
    expect(mine).to_have_text(["Invite Ada"])
    assert axe(page) == []
