"""What all tests share: an event loop for those that are async, and a limit on their time."""

import asyncio
import inspect
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import entry_points
from typing import Any

import pytest
from hypothesis import settings

SECONDS = 60
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")  # how long an example takes, the machine's other work decides
BROWSER = {"chromium", "browser", "context", "new_context", "page"}

pytest_plugins = ["tests.browser.fixtures"]
if not entry_points(group="pytest11", name="nago"):  # installed before it brought a plugin
    pytest_plugins.append("nago.testing.plugin")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs what needs no browser in a thread of its own, and async tests in a loop there.

    The main thread belongs to the browser's driver: its loop goes on between the tests, and its
    greenlets confuse the counters of Python's parser.
    """
    if (BROWSER | {"open_app"}) & set(pyfuncitem.fixturenames):
        return None
    wanted = pyfuncitem._fixtureinfo.argnames
    arguments: dict[str, Any] = {name: pyfuncitem.funcargs[name] for name in wanted}
    test = pyfuncitem.obj
    with ThreadPoolExecutor(1) as thread:
        if inspect.iscoroutinefunction(test):
            thread.submit(asyncio.run, _limited(test, arguments)).result()
        else:
            thread.submit(test, **arguments).result()
    return True


async def _limited(test: Callable[..., Any], arguments: dict[str, Any]) -> None:
    async with asyncio.timeout(SECONDS):
        await test(**arguments)
