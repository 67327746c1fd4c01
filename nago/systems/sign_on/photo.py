"""A picture of somebody, from elsewhere: looked at, and made anew before it is kept."""

from __future__ import annotations

import asyncio
import io

from PIL import Image, ImageOps, UnidentifiedImageError

from nago.errors import InvalidValue

LARGEST = 5 << 20
MOST_PIXELS = 40_000_000
SIDE = 256
QUALITY = 85
KINDS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"RIFF": "WEBP"}

BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


async def checked_photo(data: bytes) -> bytes:
    """A JPEG of at most 256 pixels square, without anything that came along with the picture.

    Raises InvalidValue for more than 5 MiB or 40 megapixels, and for all that is neither JPEG, PNG
    nor WebP by its first bytes (`security.md N15`). Decoding runs in a thread.
    """
    if len(data) > LARGEST:
        raise InvalidValue(f"the picture has {len(data)} bytes, at most {LARGEST} are taken")
    kind = next((name for magic, name in KINDS.items() if data.startswith(magic)), None)
    if kind is None or (kind == "WEBP" and data[8:12] != b"WEBP"):
        raise InvalidValue("what came as a picture is neither JPEG, PNG nor WebP")
    return await asyncio.to_thread(_made_anew, data, kind)


def _made_anew(data: bytes, kind: str) -> bytes:
    try:
        # The header alone is read here; pixels are decoded only if there are not too many.
        with Image.open(io.BytesIO(data), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise InvalidValue(
                    f"the picture has {picture.width} x {picture.height} pixels, at most "
                    f"{MOST_PIXELS} are taken"
                )
            upright = ImageOps.exif_transpose(picture)
            square = ImageOps.fit(upright.convert("RGBA"), _sides(upright.width, upright.height))
            plain = Image.new("RGB", square.size, "white")
            plain.paste(square, mask=square.getchannel("A"))
            out = io.BytesIO()
            plain.save(out, "JPEG", quality=QUALITY)
            return out.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, *BOMBS):
        # What Pillow says of broken files quotes nothing of use to anybody.
        raise InvalidValue(f"the picture is no {kind} that can be read") from None


def _sides(width: int, height: int) -> tuple[int, int]:
    side = min(SIDE, width, height)
    return side, side
