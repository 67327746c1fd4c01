"""How things lie."""

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
    return ui.HStack(*(tile(f"number {each}") for each in range(1, 9)), gap=ui.L8, wrap=True)


def spacer(wnd: Window) -> View:
    """Takes the room that is left, so that what follows stands at the end."""
    return ui.HStack(
        tile("start"), ui.Spacer(), tile("end"), frame=ui.Frame.full_width(), gap=ui.L8
    )


def cards(wnd: Window) -> View:
    """What belongs together, on a surface; a title makes it a region."""
    return ui.Card(
        ui.Text("Two of three invoices are paid."),
        title="Invoices",
        supporting_text="of this month",
        footer=ui.Link("Show all", "."),
    )


def dividers(wnd: Window) -> View:
    """A line between what does not belong together."""
    return ui.VStack(
        ui.Text("above"), ui.Divider(), ui.Text("below"), gap=ui.L12, alignment="stretch"
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
        Specimen("Card", cards, (ui.Card,)),
        Specimen("Divider", dividers, (ui.Divider,)),
        Specimen("Frame and border", frames, (ui.Frame, ui.Padding, ui.Border)),
    ),
)
