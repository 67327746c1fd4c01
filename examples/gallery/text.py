"""Words, and what stands among them."""

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui


def levels(wnd: Window) -> View:
    """A level gives a text both its look and its meaning; a page has one `h1`."""
    return ui.VStack(
        ui.Text("A section", level="h2"),
        ui.Text("A part of it", level="h3"),
        ui.Text("A small heading", level="h4"),
        ui.Text("What is read: the body of a page, in lines that are not too long."),
        ui.Text("Something beside it", level="small"),
        ui.Text("A caption", level="caption"),
        ui.Text("order-4711", level="mono"),
        gap=ui.L8,
        alignment="leading",
    )


def colors(wnd: Window) -> View:
    """Colours have meanings, and each comes in light and dark."""
    return ui.VStack(
        ui.Text("Muted, for what is less important", color=ui.ColorMuted),
        ui.Text("Accent, for what can be chosen", color=ui.ColorAccent),
        ui.Text("Good news", color=ui.ColorGood),
        ui.Text("A warning", color=ui.ColorWarning),
        ui.Text("An error", color=ui.ColorError),
        gap=ui.L4,
        alignment="leading",
    )


def fonts(wnd: Window) -> View:
    """Size, weight, slant and family, where a level is not enough."""
    return ui.VStack(
        ui.Text("€ 1,204.50", font=ui.Font(size=ui.rem(2), weight=650)),
        ui.Text("in italics", font=ui.Font(italic=True)),
        ui.Text("0123456789", font=ui.Font(mono=True)),
        gap=ui.L8,
        alignment="leading",
    )


def links(wnd: Window) -> View:
    """A real link: open it in a new tab, copy it, bookmark it."""
    return ui.HStack(
        ui.Link("To the start", "."),
        ui.Link("Elsewhere", "https://www.python.org", target="_blank"),
        ui.Link("Write to us", "mailto:desk@example.com"),
        gap=ui.L16,
        wrap=True,
    )


def badges(wnd: Window) -> View:
    """A word about the state of something."""
    return ui.HStack(
        ui.Badge("Draft"),
        ui.Badge("New", tone="accent"),
        ui.Badge("Paid", tone="success"),
        ui.Badge("Due soon", tone="warning"),
        ui.Badge("Overdue", tone="error"),
        gap=ui.L8,
        wrap=True,
    )


def avatars(wnd: Window) -> View:
    """Who it is, by the initials of a name."""
    return ui.HStack(ui.Avatar("Ada Lovelace"), ui.Avatar("Grace Hopper"), gap=ui.L8)


def icons(wnd: Window) -> View:
    """All icons of Lucide, by name."""
    return ui.HStack(
        ui.Icon("house"),
        ui.Icon("search"),
        ui.Icon("shopping-cart"),
        ui.Icon("calendar-days"),
        ui.Icon("triangle-alert", accessibility_label="Attention", color=ui.ColorWarning),
        gap=ui.L12,
    )


CHAPTER = Chapter(
    "Text",
    "text",
    "Words to read, and the small signs that stand among them.",
    (
        Specimen("Text", levels, (ui.Text,)),
        Specimen("Colours of text", colors),
        Specimen("Font", fonts, (ui.Font,)),
        Specimen("Link", links, (ui.Link,)),
        Specimen("Badge", badges, (ui.Badge,)),
        Specimen("Avatar", avatars, (ui.Avatar,)),
        Specimen("Icon", icons, (ui.Icon,)),
    ),
)
