"""What the server asks of the browser beside the page."""

from typing import Any, cast

import pytest

from nago import View, Window, ui
from nago.errors import InvalidValue, LimitError
from nago.presentation.calls import LONGEST_CLIP
from tests.presentation.tab import Tab


async def test_a_call_goes_out_after_what_its_action_has_changed_in_the_page() -> None:
    def view(wnd: Window) -> View:
        open_ = wnd.state("open", False)

        def edit() -> None:
            wnd.request_focus("name")
            open_.value = True
            wnd.clipboard().set_text("K-17", done="Copied")
            wnd.set_color_scheme("dark")

        name = [ui.TextField("Name", value=wnd.state("name", ""), id="name")] if open_.value else []
        return ui.VStack(ui.PrimaryButton("Edit", action=edit), *name)

    tab = await Tab(view).open()
    await tab.press("Edit")
    wanted = [["focus", "name"], ["copy", "K-17", "Copied"], ["theme", "dark"]]
    assert tab.browser.calls == wanted
    ops = [op for op in tab.frames[-1].split(b'["') if op[:1] in b"ic"]
    assert [op[:1] for op in ops] == [b"i", b"c", b"c", b"c"]


async def test_a_call_of_the_first_rendering_waits_for_the_connection() -> None:
    def view(wnd: Window) -> View:
        wnd.request_focus("name")
        return ui.TextField("Name", value=wnd.state("name", ""), id="name")

    tab = await Tab(view).open()
    assert tab.browser.calls == [["focus", "name"]]


async def test_a_call_with_what_no_browser_can_do_says_what_is_allowed() -> None:
    window = (await Tab(lambda wnd: ui.Text("x")).open()).dialogue.window
    wrong = cast(Any, None)
    with pytest.raises(InvalidValue, match="id or the key"):
        window.request_focus("")
    with pytest.raises(InvalidValue, match="light, dark, system"):
        window.set_color_scheme(cast(Any, "sepia"))
    with pytest.raises(InvalidValue, match="NoneType"):
        window.clipboard().set_text(wrong)
    with pytest.raises(LimitError, match="offer a file"):
        window.clipboard().set_text("x" * (LONGEST_CLIP + 1))


async def test_half_an_emoji_reaches_the_clipboard_as_a_question_mark() -> None:
    tab = await Tab(lambda wnd: ui.Text("x")).open()
    tab.dialogue.window.clipboard().set_text("a\ud83d")
    await tab.say(["a", tab.browser.frame])
    assert tab.browser.calls == [["copy", "a?", ""]]
