"""Addresses of this server, where a form is posted to or a picture comes from: nothing else."""

import re

from nago.errors import ComponentError

LOCAL = re.compile(
    r"/(?:[\w\-.~!$&'()*+,;=:@%]+(?:/[\w\-.~!$&'()*+,;=:@%]+)*/?)?(?:\?[\w\-.~!$&'()*+,;=:@%/?]*)?",
    re.ASCII,
)
LONGEST = 2048


def checked_local(path: str | None, place: str) -> None:
    """Raises ComponentError for what is no path of this server, naming the place.

    `https://evil`, `//evil` and `/\\evil` lead elsewhere and are refused (`security.md X05`).
    """
    if path is None:
        return
    local = isinstance(path, str) and len(path) <= LONGEST and LOCAL.fullmatch(path)
    if not local or ".." in path.partition("?")[0].split("/"):
        raise ComponentError(
            f"{place}: got {path!r:.80}, allowed is a path of this server that starts with one "
            "'/', for example '/account/login'"
        )
