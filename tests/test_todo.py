"""Things to do, as those who share the list use it."""

from examples.todo import LONGEST, configure
from nago.testing.page import Page
from nago.testing.plugin import OpenApp


async def add(page: Page, *titles: str) -> None:
    for title in titles:
        await page.fill("What is to be done?", title)
        await page.press("Add")
        await page.get_by_role("checkbox", name=title).seen()


async def shown(page: Page) -> list[str]:
    seen = await page.get_by_role("main").seen()
    return [each.name for each in seen.shown() if each.role == "checkbox"]


async def test_what_is_entered_is_kept_over_a_restart(open_app: OpenApp) -> None:
    page = await open_app(configure)
    await page.expect("Nothing to do")
    await add(page, "Book the room", "Order   coffee")
    await page.expect("2 of 2 left")
    assert await page.value("What is to be done?") == ""
    await page.check("Book the room")
    await page.expect("1 of 2 left")
    await page.restart()
    await page.expect("1 of 2 left")
    assert await shown(page) == ["Book the room", "Order coffee"]
    await page.uncheck("Book the room")
    await page.expect("2 of 2 left")


async def test_nothing_is_no_task_and_a_long_one_is_cut_off(open_app: OpenApp) -> None:
    page = await open_app(configure)
    await page.fill("What is to be done?", "   ")
    await page.press("Add")
    await page.expect("Say what is to be done.")
    await page.fill("What is to be done?", "x" * LONGEST)
    await page.press("Add")
    await page.expect("1 of 1 left")
    await page.expect_no("Say what is to be done.")


async def test_the_filter_stands_in_the_address(open_app: OpenApp) -> None:
    page = await open_app(configure)
    await add(page, "Book the room", "Order coffee")
    await page.check("Order coffee")
    await page.press("Done 1")
    await page.expect_address(".", show="done")
    assert await shown(page) == ["Order coffee"]
    await page.reload()
    assert await shown(page) == ["Order coffee"]
    await page.uncheck("Order coffee")
    await page.expect("Nothing is done yet.")
    await page.press("Open 2")
    assert await shown(page) == ["Book the room", "Order coffee"]
    await page.press("All 2")
    await page.expect_address(".")


async def test_what_was_deleted_comes_back_to_its_place(open_app: OpenApp) -> None:
    page = await open_app(configure)
    await add(page, "one", "two", "three")
    await page.check("two")
    await page.press("Delete two")
    await page.expect("“two” is deleted.")
    assert await shown(page) == ["one", "three"]
    await page.press("Undo")
    await page.expect("2 of 3 left")
    assert await shown(page) == ["one", "two", "three"]
    await page.expect_no("is deleted")
