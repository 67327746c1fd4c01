"""Files for the user's computer: who gets them, how often, and what they are called there."""

import io
import time
import zipfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from nago import Configurator, View, Window, ui
from nago.errors import InvalidValue
from nago.presentation.export import GOOD_FOR_SECONDS, File
from nago.web.downloads import disposition
from tests.web.serving import serving
from tests.web.uploading import URL, Sender, opened

Files = Callable[[], list[File]]


async def offered(sender: Sender, *files: File, bundle: str = "files.zip") -> str:
    """The address that the browser is told."""
    window = sender.dialogue.window
    window.export_files(*files, bundle=bundle)
    name, call, address, _ = window.said[-1]
    assert (name, call) == ("c", "download")
    return str(address)


def configure(cfg: Configurator) -> None:
    cfg.application_id("downloads")

    def page(wnd: Window) -> View:
        return ui.Download("Report", file=ui.File("a.txt", b"content"))

    cfg.root_view(".", page)


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Sender]:
    async with serving(configure, folder, URL) as (application, client):
        yield await opened(application, client)


async def test_U05_a_file_is_saved_and_never_shown_by_the_browser(tmp_path: Path) -> None:
    async with browser(tmp_path) as sender:
        evil = File('evil"\r\nSet-Cookie: a=b; x.html', b"<script>alert(1)</script>", "text/html")
        answer = await sender.client.get(await offered(sender, evil))
        assert answer.status_code == 200
        assert answer.content == b"<script>alert(1)</script>"
        headers = answer.headers
        assert headers["content-disposition"].startswith('attachment; filename="evil_')
        assert "\r" not in headers["content-disposition"]
        assert "set-cookie" not in headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"] == "sandbox; default-src 'none'"
        assert headers["cache-control"] == "no-store"
        assert headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("report.pdf", 'attachment; filename="report.pdf"'),
        ("Angebot für Müller.pdf",
         ("attachment; filename=\"Angebot f_r M_ller.pdf\"; "
          "filename*=UTF-8''Angebot%20f%C3%BCr%20M%C3%BCller.pdf")),
        ("../../x", 'attachment; filename="x"'),
        ('a"b\\c.txt', 'attachment; filename="c.txt"'),
        ("100%.txt", "attachment; filename=\"100_.txt\"; filename*=UTF-8''100%25.txt"),
        ("", 'attachment; filename="file"'),
    ],
)  # fmt: skip
def test_U05_names_are_written_as_browsers_read_them(name: str, header: str) -> None:
    assert disposition(name) == header


async def test_U06_an_address_works_once_for_its_session_and_not_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browser(tmp_path) as sender:
        address = await offered(sender, File("a.txt", b"secret"))
        mine = sender.client.headers.pop("cookie")
        assert (await sender.client.get(address)).status_code == 404, "without a cookie"
        sender.client.cookies.clear()
        await opened(sender.application, sender.client)
        assert (await sender.client.get(address)).status_code == 404, "another session"
        sender.client.cookies.clear()
        sender.client.headers["cookie"] = mine
        assert (await sender.client.head(address)).status_code == 405, "looking uses up nothing"
        assert (await sender.client.get(address)).content == b"secret"
        assert (await sender.client.get(address)).status_code == 404, "used up"

        old = await offered(sender, File("b.txt", b"secret"))
        late = time.monotonic() + GOOD_FOR_SECONDS + 1
        monkeypatch.setattr("nago.presentation.export.time.monotonic", lambda late=late: late)
        assert (await sender.client.get(old)).status_code == 404, "too late"
        monkeypatch.undo()

        gone = await offered(sender, File("c.txt", b"secret"))
        windows = sender.application.windows
        windows._drop(windows._hash(sender.dialogue.key))
        assert (await sender.client.get(gone)).status_code == 404, "its window has ended"


