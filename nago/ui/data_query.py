"""What is asked of a source of data: words, filters, and an order."""

from __future__ import annotations

import unicodedata

import msgspec
from msgspec import Struct

MOST_WORDS = 8
"""An address can hold hundreds, and each is looked for in every row."""


class DataQuery(Struct, frozen=True):
    """What the user of a `DataView` has narrowed its data to, and in which order he wants it.

    `search` is what he has typed, `sort` the key of a column or "" for the source's own order,
    `filters` the values that he has chosen by the key of their column: a row has to have one of
    them in each. It can be compared and used as a key.
    """

    search: str = ""
    sort: str = ""
    descending: bool = False
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The first 8 words of the search, without case and accents: a row has to have all of
        them."""
        return tuple(folded(self.search).split()[:MOST_WORDS])

    def chosen(self, column: str) -> tuple[str, ...]:
        """The values chosen for a column; none means that every one will do."""
        return dict(self.filters).get(column, ())

    @property
    def narrow(self) -> bool:
        """Whether something is left out."""
        return bool(self.filters or self.search.strip())

    @property
    def unsorted(self) -> DataQuery:
        """The same rows, in whatever order."""
        return msgspec.structs.replace(self, sort="", descending=False)


WHOLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters with a stroke, and two in one, which Unicode does not take apart."""


def folded(text: str) -> str:
    """A text as it is searched and sorted: without case, accents and marks (Unicode NFKD)."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text.casefold().translate(WHOLE))
    return "".join([letter for letter in split if not unicodedata.combining(letter)])
