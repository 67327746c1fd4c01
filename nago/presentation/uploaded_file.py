"""A file that came from a browser and lies on the server, as long as its window lives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec import Struct

from nago.errors import FileGone

PIECE = 1 << 18


class UploadedFile(Struct, frozen=True, dict=True):
    """What a `ui.FileUpload` has taken: its name as it may be shown, its size in bytes, and its
    kind (a MIME type) by its content.

    It is a handle, which states can hold and browsers may see. Where the file lies only the server
    knows; what is to outlive the window is read, or moved away from `path`.
    """

    id: str
    name: str
    size: int
    kind: str

    def at(self, path: Path) -> UploadedFile:
        """The same file, with the place where it lies."""
        placed = UploadedFile(self.id, self.name, self.size, self.kind)
        placed.__dict__["path"] = path
        return placed

    @property
    def path(self) -> Path:
        """Where it lies, under a random name. Raises FileGone if it is not there any more."""
        path = self.__dict__.get("path")
        if path is None or not path.exists():
            raise FileGone(
                f"the file {self.name!r} is not there any more: read it while its window lives"
            )
        return Path(path)

    async def read(self) -> bytes:
        """All of it at once, for files of a size that memory takes. Raises FileGone."""
        return await asyncio.to_thread(self.path.read_bytes)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[AsyncIterator[bytes]]:
        """Piece by piece: `async with file.open() as pieces: async for piece in pieces: ...`.

        Raises FileGone.
        """
        content = await asyncio.to_thread(self.path.open, "rb")

        async def pieces() -> AsyncIterator[bytes]:
            while piece := await asyncio.to_thread(content.read, PIECE):
                yield piece

        try:
            yield pieces()
        finally:
            content.close()

    def discard(self) -> None:
        """Remove it now, instead of when its window ends; to do it twice is fine."""
        path = self.__dict__.get("path")
        if path is not None:
            path.unlink(missing_ok=True)
