"""Files that an action asks for, over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from nago import Configurator, ui
from nago.errors import ComponentError
from tests.web.serving import serving
from tests.web.uploading import URL, Sender, opened

Asking = asyncio.Task[list[ui.UploadedFile]]


def configure(cfg: Configurator) -> None:
    cfg.application_id("imports")
    cfg.root_view(".", lambda wnd: ui.Text("nothing"))


@asynccontextmanager
async def asked(folder: Path, **rules: int | bool) -> AsyncIterator[tuple[Sender, str, Asking]]:
    """A browser that was asked for files, the name of the question, and who waits for them."""
    async with serving(configure, folder, URL) as (application, client):
        sender = await opened(application, client)
        window = sender.dialogue.window
        waiting = asyncio.create_task(window.import_files(ui.UploadRules(**rules)))  # type: ignore[arg-type]
        await asyncio.sleep(0)
        name, call, field, _ = window.said[-1]
        assert (name, call) == ("c", "choose")
        yield sender, field, waiting
        waiting.cancel()


async def finish(sender: Sender, field: str, cancelled: bool = False) -> httpx.Response:
    said = {"window": sender.window, "field": field, "cancelled": cancelled}
    return await sender.client.post("/_nago/imports", json=said, headers=sender.headers)


async def test_an_action_gets_the_files_once_all_have_come(tmp_path: Path) -> None:
    async with asked(tmp_path, max_files=2) as (sender, field, waiting):
        assert (await sender.send("a.txt", b"one", field=field)).status_code == 200
        assert (await sender.send("b.txt", b"two", field=field)).status_code == 200
        assert (await sender.send("c.txt", b"3", field=field)).status_code == 422, "one too many"
        assert not waiting.done()
        assert (await finish(sender, field)).status_code == 204
        files = await waiting
        assert [(file.name, await file.read()) for file in files] == [
            ("a.txt", b"one"),
            ("b.txt", b"two"),
        ]
        assert (await finish(sender, field)).status_code == 404, "answered"
        assert (await sender.send("d.txt", b"4", field=field)).status_code == 404


async def test_who_cancels_gives_none_and_leaves_none_behind(tmp_path: Path) -> None:
    async with asked(tmp_path, max_files=2) as (sender, field, waiting):
        await sender.send("a.txt", b"one", field=field)
        assert (await finish(sender, field, cancelled=True)).status_code == 204
        assert await waiting == []
        assert sender.on_disk() == []


async def test_a_window_that_ends_lets_nobody_wait(tmp_path: Path) -> None:
    async with asked(tmp_path) as (sender, _, waiting):
        windows = sender.application.windows
        windows._drop(windows._hash(sender.dialogue.key))
        assert await asyncio.wait_for(waiting, 5) == []


async def test_U01_a_question_is_answered_by_its_session_alone(tmp_path: Path) -> None:
    async with asked(tmp_path) as (sender, field, waiting):
        del sender.client.headers["cookie"]
        assert (await finish(sender, field)).status_code == 403
        await opened(sender.application, sender.client)
        assert (await finish(sender, field)).status_code == 404
        sender.headers = {"origin": "https://evil.example.com"}
        assert (await finish(sender, field)).status_code == 403
        assert not waiting.done()


async def test_rules_that_cannot_be_meant_are_said(tmp_path: Path) -> None:
    async with asked(tmp_path) as (sender, _, _):
        with pytest.raises(ComponentError, match="max_files"):
            await sender.dialogue.window.import_files(ui.UploadRules(max_files=0))


async def test_a_server_that_stops_waits_for_no_user(tmp_path: Path) -> None:
    async with asked(tmp_path) as (sender, _, waiting):
        await sender.application.windows.drain()
        assert await asyncio.wait_for(waiting, 5) == []
