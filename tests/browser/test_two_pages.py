"""The two-page example in a real browser, as its users meet it."""

import sqlite3

import httpx
from playwright.sync_api import Page, Route, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewContext, axe


def enter(page: Page, url: str, text: str) -> None:
    page.goto(url)
    page.get_by_label("Information").fill(text)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text(f"Stored information: {text}")).to_be_visible()


def test_the_walk_to_the_end_and_back(page: Page, two_pages: Application) -> None:
    enter(page, two_pages.url, "a text with ü and 日本")
    assert page.url == f"{two_pages.url}/second_page"
    page.get_by_role("button", name="Go Back").click()
    expect(page.get_by_label("Information")).to_be_visible()
    assert page.url == f"{two_pages.url}/"


def test_the_text_is_kept_over_a_restart_and_a_closed_browser_tab(
    page: Page, two_pages: Application
) -> None:
    enter(page, two_pages.url, "kept")
    page.close()
    assert two_pages.stop() == 0
    two_pages.start()
    again = page.context.new_page()
    again.goto(f"{two_pages.url}/second_page")
    expect(again.get_by_text("Stored information: kept")).to_be_visible()


def test_a_second_tab_sees_the_text_at_once_and_another_browser_does_not(
    page: Page, two_pages: Application, new_context: NewContext
) -> None:
    page.goto(two_pages.url)
    second, other = page.context.new_page(), new_context().new_page()
    for tab in (second, other):
        tab.goto(f"{two_pages.url}/second_page")
        expect(tab.get_by_text("No information found in session")).to_be_visible()
    page.get_by_label("Information").fill("shared")
    page.get_by_role("button", name="Continue").click()
    expect(second.get_by_text("Stored information: shared")).to_be_visible()
    expect(other.get_by_text("No information found in session")).to_be_visible()


def test_the_second_page_opened_fresh_says_so_and_go_back_works_from_there(
    page: Page, two_pages: Application
) -> None:
    page.goto(f"{two_pages.url}/second_page")
    expect(page.get_by_text("No information found in session")).to_be_visible()
    page.get_by_role("button", name="Go Back").click()
    expect(page.get_by_label("Information")).to_be_visible()
    assert page.url == f"{two_pages.url}/"


