"""The ASGI application: documents, forms, plain routes, sockets."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Generic
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from nago.environment import Environment
from nago.errors import StoreError
from nago.i18n import client_texts, negotiate
from nago.presentation.address import address, query_values
from nago.presentation.endpoint import Answer, Asked, Method
from nago.presentation.info import guess
from nago.presentation.own_component import OwnComponent
from nago.presentation.posting import Handler, Posted, SeeOther, ShowAgain
from nago.presentation.resource import Pictures
from nago.presentation.routes import Routes
from nago.presentation.session import NoSession, Session
from nago.presentation.windows import Windows
from nago.web.assets import Assets
from nago.web.cookie import Headers, SessionCookie, cookie_value
from nago.web.document import Head, Shape, page, plain_page
from nago.web.file_routes import file_routes
from nago.web.form import LARGEST_FORM, BadForm, content_type, form_fields
from nago.web.headers import SecurityHeaders, policy
from nago.web.mailed_link import MailedLinks
from nago.web.origin import Origins
from nago.web.palette import palette_sheet
from nago.web.rate import Places
from nago.web.sessions import S, Sessions
from nago.web.socket import serve_socket
from nago.web.without_pages import WithoutPages

log = logging.getLogger("nago.web")

CONNECTIONS_A_SESSION = 20
CONNECTIONS_AN_ADDRESS = 200

Opened = Callable[[], AbstractAsyncContextManager[None]]


def create_app(
    environment: Environment,
    id: str,
    windows: Windows,
    sessions: Sessions[S],
    posts: Mapping[str, Handler],
    opened: Opened,
    endpoints: Mapping[Method, Routes],
    own: Collection[OwnComponent],
    pictures: Pictures,
    mailed: Collection[str],
) -> ASGIApp:
    """Serve these windows, what forms post and plain routes; `opened` is entered before the first
    request and left after the last. `mailed` pages are led to by links in mails."""
    web = Web(environment, id, windows, sessions, posts, endpoints, tuple(own), pictures, mailed)
    return web.application(opened)


class Web(Generic[S]):
    """The answers to everything that a browser may ask for."""

    def __init__(
        self,
        environment: Environment,
        id: str,
        windows: Windows,
        sessions: Sessions[S],
        posts: Mapping[str, Handler],
        endpoints: Mapping[Method, Routes],
        own: tuple[OwnComponent, ...],
        pictures: Pictures,
        mailed: Collection[str],
    ) -> None:
        self._windows = windows
        self._posts = posts
        self._endpoints = endpoints
        self._sessions = sessions
        self._origins = Origins.of(environment)
        self._secure = environment.secure
        self._cookie = SessionCookie.for_application(id, environment)
        self._device = self._cookie.for_device()
        self._flow = self._cookie.for_flow()
        self._mailed = MailedLinks(mailed, self._cookie.for_link())
        plain = re.sub(r"[^a-z0-9]+", "-", id)
        self._theme_cookie, self._sight_cookie = f"{plain}-theme", f"{plain}-sight"
        self._palette = palette_sheet()
        self._assets = Assets(extra=[self._palette], own=own, pictures=pictures)
        self._csp = policy([*(each.sources for each in own), {"img": pictures.origins}])
        self._own = {each.type: Shape(each.slots, each.defaults) for each in own}
        self._per_session = Places(CONNECTIONS_A_SESSION)
        self._per_address = Places(CONNECTIONS_AN_ADDRESS)

    def application(self, opened: Opened) -> ASGIApp:
        @asynccontextmanager
        async def lifespan(app: Starlette) -> AsyncIterator[None]:
            async with opened():
                yield

        routes = [
            *WithoutPages(lambda: self._windows.started, lambda: self._windows.look.icon).routes(),
            Route("/_nago/session/exchange", self.exchange, methods=["POST"]),
            WebSocketRoute("/_nago/socket", self.socket),
            *file_routes(self._windows, self._known_session),
            Route("/_nago/{name}", self._assets.answer),
            Route("/{path:path}", self.document, methods=["GET"]),
            Route("/{path:path}", self.posted, methods=["POST"]),
        ]
        return SecurityHeaders(
            Starlette(
                routes=routes,
                lifespan=lifespan,
                exception_handlers={StoreError: self.unavailable},
            ),
            self._origins,
            self._secure,
            lambda path: self._endpoints["POST"].find(path) is not None,
            self._csp,
        )

    async def document(self, request: Request) -> Response:
        """A page with a window of its own, rendered once, waiting for its socket."""
        headers = request.scope["headers"]
        language = negotiate(request.headers.get("accept-language", ""))
        if not self._origins.is_host(headers):
            return self._wrong_host(request, language)
        path, values = self._path(request), query_values(request.url.query)
        answer = self._mailed.moved(path, values) or await self._asked(request, "GET", language)
        if answer is not None:
            return answer
        if request.headers.get("sec-fetch-dest", "document") not in ("document", "empty"):
            return PlainTextResponse("not found", 404)
        session, fresh = await self._session_of(headers)
        response = await self._page(request, language, session, values, None, fresh is not None)
        if fresh is not None:
            response.raw_headers.append(fresh)
        return response

    async def _known_session(self, request: Request) -> Session | None:
        """The session of a request that belongs to a page of ours; None if it has none."""
        headers = request.scope["headers"]
        cookie = self._cookie.read(headers) if self._origins.is_host(headers) else None
        return await self._sessions.find(cookie) if cookie is not None else None

    async def _session_of(self, headers: Headers) -> tuple[S, tuple[bytes, bytes] | None]:
        """The session of a document, and the cookie that it needs: for a browser without one, or
        whose token is dead for long or a week old; never because of what is under way (C07)."""
        cookie = self._cookie.read(headers)
        session = await self._sessions.find(cookie) if cookie is not None else None
        if session is not None and not self._sessions.may_replace(session):
            session.alive()  # a request is use as well (S12)
            renewed = await self._sessions.renew(session)
            if renewed is None:
                return session, None
            return session, self._cookie.header(renewed, self._sessions.seconds_left(session))
        issued = self._sessions.issue()
        new = await self._sessions.find(issued)
        assert new is not None, "the value was issued right now"
        return new, self._cookie.header(issued)

    async def _page(
        self,
        request: Request,
        language: str,
        session: Session,
        values: dict[str, str],
        states: Mapping[str, object] | None,
        fresh: bool = False,
    ) -> Response:
        headers = request.scope["headers"]
        language = session.subject.language or language
        path = self._path(request)
        states = states or self._mailed.states(path, headers)
        theme = cookie_value(headers, self._theme_cookie)
        sight = cookie_value(headers, self._sight_cookie)
        asks, agent = (request.headers.get(name, "") for name in ("accept-language", "user-agent"))
        dialogue, tree = await self._windows.open(
            path, values, language, session, states, guess(asks, agent, theme, sight)
        )
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
            strings=client_texts(language, without=self._assets.manifest.lazy_texts),
            theme=theme if theme in ("light", "dark") else None,
            theme_cookie=self._theme_cookie,
            sight_cookie=self._sight_cookie,
            fresh=fresh,
            told=dialogue.told,
            own=self._own,
        )
        body = page(head, tree, self._assets.manifest, self._palette[0], self._windows.look)
        return Response(body, dialogue.window.status, media_type="text/html")

    async def posted(self, request: Request) -> Response:
        """A form of ours: it may log somebody in or out, which no socket can (2.4)."""
        headers = request.scope["headers"]
        language = negotiate(request.headers.get("accept-language", ""))
        path = self._path(request)
        if self._origins.is_host(headers):
            plain = await self._asked(request, "POST", language)
            if plain is not None:
                return plain
        handler = self._posts.get(path)
        if handler is None:
            return PlainTextResponse("nothing is posted here", 405, {"allow": "GET, HEAD"})
        if not self._origins.is_host(headers):
            return self._wrong_host(request, language)
        try:
            fields = await form_fields(request)
        except BadForm as error:
            return PlainTextResponse("not a form of this application", error.status)
        cookie = self._cookie.read(headers)
        session = await self._sessions.find(cookie) if cookie is not None else None
        if cookie is None or session is None:
            # The page itself brings the cookie that is missing.
            return RedirectResponse(address(path, {}), 303)
        answer = await handler(
            Posted(
                path,
                fields,
                session,
                session.subject.language or language,
                request.client.host if request.client else "",
                request.headers.get("user-agent", ""),
                self._device.read(headers) or "",
                self._flow.read(headers) or "",
            )
        )
        if isinstance(answer, ShowAgain):
            response = await self._page(
                request, language, session, dict(answer.values), answer.states
            )
            response.status_code = answer.status
            return response
        return await self._go_on(
            answer, cookie, fetched=request.headers.get("accept") == "application/json"
        )

    async def _asked(self, request: Request, method: Method, language: str) -> Response | None:
        """What a plain route answers; None if there is none at this path."""
        found = self._endpoints[method].find(self._path(request))
        if found is None:
            return None
        if request.method != method:  # HEAD: looking must not use up what works once
            return Response(status_code=405, headers={"allow": method})
        route, in_path = found
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_FORM:
                return PlainTextResponse("too large", 413)
        headers = request.scope["headers"] if method == "GET" else ()
        cookie = self._cookie.read(headers)
        session = await self._sessions.find(cookie) if cookie is not None else None
        answer: Answer | SeeOther | None = await route.view(
            Asked(
                method=method,
                path=self._path(request),
                values={**query_values(request.url.query), **in_path},
                session=session,
                language=(session.subject.language if session else None) or language,
                address=request.client.host if request.client else "",
                user_agent=request.headers.get("user-agent", ""),
                device=self._device.read(headers) or "",
                flow=self._flow.read(headers) or "",
                authorization=request.headers.get("authorization", ""),
                content_type=content_type(request),
                body=body,
            )
        )
        if answer is None:
            return None
        if isinstance(answer, SeeOther):
            return await self._go_on(answer, cookie or "")
        return Response(
            answer.body, answer.status, dict(answer.headers), media_type=answer.media_type
        )

    async def _go_on(self, answer: SeeOther, cookie: str, *, fetched: bool = False) -> Response:
        """The redirect and its cookies; a form that leads outside has fetched where to, because
        `form-action` stops what it would be redirected to (`security.md N23`)."""
        response: Response = RedirectResponse(answer.location, 303)
        if fetched:
            response = JSONResponse({"location": answer.location})
        added = response.raw_headers
        if answer.flow:
            added.append(self._flow.header(answer.flow))
        if answer.ticket:
            exchanged = await self._sessions.exchange(answer.ticket, cookie)
            if exchanged is not None:
                value = exchanged[0]
                added.append(
                    self._cookie.until_closed(value)
                    if answer.seconds is None
                    else self._cookie.header(value, answer.seconds)
                )
        if answer.device:
            added.append(self._device.header(answer.device))
        if answer.sign_out:
            added.append(self._cookie.expired())
            added.append((b"clear-site-data", b'"cache", "storage"'))
        return response

    async def exchange(self, request: Request) -> Response:
        """A ticket for a cookie: what a login over the socket ends with (2.4)."""
        cookie = self._cookie.read(request.scope["headers"])
        ticket = request.headers.get("x-exchange", "")
        if cookie is None or not ticket or not self._origins.is_host(request.scope["headers"]):
            return PlainTextResponse("no ticket", 403)
        exchanged = await self._sessions.exchange(ticket, cookie)
        if exchanged is None:
            log.warning("a ticket was used that is unknown, too old, or another browser's")
            return PlainTextResponse("no ticket", 403)
        value, session = exchanged
        response = Response(status_code=204)
        response.raw_headers.append(
            self._cookie.until_closed(value)
            if self._sessions.is_shared(session.id)
            else self._cookie.header(value, self._sessions.seconds_left(session))
        )
        return response

    @staticmethod
    def _path(request: Request) -> str:
        return unquote(request.scope["raw_path"].decode("latin-1")).strip("/") or "."

    async def socket(self, websocket: WebSocket) -> None:
        """A window's connection; who is not ours gets no upgrade (`security.md W01`)."""
        headers = websocket.scope["headers"]
        if not self._origins.is_host(headers) or not self._origins.is_origin(headers):
            log.warning("refused a socket of a foreign origin: %r", websocket.headers.get("origin"))
            await websocket.send_denial_response(PlainTextResponse("foreign origin", 403))
            return
        cookie = self._cookie.read(headers)
        try:
            found = await self._sessions.find(cookie) if cookie is not None else None
        except StoreError as error:
            log.error("refused a socket, because the database cannot be asked: %s", error)
            await websocket.send_denial_response(PlainTextResponse("come back", 503))
            return
        session: Session = found or NoSession(self._sessions.visitor)
        if found is not None and self._sessions.is_succeeded(found):
            # Its browser is just taking on the cookie of a login: it shall come back with that.
            await websocket.send_denial_response(PlainTextResponse("come back", 503))
            return
        sender_address = websocket.client.host if websocket.client else ""
        if not self._per_address.take(sender_address):
            await websocket.send_denial_response(PlainTextResponse("too many connections", 429))
            return
        try:
            sender = session.id or sender_address
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
            self._per_address.give_back(sender_address)

    async def unavailable(self, request: Request, error: Exception) -> Response:
        """Who cannot be known is shown nothing (`security.md G05`)."""
        log.error("answered 503, because the database cannot be asked: %s", error)
        language = negotiate(request.headers.get("accept-language", ""))
        body = self._plain(language, "unavailable")
        return Response(body, 503, {"retry-after": "5"}, media_type="text/html")

    def _wrong_host(self, request: Request, language: str) -> Response:
        if self._origins.loopback_twin(request.scope["headers"]):
            query = f"?{request.url.query}" if request.url.query else ""
            raw = request.scope["raw_path"].decode("latin-1")
            return RedirectResponse(f"{self._origins.origin}/{raw.lstrip('/')}{query}", 307)
        body = self._plain(language, "wrong_host", url=self._origins.origin)
        return Response(body, 421, media_type="text/html")

    def _plain(self, language: str, key: str, **values: str) -> bytes:
        manifest, look = self._assets.manifest, self._windows.look
        return plain_page(language, key, manifest, self._palette[0], look, **values)
