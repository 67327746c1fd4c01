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


def around_text(wnd: Window) -> View:
    """Icons, words and buttons in the field, and the keyboard that a telephone shows."""
    code, shown = wnd.state("code", "NG-4711"), wnd.state("shown", "")

    def look() -> None:
        shown.value = f"looked up: {code.value}"

    button = ui.TertiaryButton("Look up", action=look)
    return ui.VStack(
        ui.TextField("E-mail", wnd.state("mail", ""), kind="email", leading=ui.Icon("mail")),
        ui.TextField("Web page", wnd.state("web", ""), kind="url", leading=ui.Text("https://")),
        ui.TextField("Weight", wnd.state("kg", "12"), kind="decimal", trailing=ui.Text("kg")),
        ui.TextField("Article", code, trailing=button, mode="submit"),
        ui.Text(shown.value),
        ui.TextField("Short", wnd.state("short", "as a headline"), max_length=16),
        ui.TextField("Only to read", wnd.state("fixed", "DE 4711"), read_only=True),
        gap=ui.L16,
        alignment="stretch",
    )


def search_fields(wnd: Window) -> View:
    """What is typed is sent after a pause; the button and Escape clear it."""
    words = wnd.state("words", "")
    names = ("Ada", "Grace", "Katherine", "Margaret", "Radia")
    found = [name for name in names if words.value.lower() in name.lower()]
    return ui.VStack(
        ui.TextField("Search", words, kind="search", placeholder="A name", pause=0.4),
        ui.Text(", ".join(found) or "Nobody is called that."),
        gap=ui.L12,
        alignment="stretch",
    )


def chats(wnd: Window) -> View:
    """Enter sends, and the field is free for the next line at once."""
    line, said = wnd.state("line", ""), wnd.state("said", ["Hello?"])

    def say() -> None:
        said.value = [*said.value, line.value][-4:]

    return ui.VStack(
        *[ui.Text(words) for words in said.value],
        ui.TextField("Message", line, mode="submit", on_enter=say, clear_on_enter=True),
        gap=ui.L8,
        alignment="stretch",
    )


def text_areas(wnd: Window) -> View:
    """Several lines of text; it grows with what is written, and counts if there is a limit."""
    return ui.VStack(
        ui.TextArea("Note", wnd.state("note", "As long as you like."), rows=2),
        ui.TextArea("Abstract", wnd.state("abstract", ""), max_length=280),
        gap=ui.L16,
        alignment="stretch",
    )


def passwords(wnd: Window) -> View:
    """It is never sent back to the browser, and can be looked at while it is typed."""
    return ui.PasswordField("Password", wnd.state("password", "", secret=True))


def new_passwords(wnd: Window) -> View:
    """A hint while it is typed, estimated in the browser; the server checks what it gets."""
    return ui.PasswordField(
        "New password",
        name="password",
        autocomplete="new-password",
        min_length=15,
        about=("Ada Lovelace", "ada@example.com"),
        supporting_text="A few words that you can remember are good.",
    )


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
        Specimen("Around a text", around_text, (ui.TextField,)),
        Specimen("Search field", search_fields, (ui.TextField,)),
        Specimen("Chat", chats, (ui.TextField,)),
        Specimen("TextArea", text_areas, (ui.TextArea,)),
        Specimen("PasswordField", passwords, (ui.PasswordField,)),
        Specimen("New password", new_passwords, (ui.PasswordField,)),
        Specimen("Checkbox", checkboxes, (ui.Checkbox,)),
        Specimen("Toggle", toggles, (ui.Toggle,)),
        Specimen("Select", selects, (ui.Select,)),
    ),
)
