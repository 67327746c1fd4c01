"""Fields, boxes, lists of options: what is entered, and how it reaches the server."""

from __future__ import annotations

from datetime import date, time

import pytest

from nago import State, View, Window, ui
from nago.testing import Refused
from nago.testing.plugin import OpenApp
from tests.components.one_page import showing

COLOURS = (ui.Option("r", "Red"), ui.Option("b", "Blue"), ui.Option("x", "Gone", disabled=True))


async def test_a_text_field_is_filled_typed_into_and_entered(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        name, said = wnd.state("name", ""), wnd.state("said", "")

        def greet() -> None:
            said.value = f"Hello, {name.value}"

        return ui.VStack(ui.TextField("Name", name, on_enter=greet), ui.Text(said.value))

    page = await open_app(showing(view))
    await page.fill("Name", "Ada")
    await page.type("Name", " L.")
    await page.press_key("Enter")
    await page.expect("Hello, Ada L.")


async def test_what_a_view_reads_is_shown_while_it_is_typed(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        note = wnd.state("note", "")
        return ui.VStack(ui.TextArea("Note", note), ui.Text(f"{len(note.value)} letters"))

    page = await open_app(showing(view))
    await page.type("Note", "abc")
    await page.expect("3 letters")


async def test_a_form_is_sent_whole_and_says_what_is_wrong(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        email, secret = wnd.state("email", ""), wnd.state("secret", "", secret=True)
        wrong = wnd.state("wrong", "")

        def send() -> None:
            ok = "@" in email.value and len(secret.value) > 3
            wrong.value = "" if ok else "This is no e-mail address"
            if ok:
                ui.show_snackbar(wnd, "Sent")

        return ui.Form(
            ui.TextField("E-mail", email, error_text=wrong.value or None),
            ui.PasswordField("Password", secret),
            ui.SubmitButton("Send"),
            action=send,
        )

    page = await open_app(showing(view))
    await page.fill("E-mail", "ada")
    await page.fill("Password", "1815")
    await page.press("Send")
    await page.expect("This is no e-mail address")
    await page.get_by_label("E-mail").expect(lambda seen: seen.invalid, "is marked")
    await page.fill("E-mail", "ada@example.com")
    await page.get_by_label("Password").press_key("Enter")
    await page.expect("Sent")


async def test_boxes_and_switches_are_ticked(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        terms, news = wnd.state("terms", False), wnd.state("news", True)
        return ui.VStack(
            ui.Checkbox("Terms", terms, supporting_text="All of them"),
            ui.Toggle("News", news),
            ui.Text(f"terms {terms.value}, news {news.value}"),
        )

    page = await open_app(showing(view))
    await page.check("Terms")
    await page.uncheck("News")
    await page.expect("terms True, news False")
    await page.snapshot()


@pytest.mark.parametrize("kind", [ui.Select, ui.RadioGroup, ui.Picker])
async def test_one_of_several_is_chosen_by_its_title(open_app: OpenApp, kind: type) -> None:
    def view(wnd: Window) -> View:
        colour = wnd.state("colour", "r")
        return ui.VStack(kind("Colour", colour, COLOURS), ui.Text(f"it is {colour.value}"))

    page = await open_app(showing(view))
    await page.choose("Colour", "Blue")
    await page.expect("it is b")
    page.driver.patience = 1
    with pytest.raises(AssertionError, match="Green"):
        await page.choose("Colour", "Green")


async def test_several_of_many_are_chosen_and_removed(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        nothing: list[str] = []
        tags = wnd.state("tags", nothing, type=list[str])
        return ui.VStack(ui.MultiPicker("Tags", tags, COLOURS), ui.Text(f"tags {tags.value}"))

    page = await open_app(showing(view))
    await page.choose("Tags", "Red")
    await page.expect("tags ['r']")
    await page.press_key("Escape")
    await page.press("Remove Red")
    await page.expect("tags []")


async def test_numbers_are_written_stepped_and_slid(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        guests, volume = wnd.state("guests", 2), wnd.state("volume", 40)
        return ui.VStack(
            ui.NumberField("Guests", guests, minimum=1, maximum=12),
            ui.Slider("Volume", volume, step=10),
            ui.Text(f"{guests.value} guests at {volume.value}"),
        )

    page = await open_app(showing(view))
    await page.fill("Guests", "7")
    await page.expect("7 guests at 40")
    await page.press("Increase")
    await page.expect("8 guests at 40")
    await page.fill("Volume", "70")
    await page.expect("8 guests at 70")
    await page.fill("Guests", "99")
    await page.press_key("Enter")
    await page.get_by_label("Guests").expect(lambda seen: seen.invalid, "is marked")
    await page.expect("8 guests at 70")


async def test_days_and_times_are_written_as_the_user_writes_them(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        due: State[date | None] = wnd.state("due", None, type=date | None)
        at = wnd.state("at", time(9, 30))
        stay = wnd.state("stay", ui.DateRange())
        return ui.VStack(
            ui.DatePicker("Due", due),
            ui.TimePicker("At", at),
            ui.DateRangePicker("Stay", stay),
            ui.Text(f"due {due.value} at {at.value} for {stay.value.end}"),
        )

    page = await open_app(showing(view))
    await page.fill("Due", "24/12/2026")
    await page.fill("At", "14:15")
    await page.fill("Stay: From", "01/02/2027")
    await page.fill("Stay: To", "03/02/2027")
    await page.press_key("Enter")
    await page.expect("due 2026-12-24 at 14:15:00 for 2027-02-03")


async def test_a_file_is_uploaded_and_removed_and_one_too_large_is_refused(
    open_app: OpenApp,
) -> None:
    def view(wnd: Window) -> View:
        files: State[list[ui.UploadedFile]] = wnd.state("files", [], type=list[ui.UploadedFile])
        names = [file.name for file in files.value]
        return ui.VStack(
            ui.FileUpload("Notes", value=files, accept=(".txt",), max_bytes=1000),
            ui.Text(f"files {names}"),
        )

    page = await open_app(showing(view))
    await page.upload("Notes", "milk.txt", b"buy milk", "text/plain")
    await page.expect("files ['milk.txt']")
    await page.press("Remove: milk.txt")
    await page.expect("files []")
    await page.upload("Notes", "long.txt", b"a" * 2000, "text/plain")
    await page.expect("The file is too large.")
    await page.expect("files []")


async def test_what_is_disabled_or_read_only_keeps_its_value(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        return ui.VStack(
            ui.TextField("Closed", wnd.state("closed", "stays"), disabled=True),
            ui.TextField("Fixed", wnd.state("fixed", "stays"), read_only=True),
        )

    page = await open_app(showing(view))
    page.driver.patience = 1
    with pytest.raises(Refused):
        await page.fill("Closed", "new")
    assert await page.value("Closed") == "stays"
    assert await page.value("Fixed") == "stays"
