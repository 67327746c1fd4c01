"""Somebody who does anything that can be done, in any order: he finds what nobody thought of."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable

from nago.testing.deeds import Field, Follow, Handle
from nago.testing.divergence import divergence
from nago.testing.in_process import InProcess
from nago.testing.page import Page
from nago.testing.seen import Seen

PAUSE_SECONDS = 0.03
"""Between two steps; the server cuts off who does more than 50 things a second."""
WORDS = (
    "", "a", "Ada Lovelace", "3", "-7", "1000000", "3.14", "2026-02-28", "2026-13-99", "23:59",
    "ada@example.com", "Grüße, 世界 🎉", "<b>bold</b>", "javascript:alert(1)", "../../etc/passwd",
    "a" * 300, "  ", "'; drop table users; --", "\u202eright to left",
)  # fmt: skip


class Astray(AssertionError):
    """Something went wrong on a random walk; the text has its last steps and how to repeat it."""


class RandomUser:
    """Walks through an application. The same seed does the same, as far as the clock allows.

    `avoid` says of what he keeps his hands, by its name.
    """

    def __init__(
        self, page: Page, seed: int, avoid: Callable[[Seen], bool] = lambda seen: False
    ) -> None:
        self.page = page
        self.steps: list[str] = []
        self._seed = seed
        self._random = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self._avoid = avoid

    async def walk(self, seconds: float, most: int | None = None) -> int:
        """Do things for so many seconds, or so many times; the result is how many.

        Raises Astray for a failure of the server and for a divergence.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        count = 0
        while loop.time() < until and (most is None or count < most):
            try:
                await self._step()
                await self._check()
            except Exception as error:
                steps = "\n".join(f"  {step}" for step in self.steps[-15:])
                raise Astray(f"seed {self._seed}, step {count}: {error}\n{steps}") from error
            count += 1
            await asyncio.sleep(PAUSE_SECONDS)
        return count

    async def _step(self) -> None:
        chance = self._random.random()
        if chance < 0.03:
            await self._go()
        elif chance < 0.05:
            await self._line()
        elif chance < 0.07:
            await self._key(self._random.choice(["Enter", "Escape", "Tab", "Space"]))
        elif not await self._use():
            await self._note("load the first page", lambda: self.page.visit("."))

    async def _note(self, step: str, do: Callable[[], object]) -> None:
        self.steps.append(step)
        result = do()
        if asyncio.iscoroutine(result):
            await result

    async def _go(self) -> None:
        ways = {"back": self.page.back, "forward": self.page.forward, "reload": self.page.reload}
        name = self._random.choice(list(ways))
        await self._note(name, ways[name])

    async def _line(self) -> None:
        if self._random.random() < 0.1:
            await self._note("restart the application", self.page.restart)
            return
        await self._note("disconnect", self.page.disconnect)
        for _ in range(self._random.randrange(4)):
            await self._use()
        await self._note("reconnect", self.page.reconnect)

    async def _key(self, key: str) -> None:
        await self._note(f"press {key}", lambda: self.page.press_key(key))

    async def _use(self) -> bool:
        """Use something that is there and enabled; False if there is nothing."""
        seen = await self.page.driver.look()
        able = [
            each
            for each in seen.shown()
            if isinstance(each.handle, Handle) and not each.disabled and not self._avoid(each)
            if each.handle.press is not None or _open(each.handle.field)
        ]
        # What leads away is used less often, so that pages are used before they are left.
        weights = [0.2 if isinstance(each.handle.press, Follow) else 1.0 for each in able]
        if not able:
            return False
        (chosen,) = self._random.choices(able, weights)
        await self._do(chosen)
        return True

    async def _do(self, seen: Seen) -> None:
        field: Field | None = seen.handle.field
        driver = self.page.driver
        if field is None or (seen.handle.press is not None and self._random.random() < 0.5):
            await self._note(f"press {seen.called()}", lambda: driver.press(seen))
        elif field.kind == "flag":
            on = not seen.checked
            await self._note(f"set {seen.called()} to {on}", lambda: driver.tick(seen, on))
        elif field.choices is not None:
            able = [each.title for each in field.choices if not each.disabled]
            if able:
                title = self._random.choice(able)
                await self._note(
                    f"choose {title!r} in {seen.called()}", lambda: driver.choose(seen, title)
                )
        elif field.scale is not None:
            least, greatest, step = field.scale
            number = least + step * self._random.randint(0, int((greatest - least) / step))
            await self._note(
                f"set {seen.called()} to {number:g}", lambda: driver.fill(seen, f"{number:g}")
            )
        else:
            words = self._random.choice(WORDS)
            if self._random.random() < 0.3:
                await self._note(
                    f"type {words!r} into {seen.called()}", lambda: driver.type(seen, words[:20])
                )
            else:
                await self._note(
                    f"fill {words!r} into {seen.called()}", lambda: driver.fill(seen, words)
                )

    async def _check(self) -> None:
        self.page.app.failures.check()
        driver = self.page.driver
        if not isinstance(driver, InProcess):
            await driver.look()
            return
        await driver.look()
        if driver.tab is None or not driver.tab.connected or not driver.tab.idle:
            return
        server = self.page.app.tree_of(driver.tab.key)
        if (wrong := divergence(server, driver.tab)) is not None:
            # It may be about to come: what is still different a moment later stays so.
            await asyncio.sleep(0.1)
            await driver.settle()
            if driver.tab is not None and driver.tab.connected:
                wrong = divergence(self.page.app.tree_of(driver.tab.key), driver.tab)
                if wrong is not None:
                    raise AssertionError(f"browser and server differ at {wrong}")


def _open(field: Field | None) -> bool:
    """Whether something can be entered there."""
    return field is not None and not field.read_only and field.kind != "files"
