"""Long lists and tables for the bench, as an application would show them."""

from nago import Configurator, View, Window, run, ui
from nago.ui.list import ListLine

NAMES = [f"Customer {number}" for number in range(10_000)]


def row(name: str) -> ListLine:
    return ui.ListRow(name, "since 2019", to=".", key=name)


def ten_thousand(wnd: Window) -> View:
    """A button that puts a row on top of 10,000, which a lazy list shows."""

    def add() -> None:
        NAMES.insert(0, f"Customer {len(NAMES)}")
        wnd.invalidate()

    return ui.VStack(
        ui.PrimaryButton("Add", action=add),
        ui.LazyList("Customers", ui.lazy(wnd, NAMES, row, key=lambda name: name)),
    )


def three_hundred(wnd: Window) -> View:
    """300 rows without any help: no keys, no parts, all of them made at every run."""
    changed = wnd.state("changed", "")

    def change() -> None:
        changed.value = "twelve chars"

    names = [changed.value if at == 150 and changed.value else f"Row {at}" for at in range(300)]
    return ui.VStack(
        ui.PrimaryButton("Change", action=change),
        ui.List(*[ui.ListRow(name) for name in names]),
    )


def long_list(wnd: Window) -> View:
    return ui.LazyList(
        "Rows", ui.lazy(wnd, range(100_000), lambda at: ui.ListRow(f"Row {at}", "text", to="."))
    )


def long_table(wnd: Window) -> View:
    columns = [ui.Column(name) for name in ("Number", "Square", "Cube", "State")]
    rows = ui.lazy(
        wnd, range(100_000), lambda at: ui.TableRow(f"{at}", f"{at**2}", f"{at**3}", "ok")
    )
    return ui.Table(columns, rows, caption="Rows", caption_hidden=True)


def configure(cfg: Configurator) -> None:
    cfg.root_view("ten_thousand", ten_thousand)
    cfg.root_view("three_hundred", three_hundred)
    cfg.root_view("list", long_list)
    cfg.root_view("table", long_table)


if __name__ == "__main__":
    run(configure)
