"""What leads through an application: pages within a page, steps, and the way back."""

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui


def tabs(wnd: Window) -> View:
    """Pages of which one is shown; only that goes over the wire."""
    return ui.Tabs(
        ui.Tab("contact", "Contact", ui.Text("Ada Lovelace, London"), icon="user"),
        ui.Tab("orders", "Orders", ui.Text("No orders yet")),
        ui.Tab("notes", "Notes", ui.Text("Pays at once")),
        ui.Tab("audit", "Audit", disabled=True, tooltip="Only for auditors"),
        selected=wnd.state("tab", "contact"),
    )


def manual_tabs(wnd: Window) -> View:
    """Where a page is slow to make, the arrows only move along; Enter or Space shows it."""
    return ui.Tabs(
        ui.Tab("year", "This year", ui.Text("1,204 orders")),
        ui.Tab("all", "All years", ui.Text("48,310 orders")),
        selected=wnd.state("report", "year"),
        manual=True,
    )


def accordion(wnd: Window) -> View:
    """Content that is there when it is wanted; with a state the server opens and closes it too."""
    shipping = wnd.state("shipping", True)

    def toggle() -> None:
        shipping.value = not shipping.value

    return ui.VStack(
        ui.AccordionGroup(
            ui.Accordion(
                "Shipping",
                ui.Text("We ship on working days before noon."),
                text="How and when it arrives",
                icon="truck",
                open=shipping,
            ),
            ui.Accordion(
                "Returns",
                ui.Text("Within thirty days, without giving a reason."),
                icon="undo-2",
                trailing=ui.Badge("New", tone="info"),
            ),
            ui.Accordion("Warranty", ui.Text("Two years."), icon="shield-check"),
        ),
        ui.SecondaryButton("Hide shipping" if shipping.value else "Show shipping", action=toggle),
        gap=ui.L12,
        alignment="leading",
    )


def single_accordion(wnd: Window) -> View:
    """One at most is open: the browser closes the others by itself."""
    return ui.AccordionGroup(
        ui.Accordion("Who may see this?", ui.Text("Everybody of your company."), open=True),
        ui.Accordion("Can it be undone?", ui.Text("For a week, in the waste basket.")),
        ui.Accordion("What does it cost?", ui.Text("Nothing.")),
        single=True,
    )


def stepper(wnd: Window) -> View:
    """Where one is on a way; steps that may be chosen are buttons."""
    at = wnd.state("step", 1)

    def back() -> None:
        at.value = max(0, at.value - 1)

    def proceed() -> None:
        at.value = min(4, at.value + 1)

    return ui.VStack(
        ui.Stepper(
            ui.Step("Cart", "3 articles"),
            ui.Step("Address"),
            ui.Step("Payment", "Card or invoice"),
            ui.Step("Summary"),
            current=at,
            selectable="done",
        ),
        ui.HStack(
            ui.SecondaryButton("Back", action=back, disabled=at.value == 0),
            ui.PrimaryButton(
                "Next", trailing_icon="arrow-right", action=proceed, disabled=at.value == 4
            ),
            gap=ui.L8,
        ),
        gap=ui.L20,
        alignment="stretch",
    )


def vertical_stepper(wnd: Window) -> View:
    """Downwards, with an error and a step that is not free yet."""
    return ui.Stepper(
        ui.Step("Uploaded", "customers.csv, at 9:14"),
        ui.Step("Checked", "Two lines could not be read", state="error"),
        ui.Step("Imported", "Waits for your decision"),
        ui.Step("Archived", icon="lock", disabled=True),
        current=2,
        orientation="vertical",
    )


def breadcrumbs(wnd: Window) -> View:
    """The way to this page; where the room is short, the middle goes into a menu."""
    return ui.VStack(
        ui.Breadcrumbs(
            ui.Crumb("Gallery", ".", icon="house"), ui.Crumb("Flow", "flow"), ui.Crumb("This page")
        ),
        ui.Breadcrumbs(
            ui.Crumb("Gallery", "."),
            ui.Crumb("Customers of the north", "data"),
            ui.Crumb("Analytical Engines Ltd.", "inputs"),
            ui.Crumb("Contracts since 1843", "actions"),
            ui.Crumb("Maintenance of the store and the mill", "flow"),
            ui.Crumb("Note G"),
            accessibility_label="A long way",
            frame=ui.Frame(max_width=ui.L480),
        ),
        gap=ui.L16,
        alignment="stretch",
    )


def tiles(wnd: Window) -> View:
    """Ways to other pages, each with a sign and a sentence; arrow keys lead from one to the next."""
    return ui.Tiles(
        ui.Tile("Data", "Tables, lists, and what is put in order.", to="data", icon="table"),
        ui.Tile("Inputs", "Everything that one types or chooses.", to="inputs", icon="keyboard"),
        ui.Tile("Feedback", "What is said while one waits.", to="feedback", icon="bell"),
        ui.Tile("Start", to="."),
    )


def pager(wnd: Window) -> View:
    """Turns the pages of a long list; it shows at once, and the server follows."""
    page, size = wnd.state("page", 0), wnd.state("size", 20)
    first = page.value * size.value + 1
    return ui.VStack(
        ui.Text(f"The view shows the orders from number {first} on."),
        ui.Pager(page, total=12_345, size=size),
        ui.Pager(wnd.state("few", 0), total=0),
        gap=ui.L16,
        alignment="stretch",
    )


CHAPTER = Chapter(
    "Flow",
    "flow",
    "Pages within a page, and the way through them.",
    (
        Specimen("Tabs", tabs, (ui.Tabs, ui.Tab)),
        Specimen("Tabs by hand", manual_tabs),
        Specimen("Accordion", accordion, (ui.Accordion, ui.AccordionGroup)),
        Specimen("One of several", single_accordion),
        Specimen("Stepper", stepper, (ui.Stepper, ui.Step)),
        Specimen("Vertical stepper", vertical_stepper),
        Specimen("Breadcrumbs", breadcrumbs, (ui.Breadcrumbs, ui.Crumb)),
        Specimen("Tiles", tiles, (ui.Tiles, ui.Tile)),
        Specimen("Pager", pager, (ui.Pager,)),
    ),
)
