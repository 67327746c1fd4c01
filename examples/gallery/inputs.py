"""What a user enters."""

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui


def text_fields(wnd: Window) -> View:
    """A line of text, bound to a state. What a view reads arrives while one types."""
    name = wnd.state("name", "")
    return ui.VStack(
        ui.TextField("Name", name, supporting_text="As it stands on the invoice"),
        ui.Text(f"Hello {name.value or 'there'}"),
        ui.TextField("With an error", wnd.state("wrong", "4711"), error_text="Letters only"),
        ui.TextField("Required", wnd.state("needed", ""), required=True),
        ui.TextField("Disabled", wnd.state("off", "nothing to do"), disabled=True),
        gap=ui.L16,
        alignment="stretch",
    )


def text_areas(wnd: Window) -> View:
    """Several lines of text."""
    note = wnd.state("note", "It grows with what is written.")
    return ui.TextArea("Note", note)


def passwords(wnd: Window) -> View:
    """It is never sent back to the browser, and can be looked at while it is typed."""
    return ui.PasswordField("Password", wnd.state("password", "", secret=True))


def checkboxes(wnd: Window) -> View:
    """Yes or no, sent with the form around it."""
    agreed = wnd.state("agreed", False)
    return ui.VStack(
        ui.Checkbox("I have read the terms", agreed),
        ui.Text("Thank you" if agreed.value else "Please read them"),
        ui.Checkbox("Disabled", wnd.state("off", True), disabled=True),
        gap=ui.L12,
        alignment="leading",
    )


def toggles(wnd: Window) -> View:
    """On or off, at once."""
    on = wnd.state("on", True)
    return ui.VStack(
        ui.Toggle("Send a reminder", on),
        ui.Text("A reminder is sent." if on.value else "Nobody is reminded."),
        gap=ui.L12,
        alignment="leading",
    )


def selects(wnd: Window) -> View:
    """One of a few, in a list that opens."""
    color = wnd.state("color", "")
    options = (
        ui.Option("petrol", "Petrol"),
        ui.Option("plum", "Plum"),
        ui.Option("sold-out", "Sand (sold out)", disabled=True),
    )
    return ui.VStack(
        ui.Select("Colour", color, options, placeholder="Choose one"),
        ui.Text(f"chosen: {color.value or 'nothing yet'}"),
        gap=ui.L12,
        alignment="stretch",
    )


CHAPTER = Chapter(
    "Inputs",
    "inputs",
    "Fields are bound to states. The server checks every value, whatever a browser sends.",
    (
        Specimen("TextField", text_fields, (ui.TextField,)),
        Specimen("TextArea", text_areas, (ui.TextArea,)),
        Specimen("PasswordField", passwords, (ui.PasswordField,)),
        Specimen("Checkbox", checkboxes, (ui.Checkbox,)),
        Specimen("Toggle", toggles, (ui.Toggle,)),
        Specimen("Select", selects, (ui.Select,)),
    ),
)
