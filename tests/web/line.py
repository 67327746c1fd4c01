"""A browser's side of the socket, as bytes: cookie, handshake, messages."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from websockets.sync.client import ClientConnection, connect

from nago.testing.browser_tree import BrowserTree


class Visitor:
    """One page that was loaded, with the cookie that came with it."""

    def __init__(self, url: str, path: str = "", cookie: str | None = None) -> None:
        self.url = url
        headers = {} if cookie is None else {"cookie": cookie}
        with urlopen(Request(f"{url}/{path}", headers=headers), timeout=10) as answer:
            html = answer.read().decode()
            fresh = answer.headers.get("set-cookie")
        self.cookie = cookie if fresh is None else fresh.split(";")[0]
        found = re.search(r'id="nago-document">(.*?)</script>', html)
        assert found is not None
        self.document: dict[str, Any] = json.loads(found[1])
        self.tree = BrowserTree(self.document["tree"], 1)

    @classmethod
    def patiently(cls, url: str) -> Visitor:
        """One that tries again while the server is away."""
        while True:
            try:
                return cls(url)
            except (URLError, ConnectionError):
                time.sleep(0.1)

    @contextmanager
    def socket(
        self, origin: str | None = "", compression: str | None = None, **headers: str
    ) -> Iterator[ClientConnection]:
        """A socket from a page of ours, unless another origin is given."""
        sent = {"cookie": self.cookie or "", **headers}
        with connect(
            self.url.replace("http", "ws") + "/_nago/socket",
            origin=self.url if origin == "" else origin,  # type: ignore[arg-type]  # any text
            additional_headers=sent,
            compression=compression,
            open_timeout=10,
        ) as socket:
            yield socket

    def hello(self, **changed: Any) -> str:
        """The first message."""
        document = self.document
        greeting = {
            "window": document["window"],
            "key": document["key"],
            "frame": self.tree.frame,
            "previous": None,
            "edits": [],
            "path": document["path"],
            "values": {},
            "build": document["build"],
        }
        return json.dumps(["h", {**greeting, **changed}])

    def hear(self, socket: ClientConnection) -> str:
        """The next frame, applied."""
        frame = str(socket.recv(timeout=10))
        self.tree.receive(frame)
        return frame
