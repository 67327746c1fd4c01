"""Paths of root views, the values that ride with them, and addresses outside."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode

from nago.errors import NavigationError

PATH = re.compile(r"\.|[A-Za-z0-9_\-.~%{}]+(?:/[A-Za-z0-9_\-.~%{}]+)*")
SCHEMES = ("http:", "https:", "mailto:", "tel:")
CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ufeff]+")
LONGEST_ADDRESS = 2048
MOST_VALUES = 64


def checked_path(path: str) -> str:
    """A path in its plain form: `.` or `orders/4711`, without a slash at either end.

    Raises NavigationError for what no root view can be at, for example `//evil` or `a b`.
    """
    plain = path.strip("/") if not path.startswith(("//", "/\\")) else path
    plain = plain or "."
    if len(plain) > LONGEST_ADDRESS or not PATH.fullmatch(plain) or ".." in plain.split("/"):
        raise NavigationError(
            f"{path!r} is no path of a root view: write it like '.', 'second_page' or "
            "'orders/4711' (letters, digits, '_', '-', '.', '~', parted by '/')"
        )
    return plain


def address(path: str, values: Mapping[str, str]) -> str:
    """What stands in the browser's address bar for this path and these values."""
    plain = checked_path(path)
    query = f"?{urlencode(values, quote_via=quote)}" if values else ""
    return ("/" if plain == "." else f"/{plain}") + query


def query_values(query: str) -> dict[str, str]:
    """The values in a query string; of a name that comes twice the last one counts."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_VALUES)
    except ValueError:
        return {}
    return dict(pairs)


def checked_url(url: str) -> str | None:
    """The url if it leads outside by http, https, mailto or tel; None if it is a path of ours.

    Raises NavigationError for any other scheme, whatever spaces or control characters hide it
    (`security.md X05`).
    """
    plain = CONTROLS.sub("", url)
    scheme, colon, _ = plain.partition(":")
    if plain.startswith(("//", "/\\", "\\")):
        raise NavigationError(f"{url!r} names no scheme: write https:// in front of it")
    if not colon or "/" in scheme or "?" in scheme or "#" in scheme:
        return None
    if f"{scheme.lower()}:" not in SCHEMES:
        raise NavigationError(f"{url!r}: only http, https, mailto and tel may be opened")
    return plain


def local_path(text: str) -> str:
    """The same if it is an absolute path of this application, as `/orders/4711?tab=2`; else ""
    (`security.md N05`): what comes from outside sends nobody elsewhere."""
    path, _, query = text.partition("?")
    if not path.startswith("/") or len(text) > LONGEST_ADDRESS or CONTROLS.search(text):
        return ""
    if path.startswith(("//", "/\\")) or "\\" in text or "#" in text:
        return ""
    try:
        return address(path, query_values(query))
    except NavigationError:
        return ""
