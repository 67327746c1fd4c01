"""Every example is opened and walked through a little, as its user would."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from examples import accounts, hello, login_service, todo, two_pages
from examples.desk.program import configure as desk
from examples.gallery.program import CHAPTERS
from examples.gallery.program import configure as gallery
from nago.systems.role import ADMINISTRATOR
from nago.testing.deeds import Enter, Field
from nago.testing.look import Place
from nago.testing.plugin import OpenApp
from nago.testing.roles import ROLES
from nago.testing.seen import Seen

CUSTOM = Path(__file__).parent.parent / "examples" / "custom_component"


async def test_hello_says_hello(open_app: OpenApp) -> None:
    page = await open_app(hello.configure)
    await page.get_by_role("heading", name="Hello, world").seen()
    assert page.title == "Hello, world – Hello"


async def test_two_pages_share_a_text_through_the_session(open_app: OpenApp) -> None:
    page = await open_app(two_pages.configure)
    await page.fill("Information", "from one to the other")
    await page.press("Continue")
    await page.expect("Stored information: from one to the other")
    await page.restart()
    await page.expect("Stored information: from one to the other")
    await page.press("Go Back")
    await page.expect("Enter some information:")


async def test_notes_are_for_those_who_may_read_and_write_them(open_app: OpenApp) -> None:
    visitor = await open_app(accounts.configure)
    await visitor.press("To the notes")
    await visitor.expect("Log in")
    writer = await visitor.app.log_in("writer@example.com", roles=("notes.writer",), path="notes")
    await writer.fill("What do you want to remember?", "Buy milk")
    await writer.press_key("Enter")
    await writer.get_by_role("button", name="Remove Buy milk").seen()
    assert await writer.value("What do you want to remember?") == ""
    reader = await visitor.app.log_in("reader@example.com", roles=("notes.reader",), path="notes")
    await reader.expect("Buy milk")
    await reader.expect_no("Add note")
    await writer.press("Remove Buy milk")
    await writer.expect("No notes yet.")


async def test_a_draft_waits_in_the_session(open_app: OpenApp) -> None:
    visitor = await open_app(accounts.configure)
    writer = await visitor.app.log_in("writer@example.com", roles=("notes.writer",), path="notes")
    await writer.fill("What do you want to remember?", "half a thou")
    await writer.visit(".")
    await writer.visit("notes")
    assert await writer.value("What do you want to remember?") == "half a thou"


async def test_the_login_service_shows_its_pages_to_administrators(open_app: OpenApp) -> None:
    visitor = await open_app(login_service.configure)
    await visitor.expect("There is nothing else to do on this page")
    await visitor.expect_no("Applications and logins")
    root = await visitor.app.log_in("root@example.com", roles=(ADMINISTRATOR,))
    await root.press("Applications and logins")
    await root.expect_address("admin/login-service")


async def test_things_to_do_are_shared_by_all_who_look_at_them(open_app: OpenApp) -> None:
    mine = await open_app(todo.configure)
    yours = await (await mine.app.browser()).open()
    await mine.get_by_role("textbox").nth(0).fill("Water the plants")
    await mine.press_key("Enter")
    await yours.expect("Water the plants")
    await yours.check("Water the plants")
    await mine.get_by_role("checkbox", name="Water the plants").expect(
        lambda seen: seen.checked is True, "is ticked"
    )
    await mine.restart()
    await mine.expect("Water the plants")


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.path)
async def test_every_chapter_of_the_gallery_opens(open_app: OpenApp, chapter: object) -> None:
    page = await open_app(gallery)
    await (
        page.get_by_role("navigation", name="Main navigation")
        .get_by_role("link", name=chapter.title, exact=True)
        .press()
    )
    await page.get_by_role("heading", name=chapter.title).nth(0).seen()
    for specimen in chapter.specimens:
        await page.expect(specimen.title)


def stars(at: Place) -> list[Seen]:
    """The role of the example's component: one of so many stars."""
    field = Field(at["value"], "choice", observed=True)
    chosen = at.browser.value(field.bound)
    rows = [
        Seen(
            role="radio",
            name=f"{number}",
            checked=number == chosen,
            disabled=at.disabled,
            handle=at.handle(Enter(field, number)),
        )
        for number in range(1, (at["most"] or 5) + 1)
    ]
    return [Seen(role="group", name=at["label"], children=[*rows, *at.children()])]


@pytest.mark.parametrize("browser", [False, True], ids=["simulation", "chromium"])
async def test_a_component_of_ones_own_is_used_like_any_other(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, browser: bool
) -> None:
    monkeypatch.syspath_prepend(str(CUSTOM))
    monkeypatch.setitem(ROLES, "StarRating", stars)
    from star_rating.__main__ import configure

    try:
        page = await open_app(configure, browser=browser)
        await page.get_by_role("group", name="You liked it").get_by_role("radio", name="4").press()
        await page.expect("You gave 4 of 5 stars.")
    finally:
        for name in [name for name in sys.modules if name.startswith("star_rating")]:
            del sys.modules[name]


async def test_the_desk_is_for_those_who_work_there(open_app: OpenApp) -> None:
    visitor = await open_app(desk)
    await visitor.expect("Log in")
    agent = await visitor.app.log_in("agent@example.com", roles=("desk.agent",))
    await agent.press("Load sample data")
    await agent.press("Overdue")
    await agent.expect_address("tickets", due="late")
