"""The listing "finding a user session and checking its authentication state", as the README has it."""

import logging
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from nago.auth.subject import SU
from nago.errors import NagoError, StoreError
from nago.testing.direct import Browser
from tests.seed.opened import opened
from tests.seed.test_lifecycle import without_a_word_on_sessions

README = Path(__file__).parent.parent.parent / "README.md"


def check_session() -> Any:
    text = README.read_text()
    listing = next(part for part in text.split("```") if "async def check_session" in part)
    names: dict[str, Any] = {"NagoError": NagoError, "__name__": "listing"}
    exec(listing.removeprefix("python\n"), names)
    return names["check_session"]


async def test_check_session_tells_the_four_cases_apart(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO, "listing")
    check = check_session()
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        use_cases = application.sessions.use_cases
        await check(use_cases, "unknown")
        assert caplog.records[-1].message == "session expired or not found"

        session = await Browser(application).session()
        await session.put_string("k", "v")
        await check(use_cases, session.id)
        assert caplog.records[-1].message == "session exists but is not authenticated"

        user = await application.cfg.user_management().use_cases.create(SU, "ada@example.com")
        with sqlite3.connect(tmp_path / "nago.db") as rows:
            rows.execute(
                "UPDATE sessions SET user_id = ?, authenticated_at = ?", (user.id, time.time())
            )
        rows.close()
        await check(use_cases, session.id)
        assert caplog.records[-1].message == f"active session for user {user.id}"

        store = application.sessions.registry.store

        async def broken(id: str) -> None:
            raise StoreError("the disk is gone")

        monkeypatch.setattr(store, "find_public", broken)
        await check(use_cases, session.id)
        assert caplog.records[-1].message == "failed to load session: the disk is gone"
