"""Colours that users write or choose, and pieces of a page in colours of their own."""

from typing import Any

import pytest

from nago import View, Window, ui
from nago.errors import ComponentError
from tests.presentation.tab import Tab

SAID = "Write the colour as # and six digits from 0 to f, for example #0b7285."


class Shown:
    """A window with a colour in a form."""

    def __init__(self, **options: Any) -> None:
        self.sent = 0
        self.observed: list[str] = []
        self.options = options
        self.tab = Tab(self.view)

    def view(self, wnd: Window) -> View:
        self.colour = wnd.state("colour", "#0b7285")

        def changed() -> None:
            self.observed.append(self.colour.value)

        def send() -> None:
            self.sent += 1

        return ui.Form(
            ui.ColorField("Colour", self.colour, on_change=changed, **self.options),
            ui.SubmitButton("Save"),
            action=send,
        )


async def opened(**options: Any) -> Shown:
    shown = Shown(**options)
    await shown.tab.open()
    return shown


@pytest.mark.parametrize("entered", ["#aa00aa", ""])
async def test_a_colour_or_none_is_taken_over_and_told_to_who_observes(entered: str) -> None:
    shown = await opened()
    await shown.tab.type("colour", entered)
    assert shown.colour.peek() == entered
    assert shown.observed == [entered]


@pytest.mark.parametrize(
    "entered", ["red", "#12", "#12345", "#1234567", "#12345g", "url(//evil)", "#123456;x:y"]
)
async def test_X06_what_is_no_colour_stays_in_the_field_with_a_sentence_about_it(
    entered: str,
) -> None:
    shown = await opened()
    await shown.tab.type("colour", entered)
    assert shown.colour.peek() == "#0b7285"
    assert shown.observed == []
    field = shown.tab.field("colour")
    assert (field["problem"], field["value"]) == (SAID, entered)
    await shown.tab.trigger([], "action")
    assert shown.sent == 0


@pytest.mark.parametrize("closed", [{"disabled": True}, {"read_only": True}, {"visible": False}])
async def test_W06_nothing_is_taken_from_a_field_that_a_user_cannot_change(closed: Any) -> None:
    shown = await opened(**closed)
    await shown.tab.type("colour", "#aa00aa")
    assert shown.colour.peek() == "#0b7285"


@pytest.mark.parametrize(
    "colors",
    [
        {"acc": "red"},
        {"acc": "url(//evil)"},
        {"acc": "#12345"},
        {"acc;background": "#123456"},
        {"--acc": "#123456"},
        {f"a{number}": "#123456" for number in range(65)},
    ],
)
def test_X06_a_sample_has_colours_under_names_and_nothing_else(colors: dict[str, str]) -> None:
    with pytest.raises(ComponentError, match=r"PaletteSample\.colors: got"):
        ui.PaletteSample(ui.Text("x"), colors=colors)


@pytest.mark.parametrize("font", ["", "serif;color:red", "url(x)", "x" * 201])
def test_X06_a_sample_has_families_as_its_font_and_nothing_else(font: str) -> None:
    with pytest.raises(ComponentError, match=r"PaletteSample\.font: got"):
        ui.PaletteSample(ui.Text("x"), colors={}, font=font)
