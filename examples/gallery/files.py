"""Files that come from the user's computer."""

from examples.gallery.downloads import download, export_several, import_some
from examples.gallery.specimen import Chapter, Specimen
from nago import State, View, Window, ui


def one_file(wnd: Window) -> View:
    """A picture: chosen, dropped or pasted. A new one takes the place of the old one."""
    photo: State[list[ui.UploadedFile]] = wnd.state("photo", [], type=list[ui.UploadedFile])
    return ui.FileUpload(
        "Photo of the damage",
        value=photo,
        accept=("image/png", "image/jpeg", "image/webp"),
        max_bytes=10 << 20,
        supporting_text="Where and when it was taken is removed from it.",
    )


def several_files(wnd: Window) -> View:
    """Several, each with its progress; a file that is cut off goes on by itself."""
    files: State[list[ui.UploadedFile]] = wnd.state("files", [], type=list[ui.UploadedFile])
    lines = wnd.state("lines", "")

    async def count() -> None:
        found = 0
        for file in files.value:
            async with file.open() as pieces:
                async for piece in pieces:
                    found += piece.count(b"\n")
        lines.value = f"{found} lines in {len(files.value)} files"

    return ui.VStack(
        ui.FileUpload("Attachments", value=files, multiple=True, max_files=5),
        ui.SecondaryButton("Count their lines", action=count, disabled=not files.value),
        ui.Text(lines.value or "Nothing is counted yet."),
        gap=ui.L16,
        alignment="stretch",
    )


def what_is_wrong(wnd: Window) -> View:
    """Limits are told before anything is sent; what a file is its content says, not its name."""
    tables: State[list[ui.UploadedFile]] = wnd.state("tables", [], type=list[ui.UploadedFile])
    nothing: State[list[ui.UploadedFile]] = wnd.state("nothing", [], type=list[ui.UploadedFile])
    return ui.VStack(
        ui.FileUpload(
            "Prices",
            value=tables,
            accept=(".csv", ".xlsx"),
            multiple=True,
            max_bytes=1 << 20,
            error_text=None if tables.value else "The list of prices is missing.",
        ),
        ui.FileUpload("Disabled", value=nothing, disabled=True),
        gap=ui.L16,
        alignment="stretch",
    )


CHAPTER = Chapter(
    "Files",
    "files",
    "What comes from the user's computer, and what goes there.",
    (
        Specimen("Upload of one file", one_file, (ui.FileUpload,)),
        Specimen("Upload of several files", several_files, (ui.FileUpload,)),
        Specimen("What is wrong with a file", what_is_wrong, (ui.FileUpload,)),
        Specimen("Download", download, (ui.Download,)),
        Specimen("Export of several files", export_several, (ui.File,)),
        Specimen("Import by an action", import_some, (ui.UploadRules,)),
    ),
)
