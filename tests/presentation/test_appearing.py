"""What goes on beside a view as long as it is shown, and ends with it."""

import asyncio
import logging
import time
from typing import Any, cast

import pytest

from nago import View, Window, ui
from nago.auth.permission import Permission
from nago.auth.subject import ANONYMOUS, SystemUser
from nago.errors import InvalidValue
from nago.presentation.session import WHOLE
from tests.presentation.tab import Tab


async def soon(seconds: float = 0.02) -> None:
    await asyncio.sleep(seconds)


async def test_a_view_loads_when_it_is_shown_and_tidies_up_when_its_page_is_left() -> None:
    told: list[str] = []

    def view(wnd: Window) -> View:
        rows = wnd.state("rows", [], type=list[str])

        async def load() -> None:
            await asyncio.sleep(0)
            told.append("loaded")
            rows.value = ["first"]

        wnd.on_appear(load)
        wnd.on_disappear(lambda: told.append("gone"))
        return ui.VStack(*[ui.Text(each) for each in rows.value])

    tab = Tab({".": view, "other": lambda wnd: ui.Text("other")})
    await tab.dialogue.open(".", {})
    await soon()
    assert told == [], "nobody sees it before a browser connects"
    await tab.open()
    await soon()
    assert (told, tab.texts()) == (["loaded"], ["first"])
    tab.dialogue.detach(tab)
    await tab.connect()
    await soon()
    assert told == ["loaded"], "a connection that is cut is no leaving"
    tab.dialogue.window.navigation().forward_to("other")
    await soon()
    assert (told, tab.texts()) == (["loaded", "gone"], ["other"])
    tab.dialogue.window.navigation().forward_to(".")
    await soon()
    tab.dialogue.close()
    await soon()
    assert told == ["loaded", "gone"] * 2


async def test_a_part_that_comes_and_goes_has_effects_of_its_own() -> None:
    told: list[str] = []

    @ui.part
    def row(wnd: Window, name: str, *, key: str) -> View:
        wnd.on_appear(lambda: told.append(f"+{name}"))
        wnd.on_disappear(lambda: told.append(f"-{name}"))
        return ui.Text(name)

    def view(wnd: Window) -> View:
        names = wnd.state("names", ["a", "b"])
        return ui.VStack(*[row(wnd, name, key=name) for name in names.value])

    tab = await Tab(view).open()
    await soon()
    names = tab.dialogue.window.state("names", ["a", "b"])
    names.value = ["b", "c"]
    await soon()
    assert told == ["+a", "+b", "-a", "+c"]
    names.value = []
    await soon()
    assert sorted(told[4:]) == ["-b", "-c"]


async def test_what_a_view_does_not_ask_for_any_more_is_over() -> None:
    ticks: list[str] = []

    def view(wnd: Window) -> View:
        on, label = wnd.state("on", True), wnd.state("label", "a")
        if on.value:
            wnd.every(0.01, lambda: ticks.append(label.value))
        return ui.Text(f"{on.value} {label.value}")

    tab = await Tab(view).open()
    await soon(0.1)
    before = len(ticks)
    assert before >= 3
    assert set(ticks) == {"a"}
    before, begun = len(ticks), time.monotonic()
    tab.dialogue.window.state("label", "a").value = "b"
    await soon(0.2)
    assert ticks[-1] == "b"
    most = (time.monotonic() - begun) / 0.01 + 2
    assert len(ticks) - before <= most, "another rendering starts no second one"
    tab.dialogue.window.state("on", True).value = False
    await soon()
    ticks.clear()
    await soon(0.1)
    assert ticks == []


async def test_periodic_work_that_takes_longer_than_its_period_is_never_done_twice_at_a_time() -> (
    None
):
    doing, most, done = [0], [0], [0]

    async def work() -> None:
        doing[0] += 1
        most[0] = max(most[0], doing[0])
        await asyncio.sleep(0.05)
        doing[0] -= 1
        done[0] += 1

    def view(wnd: Window) -> View:
        wnd.every(0.01, work)
        return ui.Text("x")

    await Tab(view).open()
    await soon(0.4)
    assert most == [1]
    assert done[0] >= 3


