"""Actions that take what the browser tells."""

from typing import Annotated

import pytest
from msgspec import Meta

from nago import View, Window, ui
from nago.errors import ComponentError
from nago.presentation.action import ActionOf, bind
from tests.presentation.tab import Tab

Place = Annotated[int, Meta(ge=0, le=9)]


class Rail(ui.Component, frozen=True):
    """Something to choose a step on."""

    name: str
    on_select: ActionOf[Place] | None = None
    disabled: bool = False

    def __post_init__(self) -> None:
        bind(self, "on_select")


def rail(wnd: Window) -> View:
    chosen = wnd.state("chosen", -1)

    def select(step: int) -> None:
        chosen.value = step

    return ui.VStack(ui.Text(f"step {chosen.value}"), Rail("steps", select))


async def choose(tab: Tab, *argument: object) -> None:
    tab.no += 1
    await tab.say(["e", tab.browser.frame, tab.no, [1], "onSelect", [], *argument])
    assert tab.no in tab.browser.answered


async def test_an_action_is_called_with_what_the_browser_tells() -> None:
    tab = await Tab(rail).open()
    await choose(tab, 3)
    assert tab.texts() == ["step 3"]


@pytest.mark.parametrize("argument", [(10,), (-1,), ("3",), (None,), ([3],), (1.5,), ()])
async def test_what_is_not_of_its_type_reaches_no_action(
    argument: tuple[object, ...], caplog: pytest.LogCaptureFixture
) -> None:
    tab = await Tab(rail).open()
    await choose(tab, *argument)
    assert tab.texts() == ["step -1"]
    assert "Rail.on_select" in caplog.text


def test_what_cannot_be_called_is_refused_where_it_is_made() -> None:
    with pytest.raises(ComponentError, match=r"Rail\.on_select.*a function"):
        Rail("steps", 3)  # type: ignore[arg-type]
