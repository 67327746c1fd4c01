"""A click and its patch, against a bare echo: time of the round trip, and CPU of the server."""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from itertools import cycle, islice
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect

from tests.bench.server import Server
from tests.bench.tab import many
from tests.bench.table import Row, at_most, ratio

SLICES = 10
EVENTS = 250
LINES = 16
"""One window takes 50 events a second (`security.md W09`), so the clicks go round."""
PAGES = (20, 200, 2000)


def measure() -> list[Row]:
    rows: list[Row] = []
    for nodes in PAGES:
        rows += asyncio.run(_page(nodes))
    return rows


async def _page(nodes: int) -> list[Row]:
    seed = str(random.randrange(10**6))
    with tempfile.TemporaryDirectory() as folder:
        ours = Server(
            "tests.bench.apps.pages", Path(folder), BENCH_NODES=str(nodes), BENCH_SEED=seed
        )
        bare = Server("tests.bench.apps.bare_echo", Path(folder))
        try:
            _apart(ours, bare)
            return await _compare(nodes, ours, bare)
        finally:
            os.sched_setaffinity(0, range(os.cpu_count() or 1))
            ours.stop()
            bare.stop()


def _apart(*servers: Server) -> None:
    """Servers on one core, the browser's side on another: it would be another machine."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) > 1:
        for server in servers:
            os.sched_setaffinity(server.pid, {cores[0]})
        os.sched_setaffinity(0, set(cores[1:]))


async def _compare(nodes: int, ours: Server, bare: Server) -> list[Row]:
    tabs = await many(ours.url, "parted", LINES)
    url = bare.url.replace("http", "ws")
    echoes = [await connect(url, compression=None) for _ in range(LINES)]
    message = '["e",1000,1000,[0,0],"action",[]]'
    clicks = [lambda tab=tab: tab.click([0, 0]) for tab in tabs]
    bounces = [lambda echo=echo: _bounce(echo, message) for echo in echoes]
    await _slice(clicks)
    await _slice(bounces)
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    cpu = {"ours": 0.0, "bare": 0.0}
    for _ in range(SLICES):  # alternating, so that what else the machine does hits both
        for name, server, act in (("ours", ours, clicks), ("bare", bare, bounces)):
            before = server.cpu_seconds()
            times[name] += await _slice(act)
            cpu[name] += server.cpu_seconds() - before
    for line in [*echoes, *(tab.socket for tab in tabs)]:
        await line.close()
    events = SLICES * EVENTS
    p50 = {name: statistics.median(found) * 1e6 for name, found in times.items()}
    per_event = {name: seconds / events * 1e6 for name, seconds in cpu.items()}
    rows = [
        ratio(f"click → patch, p50, one part of {nodes} nodes", 1.5, p50["ours"], p50["bare"]),
        ratio(
            f"server CPU of such an event, {nodes} nodes", 2.0, per_event["ours"], per_event["bare"]
        ),
    ]
    if nodes == PAGES[-1]:
        size = len(tabs[0].last.encode()) + 2  # RFC 6455: two bytes of frame up to 125 of payload
        rows.append(at_most("bytes of that patch, a text of 12 characters", 60, size, "B"))
    return rows


async def _bounce(echo: ClientConnection, message: str) -> None:
    await echo.send(message)
    await echo.recv()


async def _slice(acts: list[Callable[[], Awaitable[None]]]) -> list[float]:
    found: list[float] = []
    for act in islice(cycle(acts), EVENTS):
        begun = time.perf_counter()
        await act()
        found.append(time.perf_counter() - begun)
    return found
