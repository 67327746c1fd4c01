"""Where files of browsers lie: a folder for each window, which goes with it (`security.md U02`)."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

from nago.errors import ConfigError, UploadRefused
from nago.presentation.uploaded_file import UploadedFile

log = logging.getLogger("nago.files")

MUST_STAY_FREE = 256 << 20
KEPT_SECONDS = 3600
"""How long files wait, after a restart, for a window that comes back with its states."""
PART = ".part"


class Spool:
    """The folder of all windows of this process. Without a place nothing can be uploaded."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        if self._folder is None:
            raise ConfigError("this application has no place for files: it was built without one")
        return self._folder

    def clean(self, alive: Collection[str] = ()) -> None:
        """Remove what a crash has left: uploads that were under way, and the files of windows that
        did not come back within an hour. Blocks for as long as that takes."""
        if self._folder is None or not self._folder.exists():
            return
        oldest = time.time() - KEPT_SECONDS
        for room in self._folder.iterdir():
            if room.name in alive:
                continue
            for part in room.glob(f"*{PART}"):
                part.unlink(missing_ok=True)
            if room.stat().st_mtime < oldest or not any(room.iterdir()):
                shutil.rmtree(room, ignore_errors=True)
                log.info("removed the files of a window that did not come back")

    def check_room(self, size: int) -> None:
        """Raises UploadRefused where the disk would be too full with so many bytes more."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if shutil.disk_usage(self.folder).free < size + MUST_STAY_FREE:
            log.error("a file is refused: %s has hardly any room left", self.folder)
            raise UploadRefused("no_room")


class WindowFiles:
    """The files of one window."""

    def __init__(self, spool: Spool, name: str | None = None) -> None:
        self.spool = spool
        self.name = name or secrets.token_hex(16)

    @property
    def folder(self) -> Path:
        return self.spool.folder / self.name

    def new_part(self) -> Path:
        """A place for a file that is coming."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self.folder / f"{secrets.token_hex(16)}{PART}"

    def keep(self, part: Path, name: str, kind: str) -> UploadedFile:
        """The file has come as a whole and was looked at."""
        id = part.name.removesuffix(PART)
        place = part.with_name(id)
        part.rename(place)
        return UploadedFile(id, name, place.stat().st_size, kind).at(place)

    def used(self) -> tuple[int, int]:
        """How many files there are, whole or coming, and how many bytes they have."""
        if self.spool._folder is None or not self.folder.exists():
            return 0, 0
        sizes = [entry.stat().st_size for entry in os.scandir(self.folder)]
        return len(sizes), sum(sizes)

    def take_over(self, name: str) -> None:
        """After a reload: the files of the tab's old window are those of this one as well."""
        if self.spool._folder is None or not (self.spool.folder / name).exists():
            return
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for file in (self.spool.folder / name).iterdir():
            place = self.folder / file.name
            if not file.name.endswith(PART) and not place.exists():
                os.link(file, place)

    def revived(self, value: Any) -> Any:
        """The value of a state that was stored: its files, as far as they are still there."""
        if isinstance(value, UploadedFile):
            return self._found(value)
        if isinstance(value, list) and any(isinstance(each, UploadedFile) for each in value):
            return [file for each in value if (file := self._found(each)) is not None]
        return value

    def _found(self, file: Any) -> UploadedFile | None:
        place = self.folder / str(getattr(file, "id", ""))
        known = isinstance(file, UploadedFile) and file.id.isalnum() and place.is_file()
        return file.at(place) if known else None

    def remove(self) -> None:
        """The window has ended."""
        if self.spool._folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
