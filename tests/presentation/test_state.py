"""States: their types, their life, their parts."""

from datetime import date, datetime, time
from enum import Enum
from typing import Any

import msgspec
import pytest

from nago import View, Window, ui
from nago.errors import InvalidValue
from nago.presentation.rendering import Rendering
from tests.presentation.tab import Tab


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Point(msgspec.Struct, frozen=True):
    x: int
    y: int = 0


@pytest.mark.parametrize(
    ("default", "raw", "value"),
    [
        (False, b"true", True),
        (0, b"42", 42),
        (0.0, b"1.5", 1.5),
        ("", '"日本"'.encode(), "日本"),
        (date(2026, 1, 1), b'"2026-11-23"', date(2026, 11, 23)),
        (time(0), b'"12:30:00"', time(12, 30)),
        (datetime(2026, 1, 1), b'"2026-11-23T12:30:00"', datetime(2026, 11, 23, 12, 30)),
        (Colour.RED, b'"blue"', Colour.BLUE),
        ([1], b"[1,2,3]", [1, 2, 3]),
        (Point(1), b'{"x":3,"y":4}', Point(3, 4)),
    ],
)
def test_a_state_decodes_what_its_type_allows(default: Any, raw: bytes, value: Any) -> None:
    state = Rendering(lambda: None).state("s", default, None)
    assert state.decode(raw) == value
    state.value = value
    assert state.decode(state.encode()) == value


@pytest.mark.parametrize(
    ("default", "raw"),
    [
        (False, b"1"),
        (0, b'"1"'),
        (0, b"1.5"),
        (0, b"true"),
        (0, b"9007199254740992"),
        (0, b"-9007199254740992"),
        (0.0, b"NaN"),
        (0.0, b"1e999"),
        ("", b"1"),
        ("", b'"\\ud800"'),
        ("", b'"\xff"'),
        (date(2026, 1, 1), b'"2026-02-30"'),
        (Colour.RED, b'"green"'),
        ([1], b'["a"]'),
        (Point(1), b'{"y":1}'),
        ([1], b"[" * 5000),
    ],
)
def test_a_state_refuses_what_its_type_does_not_allow(default: Any, raw: bytes) -> None:
    state = Rendering(lambda: None).state("s", default, None)
    with pytest.raises(InvalidValue, match="state 's'"):
        state.decode(raw)


def test_a_default_that_names_no_type_asks_for_one() -> None:
    rendering = Rendering(lambda: None)
    with pytest.raises(InvalidValue, match="type="):
        rendering.state("s", None, None)
    assert rendering.state("s", None, str | None).decode(b"null") is None
    assert rendering.state("l", [], list[str]).decode(b'["a"]') == ["a"]
    with pytest.raises(InvalidValue, match="cannot be kept"):
        rendering.state("o", object(), None)


def test_one_name_with_two_types_is_refused() -> None:
    rendering = Rendering(lambda: None)
    rendering.state("s", 0, None)
    with pytest.raises(InvalidValue, match="another name"):
        rendering.state("s", "", None)


async def test_a_state_that_no_rendering_asks_for_is_dropped() -> None:
    def view(wnd: Window) -> View:
        shown = wnd.state("shown", True)

        def toggle() -> None:
            shown.value = not shown.value

        detail = None
        if shown.value:
            text = wnd.state("detail", "initial")

            def fill() -> None:
                text.value = "filled"

            detail = ui.VStack(ui.Text(text.value), ui.PrimaryButton("Fill", action=fill))
        return ui.VStack(ui.PrimaryButton("Toggle", action=toggle), detail)

    tab = await Tab(view).open()
    await tab.press("Fill")
    assert tab.texts() == ["filled"]
    await tab.press("Toggle")
    await tab.press("Toggle")
    assert tab.texts() == ["initial"]


async def test_a_part_runs_alone_and_only_when_its_sources_change() -> None:
    runs: list[str] = []

    @ui.part
    def row(wnd: Window, name: str, *, key: str) -> View:
        runs.append(name)
        count = wnd.state("count", 0)

        def add() -> None:
            count.value += 1

        return ui.HStack(
            ui.PrimaryButton(f"add {name}", action=add), ui.Text(f"{name}{count.value}"), key=key
        )

    def view(wnd: Window) -> View:
        runs.append("view")
        names = wnd.state("names", ["a", "b", "c"])

        def turn() -> None:
            names.value = [*names.value[1:], names.value[0]]

        return ui.VStack(
            ui.PrimaryButton("Turn", action=turn),
            *[row(wnd, name, key=name) for name in names.value],
        )

    tab = await Tab(view).open()
    assert runs == ["view", "a", "b", "c"]
    runs.clear()
    await tab.press("add b")
    assert runs == ["b"]
    assert tab.texts() == ["a0", "b1", "c0"]
    runs.clear()
    await tab.press("Turn")
    assert runs == ["view"]
    assert tab.texts() == ["b1", "c0", "a0"]
    await tab.press("add a")
    assert tab.texts() == ["b1", "c0", "a1"]


async def test_parts_inside_parts_stay_in_step() -> None:
    @ui.part
    def inner(wnd: Window) -> View:
        count = wnd.state("count", 0)

        def add() -> None:
            count.value += 1

        return ui.HStack(ui.PrimaryButton("inner", action=add), ui.Text(f"i{count.value}"))

    @ui.part
    def outer(wnd: Window) -> View:
        count = wnd.state("count", 0)

        def add() -> None:
            count.value += 1

        return ui.Card(
            inner(wnd), ui.PrimaryButton("outer", action=add), ui.Text(f"o{count.value}")
        )

    def view(wnd: Window) -> View:
        count = wnd.state("count", 0)

        def add() -> None:
            count.value += 1

        return ui.VStack(
            outer(wnd), ui.PrimaryButton("root", action=add), ui.Text(f"r{count.value}")
        )

    tab = await Tab(view).open()
    for title in ("inner", "outer", "inner", "root", "inner", "outer", "root", "inner"):
        await tab.press(title)
    assert tab.texts() == ["i4", "o2", "r2"]


async def test_two_fields_of_one_state_follow_each_other() -> None:
    def view(wnd: Window) -> View:
        name = wnd.state("name", "")
        return ui.VStack(
            ui.TextField("One", value=name), ui.TextField("Two", value=name), ui.Text(name.value)
        )

    tab = await Tab(view).open()
    await tab.type("name", "x")
    assert tab.texts() == ["x"]
