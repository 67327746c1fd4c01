"""Files from browsers: who may send them, what is taken, what stays of them."""

import asyncio
import io
import stat
import struct
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from nago.errors import FileGone
from nago.presentation import uploads
from nago.presentation.uploaded_file import UploadedFile
from tests.web.serving import serving
from tests.web.uploading import PNG, URL, Sender, opened, page_with, sending


async def test_a_file_comes_in_pieces_and_stands_in_the_state_of_its_field(tmp_path: Path) -> None:
    async with sending(tmp_path, multiple=True) as sender:
        token = (await sender.announce("notes.txt", 11)).json()["token"]
        first = await sender.patch(token, 0, b"hello ")
        assert (first.status_code, first.headers["upload-offset"]) == (204, "6")
        assert sender.files() == []
        last = await sender.patch(token, 6, b"world")
        assert last.status_code == 200
        (file,) = sender.files()
        assert (file.name, file.size, file.kind) == ("notes.txt", 11, "text/plain")
        assert await file.read() == b"hello world"
        async with file.open() as pieces:
            assert [piece async for piece in pieces] == [b"hello world"]
        assert last.json() == {"id": file.id, "name": "notes.txt", "size": 11, "kind": "text/plain"}
        assert (await sender.send("empty.txt", b"")).status_code == 200
        assert [each.name for each in sender.files()] == ["notes.txt", "empty.txt"]


async def test_an_upload_goes_on_after_a_cut_where_it_ended(tmp_path: Path) -> None:
    async with sending(tmp_path) as sender:
        token = (await sender.announce("big.bin", 600_000)).json()["token"]
        content = bytes(range(256)) * 2344

        async def cut() -> AsyncIterator[bytes]:
            yield content[:300_000]
            raise httpx.ReadError("cut")

        with pytest.raises(httpx.ReadError):
            await sender.patch(token, 0, cut())
        got = int((await sender.head(token)).headers["upload-offset"])
        assert 0 < got <= 300_000
        wrong = await sender.patch(token, got + 1, content[got + 1 : 600_000])
        assert wrong.status_code == 409
        assert (await sender.patch(token, got, content[got:600_000])).status_code == 200
        assert await sender.files()[0].read() == content[:600_000]


async def test_who_asks_how_far_it_is_takes_over_from_a_line_that_hangs(tmp_path: Path) -> None:
    async with sending(tmp_path) as sender:
        token = (await sender.announce("a.txt", 10)).json()["token"]
        go_on = asyncio.Event()

        async def hanging() -> AsyncIterator[bytes]:
            yield b"01234"
            await go_on.wait()
            yield b"XXXXX"

        old = asyncio.create_task(sender.patch(token, 0, hanging()))
        await asyncio.sleep(0.05)
        got = int((await sender.head(token)).headers["upload-offset"])
        assert (await sender.patch(token, got, b"0123456789"[got:])).status_code == 200
        go_on.set()
        assert (await old).status_code in (404, 409)
        assert await sender.files()[0].read() == b"0123456789"


async def test_U01_a_token_is_good_in_its_session_once_and_only_from_a_page_of_ours(
    tmp_path: Path,
) -> None:
    async with sending(tmp_path) as sender:
        token = (await sender.announce("a.txt", 3)).json()["token"]
        assert len(token) == 43
        mine = sender.client.headers["cookie"]
        del sender.client.headers["cookie"]
        assert (await sender.patch(token, 0, b"abc")).status_code == 403, "without a cookie"
        other = await opened(sender.application, sender.client)
        assert sender.client.headers["cookie"] != mine
        assert (await other.patch(token, 0, b"abc")).status_code == 404, "another session"
        assert (await other.head(token)).status_code == 404
        replayed = await other.announce("a.txt", 3, window=sender.window)
        assert replayed.status_code == 404, "another's window"
        await other.client.delete(f"/_nago/uploads/{token}", headers=other.headers)

        sender.client.headers["cookie"] = mine
        for origin in ("https://evil.example.com", "null"):
            sender.headers = {"origin": origin}
            assert (await sender.patch(token, 0, b"abc")).status_code == 403
            assert (await sender.announce("a.txt", 3)).status_code == 403
        sender.headers = {}
        assert (await sender.patch(token, 0, b"abc")).status_code == 403, "no origin at all"
        sender.headers = {"origin": URL}
        assert (await sender.patch(token, 0, b"abc")).status_code == 200
        assert (await sender.patch(token, 0, b"abc")).status_code == 404, "used up"


