"""Many things of one kind."""

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui


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


CHAPTER = Chapter(
    "Data",
    "data",
    "Lists and tables.",
    (Specimen("List", lists, (ui.List, ui.ListRow)),),
)
