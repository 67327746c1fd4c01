"""Tables: rows that fit their columns, sorting, and selecting."""

from typing import Any

import pytest

from nago import View, Window, ui
from nago.errors import ComponentError
from nago.presentation.check import check_tree
from tests.presentation.tab import Tab

NAMES = ["Ada", "Grace", "Alan"]
COLUMNS = [ui.Column("Name", sortable=True), ui.Column("Letters", align="end", key="size")]


def table(wnd: Window) -> View:
    sort = wnd.state("sort", ui.Sort("Name"))
    chosen = wnd.state("chosen", [], type=list[str])
    names = sorted(NAMES, reverse=sort.value.descending)
    return ui.Table(
        COLUMNS,
        [ui.TableRow(name, str(len(name)), key=name.lower()) for name in names],
        caption="People",
        sort=sort,
        selected=chosen,
        footer=ui.TableRow("Total", str(sum(map(len, names)))),
    )


def node(tab: Tab) -> Any:
    return tab.browser.tree


def names(tab: Tab) -> list[str]:
    return [row["texts"][0] for row in node(tab)["children"]]


def chosen(tab: Tab) -> list[str]:
    return [row["key"] for row in node(tab)["children"] if row.get("selected")]


async def test_the_head_of_a_column_sorts_the_rows_with_few_bytes() -> None:
    tab = await Tab(table).open()
    assert names(tab) == ["Ada", "Alan", "Grace"]
    await tab.trigger([], "onSort", {"column": "Name", "descending": True})
    assert names(tab) == ["Grace", "Alan", "Ada"]
    assert node(tab)["sorted"] == {"column": "Name", "descending": True}
    assert b"texts" not in tab.frames[-1]  # rows move, they are not sent again


@pytest.mark.parametrize(
    "wanted",
    [{"column": "Letters"}, {"column": "size"}, {"column": "secret"}, {"column": 3}, "Name", None],
)
async def test_only_a_sortable_column_sorts(wanted: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "nago.window")
    tab = await Tab(table).open()
    await tab.trigger([], "onSort", wanted)
    assert names(tab) == ["Ada", "Alan", "Grace"]
    assert "refused" in caplog.text


async def test_rows_are_selected_one_by_one_or_all_at_once() -> None:
    tab = await Tab(table).open()
    assert node(tab)["selection"] == "none"
    await tab.trigger([], "onSelect", {"keys": ["alan"], "selected": True})
    assert (chosen(tab), node(tab)["selection"]) == (["alan"], "some")
    await tab.trigger([], "onSelect", {"keys": None, "selected": True})
    assert (chosen(tab), node(tab)["selection"]) == (["ada", "alan", "grace"], "all")
    await tab.trigger([], "onSelect", {"keys": ["ada", "grace"], "selected": False})
    assert chosen(tab) == ["alan"]
    await tab.trigger([], "onSelect", {"selected": False})
    assert (chosen(tab), node(tab)["selection"]) == ([], "none")


async def test_only_rows_that_are_shown_can_be_selected(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "nago.window")
    tab = await Tab(table).open()
    for wanted in ({"keys": ["ada", "eve"], "selected": True}, {"keys": "ada"}, ["ada"]):
        await tab.trigger([], "onSelect", wanted)
        assert chosen(tab) == []
    assert caplog.text.count("refused") == 3


async def test_lazy_rows_are_selected_all_at_once_only_where_their_keys_are_known() -> None:
    keys = [str(number) for number in range(1000)]

    def view(wnd: Window) -> View:
        chosen = wnd.state("chosen", [], type=list[str])
        rows = ui.lazy(wnd, keys, lambda key: ui.TableRow(key, key=key), key=str)
        every = keys if wnd.values().get("all") else None
        return ui.VStack(
            ui.Table([ui.Column("No")], rows, caption="x", selected=chosen, all_keys=every),
            ui.Text(str(len(chosen.value))),
        )

    tab = await Tab(view).open(all="yes")
    await tab.trigger([0], "onSelect", {"selected": True})
    assert tab.texts() == ["1000"]
    tab = await Tab(view).open()
    await tab.trigger([0], "onSelect", {"selected": True})
    assert tab.texts() == ["0"]
    assert tab.browser.at([0])["selectAll"] is False


def test_cells_are_texts_components_or_nothing() -> None:
    menu = ui.Menu(ui.MenuItem("Delete", lambda: None), title="More")
    rows = [
        ui.TableRow("a", None, ui.Badge("x"), "d", menu=menu, key="1"),
        ui.TableRow("a", "b", "c", "d", key="2"),
    ]
    shown = ui.Table([ui.Column(name) for name in "abcd"], rows, caption="All kinds")
    check_tree(shown)
    first, second = shown.children
    assert (first.texts, len(first.cells)) == (("a", ""), 3)
    assert (second.texts, len(second.cells)) == (("a", "b", "c", "d"), 1)  # where the menu lies


def test_what_does_not_fit_is_refused() -> None:
    columns = [ui.Column("a"), ui.Column("b")]
    with pytest.raises(ComponentError, match="the row 'k' has 3 cells and the table 2 columns"):
        ui.Table(columns, [ui.TableRow("a", "b", "c", key="k")], caption="x")
    with pytest.raises(ComponentError, match="it has no columns"):
        ui.Table([], [], caption="x")
    with pytest.raises(ComponentError, match=r"Table\.rows: got str 'a', allowed is ui\.TableRow"):
        ui.Table(columns, ["a"], caption="x")  # type: ignore[list-item]
    with pytest.raises(ComponentError, match="TableRow: got int 3 as a cell"):
        ui.TableRow(ui.Text("a"), 3)  # type: ignore[arg-type]
    with pytest.raises(ComponentError, match="its first cell is what is pressed"):
        ui.TableRow("", "b", action=lambda: None)
    with pytest.raises(ComponentError, match="an action or to, not both"):
        ui.TableRow("a", action=lambda: None, to=".")


async def test_a_row_that_can_be_selected_needs_a_key(caplog: pytest.LogCaptureFixture) -> None:
    def view(wnd: Window) -> View:
        chosen = wnd.state("chosen", [], type=list[str])
        return ui.Table([ui.Column("a")], [ui.TableRow("x")], caption="x", selected=chosen)

    tab = await Tab(view).open()
    assert tab.dialogue.window.status == 500
    assert "can be selected, so it needs a key" in caplog.text


def test_an_empty_table_says_so() -> None:
    shown = ui.Table([ui.Column("a")], [], caption="x", empty="Nothing yet")
    assert shown.empty == ui.Text("Nothing yet")
    assert ui.Table([ui.Column("a")], [ui.TableRow("a")], caption="x", empty="No").empty is None