@pytest.mark.parametrize("field", ["hidden", "off", "title", "nothing", ""])
async def test_U01_a_field_that_nobody_can_reach_takes_nothing(tmp_path: Path, field: str) -> None:
    async with sending(tmp_path) as sender:
        answer = await sender.announce("a.txt", 3, field=field)
        assert answer.status_code == 404
        assert "Reload" in answer.json()["text"]
        assert sender.on_disk() == []


async def test_U02_what_goes_beyond_its_limit_is_stopped_while_it_comes(tmp_path: Path) -> None:
    async with sending(tmp_path, max_bytes=100_000) as sender:
        refused = await sender.announce("big.bin", 100_001)
        assert refused.status_code == 413
        assert refused.json()["text"] == "The file is too large. At most 97.7 KB are possible."
        token = (await sender.announce("big.bin", 100_000)).json()["token"]
        sent = 0

        async def endless() -> AsyncIterator[bytes]:
            nonlocal sent
            while sent < 10 << 30:
                sent += 16_384
                yield bytes(16_384)

        assert (await sender.patch(token, 0, endless())).status_code == 413
        assert sent <= 100_000 + 65_536
        assert (await sender.head(token)).status_code == 404
        assert sender.on_disk() == []
        assert sender.files() == []


async def test_U02_number_and_total_are_limited_for_the_field_and_for_the_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sending(tmp_path, multiple=True, max_files=3, max_bytes=50, max_total=80) as sender:
        assert (await sender.send("a.txt", b"a" * 50)).status_code == 200
        over = await sender.announce("b.txt", 31)
        assert over.json()["reason"] == "too_much"
        assert (await sender.announce("b.txt", 10)).status_code == 201, "it counts while it comes"
        assert (await sender.send("c.txt", b"c" * 10)).status_code == 200
        assert (await sender.announce("d.txt", 1)).json()["reason"] == "too_many"
    async with sending(tmp_path / "second") as sender:
        monkeypatch.setattr(uploads, "SESSION_UPLOADS", 2)
        answers = [(await sender.announce("a.txt", 1)).status_code for _ in range(3)]
        assert answers == [201, 201, 422]
        monkeypatch.setattr(uploads, "SESSION_UPLOADS", 20)
        monkeypatch.setattr(uploads, "SESSION_BYTES", 10)
        assert (await sender.announce("a.txt", 11)).json()["reason"] == "session_bytes"


async def test_U02_nothing_stays_of_what_was_cancelled_or_of_a_window_that_ended(
    tmp_path: Path,
) -> None:
    async with sending(tmp_path, multiple=True) as sender:
        token = (await sender.announce("a.txt", 10)).json()["token"]
        await sender.patch(token, 0, b"half")
        assert len(sender.on_disk()) == 1
        await sender.client.delete(f"/_nago/uploads/{token}", headers=sender.headers)
        assert sender.on_disk() == []
        await sender.send("b.txt", b"whole")
        token = (await sender.announce("c.txt", 10)).json()["token"]
        (file,) = sender.files()
        windows = sender.application.windows
        windows._drop(windows._hash(sender.dialogue.key))
        assert sender.on_disk() == []
        assert (await sender.patch(token, 0, b"late")).status_code == 404
        assert sender.on_disk() == []
        with pytest.raises(FileGone, match=r"b\.txt"):
            await file.read()


async def test_U02_a_start_after_a_crash_removes_what_was_under_way(tmp_path: Path) -> None:
    room = tmp_path / "spool" / "abc"
    room.mkdir(parents=True)
    (room / "f00d.part").write_bytes(b"half")
    async with serving(page_with(), tmp_path, URL):
        assert not room.exists()


