"""The pytest plugin: the fixture `open_app`, `--browser` and `--update-snapshots`.

Async tests that use the fixture need no other plugin: they run in one event loop, in a thread of
its own.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Coroutine, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import pytest

from nago.application import Configure
from nago.testing.app import App, House
from nago.testing.loop_thread import LoopThread
from nago.testing.page import Page
from nago.testing.simulation import Simulation
from nago.testing.snapshot import Snapshots

FIXTURE = "open_app"
SECONDS = 120
LOOP = pytest.StashKey[LoopThread]()
CHROMIUM = pytest.StashKey[Any]()


class OpenApp(Protocol):
    """The fixture: `page = await open_app(configure)` opens a page of a fresh application.

    `browser` says whether in a real one; without it `--browser` does.
    """

    async def __call__(
        self,
        configure: Configure,
        path: str = ".",
        *,
        values: Mapping[str, str] | None = None,
        language: str = "en",
        env: Mapping[str, str] | None = None,
        browser: bool | None = None,
    ) -> Page: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("nago")
    group.addoption(
        "--browser",
        action="store_true",
        help="drive pages in a real Chromium instead of the simulation",
    )
    group.addoption(
        "--update-snapshots", action="store_true", help="write the outlines of pages anew"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs async tests that use the fixture."""
    if FIXTURE not in pyfuncitem.fixturenames or not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = pyfuncitem._fixtureinfo.argnames
    arguments: dict[str, Any] = {name: pyfuncitem.funcargs[name] for name in wanted}
    _loop(pyfuncitem.config).run(pyfuncitem.obj(**arguments), SECONDS)
    return True


@pytest.fixture
def nago_browser(request: pytest.FixtureRequest) -> bool:
    """Whether pages are driven in a real browser; override it to decide for some tests."""
    return bool(request.config.getoption("--browser"))


@pytest.fixture
def open_app(
    request: pytest.FixtureRequest, tmp_path: Path, nago_browser: bool
) -> Iterator[OpenApp]:
    """Opens applications, each in a folder of its own, and closes them after the test."""
    opened: list[tuple[App, asyncio.AbstractEventLoop]] = []
    config = request.config

    async def open_app(
        configure: Configure,
        path: str = ".",
        *,
        values: Mapping[str, str] | None = None,
        language: str = "en",
        env: Mapping[str, str] | None = None,
        browser: bool | None = None,
    ) -> Page:
        house = await _house(config, nago_browser if browser is None else browser)
        update = bool(config.getoption("--update-snapshots"))
        snapshots = Snapshots(request.path, request.node.originalname, update=update)
        app = App(configure, tmp_path / f"app{len(opened)}", house, snapshots, env)
        opened.append((app, asyncio.get_running_loop()))
        await app.start()
        profile = await app.browser(language=language)
        return await profile.open(path, **(values or {}))

    yield open_app
    errors = [error for app, loop in reversed(opened) if (error := _closed(config, app, loop))]
    if errors:
        raise errors[0]


def _closed(config: pytest.Config, app: App, loop: asyncio.AbstractEventLoop) -> Exception | None:
    """What is wrong with the application at its end; it is closed in the loop that opened it."""
    try:
        if LOOP in config.stash and config.stash[LOOP].loop is loop:
            config.stash[LOOP].run(app.close(), SECONDS)
        elif not loop.is_closed() and not loop.is_running():
            loop.run_until_complete(app.close())
    except Exception as error:
        return error
    return None


async def _house(config: pytest.Config, browser: bool) -> House:
    if not browser:
        return Simulation()
    # Playwright is not among Nago's requirements: it is looked for only where it is wanted.
    try:
        chromium = import_module("nago.testing.chromium")
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("playwright"):
            raise
        raise pytest.UsageError(
            "--browser needs Playwright, which drives the browser: pip install playwright "
            "(or nago[testing])"
        ) from None
    if CHROMIUM not in config.stash:
        config.stash[CHROMIUM] = await chromium.launch()
    house: House = await chromium.house(config.stash[CHROMIUM])
    return house


def _loop(config: pytest.Config) -> LoopThread:
    if LOOP not in config.stash:
        config.stash[LOOP] = LoopThread()
    return config.stash[LOOP]


def pytest_unconfigure(config: pytest.Config) -> None:
    if LOOP not in config.stash:
        return
    loop = config.stash[LOOP]
    if CHROMIUM in config.stash:
        close: Callable[[], Coroutine[Any, Any, None]] = config.stash[CHROMIUM].close
        loop.run(close(), SECONDS)
    loop.stop()
