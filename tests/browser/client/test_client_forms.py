"""Forms: sent to their action with everything that was entered, or posted by the browser itself."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, Request, Route, expect

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import column, field, state, text


def submit(title: str, **fields: Any) -> dict[str, Any]:
    return {"type": "Button", "title": title, "submit": True, **fields}


def form(*children: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"type": "Form", "children": list(children), **fields}


def test_enter_sends_all_edits_to_the_action_once(shown: Any, page: Page) -> None:
    fields = (
        field("Name", state("n"), mode="submit"),
        field("Mail", state("m"), mode="submit", required=True),
    )
    server: FakeServer = shown(column(form(*fields, submit("Save"), action=True)))
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Mail").fill("ada@")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # in a hurry
    edits = [["n", 1, "Ada"], ["m", 1, "ada@"]]
    assert server.next("e")[2:] == [1, [0], "action", edits]
    save = page.get_by_role("button", name="Save")
    expect(save).to_have_attribute("aria-busy", "true")
    server.send(["p", [0, 1], {"errorText": "Enter the whole address"}], ["d", 1])
    expect(page.get_by_label("Mail")).to_be_focused()
    expect(save).not_to_have_attribute("aria-busy", "true")
    page.get_by_label("Name").focus()
    save.click()
    assert server.next("e")[2] == 2
    server.send(["p", [0, 1], {"errorText": None}], ["d", 2])
    expect(save).not_to_have_attribute("aria-busy", "true")
    expect(save).to_be_focused()


def test_a_disabled_submit_button_holds_enter_back(shown: Any, page: Page) -> None:
    entry = field("Name", state("n"), mode="submit")
    server: FakeServer = shown(column(form(entry, submit("Save", disabled=True), action=True)))
    page.get_by_label("Name").fill("Ada")
    page.keyboard.press("Enter")
    server.send(["p", [0, 1], {"disabled": None}])
    expect(page.get_by_role("button", name="Save")).to_be_enabled()
    page.keyboard.press("Enter")
    assert server.next("e")[2] == 1


def test_the_browser_posts_a_form_once_and_leaves(shown: Any, page: Page) -> None:
    requests: list[Request] = []

    def answer(route: Route) -> None:
        requests.append(route.request)
        page.wait_for_timeout(150)
        route.fulfill(content_type="text/html", body="<title>in</title><h1>Welcome</h1>")

    page.route("**/account/login", answer)
    shown(column(text("Log in"), form(submit("Log in"), postTo="/account/login")))
    button = page.get_by_role("button", name="Log in")
    button.dblclick(no_wait_after=True)
    expect(page.get_by_role("heading", name="Welcome")).to_be_visible()
    assert [(each.method, each.resource_type) for each in requests] == [("POST", "document")]


def test_a_form_that_was_left_can_be_posted_again_on_return(shown: Any, page: Page) -> None:
    page.route(
        "**/account/login", lambda route: route.fulfill(content_type="text/html", body="<p>no")
    )
    server: FakeServer = shown(form(submit("Log in"), postTo="/account/login"))
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("no")).to_be_visible()
    page.go_back()
    server.welcome()
    button = page.get_by_role("button", name="Log in")
    expect(button).not_to_have_attribute("aria-busy", "true")
    button.click()
    expect(page.get_by_text("no")).to_be_visible()


def test_a_form_can_be_posted_while_the_connection_is_lost(shown: Any, page: Page) -> None:
    server: FakeServer = shown(
        column(form(submit("Log in"), postTo="/in"), form(submit("Save"), action=True))
    )
    server.stop()
    save = page.get_by_role("button", name="Save")
    expect(save).to_have_attribute("aria-disabled", "true")
    expect(page.get_by_role("button", name="Log in")).not_to_have_attribute("aria-disabled", "true")


def test_X05_a_form_with_a_foreign_address_is_not_posted(shown: Any, page: Page) -> None:
    shown(column(*(form(postTo=to) for to in ("//evil.example", "https://evil.example", "in"))))
    found = page.locator("form").evaluate_all(
        "forms => forms.map(form => [form.getAttribute('action'), form.method])"
    )
    assert found == [[None, "get"]] * 3


def test_a_page_that_asks_for_one_thing_has_the_focus_on_its_wrong_or_empty_field(
    shown: Any, page: Page
) -> None:
    def login(mail: str, error: str | None = None) -> dict[str, Any]:
        entered = field("Mail", state("m", mail), mode="submit", errorText=error)
        secret = {"type": "PasswordField", "label": "Password", "name": "password"}
        return column(text("Log in", level="h1"), form(entered, secret, postTo="/account/login"))

    shown(login(""))
    expect(page.get_by_label("Mail")).to_be_focused()
    shown(login("ada@example.com"))
    expect(page.get_by_role("textbox", name="Password")).to_be_focused()
    shown(login("ada@", "Enter the whole address"))
    expect(page.get_by_label("Mail")).to_be_focused()


def test_N23_a_form_that_leads_outside_fetches_where_to_and_leaves(shown: Any, page: Page) -> None:
    posts: list[Request] = []

    def answer(route: Route) -> None:
        posts.append(route.request)
        route.fulfill(
            content_type="application/json", body='{"location": "https://id.example/go?a=1"}'
        )

    page.route("**/account/sso/start", answer)
    page.route(
        "https://id.example/**",
        lambda route: route.fulfill(content_type="text/html", body="<h1>Who are you?</h1>"),
    )
    provider = {"type": "HiddenField", "name": "provider", "value": "contoso"}
    shown(form(provider, submit("Contoso"), postTo="/account/sso/start", outward=True))
    page.get_by_role("button", name="Contoso").dblclick(no_wait_after=True)
    expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()
    (post,) = posts
    assert (post.method, post.resource_type) == ("POST", "fetch")
    assert post.post_data == "provider=contoso"
    assert page.url == "https://id.example/go?a=1"


def test_N23_a_form_leads_to_no_script(shown: Any, page: Page) -> None:
    page.route(
        "**/account/sso/start",
        lambda route: route.fulfill(
            content_type="application/json", body='{"location": "javascript:document.title=1"}'
        ),
    )
    shown(form(submit("Contoso"), postTo="/account/sso/start", outward=True))
    with page.expect_navigation():  # the page is loaded anew
        page.get_by_role("button", name="Contoso").click()
    assert page.title() != "1"
