"""Questions that an action asks: what the answer does, and which answers count."""

import pytest

from nago import View, Window, ui
from nago.errors import ComponentError
from nago.presentation.questions import MOST
from tests.presentation.tab import Tab


def view(wnd: Window) -> View:
    """Deletes something, if the user wants it."""
    said = wnd.state("said", "nothing")

    async def delete() -> None:
        said.value = "deleted"

    def keep() -> None:
        said.value = "kept"

    def ask() -> None:
        ui.confirm(wnd, "Delete it?", "For good.", action=delete, otherwise=keep, destructive=True)

    return ui.VStack(ui.Text(said.value), ui.PrimaryButton("Ask", action=ask))


async def opened() -> Tab:
    tab = await Tab({".": view, "other": lambda wnd: ui.Text("elsewhere")}).open()
    await tab.press("Ask")
    return tab


async def test_the_browser_asks_and_the_answer_acts() -> None:
    tab = await opened()
    question = {"title": "Delete it?", "text": "For good.", "destructive": True}
    assert tab.browser.calls == [["ask", 1, question]]
    assert tab.texts() == ["nothing"]
    await tab.trigger(["?", 1], "yes")
    assert tab.texts() == ["deleted"]
    await tab.press("Ask")
    await tab.trigger(["?", 2], "no")
    assert tab.texts() == ["kept"]


@pytest.mark.parametrize("path", [["?"], ["?", 2], ["?", 0], ["?", "1"], ["?", 1, 0]])
async def test_W06_only_an_open_question_is_answered(path: list[int | str]) -> None:
    tab = await opened()
    await tab.trigger(path, "yes")
    assert tab.texts() == ["nothing"]


async def test_W06_an_answer_counts_once_and_is_yes_or_no() -> None:
    tab = await opened()
    await tab.trigger(["?", 1], "action")
    assert tab.texts() == ["nothing"]
    await tab.trigger(["?", 1], "no")
    await tab.trigger(["?", 1], "yes")
    assert tab.texts() == ["kept"]


async def test_a_question_of_a_page_that_was_left_is_forgotten() -> None:
    tab = await opened()
    await tab.say(["n", tab.browser.frame, 7, "other", {}, []])
    tab.no = 7
    await tab.say(["n", tab.browser.frame, 8, ".", {}, []])
    tab.no = 8
    await tab.trigger(["?", 1], "yes")
    assert tab.texts() == ["nothing"]


async def test_of_many_open_questions_the_oldest_is_forgotten() -> None:
    tab = await opened()
    for _ in range(MOST):
        await tab.press("Ask")
    await tab.trigger(["?", 1], "yes")
    assert tab.texts() == ["nothing"]
    await tab.trigger(["?", 2], "yes")
    assert tab.texts() == ["deleted"]


async def test_what_is_no_question_is_refused() -> None:
    window = (await Tab(view).open()).dialogue.window
    with pytest.raises(ComponentError, match="ask a question"):
        ui.confirm(window, "", action=lambda: None)
    with pytest.raises(ComponentError, match=r"confirm\.action: got str"):
        ui.confirm(window, "Delete?", action="go")  # type: ignore[arg-type]
