"""Memory of a connected window, as the growth of the server's resident memory."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from tests.bench.server import Server
from tests.bench.tab import many
from tests.bench.table import Row, at_most

PAGES = ((20, 150, 60), (200, 100, 120), (2000, 40, 700))


def measure() -> list[Row]:
    return [asyncio.run(_windows(*page)) for page in PAGES]


async def _windows(nodes: int, count: int, budget: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        server = Server("tests.bench.apps.pages", Path(folder), BENCH_NODES=str(nodes))
        try:
            first = await many(server.url, "parted", 10)
            before = server.memory()
            tabs = await many(server.url, "parted", count)
            found = (server.memory() - before) / count / 1024
            for tab in [*first, *tabs]:
                await tab.socket.close()
        finally:
            server.stop()
    return at_most(f"memory per connected window, {nodes} nodes", budget, found, "KiB")