async def test_what_fails_is_told_once_by_a_code_and_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tries: list[int] = []

    def fail() -> None:
        tries.append(1)
        raise RuntimeError("on purpose")

    def view(wnd: Window) -> View:
        wnd.every(0.01, fail)
        return ui.Text("x")

    with caplog.at_level(logging.ERROR, "nago.window"):
        tab = await Tab(view).open()
        await soon(0.1)
    assert len(tries) >= 3
    assert len(tab.browser.banners) == 1
    assert tab.browser.banners[0]["code"] in caplog.text
    assert len([line for line in caplog.records if "periodic work" in line.message]) == len(tries)


async def test_an_action_starts_work_for_later_that_ends_with_its_page() -> None:
    told: list[str] = []

    def view(wnd: Window) -> View:
        def go() -> None:
            wnd.after(0.03, lambda: told.append("after"))
            wnd.every(0.02, lambda: told.append("every"))

        return ui.PrimaryButton("Go", action=go)

    tab = await Tab({".": view, "other": lambda wnd: ui.Text("other")}).open()
    await tab.press("Go")
    assert told == []
    await soon(0.1)
    assert told.count("after") == 1
    assert told.count("every") >= 2
    tab.dialogue.window.navigation().forward_to("other")
    await soon()
    told.clear()
    await soon(0.06)
    assert told == []


async def test_effects_are_told_apart_by_place_and_name_also_in_a_loop() -> None:
    told: list[str] = []

    def view(wnd: Window) -> View:
        turn = wnd.state("turn", 0).value
        for name in ("a", "b"):
            wnd.on_appear(lambda name=name: told.append(name))  # type: ignore[misc]
        wnd.on_appear(lambda: told.append("turn"), name=f"turn {turn // 2}")
        return ui.Text(str(turn))

    tab = await Tab(view).open()
    await soon()
    assert told == ["a", "b", "turn"]
    for turn in (1, 2):
        tab.dialogue.window.state("turn", 0).value = turn
        await soon()
    assert told == ["a", "b", "turn", "turn"]


async def test_what_cannot_be_done_says_what_can() -> None:
    window = (await Tab(lambda wnd: ui.Text("x")).open()).dialogue.window
    wrong: list[Any] = [0, -1, float("nan"), float("inf"), "1", True, None]
    for seconds in wrong:
        with pytest.raises(InvalidValue, match="seconds"):
            window.every(seconds, lambda: None)
    with pytest.raises(InvalidValue, match="function"):
        window.after(1, cast(Any, "x"))
    with pytest.raises(InvalidValue, match="view"):
        window.on_appear(lambda: None)


NOTES = Permission("notes.read", "Read notes", "See all notes.")


async def test_a_view_that_is_not_allowed_after_all_starts_nothing_that_it_has_asked_for() -> None:
    told: list[str] = []

    @ui.part
    def head(wnd: Window) -> View:
        wnd.on_appear(lambda: told.append("head"))
        return ui.Text("notes")

    def view(wnd: Window) -> View:
        wnd.on_appear(lambda: told.append("view"))
        wnd.on_disappear(lambda: told.append("gone"))
        node = head(wnd)
        wnd.subject().audit(NOTES)
        return node

    tab = await Tab(view).open()
    await soon()
    assert (told, tab.dialogue.window.status) == ([], 403)
    allowed = SystemUser("somebody")
    for subject, seen in (
        (allowed, ["head", "view"]),
        (ANONYMOUS, ["gone"]),
        (allowed, ["head", "view"]),
    ):
        told.clear()
        tab.session.subject = subject
        for listener in tab.session._listeners:
            listener(WHOLE)
        await soon()
        assert sorted(told) == seen
        assert ("notes" in tab.texts()) is (subject is allowed)
