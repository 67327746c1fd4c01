"""A real Chromium, and applications that run as real processes."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.application import Application, free_port
from tests.browser.chromium import ARGUMENTS
from tests.browser.slow_line import SlowLine

AXE = Path(__file__).parent.parent.parent / "static" / "node_modules" / "axe-core" / "axe.min.js"
EXPECTED = ("WebSocket connection to", "net::ERR_CONNECTION_", "net::ERR_EMPTY_RESPONSE")
"""Servers are stopped and lines are cut here; what the page makes of it is what the tests look at."""
ANSWERS = tuple(
    f"responded with a status of {status} " for status in (401, 403, 404, 409, 415, 422, 500)
)
"""Pages that say what is wrong, with the status that belongs to it; a browser notes each as an error."""
PATIENCE_MS = 30_000
"""For what happens within milliseconds on an idle machine, or after the longest pause, 8 s,
between two attempts to reconnect."""
WATCH = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser that `python -m tests` has found or brought."""
    executable = os.environ.get("NAGO_BROWSER")
    if executable is None:
        pytest.fail("no browser is named: run the tests with `python -m tests`")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


SETTLED = """Promise.allSettled(document.getAnimations()
  .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
  .map((each) => each.finished))"""
"""Half faded in, a text has half its contrast; what turns for ever is not waited for."""

NewContext = Callable[..., BrowserContext]


@pytest.fixture
def contexts() -> list[BrowserContext]:
    """The browsers of a test: they are closed before the applications that they look at."""
    return []


@pytest.fixture
def new_context(chromium: Browser, contexts: list[BrowserContext]) -> Iterator[NewContext]:
    """Makes browsers that know nothing of each other; an error on a page's console fails the test."""
    errors: list[str] = []

    def make(**options: object) -> BrowserContext:
        settings = {"locale": "en-GB", "viewport": {"width": 1280, "height": 860}, **options}
        context = chromium.new_context(**settings)  # type: ignore[arg-type]  # playwright's options
        context.add_init_script(WATCH)
        context.set_default_timeout(PATIENCE_MS)

        def heard(message: object) -> None:
            text = getattr(message, "text", "")
            if getattr(message, "type", "") == "error" and not any(
                part in text for part in EXPECTED
            ):
                errors.append(text)

        context.on("console", heard)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        contexts.append(context)
        return context

    yield make
    close(contexts)
    errors = [error for error in errors if not any(answer in error for answer in ANSWERS)]
    assert errors == [], errors


def close(contexts: list[BrowserContext]) -> None:
    """What a page still loads is not cut off, but wanted no more."""
    while contexts:
        contexts.pop().close()


@pytest.fixture
def page(new_context: NewContext) -> Page:
    """One tab of a fresh browser."""
    return new_context().new_page()


NewApplication = Callable[..., Application]


@pytest.fixture
def new_application(tmp_path: Path, contexts: list[BrowserContext]) -> Iterator[NewApplication]:
    """Starts applications: `new_application("examples.two_pages")`; `data` is a folder to begin with."""
    started: list[Application] = []

    def make(module: str, data: Path | None = None, **environment: str) -> Application:
        folder = tmp_path / f"app{len(started)}"
        folder.mkdir()
        if data is not None:
            shutil.copytree(data, folder / "data")
        application = Application(module, folder, **environment)
        started.append(application)
        application.start()
        return application

    yield make
    close(contexts)
    for application in started:
        application.kill()


@pytest.fixture
def two_pages(new_application: NewApplication) -> Application:
    """The two-page example, running."""
    return new_application("examples.two_pages")


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the notes with `tests.browser.people.ADA` and `GRACE` in it."""
    application = Application("examples.accounts", tmp_path_factory.mktemp("people"))
    application.beside("-m", "tests.browser.people", "both")
    return application.folder / "data"


@pytest.fixture
def notes(new_application: NewApplication, people: Path) -> Application:
    """The notes, running, with Ada, who may do everything, and Grace, who may do nothing."""
    return new_application("examples.accounts", people)


@pytest.fixture
def slow(
    new_application: NewApplication,
) -> Iterator[Callable[[str, float], tuple[Application, SlowLine]]]:
    """Starts an application behind a line with a delay (seconds, each way)."""
    lines: list[SlowLine] = []

    def make(module: str, delay: float) -> tuple[Application, SlowLine]:
        port = free_port()
        application = new_application(module, NAGO_PUBLIC_URL=f"http://localhost:{port}")
        line = SlowLine(port, application.port, delay)
        lines.append(line)
        return application, line

    yield make
    for line in lines:
        line.close()


def axe(page: Page) -> list[str]:
    """What axe finds wrong on the page, a line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    page.evaluate(SETTLED)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {violation['help']}: {[node['target'] for node in violation['nodes']]}"
        for violation in found["violations"]
    ]
