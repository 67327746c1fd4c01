"""What a file is: by its first bytes, not by what somebody says of it (`security.md U04`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nago.presentation.file_name import suffix

HEAD = 8192
"""Bytes that are looked at."""
BINARY = "application/octet-stream"
TEXT = "text/plain"
ZIP = "application/zip"

MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"\x00\x00\x01\x00", "image/x-icon"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypheix", "image/heic"),
    (4, b"ftypmif1", "image/heif"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", ZIP),
    (0, b"PK\x05\x06", ZIP),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\xfd7zXZ\x00", "application/x-xz"),
    (0, b"BZh", "application/x-bzip2"),
    (257, b"ustar", "application/x-tar"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "audio/ogg"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (0, b"wOF2", "font/woff2"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (0, b"MZ", "application/vnd.microsoft.portable-executable"),
    (0, b"\x7fELF", "application/x-elf"),
    (0, b"\xca\xfe\xba\xbe", "application/x-mach-binary"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
)
INSIDE_ZIP = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".epub": "application/epub+zip",
    ".zip": ZIP,
}
INSIDE_OLE = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".msg": "application/vnd.ms-outlook",
}
TEXTS = {
    ".txt": TEXT,
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".md": "text/markdown",
    ".json": "application/json",
    ".ics": "text/calendar",
    ".vcf": "text/vcard",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".log": TEXT,
}
SUFFIXES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".ico": "image/x-icon",
    ".webp": "image/webp",
    ".heic": "image/heic",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".gz": "application/gzip",
    ".7z": "application/x-7z-compressed",
    ".rar": "application/vnd.rar",
    ".tar": "application/x-tar",
    ".mp3": "audio/mpeg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".ogg": "audio/ogg",
    ".m4a": "audio/mp4",
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".avi": "video/x-msvideo",
    ".webm": "video/webm",
    ".html": "text/html",
    ".htm": "text/html",
    **INSIDE_ZIP,
    **INSIDE_OLE,
    **TEXTS,
}
"""The kind that a name of this suffix claims."""
MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+)?(\w+)", re.IGNORECASE | re.DOTALL
)
ACTIVE = {b"html", b"head", b"body", b"script", b"iframe", b"title", b"table", b"div", b"a", b"p"}


def kind_of(head: bytes, name: str) -> str:
    """The MIME type of a file by its first `HEAD` bytes; the name only tells apart what looks the
    same, such as the kinds of zip and of plain text."""
    end = suffix(name)
    for start, magic, kind in MAGIC:
        if head.startswith(magic, start):
            if kind == ZIP:
                return INSIDE_ZIP.get(end, ZIP)
            if kind == "application/x-ole-storage":
                return INSIDE_OLE.get(end, kind)
            return kind
    if not _is_text(head):
        return BINARY
    markup = MARKUP.match(head.removeprefix(b"\xef\xbb\xbf"))
    if markup is not None:
        first = markup[1].lower()
        if first == b"svg":
            return "image/svg+xml"
        if first in ACTIVE:
            return "text/html"
        return "application/xml"
    return TEXTS.get(end, TEXT)


def is_accepted(kind: str, name: str, accept: Sequence[str]) -> bool:
    """Whether a file of this kind and name fits one of these: `.csv`, `image/png`, `image/*`.

    For a suffix both count: the name has it, and the content is what that suffix claims.
    """
    if not accept:
        return True
    end = suffix(name)
    for wanted in accept:
        if wanted.startswith("."):
            if end == wanted and SUFFIXES.get(end, kind) == kind:
                return True
        elif kind == wanted or (wanted.endswith("/*") and kind.startswith(wanted[:-1])):
            return True
    return False


def may_be_accepted(claimed: str, name: str, accept: Sequence[str]) -> bool:
    """Whether it is worth to send a file that is said to be of this kind."""
    end = suffix(name)
    return is_accepted(SUFFIXES.get(end, claimed), name, accept) or (
        bool(claimed) and is_accepted(claimed, name, accept)
    )


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A letter that was cut off at the end is no fault; older files are not UTF-8.
        if error.start < len(head) - 4:
            return all(byte >= 0x20 or byte in b"\t\n\r\f" for byte in head)
    return True
