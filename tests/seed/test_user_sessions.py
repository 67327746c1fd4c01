"""User sessions: persistent information of a client, kept as key-value pairs."""

from pathlib import Path

import pytest

from nago.errors import LimitError
from nago.testing.direct import Browser
from tests.seed.opened import opened
from tests.seed.test_lifecycle import without_a_word_on_sessions


async def test_store_and_retrieve_session_specific_data_via_key_value_pairs(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        session = await Browser(application).session()
        await session.put_string("a", "1")
        await session.put_string("b", "2")
        await session.put_string("a", "3")
        assert (session.get_string("a"), session.get_string("b")) == ("3", "2")
        assert session.keys() == ("a", "b")
        await session.delete("a")
        assert session.get_string("a") is None
        with pytest.raises(LimitError, match="4096"):
            await session.put_string("b", "x" * 4097)
        assert session.get_string("b") == "2"


async def test_access_to_the_persistent_session_information_of_a_client(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        session = await Browser(application).session()
        await session.put_string("user_info", "kept")
        id = session.id
        del session
        found = await application.sessions.use_cases.find_user_session_by_id(id)
        assert found is not None
        assert found.get_string("user_info") == "kept"
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        found = await application.sessions.use_cases.find_user_session_by_id(id)
        assert found is not None
        assert found.get_string("user_info") == "kept"


async def test_all_tabs_of_a_browser_share_the_session_and_other_browsers_have_their_own(
    tmp_path: Path,
) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        browser, other = Browser(application), Browser(application)
        first, second, foreign = await browser.open(), await browser.open(), await other.open()
        await first.press("Count")
        await second.press("Count")
        assert second.texts() == ["visits: 2"]
        assert first.texts() == ["visits: 2"]
        assert foreign.texts() == ["visits: none"]
