"""How a page is divided."""

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui


def tabs(wnd: Window) -> View:
    """Pages of which one is shown; only that goes over the wire."""
    return ui.Tabs(
        ui.Tab("contact", "Contact", ui.Text("Ada Lovelace, London"), icon="user"),
        ui.Tab("orders", "Orders", ui.Text("No orders yet")),
        ui.Tab("notes", "Notes", ui.Text("Pays at once")),
        selected=wnd.state("tab", "contact"),
    )


CHAPTER = Chapter(
    "Flow",
    "flow",
    "Pages within a page, and the way through them.",
    (Specimen("Tabs", tabs, (ui.Tabs, ui.Tab)),),
)
