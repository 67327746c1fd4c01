"""A dialog follows its state, and its state follows when it is closed in the browser."""

from typing import Any

import pytest

from nago import ui
from nago.errors import ComponentError
from nago.presentation.check import check_tree
from nago.presentation.state import State


class Window:
    """Owns states, and renders nothing."""

    reading = None

    def state_changed(self, state: State[Any]) -> None:
        """Nobody looks."""


def opened(value: bool) -> State[bool]:
    return State(Window(), "open", bool, value)


def test_a_closed_dialog_holds_nothing_that_could_be_triggered() -> None:
    button = ui.PrimaryButton("Delete")
    closed = ui.Dialog(ui.Text("Sure?"), title="Delete", open=opened(False), footer=button)
    check_tree(closed)
    assert (closed.open, closed.children, closed.footer) == (False, (), None)
    shown = ui.Dialog(ui.Text("Sure?"), None, title="Delete", open=opened(True), footer=button)
    check_tree(shown)
    assert (shown.open, len(shown.children), shown.footer) == (True, 1, button)


async def test_closing_it_sets_the_state_before_its_action_runs() -> None:
    state, seen = opened(True), []

    async def note() -> None:
        seen.append(state.value)

    dialog = ui.Dialog(title="Delete", open=state, on_close=note)
    running = dialog.on_close()
    assert running is not None
    await running
    assert seen == [False]
    assert ui.Dialog(title="Delete", open=opened(True)).on_close() is None


def test_what_cannot_be_called_is_refused() -> None:
    with pytest.raises(ComponentError, match=r"Dialog\.on_close: got str"):
        ui.Dialog(title="x", open=opened(True), on_close="go")  # type: ignore[arg-type]
