"""Other servers: what they answer is up to the test."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit


@dataclass
class Request:
    """What has come."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path


@dataclass
class Answer:
    """What goes back."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def json(cls, value: object, status: int = 200) -> Answer:
        return cls(status, json.dumps(value).encode(), {"content-type": "application/json"})


Handler = Callable[[Request], Answer | Awaitable[Answer]]
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class FarServer:
    """Notes every request; `handler` may be replaced while it runs."""

    handler: Handler
    url: str = ""
    requests: list[Request] = field(default_factory=list)

    def asked(self, path: str) -> list[Request]:
        return [each for each in self.requests if each.path == path]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.split("\r\n")[:-2]
            method, target, _ = first.split(" ")
            headers = {
                name.lower(): value.strip()
                for name, _, value in (line.partition(":") for line in lines)
            }
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            request = Request(method, target, headers, body)
            self.requests.append(request)
            answer = self.handler(request)
            if inspect.isawaitable(answer):
                answer = await answer
            fields = {
                "content-length": str(len(answer.body)),
                "connection": "close",
                **answer.headers,
            }
            lines = [f"{name}: {value}" for name, value in fields.items()]
            writer.write(f"HTTP/1.1 {answer.status} x\r\n".encode())
            writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + answer.body)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass


@asynccontextmanager
async def far_server(handler: Handler) -> AsyncIterator[FarServer]:
    """A server at a port of its own, on this machine."""
    far = FarServer(handler)
    async with listening(far._serve) as port:
        far.url = f"http://127.0.0.1:{port}"
        yield far


@asynccontextmanager
async def listening(serve: Serve, **options: Any) -> AsyncIterator[int]:
    """A port of this machine on which connections are served, each of which is closed at the end.

    `options` go to `loop.connect_accepted_socket`. It accepts by itself: `asyncio.Server` leaves a
    connection open that comes in the moment in which it is closed.
    """
    loop = asyncio.get_running_loop()
    serving: set[asyncio.Task[None]] = set()

    async def connected(connection: socket.socket) -> None:
        reader = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(reader)
        try:
            transport, _ = await loop.connect_accepted_socket(
                lambda: protocol, connection, **options
            )
        except (OSError, ssl.SSLError):
            return
        writer = asyncio.StreamWriter(transport, protocol, reader, loop)
        try:
            await serve(reader, writer)
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError, ssl.SSLError):
                await writer.wait_closed()

    def accept() -> None:
        try:
            connection, _ = listener.accept()
        except OSError:  # whoever knocked is gone already
            return
        connection.setblocking(False)
        task = asyncio.create_task(connected(connection))
        serving.add(task)

        def done(task: asyncio.Task[None]) -> None:
            serving.discard(task)
            connection.close()  # also what was cancelled before it began

        task.add_done_callback(done)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        loop.add_reader(listener, accept)
        try:
            yield listener.getsockname()[1]
        finally:
            loop.remove_reader(listener)
            for task in serving:
                task.cancel()
            await asyncio.gather(*serving, return_exceptions=True)
