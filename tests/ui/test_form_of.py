"""A form that is made from a Struct: what users see of it, and what they may enter."""

from __future__ import annotations

import enum
from typing import Annotated, Any, Literal

import pytest
from msgspec import Meta, Struct

from nago import Words, ui
from nago.errors import ComponentError, ConcurrentUpdate, InvalidValue
from nago.testing.browser_tree import find
from tests.presentation.tab import Tab
from tests.ui.struct_form import Shown


class Colour(enum.Enum):
    RED = "red"
    LIGHT_BLUE = "light blue"


class Address(Struct, frozen=True):
    city: Annotated[str, Meta(title="City", max_length=20)] = "Oldenburg"


class Order(Struct, frozen=True):
    keep: Annotated[
        int,
        Meta(ge=1, le=1440, title="Minutes", description="How long.", extra={"section": "Time"}),
    ] = 5
    name: Annotated[str, Meta(min_length=2, max_length=40, title="Name")] = "Order"
    active: bool = True
    ratio: Annotated[float, Meta(gt=0, title="Ratio")] = 0.5
    size: Literal["small", "large"] = "small"
    colour: Annotated[Colour, Meta(title="Colour")] = Colour.RED
    limit: Annotated[int | None, Meta(title="Limit")] = None
    hosts: Annotated[tuple[Annotated[str, Meta(pattern=r"^\w+$")], ...], Meta(title="Hosts")] = ()
    days: Annotated[
        frozenset[str],
        Meta(title="Days", extra={"choices": (("mo", "Monday"), ("tu", "Tuesday"))}),
    ] = frozenset()
    home: Annotated[str, Meta(title="Home page", extra={"format": "url"})] = ""
    address: Address = Address()


class Mail(Struct, frozen=True):
    host: Annotated[str, Meta(title="Host")] = ""
    password: Annotated[str, Meta(title="Password", extra={"secret": True})] = ""


async def test_every_type_has_an_input_that_shows_its_value() -> None:
    form = await Shown(Order(hosts=("a", "b"), days=frozenset({"tu"}))).open()
    types = {label: form.node(label)["type"] for label in ("Minutes", "Active", "Size", "Hosts")}
    assert types == {
        "Minutes": "NumberField", "Active": "Toggle", "Size": "RadioGroup", "Hosts": "TextArea",
    }  # fmt: skip
    assert form.value("Minutes") == 5
    assert (form.node("Minutes")["minimum"], form.node("Minutes")["maximum"]) == (1, 1440)
    assert form.node("Minutes")["supportingText"] == "How long."
    assert form.value("Ratio") == 0.5
    assert form.value("Limit") is None
    assert form.value("Hosts") == "a\nb"
    assert [option["title"] for option in form.node("Colour")["options"]] == ["Red", "Light blue"]
    assert (form.value("Monday"), form.value("Tuesday")) == (False, True)
    assert find(form.tab.browser.tree, type="FieldGroup", title="Time")
    assert find(form.tab.browser.tree, type="FieldGroup", title="Address")
    assert form.value("City") == "Oldenburg"


async def test_what_was_entered_becomes_the_struct_before_the_action_runs() -> None:
    form = await Shown(Order()).open()
    for label, value in {
        "Minutes": 10, "Name": "Other", "Active": False, "Ratio": 1.25, "Size": "large",
        "Colour": "light blue", "Limit": -3, "Hosts": "a\n\n b \n", "Monday": True,
        "Home page": "https://nago.example/a?b=c", "City": "Bremen",
    }.items():  # fmt: skip
        form.fill(label, value)
    await form.submit()
    assert form.saved == [
        Order(
            keep=10, name="Other", active=False, ratio=1.25, size="large",
            colour=Colour.LIGHT_BLUE, limit=-3, hosts=("a", "b"), days=frozenset({"mo"}),
            home="https://nago.example/a?b=c", address=Address("Bremen"),
        )
    ]  # fmt: skip
    assert (form.value("Minutes"), form.value("Hosts")) == (10, "a\nb")
    form.fill("Limit", None)
    await form.submit()
    assert form.saved[-1].limit is None


