"""Typing is sacred: what the user types while the server answers late, or writes itself."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from websockets.exceptions import ConnectionClosed

from tests.browser.client.fake_server import FakeServer
from tests.browser.client.nodes import button, column, field, state, text

ROUND_TRIP = 0.3
KEY_MS = 60
SENTENCE = "The quick brown fox jumps over the lazy dog"


class LateServer:
    """Handles every message a round trip late: keeps the state `note`, as `rule` has it."""

    def __init__(self, server: FakeServer, rule: Callable[[str], str], *, clears: bool) -> None:
        self.server = server
        self.rule = rule
        self.clears = clears
        self.value = ""
        self.entered: list[str] = []
        self.known = ""
        self.seq = 0
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        while True:
            message = self.server.messages.get()
            time.sleep(ROUND_TRIP)
            ops: list[Any] = []
            self._take(message[-1] if message[0] in "ev" else [])
            if message[0] == "e":
                self.entered.append(self.value)
                self.value = "" if self.clears else self.value
            if self.value != self.known:
                self.known = self.value
                ops.append(["s", "note", self.value, self.seq, True])
            if message[0] == "e":
                ops.append(["d", message[2]])
            if ops:
                with contextlib.suppress(ConnectionClosed):
                    self.server.send(*ops)

    def _take(self, edits: list[Any]) -> None:
        for _, seq, value in edits:
            self.seq, self.known = seq, value
            self.value = self.rule(value)


@pytest.fixture
def late(shown: Any) -> Callable[..., LateServer]:
    def start(rule: Callable[[str], str] = str, *, clears: bool = False) -> LateServer:
        tree = column(field("Note", state("note", live=True), onEnter=True), button("Go"))
        return LateServer(shown(tree), rule, clears=clears)

    return start


def test_no_character_is_lost_to_an_echo(late: Any, page: Page) -> None:
    server = late()
    page.get_by_label("Note").press_sequentially(SENTENCE, delay=KEY_MS)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Note")).to_have_value(SENTENCE)
    _until(lambda: server.entered == [SENTENCE])


def test_a_server_that_capitalises_is_followed_without_loss(late: Any, page: Page) -> None:
    late(str.upper)
    page.get_by_label("Note").press_sequentially(SENTENCE[:24], delay=KEY_MS)
    expect(page.get_by_label("Note")).to_have_value(SENTENCE[:24].upper())


def test_a_field_that_the_server_clears_keeps_what_is_typed_meanwhile(
    late: Any, page: Page
) -> None:
    server = late(clears=True)
    note = page.get_by_label("Note")
    note.press_sequentially("hello", delay=KEY_MS)
    page.keyboard.press("Enter")
    page.keyboard.type(" next", delay=KEY_MS)
    expect(note).to_have_value(" next")
    _until(lambda: server.entered == ["hello"])
    page.keyboard.press("Enter")
    expect(note).to_have_value("")
    _until(lambda: server.entered == ["hello", " next"])


def test_the_caret_stays_in_the_middle_of_a_word(late: Any, page: Page) -> None:
    late(str.upper)
    note = page.get_by_label("Note")
    note.press_sequentially("abcd")
    expect(note).to_have_value("ABCD")
    note.evaluate("input => input.setSelectionRange(2, 2)")
    page.keyboard.type("x")
    expect(note).to_have_value("ABXCD")
    assert note.evaluate("input => input.selectionStart") == 3


def test_an_input_method_composes_undisturbed(late: Any, page: Page) -> None:
    late(str.upper)
    note = page.get_by_label("Note")
    note.press_sequentially("ab ")
    input_method = page.context.new_cdp_session(page)
    for reading in ("に", "にほ", "日本"):
        composing = {"text": reading, "selectionStart": len(reading), "selectionEnd": len(reading)}
        input_method.send("Input.imeSetComposition", composing)
        page.wait_for_timeout(ROUND_TRIP * 1000)  # the server's value arrives while it composes
        assert note.input_value() == f"ab {reading}"
    input_method.send("Input.insertText", {"text": "日本"})
    expect(note).to_have_value("AB 日本")


def test_what_nobody_reads_is_sent_with_the_next_event(
    shown: Callable[..., FakeServer], page: Page
) -> None:
    server = shown(column(field("Name", state("name")), field("City", state("city")), button("Go")))
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("City").fill("Bremen")
    page.get_by_role("button").click()
    event = server.messages.get(timeout=10)
    while event[0] == "a":
        event = server.messages.get(timeout=10)
    assert event == ["e", 2, 1, [2], "action", [["name", 1, "Ada"], ["city", 1, "Bremen"]]]


def test_an_idle_field_is_sent_by_itself(shown: Callable[..., FakeServer], page: Page) -> None:
    server = shown(column(field("Name", state("name"))))
    page.get_by_label("Name").fill("Ada")
    assert server.next("v") == ["v", 2, [["name", 1, "Ada"]]]


def test_a_read_field_is_sent_while_typing_and_a_submit_field_is_not(
    shown: Callable[..., FakeServer], page: Page
) -> None:
    server = shown(
        column(
            field("Kept", state("kept", live=True), mode="submit"),
            field("Left", state("left"), mode="change"),
            field("Read", state("read", live=True)),
        )
    )
    page.get_by_label("Kept").fill("1")
    page.get_by_label("Left").fill("2")
    page.get_by_label("Read").fill("3")
    assert server.next("v") == ["v", 2, [["left", 1, "2"]]]
    assert server.next("v") == ["v", 2, [["read", 1, "3"]]]


def test_two_fields_of_one_state_show_the_same(
    shown: Callable[..., FakeServer], page: Page
) -> None:
    server = shown(column(field("First", state("s")), field("Second", state("s"))))
    page.get_by_label("First").fill("mirrored")
    expect(page.get_by_label("Second")).to_have_value("mirrored")
    server.send(["s", "s", "by the server", 1, False])
    expect(page.get_by_label("First")).to_have_value("by the server")
    expect(page.get_by_label("Second")).to_have_value("by the server")


def test_undo_survives_a_value_that_is_the_same(
    shown: Callable[..., FakeServer], page: Page
) -> None:
    server = shown(column(field("Note", state("s", live=True)), text("0")))
    note = page.get_by_label("Note")
    note.press_sequentially("one")
    _, _, [[_, seq, _]] = server.next("v")
    server.send(["s", "s", "one", seq, True], ["p", [1], {"text": "1"}])
    expect(page.get_by_text("1")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(note).not_to_have_value("one")


def test_a_new_page_does_not_inherit_a_state_of_the_same_name(
    shown: Callable[..., FakeServer], page: Page
) -> None:
    server = shown(column(field("Old", state("text")), button("Go")))
    page.get_by_label("Old").fill("of the old page")
    page.get_by_role("button").click()
    event = server.next("e")
    server.send(
        ["n", "push", "/second", True],
        ["x", [], column(field("New", state("text")))],
        ["d", event[2]],
    )
    expect(page.get_by_label("New")).to_have_value("")


def test_half_an_emoji_is_sent_well_formed(shown: Callable[..., FakeServer], page: Page) -> None:
    server = shown(column(field("Note", state("s"), mode="live")))
    page.get_by_label("Note").evaluate(
        "input => { input.value = 'a\\ud83d'; input.dispatchEvent(new Event('input')) }"
    )
    assert server.next("v")[2] == [["s", 1, "a\ufffd"]]


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
