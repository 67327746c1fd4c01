"""What the application says."""

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui


def banners(wnd: Window) -> View:
    """Stands in the page, for what concerns all of it."""
    return ui.VStack(
        ui.Banner("The price list is from last year.", tone="info"),
        ui.Banner("Two invoices are overdue.", tone="warning", title="Attention"),
        ui.Banner("The order could not be sent.", tone="error"),
        ui.Banner("All orders are sent.", tone="success"),
        gap=ui.L12,
        alignment="stretch",
    )


def snackbars(wnd: Window) -> View:
    """Says in passing that something is done; errors stay until they are closed."""
    return ui.HStack(
        ui.PrimaryButton("Save", action=lambda: ui.show_snackbar(wnd, "Saved")),
        ui.SecondaryButton(
            "Fail", action=lambda: ui.show_banner_error(wnd, "the printer is out of paper")
        ),
        gap=ui.L8,
        wrap=True,
    )


def dialogs(wnd: Window) -> View:
    """A question that has to be answered first. Escape closes it, the focus comes back."""
    shown = wnd.state("shown", False)

    def open_it() -> None:
        shown.value = True

    def delete() -> None:
        shown.value = False
        ui.show_snackbar(wnd, "Deleted")

    return ui.VStack(
        ui.SecondaryButton("Delete the order …", action=open_it),
        ui.Dialog(
            ui.Text("It cannot be brought back."),
            title="Delete the order?",
            open=shown,
            footer=ui.PrimaryButton("Delete", action=delete),
        ),
        alignment="leading",
    )


CHAPTER = Chapter(
    "Feedback",
    "feedback",
    "Banners, notices and dialogs.",
    (
        Specimen("Banner", banners, (ui.Banner,)),
        Specimen("Notices", snackbars, (ui.show_snackbar, ui.show_banner_error)),
        Specimen("Dialog", dialogs, (ui.Dialog,)),
    ),
)
