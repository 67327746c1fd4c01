"""The watchdog: whoever holds the event loop is named, with the remedy."""

import asyncio
import time

import pytest

from nago.web import watchdog
from nago.web.watchdog import Watchdog


async def report() -> None:
    """As an application does that has not heard of run_blocking."""
    time.sleep(0.4)


async def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    await asyncio.sleep(0.3)
    return [line.getMessage() for line in caplog.records if line.name == "nago.watchdog"]


async def test_what_holds_the_loop_is_named_once_a_minute_with_the_remedy(
    caplog: pytest.LogCaptureFixture,
) -> None:
    dog = Watchdog()
    dog.start()
    try:
        await asyncio.sleep(0.1)
        for _ in range(2):
            await report()
            await asyncio.sleep(0.1)
        found = await lines(caplog)
    finally:
        dog.stop()
    assert len(found) == 1
    assert found[0].startswith("report() (") and "test_watchdog.py:" in found[0]
    assert "await wnd.run_blocking" in found[0]


async def test_a_loop_that_waits_or_does_a_little_is_left_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    dog = Watchdog()
    dog.start()
    try:
        for _ in range(20):
            sum(range(1000))
            await asyncio.to_thread(time.sleep, 0.02)
        assert await lines(caplog) == []
    finally:
        dog.stop()


async def test_after_a_minute_the_same_place_is_told_again(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watchdog, "SILENT_SECONDS", 0.2)
    dog = Watchdog()
    dog.start()
    try:
        for _ in range(2):
            await asyncio.sleep(0.3)
            await report()
        assert len(await lines(caplog)) == 2
    finally:
        dog.stop()


async def test_it_ends_with_its_loop_and_when_it_is_told_to() -> None:
    dog = Watchdog()
    dog.start()
    thread = dog._thread
    assert thread is not None and thread.is_alive()
    dog.stop()
    await asyncio.to_thread(thread.join, 2)
    assert not thread.is_alive()
    left = Watchdog()

    async def short() -> None:
        left.start()

    await asyncio.to_thread(asyncio.run, short())
    assert left._thread is not None
    await asyncio.to_thread(left._thread.join, 2)
    assert not left._thread.is_alive()
