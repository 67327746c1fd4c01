"""A part runs again for everything that it has read through its window, and for nothing else."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from nago import View, Window, ui
from nago.auth.subject import ANONYMOUS
from nago.presentation.session import WHOLE
from nago.presentation.state import Refusal
from tests.presentation.tab import MemorySession, Tab

Read = Callable[[Window], object]
Change = Callable[[Tab], Awaitable[None]]


class Person:
    """Somebody who reads German."""

    id = "p1"
    name = "Ada"
    language = "de"
    valid = True

    def __getattr__(self, name: str) -> Any:
        return getattr(ANONYMOUS, name)


async def store(tab: Tab) -> None:
    await tab.session.put_string("greeting", "hello")


async def log_in(tab: Tab) -> None:
    tab.session.subject = Person()
    for listener in tab.session._listeners:
        listener(WHOLE)


async def go(tab: Tab) -> None:
    tab.no += 1
    await tab.say(["n", tab.browser.frame, tab.no, "orders/1", {"q": "x"}, []])


async def narrow(tab: Tab) -> None:
    await tab.say(["i", {
        "width": 360, "height": 700, "density": 1, "scheme": "light", "pointer": "fine",
        "locale": "en", "zone": "UTC", "hidden": False,
    }])  # fmt: skip


async def assign(tab: Tab) -> None:
    tab.dialogue.window.state("part/own", 0).value = 1


async def refuse(tab: Tab) -> None:
    state = tab.dialogue.window.state("part/own", 0)
    state.refuse(Refusal("no number", b"x"))  # type: ignore[arg-type]  # nobody decodes it here


SOURCES: list[tuple[str, Read, Change]] = [
    ("a value of the session", lambda wnd: wnd.session().get_string("greeting"), store),
    ("the keys of the session", lambda wnd: wnd.session().keys(), store),
    ("the subject", lambda wnd: wnd.subject().name, log_in),
    ("the language", lambda wnd: wnd.language(), log_in),
    ("the values", lambda wnd: wnd.values().get("q"), go),
    ("a state in the address", lambda wnd: wnd.query_state("q", "").value, go),
    ("the info", lambda wnd: wnd.info().size_class, narrow),
    ("a state", lambda wnd: wnd.state("own", 0).value, assign),
    ("the problem of a state", lambda wnd: wnd.state("own", 0).problem, refuse),
]


@pytest.mark.parametrize(
    ("read", "change"), [each[1:] for each in SOURCES], ids=[each[0] for each in SOURCES]
)
async def test_a_part_runs_again_when_what_it_has_read_changes(read: Read, change: Change) -> None:
    runs = {"part": 0, "other": 0}

    @ui.part
    def part(wnd: Window) -> View:
        runs["part"] += 1
        return ui.Text(repr(read(wnd)))

    @ui.part
    def other(wnd: Window) -> View:
        runs["other"] += 1
        return ui.Text("other")

    tab = await Tab(
        {"orders/{id}": lambda wnd: ui.VStack(part(wnd), other(wnd))}, MemorySession()
    ).open("orders/1")
    before = tab.texts()
    await change(tab)
    await tab.say(["a", tab.browser.frame])
    assert tab.texts() != before
    assert runs == {"part": 2, "other": 1}
