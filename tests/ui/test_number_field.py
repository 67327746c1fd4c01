"""Numbers that users write: what is taken over, what is refused, and what stays in the field."""

from typing import Any

import msgspec
import pytest

from nago import View, Window, ui
from nago.errors import ComponentError
from tests.presentation.tab import Tab


class Shown:
    """A window with number fields, and what the program has of them."""

    def __init__(self, **options: Any) -> None:
        self.observed: list[int] = []
        self.sent = 0
        self.options = options
        self.tab = Tab(self.view)

    def view(self, wnd: Window) -> View:
        self.count = wnd.state("count", 5)
        self.price = wnd.state("price", None, type=float | None)
        self.ratio = wnd.state("ratio", 0.5)

        def changed() -> None:
            self.observed.append(self.count.value)

        def send() -> None:
            self.sent += 1

        def reset() -> None:
            self.count.value = 5

        return ui.VStack(
            ui.Form(
                ui.NumberField(
                    "Count", self.count, minimum=1, maximum=1440, on_change=changed, **self.options
                ),
                ui.NumberField("Price", self.price, minimum=0, decimals=2),
                ui.NumberField("Ratio", self.ratio),
                ui.SubmitButton("Save"),
                action=send,
            ),
            ui.SecondaryButton("Reset", action=reset),
        )

    async def type(self, name: str, value: Any) -> None:
        await self.tab.type(name, value)

    def problem(self, name: str) -> str | None:
        found: str | None = self.tab.field(name).get("problem")
        return found


async def opened(**options: Any) -> Shown:
    shown = Shown(**options)
    await shown.tab.open()
    return shown


async def test_a_number_is_taken_over_and_told_to_who_observes() -> None:
    shown = await opened()
    await shown.type("count", 7)
    await shown.type("price", 2.5)
    await shown.type("ratio", 3)
    assert (shown.count.peek(), shown.price.peek(), shown.ratio.peek()) == (7, 2.5, 3.0)
    assert shown.observed == [7]
    await shown.type("price", None)
    assert shown.price.peek() is None


@pytest.mark.parametrize(
    ("name", "entered", "said"),
    [
        ("count", 0, "Enter a whole number from 1 to 1,440."),
        ("count", 1441, "Enter a whole number from 1 to 1,440."),
        ("count", 2.5, "Enter a whole number from 1 to 1,440."),
        ("count", "12x", "Enter a whole number from 1 to 1,440."),
        ("count", None, "Please fill this in."),
        ("count", 10**30, "Enter a whole number from 1 to 1,440."),
        ("price", -1, "Enter a number that is at least 0."),
        ("price", 1.234, "Enter a number with at most 2 decimals."),
        ("price", "abc", "Enter a number that is at least 0."),
        ("ratio", "abc", "Enter a number."),
    ],
)
async def test_what_is_refused_stays_in_the_field_with_a_sentence_about_it(
    name: str, entered: Any, said: str
) -> None:
    shown = await opened()
    before = (shown.count.peek(), shown.price.peek(), shown.ratio.peek())
    await shown.type(name, entered)
    assert (shown.count.peek(), shown.price.peek(), shown.ratio.peek()) == before
    assert shown.observed == []
    field = shown.tab.field(name)
    assert (field["problem"], field["value"], field["seq"]) == (said, entered, 1)


async def test_a_form_is_not_sent_while_something_in_it_is_refused() -> None:
    shown = await opened()
    await shown.tab.trigger([0], "action", edits=[shown.tab.edit("count", 2000)])
    assert shown.sent == 0
    await shown.tab.trigger([0], "action")
    assert shown.sent == 0
    await shown.tab.trigger([0], "action", edits=[shown.tab.edit("count", 20)])
    assert (shown.sent, shown.count.peek(), shown.problem("count")) == (1, 20, None)


async def test_the_program_s_word_takes_the_place_of_what_was_refused() -> None:
    shown = await opened()
    await shown.type("count", "abc")
    assert shown.count.problem is not None
    await shown.tab.press("Reset")
    assert shown.problem("count") is None
    assert shown.tab.field("count")["value"] == 5


