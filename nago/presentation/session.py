"""What the presentation needs of a session; the session system keeps it."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Protocol

from nago.auth.subject import ANONYMOUS, Subject
from nago.errors import SessionGone

WHOLE = ""
"""What observers are told instead of a key when the user, his rights or the session changed."""


class Session(Protocol):
    """Text that outlives the window: kept for a browser, shared by all its windows."""

    @property
    def id(self) -> str:
        """The public id; it opens nothing (`security.md S14`)."""

    @property
    def user(self) -> str | None:
        """The id of the user who is logged in, or None."""

    @property
    def created_at(self) -> datetime: ...

    @property
    def authenticated_at(self) -> datetime | None:
        """When the user last proved who he is, or None."""

    @property
    def subject(self) -> Subject:
        """Who acts in it, as his rights are now: its user, or an anonymous visitor."""

    @property
    def successor(self) -> str | None:
        """The public id of the session that took its place at a login, or None."""

    def alive(self) -> bool:
        """Whether it counts still; asked with every event (`security.md W05`)."""

    @property
    def ended(self) -> bool:
        """Whether the session has expired or was ended; nothing can be stored any more."""

    @property
    def stored(self) -> bool:
        """Whether the session has a row; an anonymous visitor costs none before his first value."""

    def get_string(self, key: str) -> str | None: ...

    def keys(self) -> tuple[str, ...]: ...

    def put_string(self, key: str, value: str) -> Awaitable[None]:
        """Starts to store a value at once; the result is awaited until it is on the disk.

        Raises LimitError or InvalidValue at once, StoreError or SessionGone when awaited.
        """

    def delete(self, key: str) -> Awaitable[None]:
        """Starts to remove a value at once; removing what is not there is fine."""

    def observe(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Calls the listener with each key that changes, and with `WHOLE` when the user, his
        rights or the session itself did; the result ends that."""


class NoSession:
    """What a window has whose browser sent no cookie of ours: reading works, writing explains."""

    id = ""
    user: str | None = None
    authenticated_at: datetime | None = None
    ended = False
    stored = False
    successor: str | None = None

    def __init__(self, subject: Subject = ANONYMOUS) -> None:
        self.created_at = datetime.now(UTC)
        self.subject = subject

    def alive(self) -> bool:
        return True

    def get_string(self, key: str) -> str | None:
        return None

    def keys(self) -> tuple[str, ...]:
        return ()

    def put_string(self, key: str, value: str) -> Awaitable[None]:
        raise SessionGone(
            "the browser has sent no session cookie: allow cookies for this page and reload it"
        )

    def delete(self, key: str) -> Awaitable[None]:
        return self.put_string(key, "")

    def observe(self, listener: Callable[[str], None]) -> Callable[[], None]:
        return lambda: None