@pytest.mark.parametrize(
    ("label", "entered", "english", "german"),
    [
        ("Minutes", "abc", "Enter a whole number from 1 to 1,440.",
         "Geben Sie eine ganze Zahl von 1 bis 1.440 ein."),
        ("Minutes", 0, "Enter a whole number from 1 to 1,440.",
         "Geben Sie eine ganze Zahl von 1 bis 1.440 ein."),
        ("Minutes", None, "Enter a whole number from 1 to 1,440.",
         "Geben Sie eine ganze Zahl von 1 bis 1.440 ein."),
        ("Minutes", "1_0", "Enter a whole number from 1 to 1,440.",
         "Geben Sie eine ganze Zahl von 1 bis 1.440 ein."),
        ("Limit", 10**40, "Enter a whole number.", "Geben Sie eine ganze Zahl ein."),
        ("Limit", 10**16, "Enter a whole number.", "Geben Sie eine ganze Zahl ein."),
        ("Ratio", 0, "Enter a number that is greater than 0.",
         "Geben Sie eine Zahl ein, die größer als 0 ist."),
        ("Ratio", "nan", "Enter a number that is greater than 0.",
         "Geben Sie eine Zahl ein, die größer als 0 ist."),
        ("Ratio", "1e999", "Enter a number that is greater than 0.",
         "Geben Sie eine Zahl ein, die größer als 0 ist."),
        ("Name", " ", "Please fill this in.", "Bitte füllen Sie dieses Feld aus."),
        ("Name", "x", "Enter at least 2 characters.", "Geben Sie mindestens 2 Zeichen ein."),
        ("Hosts", "ok\nno no", "“no no”: This is not written in the form that is needed here.",
         "„no no“: Das ist nicht so geschrieben, wie es hier gebraucht wird."),
        ("Home page", "javascript:alert(1)", "Enter a web address that starts with https://.",
         "Geben Sie eine Webadresse ein, die mit https:// beginnt."),
        ("Home page", "https://a:b@c.example", "Enter a web address that starts with https://.",
         "Geben Sie eine Webadresse ein, die mit https:// beginnt."),
    ],
)  # fmt: skip
async def test_what_is_not_allowed_is_said_at_its_field_in_the_user_s_language(
    label: str, entered: Any, english: str, german: str
) -> None:
    for language, sentence in (("en", english), ("de", german)):
        form = await Shown(Order(), language).open()
        form.fill(label, entered)
        await form.submit()
        assert form.error(label) == sentence
        assert form.value(label) == entered
        assert form.saved == []
        assert form.state.peek() == Order()


async def test_several_wrong_fields_are_named_together_and_all_at_once() -> None:
    form = await Shown(Order()).open()
    form.fill("Minutes", "abc")
    await form.submit()
    assert not any("Please check" in text for text in form.tab.texts())
    form.fill("Name", "")
    await form.submit()
    assert "Please check 2 fields: Minutes, Name." in form.tab.texts()
    assert form.error("Minutes")
    assert form.error("Name")
    form.fill("Minutes", 7)
    form.fill("Name", "Fine")
    await form.submit()
    assert (form.error("Minutes"), form.error("Name")) == (None, None)
    assert form.saved == [Order(keep=7, name="Fine")]


async def test_an_untouched_field_follows_the_program_and_a_touched_one_stays() -> None:
    form = await Shown(Order()).open()
    state = form.node("Minutes")["value"]["state"]
    await form.tab.say(["v", form.tab.browser.frame, [form.tab.edit(state, "abc")]])
    form.state.value = Order(keep=99, name="Program", days=frozenset({"mo"}))
    await form.tab.connect()
    assert form.value("Minutes") == "abc"
    assert form.value("Name") == "Program"
    assert form.value("Monday") is True


async def test_what_was_half_typed_is_kept_with_the_window() -> None:
    form = await Shown(Order()).open()
    form.fill("Minutes", "12x")
    await form.submit()
    kept = form.tab.dialogue.window.rendering.stored_states()
    later = Shown(Order(keep=6))
    later.tab.dialogue.window.rendering.adopt(kept)
    await later.open()
    assert later.value("Minutes") == "12x"
    assert later.error("Minutes")


async def test_what_the_action_refuses_is_shown_at_its_field_or_above_the_form() -> None:
    form = await Shown(Order()).open()
    form.raising = InvalidValue("Not so fast", field="keep")
    form.fill("Minutes", 8)
    await form.submit()
    assert form.error("Minutes") == "Not so fast"
    assert form.value("Minutes") == 8
    form.raising = InvalidValue("Not at all")
    await form.submit()
    assert form.error("Minutes") is None
    assert "Not at all" in form.tab.texts()
    form.raising = ConcurrentUpdate("stale")
    await form.submit()
    assert any("Somebody else has saved" in text for text in form.tab.texts())
    form.raising = None
    await form.submit()
    assert form.saved == [Order(keep=8)]


async def test_a_form_that_is_reset_shows_the_struct_again_and_complains_no_more() -> None:
    options = (ui.Option("a", "First"), ui.Option("b", "Second"))
    form = await Shown(Order(hosts=("a",)), choices={"hosts": options}).open()
    for label, value in {"Minutes": "abc", "Second": True, "Active": False}.items():
        form.fill(label, value)
    await form.submit()
    assert form.error("Minutes")
    ui.reset_form(form.state)
    await form.tab.connect()
    assert form.error("Minutes") is None
    assert [form.value(label) for label in ("Minutes", "Second", "Active")] == [5, False, True]
    await form.submit()
    assert form.saved == [Order(hosts=("a",))]


