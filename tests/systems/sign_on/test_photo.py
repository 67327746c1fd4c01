"""Pictures from providers: what is taken of them, and what is not."""

import asyncio
import io
import struct
import zlib

import pytest
from PIL import Image

from nago.errors import InvalidValue, Unreachable
from nago.systems.sign_on.photo import LARGEST, SIDE, checked_photo
from tests.far import Answer, far_server
from tests.systems.house import opened
from tests.systems.people import Browser
from tests.systems.sign_on.login_service import arrive, login_service

RED = (200, 40, 40)


def picture(kind: str = "PNG", size=(300, 400), mode: str = "RGB", color=RED, **more) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, color).save(out, kind, **more)
    return out.getvalue()


def opened_picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
async def test_a_picture_becomes_a_small_square_jpeg(kind):
    made = opened_picture(await checked_photo(picture(kind)))
    assert (made.format, made.size, made.mode) == ("JPEG", (SIDE, SIDE), "RGB")
    assert all(abs(a - b) < 12 for a, b in zip(made.getpixel((9, 9)), RED, strict=True))


async def test_a_small_picture_stays_small():
    assert opened_picture(await checked_photo(picture(size=(40, 64)))).size == (40, 40)


async def test_what_can_be_seen_through_becomes_white():
    made = opened_picture(await checked_photo(picture(mode="RGBA", color=(0, 0, 0, 0))))
    assert made.getpixel((5, 5)) == (255, 255, 255)


def bomb(width: int, height: int) -> bytes:
    """A PNG whose header promises more pixels than anybody has memory for."""

    def chunk(name: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + crc

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(9999))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


REFUSED = {
    "50k x 50k pixels": bomb(50_000, 50_000),
    "42 megapixels": picture(size=(7000, 6000), mode="1", color=1),
    "7k x 7k pixels": bomb(7000, 7000),
    "HTML as PNG": b"\x89PNG\r\n\x1a\n<html><script>alert(1)</script>",
    "HTML": b"<html>",
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "GIF": b"GIF89a" + bytes(20),
    "half a JPEG": picture("JPEG")[:300],
    "half a PNG": picture("PNG")[:60],
    "RIFF that is no WebP": b"RIFF\x00\x00\x00\x00WAVE" + bytes(40),
    "nothing": b"",
    "too large": b"\xff\xd8\xff" + bytes(LARGEST),
}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")  # it is what is tried
@pytest.mark.parametrize("what", REFUSED)
async def test_N15_what_is_no_picture_or_too_large_is_refused(what):
    async with asyncio.timeout(5):
        with pytest.raises(InvalidValue):
            await checked_photo(REFUSED[what])


async def test_N15_nothing_that_came_along_with_a_picture_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    data = picture("JPEG", exif=exif.tobytes()) + b"<script>alert(1)</script>"
    made = await checked_photo(data)
    assert b"at home" not in made and b"<script>" not in made
    assert not opened_picture(made).getexif()


async def test_N15_a_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    lying = Image.new("RGB", (200, 100), (255, 255, 255))
    lying.paste((0, 0, 0), (0, 0, 50, 100))
    out = io.BytesIO()
    lying.save(out, "JPEG", exif=exif.tobytes())
    made = opened_picture(await checked_photo(out.getvalue()))
    assert made.getpixel((50, 97))[0] > 200


async def test_N15_an_endless_stream_is_cut_off(tmp_path):
    async with (
        opened(tmp_path / "nago.db") as house,
        far_server(lambda request: Answer(200, bytes(LARGEST + 1))) as far,
    ):
        with pytest.raises(Unreachable):
            await house.wiring.outward.request("GET", far.url, largest=LARGEST)


async def test_a_picture_comes_with_the_login_and_a_bad_one_harms_nobody(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        service.photo = b"<html>"
        browser = Browser(house)
        await browser.take(await arrive(browser))
        subject = await browser.subject()
        await asyncio.sleep(0.2)
        assert subject.valid and subject.picture == ""
        service.photo = picture()
        browser = Browser(house)
        await browser.take(await arrive(browser))
        async with asyncio.timeout(5):
            while not subject.picture:
                await asyncio.sleep(0.02)
        kept = await house.sign_on.photos.read(subject.id)
        assert subject.picture == f"/account/photo/{subject.id}/{kept.hash}"
        assert opened_picture(kept.jpeg).format == "JPEG"
