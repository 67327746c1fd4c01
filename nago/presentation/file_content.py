"""Looks into files that came from a browser, before anybody uses them (`security.md U04`)."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from nago.errors import UploadRefused
from nago.presentation.file_kind import HEAD, INSIDE_ZIP, kind_of

MOST_PIXELS = 40_000_000
MOST_FRAMES = 200
PICTURES = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP", "image/gif": "GIF"}
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)

MOST_ENTRIES = 10_000
LARGEST_UNPACKED = 4 << 30
HIGHEST_RATIO = 200
RATIO_COUNTS_FROM = 1 << 20


def sniffed(path: Path, name: str) -> str:
    """The kind of what stands in this file."""
    with path.open("rb") as file:
        return kind_of(file.read(HEAD), name)


def checked(path: Path, kind: str, *, original: bool) -> None:
    """Look at pictures and archives; a picture is written anew unless it shall stay `original`.

    Blocks: run it in a thread. Raises UploadRefused.
    """
    if kind in PICTURES:
        _picture(path, PICTURES[kind], original)
    elif kind in INSIDE_ZIP.values() or zipfile.is_zipfile(path):
        _archive(path)


def _picture(path: Path, form: str, original: bool) -> None:
    """Its size; and without whatever came along with the pixels, be it a place or a program."""
    try:
        # The header alone is read here; pixels are decoded only if there are not too many.
        with Image.open(path, formats=[form]) as picture:
            frames = getattr(picture, "n_frames", 1)
            if picture.width * picture.height * frames > MOST_PIXELS or frames > MOST_FRAMES:
                raise UploadRefused("pixels")
            if original:
                return
            # PNG and GIF keep the pixels; JPEG keeps its own tables, so that little is lost.
            if frames > 1:
                picture.save(path.with_suffix(".new"), form, save_all=True)
            elif form == "JPEG":
                turned = picture.getexif().get(0x0112, 1) != 1
                upright = ImageOps.exif_transpose(picture) if turned else picture
                how: dict[str, object] = {"quality": 92} if turned else {"quality": "keep"}
                upright.info.pop("exif", None)
                icc = picture.info.get("icc_profile")
                upright.save(path.with_suffix(".new"), form, icc_profile=icc, exif=b"", **how)
            else:
                upright = ImageOps.exif_transpose(picture)
                how = {"lossless": True} if form == "WEBP" else {}
                upright.save(path.with_suffix(".new"), form, exif=b"", **how)
        path.with_suffix(".new").replace(path)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, *BOMBS):
        raise UploadRefused("broken") from None
    finally:
        path.with_suffix(".new").unlink(missing_ok=True)


def _archive(path: Path) -> None:
    """What it would unpack to, and where to; nothing is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise UploadRefused("broken") from None
    packed = path.stat().st_size
    unpacked = sum(entry.file_size for entry in entries)
    bomb = unpacked > RATIO_COUNTS_FROM and unpacked > HIGHEST_RATIO * packed
    if len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED or bomb:
        raise UploadRefused("archive")
    for entry in entries:
        steps = entry.filename.replace("\\", "/").split("/")
        outward = entry.filename.startswith(("/", "\\")) or ".." in steps or ":" in steps[0]
        if outward or stat.S_ISLNK(entry.external_attr >> 16):
            raise UploadRefused("archive")
