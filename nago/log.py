"""Where the log goes: lines of text or of JSON on standard error."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime

import msgspec

CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160), 0x2028, 0x2029)}


class TextLines(logging.Formatter):
    """One line per record, its traceback indented below; what users typed breaks no line (G04)."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{_when(record)} {record.levelname:7} {record.name}: {_message(record)}"
        if record.exc_info:
            trace = _whole(self.formatException(record.exc_info)).splitlines()
            line += "".join(f"\n    {each.translate(CONTROLS)}" for each in trace)
        return line


class JsonLines(logging.Formatter):
    """One JSON object per record."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": _when(record),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if record.exc_info:
            entry["trace"] = _whole(self.formatException(record.exc_info))
        return msgspec.json.encode(entry).decode()


def log_to_stderr(kind: str) -> None:
    """Send everything from INFO on to standard error, as `text` or `json`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if kind == "json" else TextLines())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for noisy in ("uvicorn", "uvicorn.error", "httpx", "websockets", "aiosqlite"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _when(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _message(record: logging.LogRecord) -> str:
    """A line that cannot be formatted is still one line: what is left of it, and why."""
    try:
        text = record.getMessage()
    except Exception as error:
        why = f"this line cannot be formatted: {type(error).__name__}"
        text = f"{_shown(record.msg)} ({why}; {_shown(record.args)})"
    return _whole(text).translate(CONTROLS)


def _shown(value: object) -> str:
    try:
        return value if isinstance(value, str) else repr(value)
    except Exception:
        return f"a {type(value).__name__} that cannot be shown"


def _whole(text: str) -> str:
    """Halves of characters written out: neither UTF-8 nor JSON can carry them."""
    return text.encode("utf-8", "backslashreplace").decode()
