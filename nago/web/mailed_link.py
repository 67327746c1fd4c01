"""Links that mails bring: what they carry leaves the address bar at once (`security.md R07`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from starlette.responses import RedirectResponse, Response

from nago.presentation.address import address
from nago.web.cookie import Headers, SessionCookie, cookie_value

TOKEN = "token"  # noqa: S105  # the name of a value, no token
LINK = "link"
"""The state in which the page finds it."""
FORM = re.compile(r"[A-Za-z0-9_\-]{20,128}")


class MailedLinks:
    """A GET with a token is answered with the way to the same page without one, and a cookie of
    ten minutes that carries it there: so it stands in no history, no `Referer` and no screenshot.
    Nothing is used up by it; the page's own form does that.
    """

    def __init__(self, paths: Collection[str], cookie: SessionCookie) -> None:
        self._paths = frozenset(paths)
        self._cookie = cookie

    def moved(self, path: str, values: Mapping[str, str]) -> Response | None:
        """The answer to a GET of such a link; None for any other."""
        if path not in self._paths or TOKEN not in values:
            return None
        others = {name: value for name, value in values.items() if name != TOKEN}
        response = RedirectResponse(address(path, others), 303)
        response.headers["referrer-policy"] = "no-referrer"
        fits = FORM.fullmatch(values[TOKEN]) is not None
        response.raw_headers.append(
            self._cookie.header(values[TOKEN]) if fits else self._cookie.expired()
        )
        return response

    def states(self, path: str, headers: Headers) -> dict[str, str] | None:
        """What the states of the page begin with; None for a page that no mail leads to."""
        if path not in self._paths:
            return None
        carried = cookie_value(headers, self._cookie.name) or ""
        return {LINK: carried} if FORM.fullmatch(carried) else None
