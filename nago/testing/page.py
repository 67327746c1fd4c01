"""One tab, as its user has it: he finds things by what they are called, and uses them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from types import TracebackType
from typing import Protocol, Self

from nago.presentation.address import address as address_of
from nago.presentation.view import View
from nago.testing.clock import Clock
from nago.testing.driver import Driver
from nago.testing.element import RETRY_SECONDS, Element, any_role, called, has_role
from nago.testing.failures import Failures
from nago.testing.finding import (
    CHOOSABLE,
    FILLABLE,
    PRESSABLE,
    TICKABLE,
    by_label,
    by_name,
    by_role,
    by_text,
)
from nago.testing.seen import Seen, outline, plain
from nago.testing.snapshot import Snapshots


class Tested(Protocol):
    """The application that the page belongs to."""

    failures: Failures
    clock: Clock
    snapshots: Snapshots

    def tree_of(self, key: str) -> View | None: ...

    async def restart(self) -> None: ...

    async def browser(self, *, language: str = "en") -> Opening: ...

    async def log_in(self, email: str, *, path: str = ".", roles: tuple[str, ...] = ()) -> Page: ...


class Opening(Protocol):
    """The browser that the page belongs to."""

    async def open(self, path: str = ".", **values: str) -> Page: ...


class Page:
    """A tab that is open. The same tests drive a simulation of the browser and a real one.

    Verbs take the name that a user reads: a label, a title, or the accessible name. A name that
    several things have is an error that lists them; so is one that nothing has, with what there
    is and near names. What is disabled or hidden cannot be used. When an action, a view or
    something spawned fails on the server, the test fails with that error.
    """

    def __init__(self, app: Tested, browser: Opening, driver: Driver) -> None:
        self.app = app
        self.browser = browser
        self.driver = driver

    # Finding.

    def get_by_role(self, role: str, *, name: str | None = None, exact: bool = False) -> Element:
        """What has this ARIA role, and this accessible name if one is given.

        As in Playwright a name matches as a part and whatever its case, unless it is `exact`.
        """
        return self._element(
            lambda root: by_role(root, role, name, exact=exact), called(role, name), has_role(role)
        )

    def get_by_label(self, label: str, *, exact: bool = False) -> Element:
        """The field with this label."""
        roles = FILLABLE | TICKABLE | CHOOSABLE
        return self._element(
            lambda root: by_label(root, label, exact=exact),
            f'field "{label}"',
            lambda seen: seen.role in roles,
        )

    def get_by_text(self, words: str, *, exact: bool = False) -> Element:
        """The smallest thing with these words."""
        return self._element(
            lambda root: by_text(root, words, exact=exact), f'text "{words}"', any_role
        )

    def _element(
        self, search: Callable[[Seen], list[Seen]], what: str, like: Callable[[Seen], bool]
    ) -> Element:
        return Element(self.driver, self.app.failures, search, what, like)

    def _named(self, roles: Collection[str], kind: str, name: str) -> Element:
        return self._element(
            lambda root: by_name(root, roles, name),
            f'{kind} "{name}"',
            lambda seen: seen.role in roles,
        )

    # Using.

    async def press(self, name: str) -> None:
        """Press the button, link, tab, menu item or option of this name."""
        __tracebackhide__ = True
        await self._named(PRESSABLE, "button, link, tab or menu item", name).press()

    click = press

    async def fill(self, label: str, text: str) -> None:
        """Put this text in place of what stands in the field with this label."""
        __tracebackhide__ = True
        await self._named(FILLABLE, "field", label).fill(text)

    async def type(self, label: str, text: str) -> None:
        """Type this text, key by key, behind what stands in the field with this label."""
        __tracebackhide__ = True
        await self._named(FILLABLE, "field", label).type(text)

    async def check(self, label: str) -> None:
        """Tick the box, switch or radio button with this label."""
        __tracebackhide__ = True
        await self._named(TICKABLE, "checkbox, switch or radio button", label).check()

    async def uncheck(self, label: str) -> None:
        """Take the tick away from the box or switch with this label."""
        __tracebackhide__ = True
        await self._named(TICKABLE, "checkbox or switch", label).uncheck()

    async def choose(self, label: str, option: str) -> None:
        """Choose this option, by its title, in the field with this label."""
        __tracebackhide__ = True
        await self._named(CHOOSABLE, "field with options", label).choose(option)

    async def upload(
        self, label: str, name: str, data: bytes, kind: str = "application/octet-stream"
    ) -> None:
        """Choose a file of this name, content and media type in the field with this label."""
        __tracebackhide__ = True
        await self._named(["button"], "field for files", label).upload(name, data, kind)

    async def press_key(self, key: str) -> None:
        """Press a key where the focus is, for example "Enter" or "Escape"."""
        __tracebackhide__ = True
        await self.driver.key(None, key)
        self.app.failures.check()

    # Looking.

    async def expect(self, words: str) -> None:
        """Wait until these words are read on the page; raises AssertionError if they never are."""
        __tracebackhide__ = True
        if not await self._reads(words, True):
            raise AssertionError(
                f"{words!r} is not on the page, which shows:\n{await self.outline()}"
            )

    async def expect_no(self, words: str) -> None:
        """Wait until these words are not on the page; raises AssertionError if they stay."""
        __tracebackhide__ = True
        if not await self._reads(words, False):
            raise AssertionError(f"{words!r} is on the page, which shows:\n{await self.outline()}")

    async def expect_address(self, path: str, **values: str) -> None:
        """Wait until the address bar shows this path with these values."""
        __tracebackhide__ = True
        wanted = address_of(path, values)
        if not await self._until(lambda: self.driver.address == wanted):
            raise AssertionError(f"the address is {self.driver.address!r}, not {wanted!r}")

    async def value(self, label: str) -> str:
        """What stands in the field with this label, "" for nothing."""
        return await self.get_by_label(label).value()

    async def reads(self, words: str) -> bool:
        """Whether these words are on the page right now."""
        wanted = plain(words)
        shown = (await self.driver.look()).shown()
        return any(wanted in each.name or wanted in each.words() for each in shown)

    async def outline(self) -> str:
        """The page as text: a line for each element with role, name and states."""
        return outline(await self.driver.look())

    async def snapshot(self, name: str = "") -> None:
        """Compare the outline with the file kept beside the test.

        `pytest --update-snapshots` writes it anew; a file that is missing fails the test.
        """
        __tracebackhide__ = True
        self.app.snapshots.compare(name, await self.outline())

    async def _reads(self, words: str, wanted: bool) -> bool:
        loop = asyncio.get_running_loop()
        until = loop.time() + self.driver.patience
        while True:
            self.app.failures.check()
            if await self.reads(words) is wanted:
                return True
            if loop.time() >= until:
                return False
            await self.driver.change(RETRY_SECONDS)

    async def _until(self, holds: Callable[[], bool]) -> bool:
        loop = asyncio.get_running_loop()
        until = loop.time() + self.driver.patience
        while not holds():
            self.app.failures.check()
            if loop.time() >= until:
                return False
            await self.driver.change(RETRY_SECONDS)
        return True

    @property
    def title(self) -> str:
        """What stands on the tab."""
        return self.driver.title

    @property
    def address(self) -> str:
        """What stands in the address bar behind the server: `/orders/4711?tab=2`."""
        return self.driver.address

    @property
    def opened(self) -> list[str]:
        """The addresses that the page has opened outside of itself."""
        return self.driver.opened

    # Going, and losing the way.

    async def visit(self, path: str, **values: str) -> None:
        """Type the address of a page and load it."""
        __tracebackhide__ = True
        await self.driver.open(address_of(path, values))
        self.app.failures.check()

    async def back(self) -> None:
        """The browser's back button."""
        await self.driver.back()
        self.app.failures.check()

    async def forward(self) -> None:
        """The browser's forward button."""
        await self.driver.forward()
        self.app.failures.check()

    async def reload(self) -> None:
        """The browser's reload button."""
        await self.driver.reload()
        self.app.failures.check()

    async def disconnect(self) -> None:
        """Cut the line to the server until `reconnect`."""
        await self.driver.disconnect()

    async def reconnect(self) -> None:
        """The line is there again; what was entered meanwhile reaches the server."""
        await self.driver.reconnect()
        self.app.failures.check()

    async def restart(self) -> None:
        """End the application and build it again on the same data, as a deployment does."""
        await self.app.restart()
        self.app.failures.check()

    async def resize(self, width: int, height: int = 800) -> None:
        """Make the window so large, in CSS pixels, as on another device."""
        await self.driver.resize(width, height)
        self.app.failures.check()

    def latency(self, seconds: float) -> Latency:
        """From now on everything travels so long, each way; `with page.latency(0.3):` ends it."""
        return Latency(self.driver, seconds)

    @property
    def clock(self) -> Clock:
        """The application's clock, which can be moved: `await page.clock.advance(3600)`."""
        return self.app.clock

    async def close(self) -> None:
        """Close the tab."""
        await self.driver.close()


class Latency:
    """A slow line, for as long as it is entered, or for good."""

    def __init__(self, driver: Driver, seconds: float) -> None:
        self._driver = driver
        driver.latency(seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._driver.latency(0)
