"""How things lie."""

from examples.gallery.pictures import MORNING, NIGHT
from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui


def tile(text: str) -> View:
    return ui.Text(
        text,
        padding=ui.Padding(ui.L12, ui.L16, ui.L12, ui.L16),
        background=ui.ColorAccentSoft,
        border=ui.Border(radius=ui.L8),
    )


def column(wnd: Window) -> View:
    """One below the other; `gap` is the room between them."""
    return ui.VStack(tile("one"), tile("two"), tile("three"), gap=ui.L8, alignment="leading")


def row(wnd: Window) -> View:
    """Side by side; what does not fit flows into further lines with `wrap`."""
    return ui.HStack(
        *(tile(f"number {each}") for each in range(1, 9)), gap=ui.L8, alignment="leading", wrap=True
    )


def spacer(wnd: Window) -> View:
    """Takes the room that is left, so that what follows stands at the end."""
    return ui.HStack(
        tile("start"), ui.Spacer(), tile("end"), frame=ui.Frame.full_width(), gap=ui.L8
    )


def grid(wnd: Window) -> View:
    """So many columns of equal width; one where the window is narrow."""
    return ui.Grid(*(tile(f"cell {each}") for each in range(1, 7)), columns=3, gap=ui.L8)


def fitting_grid(wnd: Window) -> View:
    """As many columns as fit, none narrower than `min_column`."""
    return ui.Grid(*(tile(f"card {each}") for each in range(1, 6)), min_column=ui.L160, gap=ui.L8)


def placed_grid(wnd: Window) -> View:
    """Columns with a measure each, and cells that reach over several of them."""
    return ui.Grid(
        ui.GridCell(tile("over all three"), col_span=3),
        ui.GridCell(tile("two rows high"), row_span=2),
        tile("two shares"),
        tile("one share"),
        ui.GridCell(ui.Badge("at the end"), col_start=3, alignment="trailing"),
        columns=[ui.L144, 2, 1],
        gap=ui.L8,
    )


def boxes(wnd: Window) -> View:
    """Layers over one another, and what lies at one of nine places above them."""
    return ui.Box(
        ui.Image(MORNING, alt="The sea in the morning", dark_src=NIGHT, aspect_ratio=16 / 9),
        top_trailing=ui.Badge("New", tone="accent"),
        center=ui.Icon("play", size=ui.L48, color=ui.rgb("#ffffff")),
        frame=ui.Frame(width=ui.L320, max_width=ui.FULL),
    )


def scrolling(wnd: Window) -> View:
    """A region that scrolls by itself; Tab reaches it, arrow keys move it."""
    lines = (ui.Text(f"Line {each}", id=f"line-{each}") for each in range(1, 31))
    return ui.ScrollView(
        ui.VStack(*lines, alignment="leading", gap=ui.L8),
        label="Thirty lines",
        scroll_to="line-12",
        frame=ui.Frame(width=ui.FULL, max_height=ui.L160),
        padding=ui.Padding.all(ui.L12),
        border=ui.Border(width=ui.L1),
    )


def scrolling_sideways(wnd: Window) -> View:
    """What is wider than the page scrolls in its own place."""
    return ui.ScrollView(
        ui.HStack(*(tile(f"month {each}") for each in range(1, 25)), gap=ui.L8),
        label="Two years",
        axis="horizontal",
        frame=ui.Frame.full_width(),
    )


def images(wnd: Window) -> View:
    """A picture says what it shows; its ratio keeps its place before it comes."""
    return ui.Grid(
        ui.Image(MORNING, alt="The sea in the morning", aspect_ratio=4 / 3),
        ui.Image(
            MORNING, alt="The sea", dark_src=NIGHT, aspect_ratio=4 / 3, caption="Dark has its own"
        ),
        ui.Image(
            MORNING, alt="", object_fit="contain", aspect_ratio=4 / 3, background=ui.ColorSunken
        ),
        ui.Image("/no/such.png", alt="One that does not come", aspect_ratio=4 / 3),
        min_column=ui.L160,
        gap=ui.L16,
    )


def cards(wnd: Window) -> View:
    """What belongs together, on a surface; a title makes it a region."""
    return ui.Card(
        ui.Text("Two of three invoices are paid."),
        title="Invoices",
        actions=ui.Menu(ui.MenuItem("Refresh"), title="More", icon="ellipsis"),
        supporting_text="of this month",
        footer=ui.Link("Show all", "."),
    )


def dividers(wnd: Window) -> View:
    """A line between what does not belong together."""
    return ui.VStack(
        ui.Text("above"),
        ui.Divider(),
        ui.Text("below"),
        ui.Divider(label="or"),
        ui.HStack(ui.Text("left"), ui.Divider(axis="vertical"), ui.Text("right"), gap=ui.L12),
        gap=ui.L12,
        alignment="stretch",
    )


def frames(wnd: Window) -> View:
    """Every component has a frame, padding, background and border."""
    return ui.VStack(
        ui.Text("320 wide, framed"),
        frame=ui.Frame(width=ui.L320, max_width=ui.FULL),
        padding=ui.Padding.all(ui.L24),
        background=ui.ColorSunken,
        border=ui.Border(width=ui.L1, color=ui.ColorLine, radius=ui.L16),
    )


CHAPTER = Chapter(
    "Layout",
    "layout",
    "Rows, columns and surfaces. Lengths are L0 to L1600, rem, px and percent.",
    (
        Specimen("VStack", column, (ui.VStack,)),
        Specimen("HStack", row, (ui.HStack,)),
        Specimen("Spacer", spacer, (ui.Spacer,)),
        Specimen("Grid", grid, (ui.Grid,)),
        Specimen("Grid that fits", fitting_grid),
        Specimen("Cells of a grid", placed_grid, (ui.GridCell,)),
        Specimen("Box", boxes, (ui.Box,)),
        Specimen("ScrollView", scrolling, (ui.ScrollView,)),
        Specimen("ScrollView, sideways", scrolling_sideways),
        Specimen("Image", images, (ui.Image,)),
        Specimen("Card", cards, (ui.Card,)),
        Specimen("Divider", dividers, (ui.Divider,)),
        Specimen("Frame and border", frames, (ui.Frame, ui.Padding, ui.Border)),
    ),
)
