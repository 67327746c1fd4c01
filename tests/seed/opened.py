"""An application that is open, without a server, in a folder of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from nago.application import Application, Configure


@asynccontextmanager
async def opened(configure: Configure, folder: Path) -> AsyncIterator[Application]:
    application = Application(configure, {"NAGO_DATA_DIR": str(folder)})
    async with application.opened():
        yield application
