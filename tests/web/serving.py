"""An application behind its real ASGI face, without a server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from nago.application import Application, Configure

KEY = "11" * 32


@asynccontextmanager
async def serving(
    configure: Configure, folder: Path, url: str = "https://orders.example.com"
) -> AsyncIterator[tuple[Application, httpx.AsyncClient]]:
    """The application, open, and a client that sends what a browser sends."""
    env = {"NAGO_DATA_DIR": str(folder), "NAGO_PUBLIC_URL": url, "NAGO_MASTER_KEY": KEY}
    application = Application(configure, env)
    transport = httpx.ASGITransport(app=application.asgi)
    async with application.opened(), httpx.AsyncClient(transport=transport, base_url=url) as client:
        yield application, client
