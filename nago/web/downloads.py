"""Files for the user's computer: `/_nago/files/{token}`, once, for the session of their window."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from nago.errors import FileGone
from nago.presentation.export import File
from nago.presentation.file_name import clean_name
from nago.presentation.session import Session
from nago.presentation.windows import Windows

SessionOf = Callable[[Request], Awaitable[Session | None]]
SANDBOX = "sandbox; default-src 'none'"
"""Should a browser show the file all the same, nothing in it runs (`security.md U05`)."""
RANGE = re.compile(r"bytes=(\d{1,18})?-(\d{1,18})?")
MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+\-]+(?:; ?charset=[a-z0-9\-]+)?", re.IGNORECASE)


class Downloads:
    """Answers with what windows have exported."""

    def __init__(self, windows: Windows, session_of: SessionOf) -> None:
        self._windows = windows
        self._session_of = session_of

    def route(self) -> Route:
        return Route("/_nago/files/{token}", self.answer, methods=["GET"])

    async def answer(self, request: Request) -> Response:
        """The file, or 404: for what was fetched, is too old, or another session's (U06)."""
        if request.method != "GET":  # HEAD: looking must not use up what works once
            return Response(status_code=405, headers={"allow": "GET"})
        session = await self._session_of(request)
        file = self._find(session, request.path_params["token"]) if session is not None else None
        if file is None:
            return PlainTextResponse("not found", 404)
        try:
            size = _size(file)
        except (FileGone, OSError):
            return PlainTextResponse("not found", 404)
        return _sent(file, size, request.headers.get("range", ""))

    def _find(self, session: Session, token: str) -> File | None:
        if not session.alive():
            return None
        for dialogue in self._windows.of(session):
            if (file := dialogue.window.export_files.take(token)) is not None:
                return file
        return None


def _sent(file: File, size: int | None, wanted: str) -> Response:
    """The whole of it, or the one part that is asked for; several parts are never put together
    (`security.md U07`)."""
    kind = file.media_type if MEDIA_TYPE.fullmatch(file.media_type) else "application/octet-stream"
    if kind.startswith("text/") and "charset" not in kind:
        kind += "; charset=utf-8"
    headers = {
        "content-disposition": disposition(file.name),
        "content-security-policy": SANDBOX,
        "content-type": kind,
    }
    if size is None:
        return StreamingResponse(file.pieces(), headers=headers)
    headers["accept-ranges"] = "bytes"
    part = _part(wanted, size)
    if part is None:
        headers["content-length"] = str(size)
        return StreamingResponse(file.pieces(), headers=headers)
    first, last = part
    if first >= last:
        return Response(status_code=416, headers={"content-range": f"bytes */{size}"})
    headers["content-length"] = str(last - first)
    headers["content-range"] = f"bytes {first}-{last - 1}/{size}"
    return StreamingResponse(_pieces(file, first, last), 206, headers=headers)


async def _pieces(file: File, first: int, last: int) -> AsyncIterator[bytes]:
    async for piece in file.pieces(first, last):
        yield piece


def _size(file: File) -> int | None:
    place: Path | None = file.place
    if place is not None:
        return place.stat().st_size
    return len(file.content) if isinstance(file.content, bytes) else None


def _part(wanted: str, size: int) -> tuple[int, int] | None:
    """First byte, and the one behind the last; None for the whole."""
    found = RANGE.fullmatch(wanted)
    if found is None or (found[1] is None and found[2] is None):
        return None
    if found[1] is None:
        return max(size - int(found[2]), 0), size
    last = size if found[2] is None else min(int(found[2]) + 1, size)
    return int(found[1]), last


def disposition(name: str) -> str:
    """A header that saves under this name and cannot be broken out of (RFC 6266, RFC 8187)."""
    name = clean_name(name)
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    plain = re.sub(r'[\\"%;]', "_", plain)
    if plain == name:
        return f'attachment; filename="{plain}"'
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
