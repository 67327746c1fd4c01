"""A server that serves one page with the built client, and says over the socket what a test wants.

It stands where nago's own server would stand, so that the client is tested by itself.
"""

from __future__ import annotations

import json
import queue
import threading
from http import HTTPStatus
from pathlib import Path
from typing import Any

from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve

from nago.i18n import client_texts

BUNDLE = Path(__file__).resolve().parents[3] / "nago" / "_static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "connect-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
SECONDS = 10.0

Message = list[Any]


class FakeServer:
    """One application: `tree` is what a page load shows; messages wait in order of arrival."""

    def __init__(self, tree: dict[str, Any], *, port: int = 0, language: str = "en") -> None:
        self.tree = tree
        self.language = language
        self.direction = "ltr"
        self.theme: str | None = None
        self.answers_hello = True
        self.frame = 1
        self.loads = 0
        self.messages: queue.Queue[Message] = queue.Queue()
        self.sockets: queue.Queue[ServerConnection] = queue.Queue()
        self.socket: ServerConnection | None = None
        self._server: Server = serve(
            self._talk, "127.0.0.1", port, process_request=self._request, compression=None
        )
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._server.socket.getsockname()[1])

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def stop(self) -> None:
        self._server.shutdown()
        self.hang_up(1001)

    # What a test says and hears.

    def send(self, *ops: Message) -> None:
        """The next frame."""
        self.frame += 1
        self.send_raw([self.frame, list(ops)])

    def send_raw(self, frame: Any) -> None:
        assert self.socket is not None, "no browser is connected"
        self.socket.send(json.dumps(frame))

    def hang_up(self, code: int) -> None:
        if self.socket is not None:
            self.socket.close(code)

    def next(self, tag: str) -> Message:
        """The next message of this kind; acknowledgements and other kinds are passed over."""
        while True:
            message = self.messages.get(timeout=SECONDS)
            if message[0] == tag:
                return message

    def welcome(self, *ops: Message, rebuilt: bool = False, last_event: int = 0) -> Message:
        """Answer the next hello, and return it."""
        hello = self.next("h")
        if rebuilt:
            self.frame = 0
        self.send(["w", "w1", rebuilt, last_event, f"key{self.loads}"], *ops)
        return hello

    # The protocol.

    def _talk(self, socket: ServerConnection) -> None:
        self.socket = socket
        self.sockets.put(socket)
        try:
            for text in socket:
                self.messages.put(json.loads(text))
        except ConnectionClosed:
            pass

    def _request(self, connection: ServerConnection, request: Request) -> Response | None:
        path = request.path.partition("?")[0]
        if path == "/_nago/socket":
            return None
        if path.startswith("/_nago/"):
            return self._asset(path.rpartition("/")[2])
        self.loads += 1
        return _response("text/html; charset=utf-8", self._page(path).encode())

    def _asset(self, name: str) -> Response:
        if name == "texts.json":
            return _response("application/json", json.dumps(client_texts(self.language)).encode())
        file = BUNDLE / name
        if not file.is_file():
            return Response(HTTPStatus.NOT_FOUND, "Not Found", Headers(), b"")
        return _response(TYPES.get(file.suffix, "text/plain"), file.read_bytes())

    def _page(self, path: str) -> str:
        manifest = json.loads((BUNDLE / "manifest.json").read_text())
        document = {
            "window": "w1",
            "key": f"key{self.loads}",
            "frame": 1,
            "tree": self.tree,
            "title": "Fake",
            "locale": self.language,
            "dir": self.direction,
            "build": manifest["build"],
            "path": path.strip("/") or ".",
            "values": {},
            "strings": client_texts(self.language, without=manifest["lazyTexts"]),
            "texts": "texts.json",
            "theme": self.theme,
            "themeCookie": "nago_theme",
            "sightCookie": "nago_sight",
            "fresh": False,
            "groups": {name: group["files"] for name, group in manifest["groups"].items()},
        }
        self.frame = 1
        data = json.dumps(document).replace("<", "\\u003c")
        theme = f' data-theme="{self.theme}"' if self.theme else ""
        return f"""<!doctype html>
<html lang="{self.language}" dir="{self.direction}"{theme}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Fake</title>
<link rel="icon" href="data:,">
<link rel="preload" href="/_nago/{manifest["font"]}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/_nago/{manifest["style"]}">
<script type="module" src="/_nago/{manifest["script"]}"></script>
</head><body><div id="nago"></div><script type="application/json" id="nago-document">{data}</script>
</body></html>"""


def _response(kind: str, body: bytes) -> Response:
    headers = Headers()
    headers["Content-Type"] = kind
    headers["Content-Length"] = str(len(body))
    headers["Content-Security-Policy"] = POLICY
    headers["Connection"] = "close"
    return Response(HTTPStatus.OK, "OK", headers, body)
