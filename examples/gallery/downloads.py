"""Files that go to the user's computer, or are asked for by an action."""

import csv
import io
from collections.abc import AsyncIterator

from nago import View, Window, ui

ORDERS = (("4711", "Lamp", 2), ("4712", "Chair", 4), ("4713", "Table", 1))


def download(wnd: Window) -> View:
    """A file that is made when its button is pressed; its address works once, for this browser."""
    pressed = wnd.state("pressed", 0)

    def orders() -> ui.File:
        pressed.value += 1
        out = io.StringIO()
        csv.writer(out, delimiter=";").writerows((("Number", "Article", "Count"), *ORDERS))
        return ui.File("orders.csv", out.getvalue().encode("utf-8-sig"))

    return ui.HStack(
        ui.Download("Orders", file=orders),
        ui.Download("Terms", file=ui.File("Terms.txt", b"Be kind.\n"), rank="tertiary"),
        ui.Download("Disabled", file=orders, disabled=True),
        ui.Text(f"made {pressed.value} times", color=ui.ColorMuted),
        gap=ui.L12,
        wrap=True,
    )


def export_several(wnd: Window) -> View:
    """Several files come as one zip, which is packed while it is sent."""

    async def numbers() -> AsyncIterator[bytes]:
        for first in range(0, 100_000, 1000):
            yield b"".join(b"%d\n" % number for number in range(first, first + 1000))

    def save() -> None:
        files = [ui.File(f"order {number}.txt", article.encode()) for number, article, _ in ORDERS]
        wnd.export_files(*files, ui.File("numbers.txt", numbers), bundle="orders.zip")

    return ui.PrimaryButton("Save everything", action=save)


def import_some(wnd: Window) -> View:
    """An action that asks for files and goes on when they are there."""
    said = wnd.state("said", "Nothing was imported yet.")

    async def bring() -> None:
        files = await wnd.import_files(ui.UploadRules(accept=(".csv", ".txt"), max_files=5))
        contents = [await file.read() for file in files]
        lines = sum(content.count(b"\n") for content in contents)
        said.value = f"{lines} lines of {len(files)} files" if files else "You chose no file."

    return ui.VStack(
        ui.SecondaryButton("Import a list", action=bring, leading_icon="upload"),
        ui.Text(said.value),
        gap=ui.L12,
        alignment="leading",
    )
