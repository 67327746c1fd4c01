"""A browser's network without a network: requests and sockets of an ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import msgspec
from starlette.types import ASGIApp

Header = tuple[bytes, bytes]


class Answer(msgspec.Struct, frozen=True):
    """What the server has answered."""

    status: int
    headers: list[Header]
    body: bytes

    def header(self, name: str) -> str | None:
        """The value of a header, or None."""
        wanted = name.encode()
        return next((value.decode("latin-1") for key, value in self.headers if key == wanted), None)


class Network:
    """One browser's way to an application: its cookies go along.

    `application` says which one it is just now: after a restart it is another.
    """

    def __init__(self, application: Callable[[], ASGIApp], origin: str, language: str) -> None:
        self._application = application
        self.origin = origin
        self.language = language
        self.cookies: dict[str, str] = {}

    async def request(
        self,
        method: str,
        address: str,
        fields: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Answer:
        """Ask for a page, or post a form."""
        sent = self._headers()
        if method != "GET":
            sent += [(b"origin", self.origin.encode()), (b"sec-fetch-site", b"same-origin")]
        if fields is not None:
            body = urlencode(fields).encode()
            sent.append((b"content-type", b"application/x-www-form-urlencoded"))
        if body:
            sent.append((b"content-length", str(len(body)).encode()))
        sent += [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
        answer = await self._exchange(
            {**self._scope("http", address), "method": method}, sent, body
        )
        for name, value in answer.headers:
            if name == b"set-cookie":
                self._keep(value.decode("latin-1"))
        return answer

    def socket(
        self, address: str, heard: Callable[[str], None], closed: Callable[[int], None]
    ) -> Socket:
        """A socket that is being opened; `heard` gets each message, `closed` the code at its end."""
        headers = [*self._headers(), (b"origin", self.origin.encode())]
        scope = {**self._scope("websocket", address), "headers": headers, "subprotocols": []}
        return Socket(self._application(), scope, heard, closed)

    async def _exchange(self, scope: dict[str, Any], sent: list[Header], body: bytes) -> Answer:
        asked = [{"type": "http.request", "body": body, "more_body": False}]
        started: dict[str, Any] = {}
        parts: list[bytes] = []

        async def receive() -> dict[str, Any]:
            return asked.pop() if asked else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                started.update(message)
            elif message["type"] == "http.response.body":
                parts.append(message.get("body", b""))

        await self._application()({**scope, "headers": sent}, receive, send)
        return Answer(started["status"], list(started.get("headers", [])), b"".join(parts))

    def _scope(self, kind: str, address: str) -> dict[str, Any]:
        parts = urlsplit(address)
        path = parts.path or "/"
        where = urlsplit(self.origin)
        return {
            "type": kind,
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": where.scheme if kind == "http" else "ws",
            "path": path,
            "raw_path": quote(path, safe="/%~-._").encode(),
            "root_path": "",
            "query_string": parts.query.encode(),
            "server": (where.hostname, where.port),
            "client": ("127.0.0.1", 50000),
            "extensions": {"websocket.http.response": {}} if kind == "websocket" else {},
        }

    def _headers(self) -> list[Header]:
        headers = [
            (b"host", urlsplit(self.origin).netloc.encode()),
            (b"user-agent", b"nago.testing"),
            (b"accept-language", self.language.encode()),
        ]
        if self.cookies:
            pairs = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            headers.append((b"cookie", pairs.encode("latin-1")))
        return headers

    def _keep(self, header: str) -> None:
        pair, *attributes = header.split(";")
        name, _, value = pair.partition("=")
        gone = any(each.strip().lower() == "max-age=0" for each in attributes)
        if gone or not value:
            self.cookies.pop(name.strip(), None)
        else:
            self.cookies[name.strip()] = value.strip()


class Socket:
    """A websocket as its browser has it. What is said waits `latency` seconds each way."""

    def __init__(
        self,
        application: ASGIApp,
        scope: dict[str, Any],
        heard: Callable[[str], None],
        closed: Callable[[int], None],
    ) -> None:
        self.latency = 0.0
        self._heard = heard
        self._closed = closed
        self._loop = asyncio.get_running_loop()
        self._inbox: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._inbox.put_nowait({"type": "websocket.connect"})
        self._on_the_way = 0
        self._listening = False
        self._over = False
        self._last = [0.0, 0.0]
        self._task = asyncio.ensure_future(self._run(application, scope))

    def send(self, text: str) -> None:
        """Say something to the server."""
        message = {"type": "websocket.receive", "text": text}
        self._travel(0, lambda: self._inbox.put_nowait(message))

    @property
    def idle(self) -> bool:
        """Whether the server has taken in everything, and waits for the next message."""
        waiting = self._listening and self._inbox.empty() and not self._on_the_way
        return self._over or waiting

    def cut(self) -> None:
        """The line is cut; what was under way is lost."""
        if not self._over:
            self._over = True
            self._inbox.put_nowait({"type": "websocket.disconnect", "code": 1006})

    async def ended(self) -> None:
        """Wait until the server has noticed the end."""
        await asyncio.wait([self._task], timeout=5)

    async def _run(self, application: ASGIApp, scope: dict[str, Any]) -> None:
        try:
            await application(scope, self._receive, self._send)
        finally:
            self._end(1006)

    async def _receive(self) -> dict[str, Any]:
        self._listening = True
        message = await self._inbox.get()
        self._listening = False
        return message

    async def _send(self, message: Any) -> None:
        kind = message["type"]
        if kind == "websocket.send":
            if self._over:
                raise OSError("the browser is gone")
            text = message["text"]
            self._travel(1, lambda: None if self._over else self._heard(text))
        elif kind == "websocket.close":
            self._travel(1, lambda: self._end(message.get("code", 1000)))
        elif kind == "websocket.http.response.start":
            self._end(1006)

    def _end(self, code: int) -> None:
        if not self._over:
            self._over = True
            self._inbox.put_nowait({"type": "websocket.disconnect", "code": code})
            self._closed(code)

    def _travel(self, way: int, arrive: Callable[[], None]) -> None:
        """Let something arrive after the latency, and never before what was sent earlier."""
        now = self._loop.time()
        due = self._last[way] = max(now + self.latency, self._last[way] + 1e-6)
        if not self.latency and not self._on_the_way:
            arrive()
            return
        self._on_the_way += 1

        def arrived() -> None:
            self._on_the_way -= 1
            arrive()

        self._loop.call_at(due, arrived)
