"""Events: what a click reaches, and what it does not."""

import asyncio

import pytest

from nago import View, Window, ui
from nago.errors import LimitError, StoreFull
from nago.presentation import wire
from tests.presentation.tab import MemorySession, Tab


def counter(wnd: Window) -> View:
    count = wnd.state("count", 0)

    def add() -> None:
        count.value += 1

    return ui.VStack(ui.Text(f"count {count.value}"), ui.PrimaryButton("Add", action=add))


async def test_a_click_changes_one_text_in_one_small_frame() -> None:
    tab = await Tab(counter).open()
    await tab.press("Add")
    assert tab.texts() == ["count 1"]
    assert tab.frames[-1] == b'[3,[["p",[0],{"text":"count 1"}],["d",1]]]'


async def test_an_event_that_comes_twice_acts_once() -> None:
    tab = await Tab(counter).open()
    await tab.press("Add")
    tab.no -= 1
    await tab.press("Add")
    assert tab.texts() == ["count 1"]


async def test_a_click_calls_what_stood_there_in_the_frame_that_its_user_saw() -> None:
    called: list[str] = []

    def view(wnd: Window) -> View:
        names = wnd.state("names", ["a", "b", "c"])

        def drop() -> None:
            names.value = names.value[1:]

        rows = [
            ui.SecondaryButton(
                f"row {name}", action=lambda name=name: called.append(name), key=name
            )
            for name in names.value
        ]
        return ui.VStack(*rows, ui.PrimaryButton("Drop", action=drop))

    tab = await Tab(view).open()
    seen = tab.browser.frame
    await tab.press("Drop")
    await tab.trigger(
        [1], "action", frame=seen
    )  # "row b" stood there, and "row c" stands there now
    assert called == ["b"]
    await tab.trigger([0], "action", frame=seen)  # "row a" is gone
    assert called == ["b"]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ([9], "action"),
        ([0], "action"),
        ([1], "title"),
        ([1], "nothing"),
        ([2], "action"),
        ([3], "action"),
        ([4, 0], "action"),
        (["children"], "action"),
        (["footer", 1], "action"),
        ([-1], "action"),
    ],
)
async def test_W06_events_for_what_is_gone_disabled_or_hidden_are_dropped(
    path: list[int | str], field: str
) -> None:
    def view(wnd: Window) -> View:
        def never() -> None:
            raise AssertionError("no user can reach this")

        return ui.VStack(
            ui.Text("no action"),
            ui.PrimaryButton("No action"),
            ui.PrimaryButton("Disabled", action=never, disabled=True),
            ui.PrimaryButton("Hidden", action=never, visible=False),
            ui.VStack(ui.PrimaryButton("Inside", action=never), visible=False),
        )

    tab = await Tab(view).open()
    await tab.trigger(path, field)
    assert tab.browser.banners == []


async def test_W06_an_event_of_an_unknown_frame_is_dropped() -> None:
    tab = await Tab(counter).open()
    for frame in (0, 77, 2**40):
        await tab.press("Add", frame=frame)
    assert tab.texts() == ["count 0"]


async def test_W06_a_value_is_taken_only_for_a_state_that_a_reachable_input_is_bound_to() -> None:
    def view(wnd: Window) -> View:
        texts = [wnd.state(name, "") for name in ("open", "disabled", "hidden", "unbound")]
        return ui.VStack(
            ui.Text(",".join(text.value for text in texts)),
            ui.TextField("Open", value=texts[0], max_length=3),
            ui.TextField("Disabled", value=texts[1], disabled=True),
            ui.VStack(ui.TextField("Hidden", value=texts[2]), visible=False),
        )

    tab = await Tab(view).open()
    for name in ("open", "disabled", "hidden", "unbound", "nothing"):
        await tab.type(name, "x")
    assert tab.texts() == ["x,,,"]
    for wrong in (1, None, True, ["x"], {"a": 1}, "four"):
        await tab.type("open", wrong)
        assert tab.field("open")["value"] == "x", "the browser gets the server's value back"
    assert tab.texts() == ["x,,,"]
    await tab.type("open", "yes")
    assert tab.texts() == ["yes,,,"]


async def test_typing_comes_first_and_what_nobody_reads_is_told_to_be_silent() -> None:
    def view(wnd: Window) -> View:
        name, shout = wnd.state("name", ""), wnd.state("shout", "")

        def greet() -> None:
            shout.value = f"HELLO {name.value}"

        return ui.VStack(
            ui.TextField("Name", value=name),
            ui.PrimaryButton("Greet", action=greet),
            ui.Text(shout.value),
        )

    tab = await Tab(view).open()
    assert tab.field("name")["live"] is False
    await tab.press("Greet", edits=[tab.edit("name", "Ada")])
    assert tab.texts() == ["HELLO Ada"]
    assert b'"s"' not in tab.frames[-1], "the browser has typed it, so nobody tells it"


async def test_a_value_that_the_server_changes_comes_back_with_the_edit_it_answers() -> None:
    def view(wnd: Window) -> View:
        name = wnd.state("name", "")

        def upper() -> None:
            name.value = name.value.upper()

        return ui.TextField("Name", value=name, on_change=upper)

    tab = await Tab(view).open()
    await tab.type("name", "ada")
    assert tab.field("name")["value"] == "ADA"
    assert tab.browser.acks["name"] == 1