async def test_files_wait_over_a_restart_for_their_window_and_its_states(tmp_path: Path) -> None:
    from nago.presentation import wire

    class Line:
        async def send(self, data: bytes) -> None: ...
        def close(self, code: int) -> None: ...

    async with sending(tmp_path) as sender:
        await sender.send("kept.txt", b"still here")
        key, cookie = sender.dialogue.key, sender.client.headers["cookie"]
    async with serving(page_with(), tmp_path, URL) as (application, _):
        session = await application.sessions.find(cookie.partition("=")[2])
        assert session is not None
        greeting = wire.Greeting("w", key, 1, [], ".", {}, "b")
        dialogue = await application.windows.claim(greeting, "en", session, Line(), "b")
        (file,) = dialogue.window.rendering.states["files"].peek()
        assert file.name == "kept.txt"
        assert await file.read() == b"still here"

        # And over a reload: the new window has the files of the old one, which ends.
        fresh, _ = await application.windows.open(".", {}, "en", session)
        greeting = wire.Greeting(fresh.id, fresh.key, 1, [], ".", {}, "b", key)
        application.windows.release(dialogue, dialogue._connection)  # type: ignore[arg-type]
        fresh = await application.windows.claim(greeting, "en", session, Line(), "b")
        (file,) = fresh.window.rendering.states["files"].peek()
        assert await file.read() == b"still here"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\offer.pdf", "offer.pdf"),
        ("a\x00b.txt", "ab.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("CON", "_CON"),
        ("aux.txt", "_aux.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("..", "file"),
        ("", "file"),
        (".htaccess", "htaccess"),
        ("line\nbreak\r.txt", "line break .txt"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("Angebot für Müller.pdf", "Angebot für Müller.pdf"),
        ("ü" * 4096 + ".pdf", "ü" * 98 + ".pdf"),
        ("\ud83d.txt", "?.txt"),
        ("trailing. . ", "trailing"),
    ],
)
async def test_U03_a_name_never_becomes_a_path_and_is_fit_to_be_shown(
    tmp_path: Path, given: str, shown: str
) -> None:
    async with sending(tmp_path) as sender:
        if "\ud83d" in given:  # no JSON of a browser carries half a character
            given = "?.txt"
            shown = "_.txt"
        assert (await sender.send(given, b"text")).status_code == 200
        (file,) = sender.files()
        assert file.name == shown
        assert file.path.name == file.id
        assert file.path.parent.parent == tmp_path / "spool"
        assert [each.parent for each in tmp_path.rglob(file.id)] == [file.path.parent]


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'


@pytest.mark.parametrize(
    ("accept", "name", "content", "taken"),
    [
        (("image/*",), "a.png", PNG, "image/png"),
        (("image/png",), "photo.jpg", PNG, "image/png"),
        ((".png",), "a.png", HTML, None),
        ((".png",), "a.png", b"MZ" + bytes(100), None),
        ((".pdf",), "a.pdf", b"%PDF-1.7 ...", "application/pdf"),
        ((".pdf",), "a.pdf.exe", b"%PDF-1.7 ...", None),
        ((".csv",), "a.csv", b"a;b\n1;2\n", "text/csv"),
        ((".csv",), "a.csv", HTML, None),
        ((".csv",), "a.csv", b"\x00\x01\x02", None),
        ((".txt",), "alt.txt", "Ärger".encode("latin-1"), "text/plain"),
        ((".docx",), "a.docx", zipped(x=b"y"),
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ((".docx",), "a.docx", b"plain", None),
        (("image/png", "image/jpeg"), "a.svg", SVG, None),
        (("image/png",), "a.png", SVG, None),
        ((), "a.svg", SVG, "image/svg+xml"),
        ((), "page.txt", HTML, "text/html"),
        ((), "anything", bytes(range(256)), "application/octet-stream"),
    ],
)  # fmt: skip
async def test_U04_what_a_file_is_its_content_says(
    tmp_path: Path, accept: tuple[str, ...], name: str, content: bytes, taken: str | None
) -> None:
    async with sending(tmp_path, accept=accept) as sender:
        answer = await sender.send(name, content, kind="image/png")
        if taken is None:
            assert answer.status_code in (415, 422), answer.text
            assert sender.files() == []
            assert sender.on_disk() == []
        else:
            assert answer.status_code == 200, answer.text
            assert sender.files()[0].kind == taken


def jpeg(width: int = 40, height: int = 20) -> bytes:
    """A photo that lies on its side, says where it was taken, and has a program behind it."""
    picture = Image.new("RGB", (width, height), "teal")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "at my home"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue() + b"<script>alert(1)</script>"


async def test_U04_pictures_are_written_anew_unless_they_shall_stay(tmp_path: Path) -> None:
    async with sending(tmp_path) as sender:
        assert (await sender.send("me.jpg", jpeg())).status_code == 200
        (file,) = sender.files()
        content = await file.read()
        assert file.size == len(content)
        assert b"script" not in content
        assert b"my home" not in content
        with Image.open(io.BytesIO(content)) as picture:
            assert (picture.width, picture.height) == (20, 40), "it stands upright"
    async with sending(tmp_path / "originals", original_images=True) as sender:
        await sender.send("me.jpg", jpeg())
        assert await sender.files()[0].read() == jpeg()


def png_that_claims(width: int, height: int) -> bytes:
    import zlib

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return PNG[:8] + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + PNG[33:]


async def test_U04_pictures_that_would_fill_the_memory_are_refused_unread(tmp_path: Path) -> None:
    async with sending(tmp_path) as sender:
        answer = await sender.send("bomb.png", png_that_claims(7_000, 6_000))
        assert answer.json()["reason"] == "pixels"
        huge = await sender.send("huge.png", png_that_claims(60_000, 60_000))
        assert huge.status_code == 422
        broken = await sender.send("broken.png", PNG[:40])
        assert broken.json()["reason"] == "broken"
        assert sender.on_disk() == []


def archive_with(name: str, content: bytes = b"", mode: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = mode << 16
        archive.writestr(entry, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("archive", "taken"),
    [
        (archive_with("a.txt", b"fine"), True),
        (archive_with("zeros", bytes(50 << 20)), False),
        (archive_with("../../evil.txt", b"x"), False),
        (archive_with("/etc/passwd", b"x"), False),
        (archive_with("..\\evil.txt", b"x"), False),
        (archive_with("link", b"/etc/passwd", stat.S_IFLNK | 0o777), False),
        (PNG + archive_with("../evil.txt", b"x"), True),  # a picture and an archive: written anew
        (b"PK\x03\x04 no archive at all", False),
    ],
)
async def test_U04_archives_are_looked_into_before_anybody_unpacks_them(
    tmp_path: Path, archive: bytes, taken: bool
) -> None:
    async with sending(tmp_path) as sender:
        name = "a.png" if archive.startswith(PNG) else "a.zip"
        answer = await sender.send(name, archive)
        assert (answer.status_code == 200) is taken, answer.text
        for file in sender.files():
            content = await file.read()
            assert name == "a.zip" or b"evil" not in content


async def test_a_browser_cannot_put_files_into_a_state_by_itself(tmp_path: Path) -> None:
    from nago.presentation import wire

    async with sending(tmp_path) as sender:
        forged = b'["v",1,[["files",1,[{"id":"x","name":"x","size":1,"kind":"x"}]]]]'
        await sender.dialogue.handle(wire.decode(forged))
        assert sender.files() == []
        loose = UploadedFile("../../nago.db", "x", 1, "x")
        with pytest.raises(FileGone):
            await loose.read()
        assert sender.dialogue.window.files.revived([loose]) == []


@pytest.mark.parametrize(
    "said",
    [b"", b"{}", b"[1]", b'{"window":"w","field":"files","name":"x","size":-1}', b"[" * 9000,
     b'{"window":"w","field":"files","name":"x","size":1e999}', b"\xff", b"x" * 20_000],
)  # fmt: skip
async def test_announcements_that_are_none_are_refused(tmp_path: Path, said: bytes) -> None:
    async with sending(tmp_path) as sender:
        answer = await sender.client.post("/_nago/uploads", content=said, headers=sender.headers)
        assert 400 <= answer.status_code < 500


@pytest.mark.parametrize("offset", ["-1", "x", "", "9" * 40, "1.0"])
async def test_offsets_that_are_none_are_refused(tmp_path: Path, offset: str) -> None:
    async with sending(tmp_path) as sender:
        token = (await sender.announce("a.txt", 3)).json()["token"]
        headers: dict[str, Any] = {
            **sender.headers, "upload-offset": offset, "content-type": "application/offset+octet-stream",
        }  # fmt: skip
        url = f"/_nago/uploads/{token}"
        assert (await sender.client.patch(url, content=b"abc", headers=headers)).status_code == 400
        assert (await sender.client.get(url)).status_code in (404, 405)


async def test_refusals_speak_the_user_s_language(tmp_path: Path) -> None:
    async with sending(tmp_path, accept=(".pdf",)) as sender:
        sender.headers["accept-language"] = "de"
        answer = await sender.announce("a.exe", 3)
        assert answer.status_code == 415
        assert answer.json()["text"].endswith("Möglich sind: .pdf")


async def test_a_removed_file_leaves_the_disk_and_the_state(tmp_path: Path) -> None:
    async with sending(tmp_path, multiple=True) as sender:
        await sender.send("a.txt", b"a")
        await sender.send("b.txt", b"b")
        first, second = sender.files()
        await remove(sender, first.id)
        assert sender.files() == [second]
        assert sender.on_disk() == [second.id]
        await remove(sender, "not there")
        assert sender.files() == [second]


async def remove(sender: Sender, id: str) -> None:
    from nago.presentation import wire

    no = sender.dialogue._last_event + 1
    await sender.dialogue._composer.frame([])
    message = f'["e",{sender.dialogue.frame},{no},[1],"onRemove",[],"{id}"]'
    await sender.dialogue.handle(wire.decode(message))
