"""One websocket carries one window's messages; it may be cut and replaced at any time."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from starlette.types import Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from nago.presentation import wire
from nago.presentation.dialogue import Dialogue
from nago.presentation.session import Session
from nago.presentation.windows import Windows
from nago.web.headers import PLAIN_SEND
from nago.web.rate import TokenBucket

log = logging.getLogger("nago.socket")

HELLO_SECONDS = 10
SEND_SECONDS = 10
EVENTS_A_SECOND = 50
EVENTS_AT_ONCE = 200

BAD_MESSAGE = 4400
REFUSED = 4401
LATE = 4408
TOO_FAST = 4429
FAILED = 1011


class Socket:
    """A connection as its window sees it."""

    def __init__(self, websocket: WebSocket) -> None:
        self._websocket = websocket
        self._send: Send = websocket.scope[PLAIN_SEND]
        self._closing: asyncio.Task[None] | None = None
        self._sender: asyncio.Task[Any] | None = None
        self._since = 0.0
        self._loop = asyncio.get_running_loop()
        self._watch = self._loop.call_later(SEND_SECONDS, self._look)
        self.closed = False

    async def send(self, data: bytes) -> None:
        """Waits for a slow browser, but not longer than 10 to 20 s (`security.md W10`)."""
        if self.closed:
            raise ConnectionError("the socket is closed")
        self._since = self._loop.time()
        sender = self._sender = asyncio.current_task(self._loop)
        try:
            await self._send({"type": "websocket.send", "text": data.decode()})
        except asyncio.CancelledError:
            if sender is None or self._closing is None:
                raise
            sender.uncancel()
            raise ConnectionError("the browser does not read") from None
        except (WebSocketDisconnect, RuntimeError, OSError) as error:
            self.closed = True
            raise ConnectionError(str(error)) from error
        finally:
            self._sender = None

    def _look(self) -> None:
        """One timer for all that is sent: a timeout around every frame costs more than a frame."""
        self._watch = self._loop.call_later(SEND_SECONDS, self._look)
        if self._sender is not None and self._loop.time() - self._since > SEND_SECONDS:
            log.info("a browser does not take what it is sent; its window waits for it to resume")
            self.close(FAILED)

    def close(self, code: int) -> None:
        if not self.closed:
            self.closed = True
            if self._sender is not None:  # whoever comes next need not wait for it
                self._sender.cancel()
            self._closing = asyncio.ensure_future(self._close(code))

    async def closing(self) -> None:
        """Wait until the close code is on its way; the server hangs up when we return."""
        self._watch.cancel()
        if self._closing is not None:
            await self._closing

    async def _close(self, code: int) -> None:
        try:
            await self._websocket.close(code)
        except (RuntimeError, OSError, WebSocketDisconnect):
            log.debug("the socket was gone before it was closed")


async def serve_socket(
    websocket: WebSocket, windows: Windows, session: Session, language: str, build: str
) -> None:
    """Carry messages until one side leaves. The handshake was checked and accepted."""
    socket = Socket(websocket)
    dialogue: Dialogue | None = None
    try:
        dialogue = await _greet(websocket, socket, windows, session, language, build)
        if dialogue is not None:
            await _converse(websocket, socket, dialogue)
    except wire.Malformed as error:
        log.warning("a browser sent what no client of ours sends, so it is cut off: %s", error)
        socket.close(BAD_MESSAGE)
    except (WebSocketDisconnect, ConnectionError):
        socket.closed = True
    except Exception:
        log.exception("a window's connection failed")
        socket.close(FAILED)
    finally:
        if dialogue is not None:
            windows.release(dialogue, socket)
        await socket.closing()


async def _greet(
    websocket: WebSocket,
    socket: Socket,
    windows: Windows,
    session: Session,
    language: str,
    build: str,
) -> Dialogue | None:
    try:
        async with asyncio.timeout(HELLO_SECONDS):
            text = await _receive(websocket)
    except TimeoutError:
        socket.close(LATE)
        return None
    hello = wire.decode(text)
    if not isinstance(hello, wire.Hello):
        raise wire.Malformed("the first message is no hello")
    return await windows.claim(hello.greeting, language, session, socket, build)


async def _converse(websocket: WebSocket, socket: Socket, dialogue: Dialogue) -> None:
    bucket = TokenBucket(EVENTS_A_SECOND, EVENTS_AT_ONCE)
    while not socket.closed:
        text = await _receive(websocket)
        if not bucket.take():
            log.warning("a browser sent more than %d events a second", EVENTS_A_SECOND)
            socket.close(TOO_FAST)
            return
        await dialogue.handle(wire.decode(text))


async def _receive(websocket: WebSocket) -> str:
    message = await websocket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1006))
    text = message.get("text")
    if text is None:
        raise wire.Malformed("a binary frame")
    return str(text)
