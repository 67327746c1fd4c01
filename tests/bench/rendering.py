"""A whole view of 2000 nodes run again, one text changed: CPU of the server for one event."""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
import tempfile
import time
from pathlib import Path

from tests.bench.table import Row, at_most

EVENTS = 300


def measure() -> list[Row]:
    os.environ["BENCH_NODES"] = "2000"
    return [asyncio.run(_whole_view())]


async def _whole_view() -> Row:
    from nago.application import Application
    from nago.testing.direct import Browser
    from tests.bench.apps.pages import configure

    with tempfile.TemporaryDirectory() as folder:
        application = Application(configure, {"NAGO_DATA_DIR": str(Path(folder))})
        async with application.opened():
            page = await Browser(application).open("whole")
            gc.collect()
            gc.freeze()
            gc.set_threshold(50_000, 50, 1_000)  # as `run` sets it
            silent = Silence()
            page.dialogue._connection = silent
            times = []
            for no in range(1, EVENTS):
                message = [page.dialogue.frame, no, [0, 0], "action", []]
                begun = time.process_time()
                await silent.say(page.dialogue, message)
                times.append(time.process_time() - begun)
            bare = _construct_only()
    found = statistics.median(times) * 1e3
    return at_most(
        "server CPU, whole view of 2000 nodes, one text changed",
        1.5,
        found,
        "ms",
        f"{bare:.3g} ms to make the nodes alone",
    )


class Silence:
    """A connection that nobody hears."""

    async def send(self, data: bytes) -> None:
        pass

    def close(self, code: int) -> None:
        pass

    async def say(self, dialogue: object, event: list[object]) -> None:
        from nago.presentation import wire

        frame, no, path, field, _ = event
        message = wire.Event(frame, no, path, field, [])  # type: ignore[arg-type]  # made by hand
        await dialogue.handle(message)  # type: ignore[attr-defined]  # a dialogue


def _construct_only() -> float:
    from nago import ui
    from tests.bench.apps.pages import TEXTS

    times = []
    for _ in range(100):
        begun = time.process_time()
        ui.VStack(
            *[
                ui.HStack(
                    ui.Text(one),
                    ui.Text(two),
                    ui.Text(three),
                    ui.TertiaryButton("Open", action=lambda index=index: None),
                    key=str(index),
                )
                for index, (one, two, three) in enumerate(TEXTS)
            ]
        )
        times.append(time.process_time() - begun)
    return statistics.median(times) * 1e3
