"""Which passwords are good enough (NIST SP 800-63B, `security.md` L05, L07)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from zxcvbn.frequency_lists import FREQUENCY_LISTS

from nago.errors import InvalidValue

MOST_BYTES = 1024
MOST_TYPED = 4 * MOST_BYTES
"""Characters; letters and accents typed one by one may be fewer bytes when they are normalised."""
LEAST_WORD = 4
"""Shorter words about the user, such as a first name of three letters, hit by chance."""

COMMON = frozenset(word for words in FREQUENCY_LISTS.values() for word in words)
"""Some 90,000 common passwords, words and names, as zxcvbn brings them."""
SEPARATORS = re.compile(r"[\W_]+")
AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
LEET = str.maketrans("@4831!0$57", "aaeeiioss" + "t")


def normalised(password: str) -> str:
    """The same letters typed in other ways are one password: NFC, else byte- and case-exact (L05).

    What is longer than any password stays as it is: thousands of accents take seconds to sort.
    """
    return password if len(password) > MOST_TYPED else unicodedata.normalize("NFC", password)


def check_password(password: str, length: int, about: Iterable[str] = ()) -> None:
    """Raises InvalidValue for a password that is too short, too long or too well known.

    Any character is allowed and nothing is asked of their mix. `about` are words of the user
    and the application, such as name and address; a password that is no more than one of them
    is refused.
    """
    password = normalised(password)
    if len(password) < length:
        raise InvalidValue(
            f"the password has {len(password)} characters, it needs at least {length}; a few "
            "words that you can remember are good",
            field="password",
        )
    if len(password.encode(errors="surrogatepass")) > MOST_BYTES:
        raise InvalidValue(f"a password has at most {MOST_BYTES} bytes", field="password")
    if "\x00" in password or any("\ud800" <= each <= "\udfff" for each in password):
        raise InvalidValue("the password contains a character that is none", field="password")
    if _is_known(password.casefold(), _words(about)):
        raise InvalidValue(
            "this password is one of those that are tried first: choose another one",
            field="password",
        )


def _is_known(password: str, about: frozenset[str]) -> bool:
    inside = {SEPARATORS.sub("", password), AROUND.sub("", password), password.translate(LEET)}
    return _is_weak(password, about) or any(
        len(form) >= LEAST_WORD and _is_weak(form, about) for form in inside
    )


def _is_weak(text: str, about: frozenset[str]) -> bool:
    once = _once(text)
    words = {text, text[::-1], once, once[::-1]}
    if not words.isdisjoint(COMMON) or not words.isdisjoint(about):
        return True
    return len(set(text)) <= 2 or len(once) <= LEAST_WORD < len(text) or _is_row(text)


def _once(text: str) -> str:
    """`passwordpassword` and `passwordpasswo` are `password`."""
    for size in range(1, len(text)):
        if text.startswith(text[size:]):
            return text[:size]
    return text


def _is_row(text: str) -> bool:
    """Whether each character is the one after the last, as in `123456789` or `abcdefgh`."""
    steps = {ord(b) - ord(a) for a, b in pairwise(text)}
    return len(text) > 3 and steps in ({1}, {-1})


def _words(about: Iterable[str]) -> frozenset[str]:
    parts = (
        part for text in about for part in (text, SEPARATORS.sub("", text), *SEPARATORS.split(text))
    )
    return frozenset(part.casefold() for part in parts if len(part) >= LEAST_WORD)