async def test_U06_after_logging_out_nothing_is_fetched(tmp_path: Path) -> None:
    async with browser(tmp_path) as sender:
        address = await offered(sender, File("a.txt", b"secret"))
        session = sender.dialogue.session
        assert session is not None
        session.end()  # type: ignore[attr-defined]  # the session system's own
        assert (await sender.client.get(address)).status_code == 404


@pytest.mark.parametrize(
    ("wanted", "status", "content"),
    [
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=5-99", 206, b"56789"),
        ("bytes=10-", 416, b""),
        ("bytes=5-2", 416, b""),
        ("bytes=-", 200, b"0123456789"),
        ("lines=1-2", 200, b"0123456789"),
    ],
)
async def test_a_part_of_a_file_on_disk_is_sent_alone(
    tmp_path: Path, wanted: str, status: int, content: bytes
) -> None:
    place = tmp_path / "digits"
    place.write_bytes(b"0123456789")
    async with browser(tmp_path) as sender:
        for source in (place, b"0123456789"):
            address = await offered(sender, File("digits.txt", source))
            answer = await sender.client.get(address, headers={"range": wanted})
            assert (answer.status_code, answer.content) == (status, content)


async def test_U07_ten_thousand_ranges_cost_no_more_than_none(tmp_path: Path) -> None:
    async with browser(tmp_path) as sender:
        address = await offered(sender, File("a.bin", bytes(1000)))
        many = "bytes=" + ",".join("0-999" for _ in range(1300))  # what a head may hold
        begun = time.perf_counter()
        answer = await sender.client.get(address, headers={"range": many})
        assert answer.status_code == 200
        assert len(answer.content) == 1000
        assert time.perf_counter() - begun < 1.0


async def test_what_is_made_piece_by_piece_is_sent_so(tmp_path: Path) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for number in range(3):
            yield b"%d\n" % number

    async def whole() -> bytes:
        return b"all at once"

    async with browser(tmp_path) as sender:
        answer = await sender.client.get(await offered(sender, File("n.txt", pieces)))
        assert answer.content == b"0\n1\n2\n"
        assert "content-length" not in answer.headers
        answer = await sender.client.get(await offered(sender, File("w.bin", whole)))
        assert answer.content == b"all at once"
        assert answer.headers["content-type"] == "application/octet-stream"


async def test_several_files_are_one_zip_with_names_of_their_own(tmp_path: Path) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield bytes(10_000)

    place = tmp_path / "on_disk"
    place.write_bytes(b"from disk")
    async with browser(tmp_path) as sender:
        files = [
            File("../a.txt", b"one"), File("A.txt", b"two"), File("big", pieces), File("d", place)
        ]  # fmt: skip
        answer = await sender.client.get(await offered(sender, *files, bundle="all.zip"))
        assert answer.headers["content-type"] == "application/zip"
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert archive.testzip() is None
            assert archive.namelist() == ["a.txt", "A (2).txt", "big", "d"]
            assert archive.read("A (2).txt") == b"two"
            assert len(archive.read("big")) == 1_000_000
            assert archive.read("d") == b"from disk"


async def test_what_cannot_be_saved_is_said_where_it_is_asked_for(tmp_path: Path) -> None:
    async with browser(tmp_path) as sender:
        with pytest.raises(InvalidValue, match=r"ui\.File"):
            sender.dialogue.window.export_files("text")  # type: ignore[arg-type]  # the mistake
        address = await offered(sender, File("gone.txt", tmp_path / "nowhere"))
        assert (await sender.client.get(address)).status_code == 404


async def test_an_action_that_returns_a_file_saves_it(tmp_path: Path) -> None:
    from nago.presentation import wire

    async with browser(tmp_path) as sender:
        await sender.dialogue.handle(wire.decode('["e",1,1,[],"action",[]]'))
        calls = [op for op in sender.dialogue.window.said if op[0] == "c"]
        assert calls[0][1] == "download"
        answer = await sender.client.get(calls[0][2])
        assert isinstance(answer, httpx.Response)
        assert answer.content == b"content"