def test_back_forward_reload_and_deep_links_work(page: Page, two_pages: Application) -> None:
    enter(page, f"{two_pages.url}/first_page", "history")
    page.go_back()
    expect(page.get_by_label("Information")).to_be_visible()
    page.go_forward()
    expect(page.get_by_text("Stored information: history")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Stored information: history")).to_be_visible()
    page.get_by_role("button", name="Go Back").click()
    expect(page.get_by_label("Information")).to_be_visible()


def test_a_reload_keeps_what_was_typed(page: Page, two_pages: Application) -> None:
    page.goto(two_pages.url)
    page.get_by_label("Information").fill("half typed")
    page.wait_for_timeout(100)
    page.reload()
    expect(page.get_by_label("Information")).to_have_value("half typed")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Stored information: half typed")).to_be_visible()


def test_an_unknown_path_is_a_page_with_status_404(page: Page, two_pages: Application) -> None:
    answer = page.goto(f"{two_pages.url}/no/where")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    page.get_by_role("link", name="To the start page").click()
    expect(page.get_by_label("Information")).to_be_visible()


def test_the_keyboard_alone_is_enough(page: Page, two_pages: Application) -> None:
    page.goto(two_pages.url)
    for _ in range(10):
        if page.evaluate("document.activeElement.tagName") == "INPUT":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("by keyboard")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Stored information: by keyboard")).to_be_visible()
    for _ in range(10):
        if page.evaluate("document.activeElement.textContent.trim()") == "Go Back":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Information")).to_be_visible()


def test_axe_finds_nothing_in_light_and_dark(
    two_pages: Application, new_context: NewContext
) -> None:
    for scheme in ("light", "dark"):
        page = new_context(color_scheme=scheme).new_page()
        for path in ("", "second_page", "nowhere"):
            page.goto(f"{two_pages.url}/{path}")
            expect(page.locator("main")).to_be_visible()
            assert axe(page) == [], (scheme, path)


def test_nothing_scrolls_sideways_at_320_pixels(
    two_pages: Application, new_context: NewContext
) -> None:
    page = new_context(viewport={"width": 320, "height": 568}).new_page()
    for path in ("", "second_page", "nowhere"):
        page.goto(f"{two_pages.url}/{path}")
        expect(page.locator("main")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(two_pages.url)
    expect(page.get_by_role("button", name="Continue")).to_be_in_viewport()


def test_a_german_browser_gets_german_words(
    two_pages: Application, new_context: NewContext
) -> None:
    page = new_context(locale="de-DE").new_page()
    page.goto(f"{two_pages.url}/nirgendwo")
    expect(page.get_by_role("heading", name="Seite nicht gefunden")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "de"


def test_two_new_tabs_that_store_at_the_same_moment_lose_nothing(
    two_pages: Application, new_context: NewContext
) -> None:
    context = new_context()
    tabs = [context.new_page() for _ in range(2)]
    for tab in tabs:  # both ask before either has a cookie
        tab.evaluate("url => { location.href = url }", two_pages.url)
    for number, tab in enumerate(tabs):
        tab.get_by_label("Information").fill(f"tab {number}")
    for tab in tabs:
        tab.get_by_role("button", name="Continue").evaluate("button => button.click()")
    for tab in tabs:
        expect(tab.get_by_text("Stored information: tab")).to_be_visible()
    with sqlite3.connect(two_pages.database) as rows:
        assert rows.execute("SELECT count(*) FROM sessions").fetchone() == (1,)
        assert rows.execute("SELECT count(*) FROM session_kv").fetchone() == (1,)
    rows.close()
    assert tabs[0].get_by_text("Stored information").text_content() == (
        tabs[1].get_by_text("Stored information").text_content()
    )


def test_a_tab_that_was_first_moves_to_the_cookie_of_the_one_that_came_later(
    two_pages: Application, new_context: NewContext
) -> None:
    context = new_context()
    first, second = context.new_page(), context.new_page()
    held: list[Route] = []
    second.route(two_pages.url + "/", lambda route: held.append(route))
    second.evaluate("url => { location.href = url }", two_pages.url)
    second.wait_for_timeout(200)
    answer = httpx.get(
        two_pages.url
    )  # what the second tab's request gets: it went out without a cookie
    first.goto(two_pages.url)
    first.get_by_label("Information").fill("from the first")
    held[0].fulfill(
        status=200, body=answer.text, content_type="text/html",
        headers={**dict(answer.headers), "content-encoding": "identity"},
    )  # fmt: skip
    expect(second.get_by_label("Information")).to_be_visible()
    first.wait_for_timeout(300)
    first.get_by_role("button", name="Continue").click()
    expect(first.get_by_text("Stored information: from the first")).to_be_visible()
    first.reload()
    expect(first.get_by_text("Stored information: from the first")).to_be_visible()
    second.goto(f"{two_pages.url}/second_page")
    expect(second.get_by_text("Stored information: from the first")).to_be_visible()


def test_C08_the_session_s_secret_is_in_no_frame_page_storage_or_log(
    page: Page, two_pages: Application
) -> None:
    seen: list[str] = []
    page.on(
        "websocket",
        lambda line: (
            seen.append(line.url),
            line.on("framesent", lambda frame: seen.append(str(frame))),
            line.on("framereceived", lambda frame: seen.append(str(frame))),
        ),
    )
    page.on("request", lambda request: seen.append(request.url + str(request.post_data)))
    enter(page, two_pages.url, "walked")
    seen += [
        page.content(),
        page.evaluate("document.cookie"),
        page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, history.state])"),
        two_pages.log,
    ]
    (secret,) = [
        cookie["value"] for cookie in page.context.cookies() if "sid" in str(cookie["name"])
    ]
    assert secret is not None
    assert len(secret) == 64
    assert all(secret not in text for text in seen)
    assert any("walked" in text for text in seen)
