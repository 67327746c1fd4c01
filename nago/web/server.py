"""Serves an ASGI application until it is told to stop."""

from __future__ import annotations

import contextlib
import gc
import signal
import socket
from asyncio import TimerHandle, Transport
from collections.abc import Awaitable, Callable, Generator
from contextlib import AbstractAsyncContextManager

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from nago.environment import Environment
from nago.errors import ConfigError
from nago.web.headers import FIXED
from nago.web.socket_protocol import LimitedSocket
from nago.web.watchdog import Watchdog

REQUEST_SECONDS = 10
LARGEST_HEAD = 32768
LONGEST_URL = 8192
MOST_HEADERS = 100
LARGEST_MESSAGE = 65536
DRAIN_SECONDS = 10
Opened = Callable[[], AbstractAsyncContextManager[None]]
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Patient(HttpToolsProtocol):
    """Waits 10 s for a whole request, not longer (`security.md W11`), whatever the bytes that come
    meanwhile, and takes heads of at most 32 KiB."""

    _late: TimerHandle | None = None
    _head = 0
    _in_head = True
    _refusal = (400, "Bad Request")

    def data_received(self, data: bytes) -> None:
        if self._late is None and not self._answering():
            # A line break that begins no request ends uvicorn's own timer.
            self._late = self.loop.call_later(REQUEST_SECONDS, self.transport.close)
        self._head += len(data)
        super().data_received(data)
        if self._in_head and self._head > LARGEST_HEAD and not self.transport.is_closing():
            self._refuse(431, "Request Header Fields Too Large")

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        if len(self.url) > LONGEST_URL:
            self._refusal = (414, "URI Too Long")
            raise ValueError(self._refusal)

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(name, value)
        if len(self.headers) > MOST_HEADERS:
            self._refusal = (431, "Request Header Fields Too Large")
            raise ValueError(self._refusal)

    def on_headers_complete(self) -> None:
        size = sum(len(name) + len(value) for name, value in self.headers) + len(self.url)
        if size > LARGEST_HEAD:
            self._refusal = (431, "Request Header Fields Too Large")
            raise ValueError(self._refusal)
        self._in_head = False
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """uvicorn's answer to what is no request, with our headers on it (X03)."""
        self._refuse(*self._refusal)

    def _refuse(self, status: int, reason: str) -> None:
        lines = [f"HTTP/1.1 {status} {reason}".encode(), b"connection: close", b"content-length: 0"]
        lines += [name + b": " + value for name, value in FIXED]
        self.transport.write(b"\r\n".join(lines) + b"\r\n\r\n")
        self.transport.close()

    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn
        super().connection_made(transport)
        self._late = self.loop.call_later(REQUEST_SECONDS, transport.close)

    def on_message_begin(self) -> None:
        if self._late is None:
            self._late = self.loop.call_later(REQUEST_SECONDS, self.transport.close)
        self._head, self._in_head = 0, True
        super().on_message_begin()

    def on_message_complete(self) -> None:
        self._in_time()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        self._in_time()
        super().handle_websocket_upgrade()

    def connection_lost(self, exc: Exception | None) -> None:
        self._in_time()
        super().connection_lost(exc)

    def _in_time(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


class Server(uvicorn.Server):
    """uvicorn, ending with 0 after SIGTERM and Ctrl-C, and draining windows first."""

    def __init__(
        self,
        config: uvicorn.Config,
        opened: Opened,
        ready: Callable[[], None],
        drain: Callable[[], Awaitable[None]],
        held: Callable[[str], None],
    ) -> None:
        super().__init__(config)
        self._opened = opened
        self._ready = ready
        self._drain = drain
        self._watchdog = Watchdog(held)

    async def _serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Opened here and not in the lifespan, where uvicorn keeps an error to its log."""
        async with self._opened():
            await super()._serve(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # Measured: Python's default collector costs a rendering three times its time.
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 50, 1_000)
        self._watchdog.start()
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for listening in self.servers:
            listening.close()
        self._watchdog.stop()
        await self._drain()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Unlike uvicorn, which raises the signal again when it has ended in order."""
        before = {number: signal.signal(number, self.handle_exit) for number in SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def serve(
    app: ASGIApp,
    environment: Environment,
    name: str,
    opened: Opened,
    drain: Callable[[], Awaitable[None]],
    held: Callable[[str], None],
) -> None:
    """Serve until SIGTERM or Ctrl-C, while `opened` is entered. `held` is told, from a thread of
    its own, which code holds the event loop.

    Raises ConfigError if the address cannot be listened on, and what `opened` raises.
    """
    listening = _listen(environment)
    config = configured(app, environment)

    def ready() -> None:
        host, port = listening.getsockname()[:2]
        print(
            f"{name} is served at {environment.public_url} (listening on {host}:{port})", flush=True
        )

    try:
        Server(config, opened, ready, drain, held).run([listening])
    finally:
        listening.close()


def configured(app: ASGIApp, environment: Environment) -> uvicorn.Config:
    """How the application is served: our protocols and limits, no lifespan of its own."""
    return uvicorn.Config(
        app,
        http=Patient,
        ws=LimitedSocket,
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=False,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(environment.trusted_proxies),
        forwarded_allow_ips=list(environment.trusted_proxies),
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )


def _listen(environment: Environment) -> socket.socket:
    host, port = environment.host, environment.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, UnicodeError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(
            f"cannot listen on {host}:{port}: {reason}; end the other program or choose another "
            "address with NAGO_HOST and NAGO_PORT"
        ) from None
    listening.listen(2048)
    listening.setblocking(False)
    return listening
