"""The ASGI application: documents, sockets, assets, health."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from nago.environment import Environment
from nago.i18n import client_texts, negotiate, translate
from nago.presentation.address import query_values
from nago.presentation.session import NoSession, Session
from nago.presentation.windows import Windows
from nago.web.assets import Assets
from nago.web.cookie import SessionCookie, cookie_value
from nago.web.document import Head, page, plain_page
from nago.web.headers import SecurityHeaders
from nago.web.origin import Origins
from nago.web.palette import palette_sheet
from nago.web.rate import Places, TokenBucket
from nago.web.socket import serve_socket

log = logging.getLogger("nago.web")

CONNECTIONS_A_SESSION = 20
CONNECTIONS_AN_ADDRESS = 200
LONGEST_REPORT = 2000


class Sessions(Protocol):
    """What the web needs of the session system."""

    def issue(self) -> str: ...

    def issued(self, cookie: str) -> bool: ...

    async def find(self, cookie: str) -> Session | None: ...


Opened = Callable[[], AbstractAsyncContextManager[None]]


def create_app(
    environment: Environment, id: str, windows: Windows, sessions: Sessions, opened: Opened
) -> ASGIApp:
    """Serve these windows; `opened` is entered before the first request and left after the last."""
    return Web(environment, id, windows, sessions).application(opened)


class Web:
    """The answers to everything that a browser may ask for."""

    def __init__(
        self, environment: Environment, id: str, windows: Windows, sessions: Sessions
    ) -> None:
        self._windows = windows
        self._sessions = sessions
        self._origins = Origins.of(environment)
        self._secure = environment.secure
        self._cookie = SessionCookie.for_application(id, environment)
        self._theme_cookie = f"{re.sub(r'[^a-z0-9]+', '-', id)}-theme"
        self._palette = palette_sheet()
        self._assets = Assets(extra=[self._palette])
        self._per_session = Places(CONNECTIONS_A_SESSION)
        self._per_address = Places(CONNECTIONS_AN_ADDRESS)
        self._reports = TokenBucket(1, 5)

    def application(self, opened: Opened) -> ASGIApp:
        @asynccontextmanager
        async def lifespan(app: Starlette) -> AsyncIterator[None]:
            async with opened():
                yield

        routes = [
            Route("/healthz", self.healthz),
            Route("/readyz", self.readyz),
            Route("/robots.txt", self.robots),
            Route("/favicon.ico", self.favicon),
            Route("/_nago/csp-report", self.report, methods=["POST"]),
            WebSocketRoute("/_nago/socket", self.socket),
            Route("/_nago/{name}", self._assets.answer),
            Route("/{path:path}", self.document, methods=["GET"]),
        ]
        return SecurityHeaders(
            Starlette(routes=routes, lifespan=lifespan), self._origins, self._secure
        )

    async def document(self, request: Request) -> Response:
        """A page with a window of its own, rendered once, waiting for its socket."""
        headers = request.scope["headers"]
        language = negotiate(request.headers.get("accept-language", ""))
        if not self._origins.is_host(headers):
            return self._wrong_host(request, language)
        if request.headers.get("sec-fetch-dest", "document") not in ("document", "empty"):
            return PlainTextResponse("not found", 404)
        cookie, is_new = self._cookie.read(headers), False
        if cookie is None or not self._sessions.issued(cookie):
            cookie, is_new = self._sessions.issue(), True
        session = await self._sessions.find(cookie) or NoSession()
        path = unquote(request.scope["raw_path"].decode("latin-1")).strip("/") or "."
        values = query_values(request.url.query)
        dialogue, tree = await self._windows.open(path, values, language, session)
        theme = cookie_value(headers, self._theme_cookie)
        head = Head(
            window=dialogue.id,
            key=dialogue.key,
            frame=dialogue.frame,
            title=dialogue.title,
            locale=language,
            dir="ltr",
            build=self._assets.manifest.build,
            path=path,
            values=values,
            strings=client_texts(language),
            theme=theme if theme in ("light", "dark") else None,
            theme_cookie=self._theme_cookie,
        )
        body = page(head, tree, self._assets.manifest, (self._palette[0],))
        response = Response(body, dialogue.window.status, media_type="text/html")
        if is_new:
            response.raw_headers.append(self._cookie.header(cookie))
        return response

    async def socket(self, websocket: WebSocket) -> None:
        """A window's connection; who is not ours gets no upgrade (`security.md W01`)."""
        headers = websocket.scope["headers"]
        if not self._origins.is_host(headers) or not self._origins.is_origin(headers):
            log.warning("refused a socket of a foreign origin: %r", websocket.headers.get("origin"))
            await websocket.send_denial_response(PlainTextResponse("foreign origin", 403))
            return
        cookie = self._cookie.read(headers)
        session: Session = NoSession()
        if cookie is not None:
            session = await self._sessions.find(cookie) or session
        address = websocket.client.host if websocket.client else ""
        if not self._per_address.take(address):
            await websocket.send_denial_response(PlainTextResponse("too many connections", 429))
            return
        try:
            sender = session.id or address
            if not self._per_session.take(sender):
                await websocket.send_denial_response(PlainTextResponse("too many connections", 429))
                return
            try:
                await websocket.accept()
                language = negotiate(websocket.headers.get("accept-language", ""))
                build = self._assets.manifest.build
                await serve_socket(websocket, self._windows, session, language, build)
            finally:
                self._per_session.give_back(sender)
        finally:
            self._per_address.give_back(address)

    async def healthz(self, request: Request) -> Response:
        """The process lives; answers any host."""
        return PlainTextResponse("alive")

    async def readyz(self, request: Request) -> Response:
        """The stores are open."""
        return (
            PlainTextResponse("ready")
            if self._windows.started
            else PlainTextResponse("not ready", 503)
        )

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /\n")

    async def favicon(self, request: Request) -> Response:
        return RedirectResponse("/_nago/icon.svg", 308)

    async def report(self, request: Request) -> Response:
        """A browser tells what our content policy has stopped; some of it is logged."""
        data = b""
        async for chunk in request.stream():
            data = (data + chunk)[:LONGEST_REPORT]
        if self._reports.take():
            log.warning("stopped by the content policy: %s", data.decode("utf-8", "replace"))
        return Response(status_code=204)

    def _wrong_host(self, request: Request, language: str) -> Response:
        if self._origins.loopback_twin(request.scope["headers"]):
            query = f"?{request.url.query}" if request.url.query else ""
            raw = request.scope["raw_path"].decode("latin-1")
            return RedirectResponse(f"{self._origins.origin}/{raw.lstrip('/')}{query}", 307)
        title = translate(language, "page.wrong_host.title")
        text = translate(language, "page.wrong_host.text", url=self._origins.origin)
        body = plain_page(language, title, text, self._assets.manifest)
        return Response(body, 421, media_type="text/html")
