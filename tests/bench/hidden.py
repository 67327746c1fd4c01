"""What a tab that nobody looks at costs: frames, bytes, and CPU of the server."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from tests.bench.server import Server
from tests.bench.tab import BenchTab, many
from tests.bench.table import Row, at_most

SECONDS = 10.0
SETTLING_SECONDS = 1.5


def measure() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        server = Server("tests.bench.apps.pages", Path(folder), BENCH_NODES="200")
        try:
            return asyncio.run(_measure(server))
        finally:
            server.stop()


async def _measure(server: Server) -> list[Row]:
    (tab,) = await many(server.url, "ticking", 1)
    seen = await _watched(server, tab, hidden=False)
    unseen = await _watched(server, tab, hidden=True)
    await tab.socket.close()
    what = "of a page that changes 50 times a second, while its tab is hidden"
    return [
        at_most(f"frames a second {what}", 1.0, unseen[0], "1/s", f"{seen[0]:.1f} 1/s in sight"),
        at_most(f"bytes a second {what}", 60, unseen[1], "B/s", f"{seen[1]:.0f} B/s in sight"),
        Row(f"server CPU {what}", "–", f"{unseen[2]:.2f} %", f"{seen[2]:.2f} % in sight", None),
    ]


async def _watched(server: Server, tab: BenchTab, *, hidden: bool) -> tuple[float, float, float]:
    """Frames and bytes a second, and per cent of a core."""
    await tab.show(hidden=hidden)
    await tab.listen(SETTLING_SECONDS)
    before = server.cpu_seconds()
    heard = await tab.listen(SECONDS)
    cpu = (server.cpu_seconds() - before) / SECONDS * 100
    span = heard[-1][0] - heard[0][0]
    return (len(heard) - 1) / span, sum(size for _, size in heard[1:]) / span, cpu