async def test_W14_a_failing_action_ends_in_a_banner_with_the_code_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def view(wnd: Window) -> View:
        async def fail() -> None:
            raise RuntimeError("secret detail")

        return ui.VStack(ui.PrimaryButton("Fail", action=fail), counter(wnd))

    tab = await Tab(view).open()
    await tab.press("Fail")
    banner = tab.browser.banners[-1]
    assert banner["kind"] == "error"
    assert banner["code"] in banner["text"]
    assert "secret detail" not in str(tab.browser.banners)
    assert banner["code"] in caplog.text
    assert "secret detail" in caplog.text
    await tab.press("Add")
    assert "count 1" in tab.texts()


async def test_W14_a_view_that_fails_later_leaves_its_last_page_and_a_banner() -> None:
    def view(wnd: Window) -> View:
        broken = wnd.state("broken", False)
        if broken.value:
            raise RuntimeError("cannot render")

        def toggle() -> None:
            broken.value = not broken.value

        return ui.VStack(ui.Text("fine"), ui.PrimaryButton("Break", action=toggle))

    tab = await Tab(view).open()
    await tab.press("Break")
    assert tab.browser.banners[-1]["kind"] == "error"
    assert tab.texts() == ["fine"]
    await tab.press("Break")
    assert tab.texts() == ["fine"]


async def test_W14_a_view_that_fails_on_arrival_is_a_page_that_says_so() -> None:
    def broken(wnd: Window) -> View:
        raise RuntimeError("cannot render")

    tab = await Tab({".": counter, "broken": broken}).open("broken")
    assert tab.dialogue.window.status == 500
    assert "Something went wrong" in tab.texts()
    await tab.say(["n", tab.browser.frame, 1, ".", {}, []])
    assert tab.texts() == ["count 0"]


async def test_progress_is_shown_while_a_long_action_goes_on() -> None:
    going_on = asyncio.Event()

    def view(wnd: Window) -> View:
        step = wnd.state("step", "idle")

        async def work() -> None:
            step.value = "working"
            await going_on.wait()
            step.value = "done"

        return ui.VStack(ui.Text(step.value), ui.PrimaryButton("Work", action=work))

    tab = await Tab(view).open()
    pressed = asyncio.create_task(tab.press("Work"))
    while tab.texts() != ["working"]:
        await asyncio.sleep(0)
    assert tab.browser.answered == set(), "the button is still busy"
    going_on.set()
    await pressed
    assert tab.texts() == ["done"]


async def test_spawned_work_shows_what_it_changes_and_ends_with_its_page() -> None:
    ended: list[str] = []

    def view(wnd: Window) -> View:
        tick = wnd.state("tick", 0)

        async def count() -> None:
            try:
                while True:
                    tick.value += 1
                    await asyncio.sleep(0)
            finally:
                ended.append("ended")

        return ui.VStack(
            ui.Text(str(tick.value)),
            ui.PrimaryButton("Start", action=lambda: wnd.spawn(count()) and None),
        )

    tab = await Tab({".": view, "other": counter}).open()
    await tab.press("Start")
    while int(tab.texts()[0]) < 3:
        await asyncio.sleep(0)
    await tab.say(["n", tab.browser.frame, 99, "other", {}, []])
    await asyncio.sleep(0.01)
    assert ended == ["ended"]


async def test_a_write_that_nobody_awaited_is_finished_before_the_answer() -> None:
    def view(wnd: Window) -> View:
        def store() -> None:
            wnd.session().put_string("k", "v")

        info = wnd.session().get_string("k")
        return ui.VStack(ui.Text(info or "nothing"), ui.PrimaryButton("Store", action=store))

    tab = await Tab(view).open()
    await tab.press("Store")
    assert tab.session.get_string("k") == "v"
    assert tab.texts() == ["v"]


async def test_a_write_that_fails_unseen_is_told_and_logged_with_its_line(
    caplog: pytest.LogCaptureFixture,
) -> None:
    session = MemorySession()
    session.failing = StoreFull("the disk is full")

    def view(wnd: Window) -> View:
        return ui.PrimaryButton("Store", action=lambda: wnd.session().put_string("k", "v") and None)

    tab = await Tab(view, session).open()
    await tab.press("Store")
    assert "the disk is full" in tab.browser.banners[-1]["text"]
    assert "test_events.py" in caplog.text


async def test_a_failing_store_raises_into_the_action_that_awaits() -> None:
    session = MemorySession()
    session.failing = LimitError("too long")

    def view(wnd: Window) -> View:
        async def store() -> None:
            try:
                await wnd.session().put_string("k", "v")
            except LimitError as error:
                ui.show_banner_error(wnd, f"failed: {error}")

        return ui.PrimaryButton("Store", action=store)

    tab = await Tab(view, session).open()
    await tab.press("Store")
    assert [banner["text"] for banner in tab.browser.banners] == ["failed: too long"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '["q"]',
        '["e",1,2]',
        '["a",1,2]',
        '["a",-1]',
        '["a",1.5]',
        '["a",NaN]',
        '["a",99999999999999999999]',
        '["a","1"]',
        "[" * 5000,
        '["v",1,' + "[" * 40 + "]" * 40 + "]",
        '["v",1,[["a",1,"x",2]]]',
        '["h",{"window":"w","key":"k","frame":1,"edits":[],"path":".","values":{},"build":"b","x":1}]',
        "\ud800",
    ],
)
def test_W07_what_no_client_of_ours_sends_is_refused_with_one_error(text: str) -> None:
    with pytest.raises(wire.Malformed):
        wire.decode(text)
