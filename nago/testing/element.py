"""Something on a page that is looked for again whenever it is used."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from nago.testing.driver import Driver
from nago.testing.failures import Failures
from nago.testing.finding import (
    Ambiguous,
    NotFound,
    Refused,
    by_label,
    by_role,
    by_text,
    the_one,
)
from nago.testing.seen import Seen

Search = Callable[[Seen], list[Seen]]
RETRY_SECONDS = 0.25


class Element:
    """One thing on the page, or one that is going to be there.

    Every verb waits for it and then uses it as a user would. An error says what there is instead:
    NotFound, Ambiguous, or Refused for what is disabled.
    """

    def __init__(
        self,
        driver: Driver,
        failures: Failures,
        search: Search,
        what: str,
        like: Callable[[Seen], bool],
        number: int | None = None,
    ) -> None:
        self._driver = driver
        self._failures = failures
        self._search = search
        self._what = what
        self._like = like
        self._number = number

    def __repr__(self) -> str:
        return f"<Element {self._what}>"

    def nth(self, number: int) -> Element:
        """The one of that number among all that were found, counted from 0."""
        what = f"{self._what} number {number}"
        return Element(self._driver, self._failures, self._search, what, self._like, number)

    def get_by_role(self, role: str, *, name: str | None = None, exact: bool = False) -> Element:
        """What has this role inside of it; see `Page.get_by_role`."""
        what = called(role, name)
        return self._inner(lambda seen: by_role(seen, role, name, exact=exact), what, role)

    def get_by_label(self, label: str, *, exact: bool = False) -> Element:
        """The field with this label inside of it."""
        return self._inner(lambda seen: by_label(seen, label, exact=exact), f'field "{label}"')

    def get_by_text(self, words: str, *, exact: bool = False) -> Element:
        """What has these words, inside of it."""
        return self._inner(lambda seen: by_text(seen, words, exact=exact), f'text "{words}"')

    def _inner(self, search: Search, what: str, role: str | None = None) -> Element:
        def within(root: Seen) -> list[Seen]:
            __tracebackhide__ = True
            outer = self._of(root)
            return [each for each in search(outer) if each is not outer]

        like = any_role if role is None else has_role(role)
        return Element(self._driver, self._failures, within, f"{what} in {self._what}", like)

    async def press(self) -> None:
        """Press it."""
        __tracebackhide__ = True
        await self._use(lambda seen: self._driver.press(seen), "press")

    click = press

    async def fill(self, text: str) -> None:
        """Put this text in place of what stands in it."""
        __tracebackhide__ = True
        await self._use(lambda seen: self._driver.fill(seen, text), "fill")

    async def type(self, text: str) -> None:
        """Type this text behind what stands in it, key by key."""
        __tracebackhide__ = True
        await self._use(lambda seen: self._driver.type(seen, text), "type into")

    async def check(self) -> None:
        """Tick it."""
        __tracebackhide__ = True
        await self._use(lambda seen: self._driver.tick(seen, True), "check")

    async def uncheck(self) -> None:
        """Take its tick away."""
        __tracebackhide__ = True
        await self._use(lambda seen: self._driver.tick(seen, False), "uncheck")

    async def choose(self, option: str) -> None:
        """Choose the option of this name in it."""
        __tracebackhide__ = True
        await self._use(lambda seen: self._driver.choose(seen, option), "choose in")

    async def upload(self, name: str, data: bytes, kind: str = "application/octet-stream") -> None:
        """Choose a file of this name, content and media type in it."""
        __tracebackhide__ = True
        await self._use(lambda seen: self._driver.upload(seen, name, data, kind), "upload to")

    async def press_key(self, key: str) -> None:
        """Press a key in it, for example "Enter"."""
        __tracebackhide__ = True
        await self._use(lambda seen: self._driver.key(seen, key), "press a key in")

    async def seen(self) -> Seen:
        """It as a user perceives it: role, name, value, states. Waits for it."""
        return await self._find()

    async def value(self) -> str:
        """What stands in it, "" for nothing."""
        return (await self._find()).value or ""

    async def expect_value(self, value: str) -> None:
        """Wait until this stands in it; raises AssertionError otherwise."""
        await self.expect(lambda seen: (seen.value or "") == value, f"has the value {value!r}")

    async def expect(self, holds: Callable[[Seen], bool], what: str = "is as expected") -> None:
        """Wait until something holds of it; raises AssertionError, naming `what`, otherwise."""
        __tracebackhide__ = True
        loop = asyncio.get_running_loop()
        until = loop.time() + self._driver.patience
        while True:
            seen = await self._find()
            if holds(seen):
                return
            if loop.time() >= until:
                shown = f"value {seen.value!r}, disabled {seen.disabled}, checked {seen.checked}"
                raise AssertionError(f"{self._what} never {what}: it has {shown}")
            await self._driver.change(RETRY_SECONDS)

    async def _use(self, verb: Callable[[Seen], Any], what: str) -> None:
        __tracebackhide__ = True
        seen = await self._find()
        if seen.disabled:
            raise Refused(f"no user can {what} {seen.called()}: it is disabled")
        await verb(seen)
        self._failures.check()

    async def _find(self) -> Seen:
        """Look for it until it is there."""
        __tracebackhide__ = True
        loop = asyncio.get_running_loop()
        until = loop.time() + self._driver.patience
        while True:
            self._failures.check()
            try:
                return self._of(await self._driver.look())
            except (NotFound, Ambiguous, Refused):
                if loop.time() >= until:
                    self._failures.check()
                    raise
            await self._driver.change(RETRY_SECONDS)

    def _of(self, root: Seen) -> Seen:
        __tracebackhide__ = True
        found = self._search(root)
        if self._number is not None:
            found = found[self._number : self._number + 1]
        return the_one(found, root, self._what, self._like)


def called(role: str, name: str | None) -> str:
    return role if name is None else f'{role} "{name}"'


def has_role(role: str) -> Callable[[Seen], bool]:
    return lambda seen: seen.role == role


def any_role(seen: Seen) -> bool:
    return True
