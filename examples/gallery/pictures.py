"""Pictures for the gallery, painted when it starts: a sky over the sea."""

import base64
import struct
import zlib

Rgb = tuple[int, int, int]


def sky(above: Rgb, below: Rgb, width: int = 64, height: int = 36) -> str:
    """A png that fades from one colour to another, as an address that holds all of it."""
    lines = b"".join(
        b"\0"
        + bytes(_between(a, b, line / height) for a, b in zip(above, below, strict=True)) * width
        for line in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")
    png = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks)
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _between(start: int, end: int, share: float) -> int:
    return round(start + (end - start) * share)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


MORNING = sky((22, 92, 112), (236, 214, 178))
NIGHT = sky((10, 18, 40), (62, 70, 104))
