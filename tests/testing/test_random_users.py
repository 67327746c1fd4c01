"""Random users walk through every example; in full by `python -m tests.bench random`."""

from __future__ import annotations

import importlib
import zlib

import pytest

from nago.testing.plugin import OpenApp
from nago.testing.random_user import RandomUser
from tests.testing.walks import EXAMPLES, avoided

SECONDS = 3.0


@pytest.mark.parametrize("name", EXAMPLES)
async def test_a_random_user_finds_neither_an_error_nor_a_divergence(
    open_app: OpenApp, name: str
) -> None:
    page = await open_app(importlib.import_module(name).configure)
    if EXAMPLES[name]:
        page = await page.app.log_in("ada@example.com", roles=EXAMPLES[name])
    user = RandomUser(page, zlib.crc32(name.encode()), avoided)
    assert await user.walk(SECONDS) > 10
