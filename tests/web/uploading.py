"""What a page of ours does to send a file, step by step."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from PIL import Image

from nago import Configurator, View, Window, ui
from nago.application import Application
from nago.presentation.dialogue import Dialogue
from tests.web.serving import serving
from tests.web.test_document import document

URL = "https://orders.example.com"
PIECE = "application/offset+octet-stream"


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (3, 2), "teal").save(out, "PNG")
    return out.getvalue()


PNG = _png()


class Sender:
    """A browser with a page on which files can be sent."""

    def __init__(self, application: Application, client: httpx.AsyncClient, page: str) -> None:
        self.application = application
        self.client = client
        self.window = str(document(page)["window"])
        self.headers = {"origin": URL}

    @property
    def dialogue(self) -> Dialogue:
        (found,) = (
            each for each in self.application.windows._by_key.values() if each.id == self.window
        )
        return found

    def files(self, field: str = "files") -> list[ui.UploadedFile]:
        files: list[ui.UploadedFile] = self.dialogue.window.rendering.states[field].peek()
        return files

    def on_disk(self) -> list[str]:
        spool = self.application.environment.data_dir / "spool"
        return sorted(path.name for path in spool.rglob("*") if path.is_file())

    async def announce(self, name: str, size: int, **more: Any) -> httpx.Response:
        said = {"window": self.window, "field": "files", "name": name, "size": size, **more}
        return await self.client.post("/_nago/uploads", json=said, headers=self.headers)

    async def patch(self, token: str, offset: int, content: Any) -> httpx.Response:
        headers = {**self.headers, "upload-offset": str(offset), "content-type": PIECE}
        return await self.client.patch(f"/_nago/uploads/{token}", content=content, headers=headers)

    async def head(self, token: str) -> httpx.Response:
        return await self.client.head(f"/_nago/uploads/{token}")

    async def send(self, name: str, content: bytes, **more: Any) -> httpx.Response:
        """The whole way; the answer is the first that is no success, or the last."""
        begun = await self.announce(name, len(content), **more)
        if begun.status_code != 201:
            return begun
        return await self.patch(begun.json()["token"], 0, content)


def page_with(**rules: Any) -> Callable[[Configurator], None]:
    def page(wnd: Window) -> View:
        files = wnd.state("files", [], type=list[ui.UploadedFile])
        hidden = wnd.state("hidden", [], type=list[ui.UploadedFile])
        off = wnd.state("off", [], type=list[ui.UploadedFile])
        title = wnd.state("title", "")
        return ui.VStack(
            ui.TextField("Title", value=title),
            ui.FileUpload("Files", value=files, **rules),
            ui.FileUpload("Hidden", value=hidden, visible=False),
            ui.FileUpload("Off", value=off, disabled=True),
        )

    def configure(cfg: Configurator) -> None:
        cfg.application_id("uploads")
        cfg.root_view(".", page)

    return configure


@asynccontextmanager
async def sending(folder: Path, **rules: Any) -> AsyncIterator[Sender]:
    """A browser that has opened a page with `ui.FileUpload(**rules)`."""
    async with serving(page_with(**rules), folder, URL) as (application, client):
        yield await opened(application, client)


async def opened(application: Application, client: httpx.AsyncClient) -> Sender:
    page = await client.get("/")
    if "set-cookie" in page.headers:
        found = re.match(r"([^=]+=[^;]+);", page.headers["set-cookie"])
        assert found is not None
        client.cookies.clear()  # a header can be taken away and given back
        client.headers["cookie"] = found[1]
        page = await client.get("/")
    return Sender(application, client, page.text)
