"""What a page of a test needs of whoever shows it: a simulation of the browser, or a real one."""

from __future__ import annotations

from typing import Protocol

from nago.testing.seen import Seen


class Driver(Protocol):
    """One tab. Verbs return when the server has answered, or after about a second."""

    patience: float
    """Seconds for which something is waited for before it counts as missing."""

    @property
    def address(self) -> str:
        """What stands in the address bar, without the server: `/orders/4711?tab=2`."""

    @property
    def title(self) -> str:
        """What stands on the tab."""

    @property
    def opened(self) -> list[str]:
        """Addresses outside, or in new tabs, that the page has opened."""

    async def open(self, address: str) -> None:
        """Load the page at this address."""

    async def look(self) -> Seen:
        """What a user perceives of the page just now."""

    async def press(self, seen: Seen) -> None:
        """Press it: a click, or what a finger does."""

    async def fill(self, seen: Seen, text: str) -> None:
        """Put this text in place of what stands in the field."""

    async def type(self, seen: Seen, text: str) -> None:
        """Press the keys of this text, one after the other, at the end of what stands there."""

    async def tick(self, seen: Seen, on: bool) -> None:
        """Set a box, a switch or a radio button."""

    async def choose(self, seen: Seen, option: str) -> None:
        """Choose what is called so in a list of options."""

    async def upload(self, seen: Seen, name: str, data: bytes, kind: str) -> None:
        """Choose a file of this name, content and media type for a field."""

    async def key(self, seen: Seen | None, key: str) -> None:
        """Press a key in the element, or where the focus is; named as Playwright names keys."""

    async def back(self) -> None: ...

    async def forward(self) -> None: ...

    async def reload(self) -> None: ...

    async def disconnect(self) -> None:
        """Cut the line to the server, until `reconnect`."""

    async def reconnect(self) -> None: ...

    async def resize(self, width: int, height: int) -> None:
        """Make the window so large, in CSS pixels."""

    def latency(self, seconds: float) -> None:
        """From now on everything travels so long, each way."""

    async def change(self, seconds: float) -> None:
        """Return when something may have changed, at the latest after so many seconds."""

    async def close(self) -> None:
        """Close the tab."""
