"""Many things of one kind."""

from examples.gallery.specimen import Chapter, Specimen
from nago import State, View, Window, ui


def lists(wnd: Window) -> View:
    """Rows on a surface; a row with an action or a link can be pressed everywhere."""
    return ui.List(
        ui.ListRow("Ada Lovelace", "ada@example.com", leading=ui.Avatar("Ada Lovelace"), to="."),
        ui.ListRow(
            "Grace Hopper",
            "grace@example.com",
            leading=ui.Avatar("Grace Hopper"),
            trailing=ui.Badge("Admin", tone="accent"),
        ),
        ui.ListRow("Only to read", leading=ui.Icon("lock")),
    )


def tables(wnd: Window) -> View:
    """A real table: the view sorts its rows by a state that the heads of the columns change."""
    orders = [
        ("2041", "Ada Lovelace", 1240.5, ui.Badge("Paid", tone="success")),
        ("2042", "Grace Hopper", 89.9, ui.Badge("Open")),
        ("2043", "Alan Turing", 312.0, ui.Badge("Late", tone="error")),
        ("2044", "Emmy Noether", 4100.0, ui.Badge("Open")),
    ]
    sort = wnd.state("sort", ui.Sort("Amount", descending=True))
    if sort.value.column == "Amount":
        orders.sort(key=lambda order: order[2], reverse=sort.value.descending)
    else:
        by = 0 if sort.value.column == "Order" else 1
        orders.sort(key=lambda order: str(order[by]), reverse=sort.value.descending)
    return ui.Table(
        [
            ui.Column("Order", sortable=True, width=ui.rem(7)),
            ui.Column("Customer", sortable=True),
            ui.Column("Amount", sortable=True, align="end"),
            ui.Column("State"),
        ],
        [
            ui.TableRow(number, customer, f"{amount:,.2f} €", state, key=number)
            for number, customer, amount, state in orders
        ],
        caption="Orders of this week",
        sort=sort,
        footer=ui.TableRow("Total", None, f"{sum(order[2] for order in orders):,.2f} €", None),
        cards=True,
    )


def chosen_rows(wnd: Window) -> View:
    """Rows to tick, with Shift for a range; what else can be done with one is in its menu."""
    files = wnd.state("files", ["budget.xlsx", "minutes.pdf", "plan.png"])
    chosen: State[list[str]] = wnd.state("chosen", [], type=list[str])

    def delete(*names: str) -> None:
        files.value = [name for name in files.value if name not in names]
        chosen.value = []

    def row(name: str) -> ui.TableLine:
        menu = ui.Menu(
            ui.MenuItem("Rename", icon="pencil", disabled=True),
            ui.MenuItem("Delete", lambda: delete(name), icon="trash-2", destructive=True),
            icon="ellipsis",
            accessibility_label=f"Actions for {name}",
        )
        return ui.TableRow(name, name.split(".")[1].upper(), menu=menu, key=name)

    return ui.VStack(
        ui.Table(
            [ui.Column("Name"), ui.Column("Kind")],
            [row(name) for name in files.value],
            caption="Files",
            caption_hidden=True,
            selected=chosen,
            empty="All files are deleted.",
        ),
        ui.SecondaryButton(
            f"Delete {len(chosen.value)} selected",
            action=lambda: delete(*chosen.value),
            visible=bool(chosen.value),
        ),
        gap=ui.L12,
        alignment="leading",
        frame=ui.Frame.full_width(),
    )


def dense_tables(wnd: Window) -> View:
    """Compact and striped, for many numbers; the head stays in sight while the rows scroll."""
    return ui.Table(
        [ui.Column("n"), ui.Column("n²", align="end"), ui.Column("n³", align="end")],
        [ui.TableRow(str(n), f"{n**2:,}", f"{n**3:,}") for n in range(1, 41)],
        caption="Powers",
        density="compact",
        zebra=True,
        frame=ui.Frame(height=ui.L320),
    )


def long_lists(wnd: Window) -> View:
    """100,000 rows, of which the page holds those near the part in sight."""

    def row(number: int) -> ui.ListLine:
        return ui.ListRow(f"Customer {number + 1:,}", f"since {1960 + number % 60}", to=".")

    return ui.LazyList("Customers", ui.lazy(wnd, range(100_000), row))


def long_tables(wnd: Window) -> View:
    """The same for tables: a quarter of a million rows at most."""

    def row(number: int) -> ui.TableLine:
        return ui.TableRow(f"{number:06}", f"{number * 7919 % 1000 / 10:.1f} °C", "ok")

    return ui.Table(
        [ui.Column("Reading"), ui.Column("Temperature", align="end"), ui.Column("State")],
        ui.lazy(wnd, range(250_000), row),
        caption="Sensor 7",
        density="compact",
    )


def sortable(wnd: Window) -> View:
    """Rows in an order of the user's own: by mouse, finger, or the space bar and the arrows."""
    steps = wnd.state("steps", ["Wash", "Peel", "Cut", "Cook"])

    def move(wanted: ui.Move) -> None:
        steps.value = wanted.applied(steps.value, key=str)

    return ui.Sortable(*[ui.Text(step, key=step) for step in steps.value], on_move=move)


CHAPTER = Chapter(
    "Data",
    "data",
    "Lists, tables, and rows in order, from three of them to a quarter of a million.",
    (
        Specimen("List", lists, (ui.List, ui.ListRow)),
        Specimen("Table", tables, (ui.Table, ui.Column, ui.TableRow)),
        Specimen("Rows to choose", chosen_rows, (ui.Table, ui.TableRow)),
        Specimen("Dense table", dense_tables, (ui.Table,)),
        Specimen("Long list", long_lists, (ui.LazyList, ui.lazy)),
        Specimen("Long table", long_tables, (ui.Table, ui.lazy)),
        Specimen("Sortable", sortable, (ui.Sortable,)),
    ),
)
