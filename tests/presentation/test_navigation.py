"""Going from one root view to another."""

from dataclasses import replace
from urllib.parse import urljoin, urlsplit

import pytest

from nago import View, Window, ui
from nago.auth.subject import ANONYMOUS
from nago.errors import NavigationError
from tests.elsewhere import ELSEWHERE
from tests.presentation.tab import Tab


def first(wnd: Window) -> View:
    text = wnd.state("text", "")
    return ui.VStack(
        ui.Text("First", level="h1"),
        ui.TextField("Text", value=text),
        ui.Text(text.value),
        ui.PrimaryButton("On", action=lambda: wnd.navigation().forward_to("second", id="7")),
        ui.PrimaryButton("Back", action=wnd.navigation().back),
        ui.PrimaryButton("Web", action=lambda: wnd.navigation().open_url("https://a.example")),
    )


def second(wnd: Window) -> View:
    return ui.VStack(
        ui.Text(f"Second {wnd.values().get('id')}", level="h1"),
        ui.PrimaryButton("Next", action=lambda: wnd.navigation().forward_to("second", id="8")),
        ui.TextField("Note", value=wnd.state("note", "")),
        ui.Text(wnd.state("note", "").value),
    )


async def test_forward_shows_the_other_view_in_the_same_frame_as_its_address() -> None:
    tab = await Tab({".": first, "second": second}).open()
    assert tab.browser.title == "First – App"
    await tab.press("On")
    assert tab.texts()[0] == "Second 7"
    assert tab.browser.moves == [["push", "/second?id=7", True]]
    assert tab.browser.title == "Second 7 – App"


async def test_another_path_drops_the_states_and_other_values_keep_them() -> None:
    tab = await Tab({".": first, "second": second}).open()
    await tab.type("text", "typed")
    assert "typed" in tab.texts()
    await tab.press("On")
    await tab.type("note", "kept")
    await tab.press("Next")
    assert tab.texts() == ["Second 8", "kept"]
    await tab.say(["n", tab.browser.frame, 50, ".", {}, []])
    assert "typed" not in tab.texts()


async def test_another_language_loads_the_page_anew_once() -> None:
    def greeting(wnd: Window) -> View:
        return ui.VStack(
            ui.Text("Guten Tag" if wnd.language() == "de" else "Hello", level="h1"),
            ui.PrimaryButton("Again", action=wnd.invalidate),
        )

    tab = await Tab({".": greeting}).open()
    tab.session.subject = replace(ANONYMOUS, language="de")
    await tab.press("Again")
    assert tab.texts() == ["Guten Tag"]
    await tab.press("Again")
    assert tab.browser.moves == [["reload", "", False]]


async def test_back_and_addresses_outside_are_left_to_the_browser() -> None:
    tab = await Tab({".": first}).open()
    await tab.press("Back")
    await tab.press("Web")
    assert tab.browser.moves == [["back", "", False], ["open", "https://a.example", "_self"]]


async def test_a_path_without_a_view_shows_a_page_that_says_so() -> None:
    tab = await Tab({".": first}).open("no/where")
    assert tab.dialogue.window.status == 404
    assert "Page not found" in tab.texts()
    assert "There is no page at “no/where”." in tab.texts()


async def test_values_in_the_path_come_with_those_in_the_query() -> None:
    def order(wnd: Window) -> View:
        return ui.Text(" ".join(f"{name}={value}" for name, value in sorted(wnd.values().items())))

    tab = await Tab({"orders/{id}": order, "orders/new": lambda wnd: ui.Text("new")}).open(
        "orders/4711", tab="items"
    )
    assert tab.texts() == ["id=4711 tab=items"]
    tab = await Tab({"orders/{id}": order, "orders/new": lambda wnd: ui.Text("new")}).open(
        "orders/new"
    )
    assert tab.texts() == ["new"]


async def test_what_is_no_path_is_an_error_at_the_call() -> None:
    errors: list[str] = []

    def view(wnd: Window) -> View:
        def leave() -> None:
            for path in ("https://evil.example", "//evil.example", "a b"):
                with pytest.raises(NavigationError):
                    wnd.navigation().forward_to(path)
            with pytest.raises(NavigationError, match="values are text"):
                wnd.navigation().forward_to("x", id=7)  # type: ignore[arg-type]  # the mistake
            errors.append("all refused")

        return ui.PrimaryButton("Leave", action=leave)

    tab = await Tab(view).open()
    await tab.press("Leave")
    assert errors == ["all refused"]
    assert tab.browser.moves == []


@pytest.mark.parametrize("to", ELSEWHERE)
async def test_N05_forward_to_stays_in_this_application_whatever_it_is_given(to: str) -> None:
    def view(wnd: Window) -> View:
        return ui.PrimaryButton("On", action=lambda: wnd.navigation().forward_to(to))

    tab = await Tab({".": view, "evil.com": view}).open()
    await tab.press("On")
    for kind, where, *_ in tab.browser.moves:
        assert kind == "push"
        assert urlsplit(urljoin("https://here.example", where)).netloc == "here.example"


@pytest.mark.parametrize("to", ELSEWHERE)
def test_N05_a_link_outside_says_so_or_there_is_none(to: str) -> None:
    try:
        link = ui.Link("On", to)
    except NavigationError:
        return
    outside = urlsplit(urljoin("https://here.example/", link.href))
    assert link.external or outside.netloc == "here.example"
    assert outside.scheme in ("https", "http", "mailto", "tel")
