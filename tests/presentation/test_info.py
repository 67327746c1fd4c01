"""How the window is shown: what views learn of it, and how often a hidden tab is told anything."""

import asyncio
import json
import time
from typing import Any
from urllib.parse import quote

import pytest

from nago import View, Window, ui
from nago.presentation import pace, wire
from nago.presentation.info import UNKNOWN, Told, guess
from tests.presentation.tab import Tab

DESK: dict[str, Any] = {
    "width": 1440, "height": 900, "density": 2, "scheme": "light", "pointer": "fine",
    "locale": "de-AT", "zone": "Europe/Vienna", "hidden": False,
}  # fmt: skip


def desk(**other: Any) -> Told:
    return Told(**{**DESK, **other})


async def sees(tab: Tab, **other: Any) -> None:
    await tab.say(["i", {**DESK, **other}])


async def test_only_views_that_read_it_run_again_and_not_for_every_pixel() -> None:
    runs: list[str] = []

    @ui.part
    def shape(wnd: Window) -> View:
        runs.append("shape")
        info = wnd.info()
        where = f"{info.locale} {info.time_zone}"
        return ui.Text(f"{info.size_class} {info.width} {info.color_scheme} {where}")

    @ui.part
    def other(wnd: Window) -> View:
        runs.append("other")
        return ui.Text("other")

    def view(wnd: Window) -> View:
        runs.append("view")
        return ui.VStack(shape(wnd), other(wnd))

    tab = Tab(view)
    await tab.open()
    assert tab.texts()[0] == "lg 1024 light en UTC"
    await tab.connect(info=desk())
    assert tab.texts()[0] == "xl 1440 light de-AT Europe/Vienna"
    await sees(tab, width=1500, height=500)
    assert runs == ["view", "shape", "other", "shape"]
    assert tab.dialogue.window.info().width == 1500
    await sees(tab, width=1500, scheme="dark")
    assert tab.texts()[0] == "xl 1500 dark de-AT Europe/Vienna"
    await sees(tab, width=360, scheme="dark", pointer="coarse")
    assert tab.texts()[0].startswith("sm 360")
    assert runs.count("shape") == 4
    assert (runs.count("view"), runs.count("other")) == (1, 1)


async def test_a_view_may_ask_whether_there_is_room() -> None:
    tab = await Tab(lambda wnd: ui.Text(str(wnd.info().at_least("lg")))).open()
    for width, room in ((767, "False"), (1023, "False"), (1024, "True"), (4000, "True")):
        await sees(tab, width=width)
        assert tab.texts() == [room]


async def test_a_place_that_there_is_not_is_left_out_and_nonsense_is_cut_off() -> None:
    tab = await Tab(lambda wnd: ui.Text(wnd.info().time_zone)).open()
    for zone in ("Mars/Olympus", "../../etc/passwd", "/etc/localtime", "Europe", "\x00", ""):
        await sees(tab, zone=zone, locale="de'; DROP")
        assert tab.texts() == ["UTC"]
        assert tab.dialogue.window.info().locale == "en"
    wrong = [{"width": -1}, {"width": 1e9}, {"density": 0}, {"scheme": "sepia"}, {"zone": "x" * 65},
             {"hidden": 1}, {"more": 1}, {"pointer": None}]  # fmt: skip
    for one in wrong:
        with pytest.raises(wire.Malformed):
            wire.decode(json.dumps(["i", {**DESK, **one}]))


def test_the_first_page_is_rendered_for_what_the_request_lets_one_expect() -> None:
    phone = guess(
        "de-CH,de;q=0.9,en;q=0.5", "Mozilla/5.0 (Linux; Android 15) Mobile Safari", "dark"
    )
    assert (phone.size_class, phone.pointer) == ("sm", "coarse")
    assert (phone.locale, phone.color_scheme) == ("de-CH", "dark")
    desk = guess("*", "Mozilla/5.0 (X11; Linux x86_64)", "nonsense")
    assert (desk.size_class, desk.locale, desk.color_scheme) == ("lg", "en", "light")


def test_the_first_page_is_rendered_as_the_browser_has_last_said_unless_it_said_nonsense() -> None:
    kept = quote(json.dumps(DESK))
    info = guess("en", "Mobile", None, kept)
    assert (info.size_class, info.time_zone, info.locale) == ("xl", "Europe/Vienna", "de-AT")
    assert guess("en", "", "dark", kept).color_scheme == "dark"
    for wrong in (
        "",
        "x",
        "[]",
        "%7B",
        "%FF",
        "[" * 900,
        quote(json.dumps({**DESK, "width": -1})),
        kept * 9,
    ):
        assert guess("en", "", None, wrong) == UNKNOWN, wrong


async def test_a_hidden_tab_gets_a_frame_a_second_and_everything_once_it_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pace, "HIDDEN_SECONDS", 0.25)

    def view(wnd: Window) -> View:
        count = wnd.state("count", 0)

        async def go() -> None:
            for _ in range(200):
                await asyncio.sleep(0.01)
                count.value += 1

        return ui.VStack(
            ui.Text(str(count.value)),
            ui.PrimaryButton("Go", action=lambda: wnd.spawn(go()) and None),
        )

    tab = await Tab(view).open()
    await tab.press("Go")
    await sees(tab, hidden=True)
    before, begun = len(tab.frames), time.monotonic()
    await asyncio.sleep(0.9)
    assert 1 <= len(tab.frames) - before <= (time.monotonic() - begun) / 0.25 + 1
    seen = int(tab.texts()[0])
    await sees(tab)
    assert int(tab.texts()[0]) > seen, "what has waited is shown at once"
    before = len(tab.frames)
    while tab.texts()[0] != "200":
        await asyncio.sleep(0.1)
    assert len(tab.frames) > before + 1, "after that every change is shown as it comes"


async def test_what_changes_just_before_a_tab_is_hidden_for_ever_still_arrives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pace, "HIDDEN_SECONDS", 0.1)
    tab = await Tab(lambda wnd: ui.Text(str(wnd.state("n", 0).value))).open()
    await sees(tab, hidden=True)
    state = tab.dialogue.window.state("n", 0)
    for value in (1, 2, 3):
        state.value = value
        await asyncio.sleep(0.001)
    await asyncio.sleep(0.3)
    assert tab.texts() == ["3"]
    tab.dialogue.detach(tab)
    state.value = 4
    await tab.connect(info=desk(hidden=True))
    await asyncio.sleep(0.3)
    assert tab.texts() == ["4"]
