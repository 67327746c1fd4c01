"""uvicorn's websocket protocol with limits on what it does not limit itself (`security.md` W08, W09)."""

from __future__ import annotations

import logging

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

from nago.web.rate import TokenBucket

log = logging.getLogger("nago.socket")

CONTROLS_A_SECOND = 10
CONTROLS_AT_ONCE = 50
MOST_FRAGMENTS = 64
TOO_FAST = 4429
NO_TEXT = 1007


class LimitedSocket(WebSocketsSansIOProtocol):
    """Pings, pongs and fragments count as well: none of them reaches the application, which
    limits messages, and a ping is answered at once."""

    _controls: TokenBucket | None = None

    def handle_ping(self) -> None:
        if self._take():
            super().handle_ping()

    def handle_pong(self, event: Frame) -> None:
        if self._take():
            super().handle_pong(event)

    def handle_cont(self, event: Frame) -> None:
        if len(self.frames) >= MOST_FRAGMENTS:
            self._cut(TOO_FAST, "a message of very many fragments")
        elif self._take():
            super().handle_cont(event)

    def send_receive_event_to_app(self) -> None:
        if self.curr_msg_data_type == "text":
            try:
                b"".join(self.frames).decode()
            except UnicodeDecodeError:
                self.frames = []
                self._cut(NO_TEXT, "text that is no UTF-8")
                return
        super().send_receive_event_to_app()

    def _take(self) -> bool:
        if self.close_sent or self.transport.is_closing():
            return False
        if self._controls is None:
            self._controls = TokenBucket(CONTROLS_A_SECOND, CONTROLS_AT_ONCE)
        if self._controls.take():
            return True
        self._cut(TOO_FAST, "more control frames than a browser ever does")
        return False

    def _cut(self, code: int, why: str) -> None:
        if self.close_sent or self.transport.is_closing():
            return
        log.warning("a socket sent %s, so it is cut off", why)
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": ""})
        self.conn.send_close(code)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.transport.close()
