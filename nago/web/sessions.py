"""What the web needs of the session system, which keeps it."""

from __future__ import annotations

from typing import Protocol, TypeVar

from nago.auth.subject import Subject
from nago.presentation.session import Session

S = TypeVar("S", bound=Session)


class Sessions(Protocol[S]):
    """What the web needs of the session system."""

    @property
    def visitor(self) -> Subject:
        """Who acts in a browser without a cookie of ours."""

    def issue(self) -> str: ...

    def issued(self, cookie: str) -> bool: ...

    async def find(self, cookie: str) -> S | None: ...

    def is_succeeded(self, session: S) -> bool:
        """Whether its browser is just taking on the cookie of a login."""

    def may_replace(self, session: S) -> bool:
        """Whether the browser may get another cookie for its dead one."""

    async def exchange(self, ticket: str, cookie: str) -> tuple[str, S] | None: ...

    async def renew(self, session: S) -> str | None: ...

    def seconds_left(self, session: S) -> float | None: ...

    def is_shared(self, id: str) -> bool:
        """Whether its cookie shall go when the browser is closed."""
