"""Random users walk through every example for a minute each; an error or a divergence ends it."""

from __future__ import annotations

import asyncio
import importlib
import os
import sys
import tempfile
import time
from pathlib import Path

from nago.testing import App
from nago.testing.random_user import Astray, RandomUser
from nago.testing.simulation import Simulation
from nago.testing.snapshot import Snapshots
from tests.bench.table import Row
from tests.testing.walks import EXAMPLES, avoided

SECONDS = float(os.environ.get("RANDOM_SECONDS", "60"))


def measure() -> list[Row]:
    """A row for each example: how many steps were done."""
    seed = int(os.environ.get("RANDOM_SEED", time.time()))
    return [asyncio.run(_walk(name, seed)) for name in EXAMPLES]


async def _walk(name: str, seed: int) -> Row:
    configure = importlib.import_module(name).configure
    what = f"random user, {name.removeprefix('examples.')}, {SECONDS:g} s"
    with tempfile.TemporaryDirectory() as folder:
        snapshots = Snapshots(Path(folder), "walk", update=False)
        app = App(configure, Path(folder) / "data", Simulation(), snapshots)
        await app.start()
        roles = EXAMPLES[name]
        if roles:
            page = await app.log_in("ada@example.com", roles=roles)
        else:
            page = await (await app.browser()).open()
        user = RandomUser(page, seed, avoided)
        try:
            count = await user.walk(SECONDS)
            await app.close()
        except Astray as error:
            print(error, file=sys.stderr)
            return Row(what, "no error, no divergence", f"seed {seed}: went astray", "", False)
    return Row(what, "no error, no divergence", f"{count} steps (seed {seed})", "", True)
