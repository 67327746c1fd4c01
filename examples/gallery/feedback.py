"""What the application says."""

from typing import Annotated

from msgspec import Meta, Struct

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui
from nago.errors import InvalidValue


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
        alignment="leading",
    )


def undo(wnd: Window) -> View:
    """Better than to ask first: done at once, and taken back from the notice. F8 leads to it."""
    names = wnd.state("names", ["Ada", "Grace", "Katherine"])

    def delete() -> None:
        before = names.value
        names.value = before[:-1]

        def take_back() -> None:
            names.value = before

        ui.show_snackbar(wnd, f"{before[-1]} was removed", action=take_back)

    return ui.VStack(
        ui.Text(", ".join(names.value) or "Nobody is left"),
        ui.SecondaryButton("Remove the last one", action=delete, disabled=not names.value),
        gap=ui.L12,
        alignment="leading",
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


def questions(wnd: Window) -> View:
    """An action asks when it finds out that it has to; `Confirm` at a button asks by itself."""
    orders = wnd.state("orders", 12)

    def delete() -> None:
        orders.value = 0
        ui.show_snackbar(wnd, "Deleted")

    def delete_customer() -> None:
        if orders.value:
            title = f"Delete the customer and {orders.value} orders?"
            ui.confirm(wnd, title, action=delete, yes="Delete all", destructive=True)
        else:
            delete()

    return ui.HStack(
        ui.SecondaryButton("Delete the customer", action=delete_customer),
        ui.Text(f"{orders.value} orders"),
        gap=ui.L12,
        wrap=True,
        alignment="leading",
    )


def modals(wnd: Window) -> View:
    """Room for work over the page: in the middle or from a side, and from below on a phone."""
    side = wnd.state("side", "center")
    shown, name = wnd.state("modal", False), wnd.state("name", "Ada Lovelace")

    def open_at(where: str) -> None:
        side.value, shown.value = where, True

    def close() -> None:
        shown.value = False

    return ui.HStack(
        ui.SecondaryButton("In the middle", action=lambda: open_at("center")),
        ui.SecondaryButton("From the end", action=lambda: open_at("end")),
        ui.SecondaryButton("From below", action=lambda: open_at("bottom")),
        ui.Modal(
            ui.TextField("Name", name),
            ui.TextArea("What we know", wnd.state("known", "")),
            title="Edit the customer",
            text="It asks before it throws away what was entered.",
            open=shown,
            side="end" if side.value == "end" else "bottom" if side.value == "bottom" else "center",
            guard="edited",
            footer=ui.HStack(
                ui.Spacer(),
                ui.SecondaryButton("Cancel", action=close),
                ui.PrimaryButton("Save", action=close),
                gap=ui.L8,
            ),
        ),
        gap=ui.L8,
        wrap=True,
        alignment="leading",
    )


class Customer(Struct, frozen=True):
    """What the form dialog is about."""

    name: Annotated[str, Meta(title="Name", min_length=1, max_length=80)] = ""
    city: Annotated[str, Meta(title="City")] = ""
    newsletter: Annotated[bool, Meta(title="Newsletter")] = False


def form_dialogs(wnd: Window) -> View:
    """A form over the page: it closes when it is saved, and asks before it drops what was entered."""
    customer, shown = (
        wnd.state("customer", Customer("Ada Lovelace", "London")),
        wnd.state("edit", False),
    )

    def edit() -> None:
        shown.value = True

    def save() -> None:
        if customer.value.city == "Atlantis":
            raise InvalidValue("Nobody lives there.", field="city")
        ui.show_snackbar(wnd, f"{customer.value.name} is saved")

    return ui.VStack(
        ui.Text(f"{customer.value.name}, {customer.value.city}"),
        ui.SecondaryButton("Edit", action=edit, leading_icon="pencil"),
        ui.form_dialog(customer, open=shown, title="Edit the customer", action=save),
        gap=ui.L8,
        alignment="leading",
    )


def progress(wnd: Window) -> View:
    """How far something has come; without a value, that it goes on."""
    share = wnd.state("share", 0.42)

    def more() -> None:
        share.value = 0.0 if share.value >= 1 else min(1.0, share.value + 0.2)

    return ui.VStack(
        ui.LinearProgress("Importing contacts", share.value, caption="of 400 contacts"),
        ui.LinearProgress("Connecting to the mail server"),
        ui.HStack(
            ui.CircularProgress("Storage", 0.68, caption="6.8 of 10 GB", size=ui.L64),
            ui.CircularProgress("Checking", caption="A few seconds"),
            gap=ui.L24,
            wrap=True,
        ),
        ui.SecondaryButton("Go on", action=more),
        gap=ui.L20,
        alignment="leading",
    )


def skeletons(wnd: Window) -> View:
    """The outline of what is still being fetched, so that nothing jumps when it is there."""
    loaded = wnd.state("loaded", False)

    def turn() -> None:
        loaded.value = not loaded.value

    return ui.VStack(
        ui.HStack(ui.Avatar("Ada Lovelace"), ui.Text("Ada Lovelace"), gap=ui.L12)
        if loaded.value
        else ui.HStack(
            ui.Skeleton(shape="circle"),
            ui.Skeleton(lines=2),
            gap=ui.L12,
            frame=ui.Frame(width=ui.L256),
        ),
        ui.Text("Wrote the first program.") if loaded.value else ui.Skeleton(lines=3),
        ui.Skeleton(shape="box", frame=ui.Frame(height=ui.L120), visible=not loaded.value),
        ui.SecondaryButton("Fetch again" if loaded.value else "It is there", action=turn),
        gap=ui.L16,
        alignment="leading",
    )


def empty_state(wnd: Window) -> View:
    """Says that there is nothing yet, why, and what to do about it."""
    return ui.EmptyState(
        "No orders yet",
        "They appear here as soon as somebody has bought something in your shop.",
        ui.PrimaryButton("Enter an order", leading_icon="plus", action=lambda: None),
        ui.SecondaryButton("Read how", to="flow", trailing_icon="arrow-right"),
        icon="inbox",
        level="h3",
    )


CHAPTER = Chapter(
    "Feedback",
    "feedback",
    "Banners, notices, dialogs, and what is shown while one waits.",
    (
        Specimen("Banner", banners, (ui.Banner,)),
        Specimen("Notices", snackbars, (ui.show_snackbar, ui.show_banner_error)),
        Specimen("Undo", undo, (ui.show_snackbar,)),
        Specimen("Dialog", dialogs, (ui.Dialog,)),
        Specimen("Question", questions, (ui.confirm,)),
        Specimen("Modal", modals, (ui.Modal,)),
        Specimen("Form dialog", form_dialogs, (ui.form_dialog,)),
        Specimen("Progress", progress, (ui.LinearProgress, ui.CircularProgress)),
        Specimen("Skeleton", skeletons, (ui.Skeleton,)),
        Specimen("Empty state", empty_state, (ui.EmptyState,)),
    ),
)
