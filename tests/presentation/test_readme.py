"""What the README says of windows, as it stands there."""

import asyncio
from pathlib import Path
from typing import Any

from nago import View, Window, ui
from tests.presentation.tab import Tab

README = Path(__file__).parent.parent.parent / "README.md"


def query(page: int, sort: str) -> list[str]:
    return [f"order {page} by {sort}"]


async def test_the_listing_of_what_a_window_can_do_runs() -> None:
    listing = README.read_text().split("## What a window can do\n")[1].split("```python\n")[1]
    names: dict[str, Any] = {"Window": Window, "View": View, "ui": ui, "query": query}
    exec(listing.split("```")[0], names)
    tab = await Tab(names["orders"]).open(sort="customer")
    while "order 1 by customer" not in tab.texts():
        await asyncio.sleep(0.01)
    await tab.press("Next page")
    assert tab.browser.moves[-1] == ["step", "/?sort=customer&page=2", False]
    assert tab.browser.calls == [["focus", "list"]]
    while "order 2 by customer" not in tab.texts():
        await asyncio.sleep(0.01)
    await tab.press("Copy")
    assert tab.browser.calls[-1] == ["copy", "order 2 by customer", ""]
