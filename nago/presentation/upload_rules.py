"""What a place for files takes."""

from __future__ import annotations

import re

from msgspec import Struct

from nago.errors import ComponentError, UploadRefused
from nago.presentation.file_kind import is_accepted, may_be_accepted

ACCEPTED = re.compile(r"\.[a-z0-9]{1,11}|[a-z]+/(?:\*|[a-z0-9][a-z0-9.+\-]*)")


class UploadRules(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """Kinds (`.csv`, `image/png`, `image/*`; none means all), bytes of one file and of all, and
    how many; `original` leaves pictures as they came."""

    accept: tuple[str, ...] = ()
    max_bytes: int = 64 << 20
    max_total: int = 256 << 20
    max_files: int = 1
    original: bool = False

    def check(self, place: str) -> UploadRules:
        """The rules themselves. Raises ComponentError for what cannot be meant."""
        for wanted in self.accept:
            if not ACCEPTED.fullmatch(wanted):
                raise ComponentError(
                    f"{place}.accept: {wanted!r} is no kind; allowed are suffixes such as '.csv' and "
                    "MIME types such as 'image/png' or 'image/*', in small letters"
                )
        if not (0 < self.max_bytes <= self.max_total and self.max_files >= 1):
            raise ComponentError(
                f"{place}: got max_bytes {self.max_bytes}, max_total {self.max_total} and max_files "
                f"{self.max_files}; allowed is 0 < max_bytes <= max_total, and at least one file"
            )
        return self

    def admit(self, name: str, size: int, claimed: str, files: int, total: int) -> None:
        """A file that is announced, beside so many files with so many bytes in total.

        Raises UploadRefused.
        """
        if not may_be_accepted(claimed, name, self.accept):
            raise self._wrong_kind()
        if size > self.max_bytes:
            raise UploadRefused("too_large", limit=self.max_bytes)
        if files >= self.max_files:
            raise UploadRefused("too_many", limit=str(self.max_files))
        if total + size > self.max_total:
            raise UploadRefused("too_much", limit=self.max_total)

    def accept_content(self, kind: str, name: str) -> None:
        """A file that has come, by its content. Raises UploadRefused."""
        if not is_accepted(kind, name, self.accept):
            raise self._wrong_kind()

    def _wrong_kind(self) -> UploadRefused:
        return UploadRefused("kind", allowed=", ".join(self.accept))


def in_words(size: int, language: str) -> str:
    """`1.5 MB`, as the file managers of most systems count; `1,5 MB` in German."""
    for unit, step in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= step:
            number = f"{size / step:.1f}".removesuffix(".0")
            return f"{number.replace('.', ',') if language == 'de' else number} {unit}"
    return f"{size} B"
