"""What all tests share: an event loop for those that are async, and a limit on their time."""

import asyncio
import inspect
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

SECONDS = 60

pytest_plugins = ["tests.browser.fixtures"]


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs an async test in an event loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = pyfuncitem._fixtureinfo.argnames
    arguments: dict[str, Any] = {name: pyfuncitem.funcargs[name] for name in wanted}

    async def limited() -> None:
        async with asyncio.timeout(SECONDS):
            await pyfuncitem.obj(**arguments)

    # In a thread of its own: a browser test before may have left its loop in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, limited()).result()
    return True
