"""Accordions, steps, pages and modals follow their states, and take from a browser what fits."""

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


def number(value: int) -> State[int]:
    return State(Window(), "number", int, value)


def flag(value: bool) -> State[bool]:
    return State(Window(), "flag", bool, value)


def test_an_accordion_follows_its_state_and_tells_of_it() -> None:
    state, heard = flag(True), []
    item = ui.Accordion("More", ui.Text("x"), None, open=state, on_toggle=heard.append)
    check_tree(item)
    assert (item.open, len(item.children)) == (True, 1)
    assert item.on_toggle is not None
    item.on_toggle(False)
    assert (state.value, heard) == (False, [False])
    assert ui.Accordion("More", open=True).on_toggle is None


def test_of_a_single_group_one_accordion_is_open() -> None:
    a, b = ui.Accordion("A", open=True), ui.Accordion("B", open=True)
    assert len(ui.AccordionGroup(a, None, b).children) == 2
    with pytest.raises(ComponentError, match=r"\['A', 'B'\] are open"):
        ui.AccordionGroup(a, b, single=True)


def test_the_states_of_steps_follow_from_the_current_one() -> None:
    steps = (ui.Step("A"), ui.Step("B", state="error"), ui.Step("C"), ui.Step("D"))
    row = ui.Stepper(*steps, current=2)
    check_tree(row)
    assert [step.state for step in row.children] == ["done", "error", "current", "upcoming"]
    assert row.on_select is None
    assert [step.state for step in ui.Stepper(*steps, current=4).children][-1] == "done"


def test_a_browser_chooses_only_a_step_that_is_free() -> None:
    state, heard = number(1), []
    steps = (ui.Step("A"), ui.Step("B"), ui.Step("C"), ui.Step("D", disabled=True))
    row = ui.Stepper(*steps, current=state, selectable="all", on_select=heard.append)
    assert [step.selectable for step in row.children] == [True, False, True, False]
    assert row.on_select is not None
    for step in (3, 4, 1):
        row.on_select(step)
    assert (state.value, heard) == (1, [])
    row.on_select(2)
    assert (state.value, heard) == (2, [2])
    done = ui.Stepper(*steps, current=state, selectable="done")
    assert [step.selectable for step in done.children] == [True, True, False, False]


def test_a_stepper_has_steps_and_somebody_who_hears() -> None:
    with pytest.raises(ComponentError, match="give it at least one"):
        ui.Stepper(current=0)
    with pytest.raises(ComponentError, match="nobody hears"):
        ui.Stepper(ui.Step("A"), current=0, selectable="all")


def test_a_pager_stays_within_its_pages() -> None:
    page, size = number(9), number(20)
    bar = ui.Pager(page, total=45, size=size, sizes=(20, 50))
    check_tree(bar)
    assert (bar.page, bar.size, bar.total, bar.sizes) == (2, 20, 45, (20, 50))
    bar.on_page(7)
    assert page.value == 2
    assert bar.on_size is not None
    bar.on_size(30)
    assert (page.value, size.value) == (2, 20), "that size is not offered"
    bar.on_size(50)
    assert (page.value, size.value) == (0, 50)


def test_the_first_thing_of_a_page_stays_in_sight_in_another_size() -> None:
    page, size = number(7), number(20)
    bar = ui.Pager(page, total=345, size=size, sizes=(50,))
    assert bar.sizes == (20, 50)
    assert bar.on_size is not None
    bar.on_size(50)
    assert (page.value, size.value) == (2, 50), "number 141 is on the third page of fifty"


@pytest.mark.parametrize("wrong", [{"total": -1}, {"total": 1, "size": 0}])
def test_a_pager_without_pages_is_refused(wrong: Any) -> None:
    with pytest.raises(ComponentError, match="allowed are a total from 0"):
        ui.Pager(number(0), **wrong)
    assert ui.Pager(number(3), total=0).page == 0


def test_crumbs_lead_to_pages() -> None:
    trail = ui.Breadcrumbs(ui.Crumb("Start", ".", icon="house"), None, ui.Crumb("Here"))
    check_tree(trail)
    assert [crumb.href for crumb in trail.children] == ["/", None]
    assert ui.Crumb("Order", "orders", values={"id": "7"}).href == "/orders?id=7"
    with pytest.raises(ComponentError, match="there is no crumb"):
        ui.Breadcrumbs()


def test_a_closed_modal_holds_nothing_that_could_be_triggered() -> None:
    state = flag(False)
    button = ui.PrimaryButton("Save")
    closed = ui.Modal(ui.Text("x"), title="Edit", open=state, header=button, footer=button)
    check_tree(closed)
    assert (closed.children, closed.header, closed.footer) == ((), None, None)
    state.value = True
    shown = ui.Modal(ui.Text("x"), title="Edit", open=state, footer=button, guard="edited")
    assert (len(shown.children), shown.footer) == (1, button)
    shown.on_close()
    assert state.value is False


@pytest.mark.parametrize("value", [-0.1, 1.01, float("nan"), float("inf")])
def test_progress_is_between_nothing_and_all(value: float) -> None:
    assert ui.LinearProgress("Import", 1).value == 1
    assert ui.CircularProgress("Import").value is None
    with pytest.raises(ComponentError, match="a number from 0 to 1"):
        ui.LinearProgress("Import", value)
    with pytest.raises(ComponentError, match="say what goes on"):
        ui.LinearProgress("", 0.5)


def test_a_skeleton_has_lines() -> None:
    assert ui.Skeleton(lines=3).shape == "text"
    with pytest.raises(ComponentError, match=r"Skeleton\.lines: got 0"):
        ui.Skeleton(lines=0)


def test_an_empty_state_offers_something() -> None:
    box = ui.EmptyState("Nothing", "yet", ui.PrimaryButton("Add"), None, icon="inbox")
    check_tree(box)
    assert (len(box.children), box.icon) == (1, ui.Icon("inbox"))


def test_a_disabled_tab_selects_nothing() -> None:
    state = State(Window(), "tab", str, "a")
    tabs = ui.Tabs(ui.Tab("a", "A"), ui.Tab("b", "B", disabled=True), selected=state, manual=True)
    assert tabs.children[1].action is None
    assert tabs.manual is True
