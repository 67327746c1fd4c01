"""A line between browser and server that is slow, and that can be cut."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
import threading
from collections.abc import Coroutine
from typing import Any

STALL = 1.0


class SlowLine:
    """Forwards a port; every byte takes `delay` seconds, in both directions.

    `stalls` is the share of what is sent at once (a frame, where they are sent one by one) that
    takes `STALL` seconds more. What follows waits behind it, as TCP has it. Which ones is drawn
    by a seed of each connection, so that one run is as the other; `stalled` counts them.
    """

    def __init__(self, port: int, target: int, delay: float) -> None:
        self.port = port
        self.url = f"http://localhost:{port}"
        self.delay = delay
        self.stalls = 0.0
        self.stalled = 0
        self._seeds = itertools.count()
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._run(self._listen())

    def cut(self) -> None:
        """Drop all connections; new ones are accepted."""
        self._run(self._drop())

    def close(self) -> None:
        """End the line for good."""
        self._run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, Any]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._forward, "127.0.0.1", self.port)

    async def _drop(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()

    async def _end(self) -> None:
        assert self._server is not None
        self._server.close()
        await self._drop()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.CancelledError):  # at the end of the line
            await self._connect(reader, writer)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, back}
        await asyncio.gather(self._carry(reader, back), self._carry(there, writer))
        self._open -= {writer, back}

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        chance = random.Random(next(self._seeds))

        async def late() -> None:
            while True:
                due, data = await queue.get()
                await asyncio.sleep(max(0.0, due - self._loop.time()))
                if not data:
                    sink.close()
                    return
                sink.write(data)

        task = asyncio.create_task(late())
        with contextlib.suppress(OSError):
            while data := await source.read(65536):
                due = self._loop.time() + self.delay
                if chance.random() < self.stalls:
                    self.stalled += 1
                    due += STALL
                queue.put_nowait((due, data))
        queue.put_nowait((self._loop.time(), b""))
        with contextlib.suppress(OSError):
            await task
