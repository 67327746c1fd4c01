"""Files on their way from browsers: announced, sent in pieces, looked at, handed to their window.

An upload belongs to a session, a window and a field that can be reached there; its token is the
one capability that continues it (`security.md U01`).
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import msgspec

from nago.errors import UploadRefused
from nago.presentation import file_content
from nago.presentation.action import Action
from nago.presentation.dialogue import Dialogue
from nago.presentation.file_name import clean_name
from nago.presentation.import_files import PREFIX
from nago.presentation.rendering import Rendering
from nago.presentation.session import Session
from nago.presentation.upload_rules import UploadRules
from nago.presentation.uploaded_file import UploadedFile
from nago.presentation.windows import Windows

log = logging.getLogger("nago.files")

SESSION_BYTES = 1 << 30
SESSION_FILES = 500
SESSION_UPLOADS = 20
"""What the windows of one session may have lying here, and how many files may come at a time."""
IDLE_SECONDS = 600
WRITTEN_AT_ONCE = 1 << 18


class Announced(msgspec.Struct, frozen=True):
    """What a browser says before it sends: the window, the name of the field's state, the file."""

    window: str
    field: str
    name: str
    size: int
    kind: str = ""


class Finished(msgspec.Struct, frozen=True):
    """All files have come that an action of this window has asked for, or none will."""

    window: str
    field: str
    cancelled: bool = False


class Upload:
    """One file on its way."""

    def __init__(self, dialogue: Dialogue, field: str, name: str, size: int, part: Path) -> None:
        self.token = secrets.token_urlsafe(32)
        self.dialogue = dialogue
        self.session = dialogue.session
        self.field = field
        self.name = name
        self.size = size
        self.part = part
        self.received = 0
        self.sender = 0
        """Counts those who send or ask: only the latest may write."""
        self.writing = asyncio.Lock()
        self.touched = time.monotonic()


