"""Another process of the notes gives them a theme: `python -m tests.browser.rebrand Falke #e2001a`."""

from __future__ import annotations

import asyncio
import sys

from examples.accounts import configure
from nago.application import started
from nago.auth.subject import SU
from nago.systems.theme import LegalPage, ThemeSettings


async def rebrand(name: str, brand: str) -> None:
    async with started(configure) as cfg:
        imprint = LegalPage(text=f"{name} Ltd")
        chosen = ThemeSettings(name=name, brand=brand, imprint=imprint)
        await cfg.theme_management().use_cases.save(SU, chosen)


if __name__ == "__main__":
    asyncio.run(rebrand(*sys.argv[1:]))
