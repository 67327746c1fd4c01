"""How files travel: announced by POST, sent in pieces by PATCH, asked after by HEAD.

In the spirit of tus, with less: pieces let a browser go on after a cut, show how far it is, and
send a large file through limits on the time of one request.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from nago.errors import UploadRefused
from nago.i18n import negotiate, translate
from nago.presentation.session import Session
from nago.presentation.upload_rules import in_words
from nago.presentation.uploads import Announced, Finished, Uploads

LARGEST_ANNOUNCEMENT = 16 << 10
STATUS = {"gone": 404, "offset": 409, "too_large": 413, "kind": 415, "no_room": 507}
SessionOf = Callable[[Request], Awaitable[Session | None]]
T = TypeVar("T")
PIECE = "application/offset+octet-stream"


class UploadRoutes:
    """The addresses below `/_nago/uploads`; that requests come from a page of ours was checked."""

    def __init__(self, uploads: Uploads, session_of: SessionOf) -> None:
        self._uploads = uploads
        self._session_of = session_of

    def routes(self) -> list[Route]:
        return [
            Route("/_nago/uploads", self._guarded(self._begin), methods=["POST"]),
            Route("/_nago/imports", self._guarded(self._finish), methods=["POST"]),
            Route("/_nago/uploads/{token}", self._guarded(self._go_on), methods=["PATCH"]),
            Route("/_nago/uploads/{token}", self._guarded(self._ask), methods=["HEAD"]),
            Route("/_nago/uploads/{token}", self._guarded(self._cancel), methods=["DELETE"]),
        ]

    async def _begin(self, request: Request, session: Session) -> Response:
        announced = await _said(request, Announced)
        if announced is None:
            return Response(status_code=400)
        upload = await self._uploads.begin(session, announced)
        return JSONResponse({"token": upload.token}, 201)

    async def _finish(self, request: Request, session: Session) -> Response:
        finished = await _said(request, Finished)
        if finished is None:
            return Response(status_code=400)
        self._uploads.finish(session, finished)
        return Response(status_code=204)

    async def _go_on(self, request: Request, session: Session) -> Response:
        offset = _number(request.headers.get("upload-offset", ""))
        if offset is None or request.headers.get("content-type") != PIECE:
            return Response(status_code=400)
        token = request.path_params["token"]
        try:
            got, file = await self._uploads.append(session, token, offset, _pieces(request))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody hears it; what has come till then counts
        if file is None:
            return Response(status_code=204, headers={"upload-offset": str(got)})
        return JSONResponse(msgspec.to_builtins(file), headers={"upload-offset": str(got)})

    async def _ask(self, request: Request, session: Session) -> Response:
        got = await self._uploads.offset(session, request.path_params["token"])
        return Response(headers={"upload-offset": str(got)})

    async def _cancel(self, request: Request, session: Session) -> Response:
        self._uploads.cancel(session, request.path_params["token"])
        return Response(status_code=204)

    def _guarded(
        self, answer: Callable[[Request, Session], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Without a session there is nothing to belong to; a refusal is told in the user's words."""

        async def guarded(request: Request) -> Response:
            session = await self._session_of(request)
            if session is None:
                return Response(status_code=403)
            try:
                return await answer(request, session)
            except UploadRefused as error:
                accepted = negotiate(request.headers.get("accept-language", ""))
                language = session.subject.language or accepted
                said = {
                    name: in_words(value, language) if isinstance(value, int) else value
                    for name, value in error.values.items()
                }
                text = translate(language, f"upload.{error.reason}", **said)
                body: dict[str, Any] = {"reason": error.reason, "text": text}
                return JSONResponse(body, STATUS.get(error.reason, 422))

        return guarded


async def _said(request: Request, kind: type[T]) -> T | None:
    """What a page of ours says in JSON; None for anything else."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_ANNOUNCEMENT:
            return None
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


async def _pieces(request: Request) -> AsyncIterator[bytes]:
    async for piece in request.stream():
        yield piece


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 16 else None