class Uploads:
    """All uploads of this process."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self._by_token: dict[str, Upload] = {}

    async def begin(self, session: Session, announced: Announced) -> Upload:
        """A file is announced. Raises UploadRefused if it will not be taken, before it is sent."""
        self._sweep()
        dialogue = self._windows.find_of(announced.window, session)
        if dialogue is None or not session.alive():
            raise UploadRefused("gone", gone=True)
        if announced.size < 0 or announced.size >= 1 << 53:
            raise UploadRefused("broken")
        rules, held = _place(dialogue, announced.field)
        name = clean_name(announced.name)
        coming = self._coming(dialogue, announced.field)
        single = rules.max_files == 1
        files = 0 if single else len(held) + len(coming)
        sizes = [each.size for each in held] + [each.size for each in coming]
        rules.admit(name, announced.size, announced.kind, files, 0 if single else sum(sizes))
        self._check_session(session, announced.size)
        part = await asyncio.to_thread(_new_part, dialogue, announced.size)
        upload = Upload(dialogue, announced.field, name, announced.size, part)
        self._by_token[upload.token] = upload
        return upload

    async def offset(self, session: Session, token: str) -> int:
        """How much has come, for somebody who goes on after a cut; who sent before is cut off."""
        upload = self._find(session, token)
        upload.sender += 1
        async with upload.writing:
            return upload.received

    async def append(
        self, session: Session, token: str, offset: int, pieces: AsyncIterator[bytes]
    ) -> tuple[int, UploadedFile | None]:
        """Take what comes, at this offset. The result is how much there is now, and the file once
        it is there as a whole, looked at, and its window knows it.

        Raises UploadRefused; then the upload is over, except for a wrong offset ("offset").
        """
        upload = self._find(session, token)
        upload.sender += 1
        sender = upload.sender
        if offset != upload.received:
            raise UploadRefused("offset")
        try:
            waiting = bytearray()
            async for piece in pieces:
                if upload.sender != sender:
                    raise UploadRefused("offset")  # somebody else goes on, or it was cancelled
                waiting += piece
                if upload.received + len(waiting) > upload.size:
                    raise UploadRefused("too_large", limit=upload.size)
                if len(waiting) >= WRITTEN_AT_ONCE:
                    await _write(upload, sender, waiting)
            await _write(upload, sender, waiting)
            if upload.received < upload.size:
                return upload.received, None
            return upload.size, await self._finish(upload)
        except UploadRefused as error:
            if error.reason != "offset":
                self._forget(upload)
            raise
        except FileNotFoundError:
            self._forget(upload)
            raise UploadRefused("gone", gone=True) from None
        except OSError as error:
            log.error("a file could not be written: %s", error)
            self._forget(upload)
            raise UploadRefused("no_room") from None

    def finish(self, session: Session, finished: Finished) -> None:
        """Raises UploadRefused if no action has asked."""
        dialogue = self._windows.find_of(finished.window, session)
        if dialogue is None or not session.alive():
            raise UploadRefused("gone", gone=True)
        dialogue.window.import_files.finish(finished.field, cancelled=finished.cancelled)

    def cancel(self, session: Session, token: str) -> None:
        """Nobody wants it any more."""
        upload = self._by_token.get(token)
        if upload is not None and upload.session is session:
            self._forget(upload)

    async def _finish(self, upload: Upload) -> UploadedFile:
        del self._by_token[upload.token]  # whatever happens: a token is good for one file
        try:
            rules, _ = _place(upload.dialogue, upload.field)
            kind = await asyncio.to_thread(_looked_at, upload, rules)
            file = upload.dialogue.window.files.keep(upload.part, upload.name, kind)
        except FileNotFoundError:
            raise UploadRefused("gone", gone=True) from None
        try:
            question = upload.dialogue.window.import_files.find(upload.field)
            if question is not None:
                question.files.append(file)
            elif upload.field.startswith(PREFIX):
                raise UploadRefused("gone", gone=True)
            else:
                await upload.dialogue.receive(_delivery(upload.dialogue, upload.field, file))
        except UploadRefused:
            file.discard()
            raise
        return file

    def _find(self, session: Session, token: str) -> Upload:
        upload = self._by_token.get(token)
        if upload is None or upload.session is not session or not session.alive():
            raise UploadRefused("gone", gone=True)
        if upload.dialogue.closed:
            self._forget(upload)
            raise UploadRefused("gone", gone=True)
        upload.touched = time.monotonic()
        return upload

    def _coming(self, dialogue: Dialogue, field: str) -> list[Upload]:
        return [
            each
            for each in self._by_token.values()
            if each.dialogue is dialogue and each.field == field
        ]

    def _check_session(self, session: Session, size: int) -> None:
        """So many files and bytes for all windows of a browser. Raises UploadRefused."""
        uploads = [each for each in self._by_token.values() if each.session is session]
        used = [each.window.files.used() for each in self._windows.of(session)]
        total = sum(size for _, size in used) + sum(each.size - each.received for each in uploads)
        count = sum(count for count, _ in used)
        if len(uploads) >= SESSION_UPLOADS or count >= SESSION_FILES:
            raise UploadRefused("session_files")
        if total + size > SESSION_BYTES:
            raise UploadRefused("session_bytes", limit=SESSION_BYTES)

    def _forget(self, upload: Upload) -> None:
        self._by_token.pop(upload.token, None)
        upload.sender += 1
        upload.part.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """What nobody goes on with, or whose window has ended."""
        oldest = time.monotonic() - IDLE_SECONDS
        for upload in list(self._by_token.values()):
            if upload.touched < oldest or upload.dialogue.closed:
                self._forget(upload)


def _place(dialogue: Dialogue, field: str) -> tuple[UploadRules, list[UploadedFile]]:
    """The rules of the field that is bound to this state, and what it holds.

    Raises UploadRefused if nobody could reach such a field now (`security.md W06`).
    """
    question = dialogue.window.import_files.find(field)
    if question is not None:
        return question.rules, question.files
    rendering = dialogue.window.rendering
    state = rendering.states.get(field)
    nodes = rendering.inputs(field) if state is not None else []
    rules = next((found for node in nodes if (found := getattr(node, "rules", None))), None)
    if state is None or not isinstance(rules, UploadRules):
        raise UploadRefused("gone", gone=True)
    return rules, list(state.peek())


def _new_part(dialogue: Dialogue, size: int) -> Path:
    files = dialogue.window.files
    files.spool.check_room(size)
    part = files.new_part()
    part.touch(mode=0o600)
    return part


async def _write(upload: Upload, sender: int, waiting: bytearray) -> None:
    data = bytes(waiting)
    waiting.clear()
    async with upload.writing:
        if upload.sender != sender:
            raise UploadRefused("offset")
        if data:
            await asyncio.to_thread(_append, upload.part, data)
            upload.received += len(data)
            upload.touched = time.monotonic()


def _append(part: Path, data: bytes) -> None:
    with part.open("r+b") as file:  # it is there, or its window has ended
        file.seek(0, 2)
        file.write(data)


def _looked_at(upload: Upload, rules: UploadRules) -> str:
    kind = file_content.sniffed(upload.part, upload.name)
    rules.accept_content(kind, upload.name)
    file_content.checked(upload.part, kind, original=rules.original)
    return kind


def _delivery(
    dialogue: Dialogue, field: str, file: UploadedFile
) -> Callable[[Rendering], list[Action]]:
    def deliver(rendering: Rendering) -> list[Action]:
        rules, held = _place(dialogue, field)
        state = rendering.states[field]
        if rules.max_files == 1:
            state.value = [file]
            for old in held:
                old.discard()
        elif len(held) >= rules.max_files:
            raise UploadRefused("too_many", limit=str(rules.max_files))
        else:
            state.value = [*held, file]
        found: list[Any] = [getattr(node, "on_change", None) for node in rendering.inputs(field)]
        return [action for action in found if action is not None]

    return deliver