async def test_what_was_refused_is_kept_with_the_window() -> None:
    shown = await opened()
    await shown.type("count", "12x")
    kept = shown.tab.dialogue.window.rendering.stored_states()
    later = Shown()
    later.tab.dialogue.window.rendering.adopt(kept)
    await later.tab.open()
    assert later.tab.field("count")["value"] == "12x"
    assert later.problem("count") == "Enter a whole number from 1 to 1,440."
    assert later.count.peek() == 5


@pytest.mark.parametrize("closed", [{"disabled": True}, {"read_only": True}, {"visible": False}])
async def test_W06_nothing_is_taken_from_a_field_that_a_user_cannot_change(closed: Any) -> None:
    shown = await opened(**closed)
    await shown.type("count", 7)
    assert shown.count.peek() == 5
    assert shown.problem("count") is None


class Two:
    """Just enough of states for components that are never shown."""

    def __init__(self, wnd: Window) -> None:
        self.pair = wnd.state("pair", (80, 20))
        self.number = wnd.state("number", 1)


async def test_X06_a_range_whose_ends_are_crossed_is_an_error_that_names_both() -> None:
    said: list[str] = []

    def view(wnd: Window) -> View:
        held = Two(wnd)
        for make in (
            lambda: ui.NumberField("A", held.number, minimum=9, maximum=3),
            lambda: ui.Slider("A", held.number, minimum=9, maximum=3),
            lambda: ui.RangeSlider("A", held.pair),
        ):
            with pytest.raises(ComponentError) as error:
                make()
            said.append(str(error.value))
        return ui.Text("fine")

    await Tab(view).open()
    crossed = [
        ("NumberField.minimum: got 9", "NumberField.maximum: 3"),
        ("Slider.minimum: got 9", "Slider.maximum: 3"),
        ("RangeSlider.value[0]: got 80", "RangeSlider.value[1]: 20"),
    ]
    assert said == [
        f"{low}, which lies above {high}; the two ends are crossed" for low, high in crossed
    ]


@pytest.mark.parametrize("step", [0, -1, float("inf"), float("nan")])
def test_a_step_that_leads_nowhere_is_a_mistake(step: float) -> None:
    with pytest.raises(ComponentError, match=r"NumberField\.step"):
        ui.NumberField("A", None, step=step)  # type: ignore[arg-type]  # never shown
    with pytest.raises(ComponentError, match=r"Slider\.step"):
        ui.Slider("A", None, step=step)  # type: ignore[arg-type]  # never shown


def choices(wnd: Window) -> View:
    size = wnd.state("size", "s")
    volume = wnd.state("volume", 0.5)
    span = wnd.state("span", (20, 80))
    options = (
        ui.Option("s", "Small", supporting_text="Fits one"),
        ui.Option("l", "Large"),
        ui.Option("x", "Huge", disabled=True),
    )
    return ui.VStack(
        ui.RadioGroup("Size", size, options),
        ui.Slider("Volume", volume, maximum=1, step=0.1),
        ui.RangeSlider("Span", span, step=5),
        ui.FieldGroup(ui.Text(f"{size.value} {volume.value} {span.value}"), None, title="Held"),
    )


async def test_choices_and_thumbs_reach_the_program() -> None:
    tab = await Tab(choices).open()
    await tab.type("size", "l")
    await tab.type("volume", 0.30000000000000004)
    await tab.type("span", [25, 25])
    assert tab.texts() == ["l 0.30000000000000004 (25, 25)"]


@pytest.mark.parametrize(
    ("name", "forged"),
    [
        ("size", "x"), ("size", "none"), ("size", 1), ("volume", 1.1), ("volume", 0.25),
        ("volume", "a"), ("volume", None), ("span", [80, 20]), ("span", [20]), ("span", [20, 81]),
        ("span", [-5, 20]), ("span", [20, 40, 60]), ("span", "20,80"),
    ],
)  # fmt: skip
async def test_X06_what_no_thumb_or_choice_gives_is_refused_and_set_right(
    name: str, forged: Any
) -> None:
    tab = await Tab(choices).open()
    before = msgspec.json.encode(tab.field(name)["value"])
    await tab.type(name, forged)
    assert tab.texts() == ["s 0.5 (20, 80)"]
    assert msgspec.json.encode(tab.field(name)["value"]) == before
    assert "problem" not in tab.field(name)
