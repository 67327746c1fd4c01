"""Where a form may be posted to: an address of this server, and nothing else."""

import re

from nago.errors import ComponentError

LOCAL = re.compile(
    r"/(?:[\w\-.~!$&'()*+,;=:@%]+(?:/[\w\-.~!$&'()*+,;=:@%]+)*/?)?(?:\?[\w\-.~!$&'()*+,;=:@%/?]*)?",
    re.ASCII,
)
LONGEST = 2048


def checked_post_target(path: str | None, place: str) -> None:
    """Raises ComponentError for what is no path of this server, naming the place.

    What a user enters is posted there, so `https://evil`, `//evil` and `/\\evil` are refused
    (`security.md X05`).
    """
    if path is None:
        return
    local = isinstance(path, str) and len(path) <= LONGEST and LOCAL.fullmatch(path)
    if not local or ".." in path.partition("?")[0].split("/"):
        raise ComponentError(
            f"{place}: got {path!r:.80}, allowed is a path of this server that starts with one "
            "'/', for example '/account/login'"
        )