async def test_K01_a_secret_is_never_on_the_wire_and_stays_if_it_is_left_empty() -> None:
    form = await Shown(Mail(password="hunter2-canary")).open()
    assert "A value is stored" in form.node("Password")["supportingText"]
    form.fill("Host", "mail.example")
    await form.submit()
    assert form.saved == [Mail("mail.example", "hunter2-canary")]
    form.fill("Password", "another-canary")
    await form.submit()
    assert form.saved[-1].password == "another-canary"
    await form.submit()
    assert form.saved[-1].password == "another-canary"
    form.fill("Remove what is stored: Password", True)
    await form.submit()
    assert form.saved[-1].password == ""
    assert b"canary" not in b"".join(form.tab.frames)
    assert "canary" not in str(form.tab.browser.tree)
    with pytest.raises(LookupError):
        form.node("Remove what is stored: Password")


async def test_a_secret_that_did_not_arrive_is_sent_again() -> None:
    form = await Shown(Mail(password="old")).open()
    form.raising = ConcurrentUpdate("stale")
    form.fill("Password", "new")
    await form.submit()
    assert form.state.peek().password == "old"
    form.raising = None
    await form.submit()
    assert form.saved == [Mail("", "new")]
    form.state.value = Mail(password="later")
    await form.submit()
    assert form.saved[-1].password == "later"


async def test_without_an_action_each_field_changes_the_struct_as_soon_as_it_may() -> None:
    form = await Shown(Order(), action=None).open()
    state = form.node("Minutes")["value"]["state"]
    await form.tab.type(state, 0)
    assert form.state.peek().keep == 5
    assert form.error("Minutes")
    await form.tab.type(state, 30)
    assert form.state.peek().keep == 30
    assert form.error("Minutes") is None


async def test_of_a_form_to_read_nothing_can_be_changed() -> None:
    form = await Shown(Order(), readonly=True).open()
    assert form.tab.browser.tree["type"] == "Stack"
    assert form.node("Minutes")["disabled"]
    assert form.node("Monday")["disabled"]
    await form.tab.type(form.node("Minutes")["value"]["state"], 9)
    assert form.state.peek() == Order()


async def test_choices_may_be_known_only_now_and_what_is_none_of_them_can_be_taken_away() -> None:
    options = (ui.Option("ix", "Ix"), ui.Option("y", "Ypsilon"))
    choices = {"name": options, "hosts": options}
    form = await Shown(Order(name="ix", hosts=("ix", "gone")), choices=choices).open()
    assert form.node("Name")["type"] == "Select"
    assert (form.value("Ix"), form.value("Ypsilon"), form.value("gone")) == (True, False, True)
    form.fill("gone", False)
    form.fill("Ypsilon", True)
    await form.submit()
    assert form.saved[-1].hosts == ("ix", "y")


async def test_what_is_chosen_and_is_no_option_any_more_must_be_chosen_anew() -> None:
    choices = {"name": (ui.Option("ix", "Ix"),)}
    form = await Shown(Order(name="gone"), choices=choices).open()
    await form.submit()
    assert form.error("Name") == "Choose one of the options."
    form.fill("Name", "ix")
    await form.submit()
    assert form.saved == [Order(name="ix")]


async def test_a_form_of_what_has_no_input_says_which_field_it_is() -> None:
    class Odd(Struct, frozen=True):
        table: dict[str, int] = {}

    class Loose(Struct):
        a: int = 1

    class Hidden(Struct, frozen=True):
        table: Annotated[dict[str, int], Meta(extra={"hidden": True})] = {}
        a: int = 1

    window = Tab(lambda wnd: ui.Text("x"))
    await window.open()
    state = window.dialogue.window.state
    with pytest.raises(ComponentError, match=r"Odd\.table .*'hidden'"):
        ui.form(state("odd", Odd()))
    with pytest.raises(ComponentError, match="frozen msgspec Struct"):
        ui.form(state("loose", Loose()))
    with pytest.raises(ComponentError, match="choices for \\['b'\\]"):
        ui.form(state("hidden", Hidden()), choices={"b": ()})
    assert ui.form(state("hidden", Hidden()))


class Hours(Struct, frozen=True):
    most: Annotated[
        int,
        Meta(
            extra={
                "section": Words("Times", de="Zeiten"),
                "title": Words("Hours", de="Stunden"),
                "description": Words("At most.", de="Höchstens."),
            }
        ),
    ] = 8


@pytest.mark.parametrize(
    ("language", "section", "title", "text"),
    [("en", "Times", "Hours", "At most."), ("de", "Zeiten", "Stunden", "Höchstens.")],
)
async def test_the_words_of_an_application_are_shown_in_the_language_of_the_reader(
    language: str, section: str, title: str, text: str
) -> None:
    form = await Shown(Hours(), language).open()
    assert find(form.tab.browser.tree, type="FieldGroup", title=section)
    assert form.node(title)["supportingText"] == text


async def test_the_fields_of_a_section_stand_in_columns_where_there_is_room() -> None:
    form = await Shown(Order(), columns=2).open()
    _, group = find(form.tab.browser.tree, type="FieldGroup", title="Time")
    assert group["columns"] == 2
