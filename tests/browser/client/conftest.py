"""A built client and a browser, for the tests of the client by itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.client.fake_server import FakeServer

STATIC = Path(__file__).resolve().parents[3] / "static"


@pytest.fixture(scope="session")
def bundle() -> Path:
    """The client as it is now, with the packages that only tests need."""
    build = [sys.executable, str(STATIC / "build.py"), "--development"]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return STATIC


@pytest.fixture(scope="session")
def browser(bundle: Path, chromium: Browser) -> Browser:
    return chromium


@pytest.fixture(scope="module")
def lab(browser: Browser, bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """A page with nothing but the client's tree and its pure functions."""
    folder = tmp_path_factory.mktemp("lab")
    subprocess.run([sys.executable, str(bundle / "build.py"), "--lab", str(folder)], check=True)
    page = browser.new_page()
    page.add_script_tag(path=folder / "lab.js")
    return page


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def errors() -> list[str]:
    """What went wrong in the page: exceptions, errors in the console, violations of the CSP."""
    return []


@pytest.fixture
def page(context: BrowserContext, errors: list[str]) -> Iterator[Page]:
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    yield page
    unexpected = [line for line in errors if "WebSocket connection" not in line]
    assert not unexpected, unexpected


@pytest.fixture
def serve() -> Iterator[Callable[..., FakeServer]]:
    servers: list[FakeServer] = []

    def start(tree: dict[str, Any], **options: Any) -> FakeServer:
        servers.append(FakeServer(tree, **options))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def shown(serve: Callable[..., FakeServer], page: Page) -> Callable[..., FakeServer]:
    """Show a tree in the page, connected."""

    def show(tree: dict[str, Any], **options: Any) -> FakeServer:
        server = serve(tree, **options)
        page.goto(server.url)
        server.welcome()
        return server

    return show
