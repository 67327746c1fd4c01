"""Files that go to the user's computer: offered once, under an address that nobody can guess."""

from __future__ import annotations

import asyncio
import inspect
import secrets
import time
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from nago.errors import InvalidValue
from nago.presentation.calls import Calls
from nago.presentation.file_kind import BINARY, SUFFIXES
from nago.presentation.file_name import clean_name, suffix
from nago.presentation.uploaded_file import PIECE, UploadedFile

Source = bytes | Path | UploadedFile | Callable[[], Awaitable[bytes] | AsyncIterator[bytes]]
"""What a file consists of; a function is called when the browser asks for it."""

GOOD_FOR_SECONDS = 120
MOST_WAITING = 50


class File(Struct, frozen=True):
    """A file for the user: its name, what it consists of, and its kind, if the name does not say it.

    Large content is not held in memory: name a `Path`, or a function that makes the pieces one
    after the other (`async def` with `yield`).
    """

    name: str
    content: Source
    kind: str = ""

    @property
    def media_type(self) -> str:
        return self.kind or SUFFIXES.get(suffix(self.name), BINARY)

    @property
    def place(self) -> Path | None:
        """Where it lies, if it lies somewhere. Raises FileGone for an uploaded one that is gone."""
        if isinstance(self.content, UploadedFile):
            return self.content.path
        return self.content if isinstance(self.content, Path) else None

    async def pieces(self, first: int = 0, last: int | None = None) -> AsyncIterator[bytes]:
        """The content from byte `first` up to, but without, `last`; a part only of what lies still."""
        place = self.place
        if place is not None:
            async for piece in _read(place, first, last):
                yield piece
        elif isinstance(self.content, bytes):
            yield self.content[first:last]
        elif callable(self.content):
            made = self.content()
            if inspect.isawaitable(made):
                yield await made
            else:
                async for piece in made:
                    yield piece


class Export(Struct, frozen=True):
    """A file that waits for the browser to fetch it."""

    file: File
    until: float


class ExportFiles:
    """`wnd.export_files(ui.File("report.csv", content))`: saves files on the user's computer.

    What one window offers is fetched once, within two minutes.
    """

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._waiting: dict[str, Export] = {}

    def __call__(self, *files: File, bundle: str = "files.zip") -> None:
        """Let the browser fetch them; several come as one zip of that name. For actions.

        Raises InvalidValue for what is no `ui.File`.
        """
        for file in files:
            if not isinstance(file, File) or not (
                isinstance(file.content, bytes | Path | UploadedFile) or callable(file.content)
            ):
                raise InvalidValue(
                    f"export_files got {file!r:.80}: allowed is ui.File(name, content) with bytes, a "
                    "Path, an uploaded file, or a function that makes one or the other"
                )
        if not files:
            return
        file = files[0] if len(files) == 1 else File(bundle, _zip_of(tuple(files)))
        token = secrets.token_urlsafe(32)
        self._waiting[token] = Export(file, time.monotonic() + GOOD_FOR_SECONDS)
        while len(self._waiting) > MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]
        self._calls.call("download", f"/_nago/files/{token}", clean_name(file.name))

    def take(self, token: str) -> File | None:
        """The file of this token, which is used up by that."""
        export = self._waiting.pop(token, None)
        return export.file if export is not None and export.until > time.monotonic() else None

    def clear(self) -> None:
        """Nothing is offered any more."""
        self._waiting.clear()


async def _read(place: Path, first: int, last: int | None) -> AsyncIterator[bytes]:
    content: BinaryIO = await asyncio.to_thread(place.open, "rb")
    try:
        end = content.seek(0, 2) if last is None else last
        content.seek(first)
        left = end - first
        while left > 0 and (piece := await asyncio.to_thread(content.read, min(PIECE, left))):
            left -= len(piece)
            yield piece
    finally:
        content.close()


class _Written:
    """What a zip has written since it was last asked; it cannot go back."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None: ...

    def close(self) -> None: ...

    def take(self) -> bytes:
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data


def _zip_of(files: tuple[File, ...]) -> Callable[[], AsyncIterator[bytes]]:
    async def pieces() -> AsyncIterator[bytes]:
        out = _Written()
        taken: set[str] = set()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                entry = zipfile.ZipInfo(_other_than(taken, clean_name(file.name)))
                entry.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(entry, "w", force_zip64=True) as inside:
                    async for piece in file.pieces():
                        await asyncio.to_thread(inside.write, piece)
                        if data := out.take():
                            yield data
        yield out.take()

    return pieces


def _other_than(taken: set[str], name: str) -> str:
    """`report (2).csv` where there is a `report.csv` already."""
    stem, dot, end = name.rpartition(".")
    stem, end = (stem, f"{dot}{end}") if stem else (name, "")
    free, number = name, 1
    while free.lower() in taken:
        number += 1
        free = f"{stem} ({number}){end}"
    taken.add(free.lower())
    return free
