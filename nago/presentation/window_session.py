"""The session as one window sees it: it knows who read what, and which writes are under way."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Generator
from datetime import datetime
from typing import Any

from nago.auth.subject import ANONYMOUS, Subject
from nago.errors import SessionGone
from nago.presentation.rendering import Rendering
from nago.presentation.session import WHOLE, Session

ALL_KEYS = ("session",)


class Write:
    """A value on its way to the disk; awaiting it raises what went wrong."""

    __slots__ = ("awaited", "place", "task")

    def __init__(self, task: asyncio.Future[None], place: str) -> None:
        self.task = task
        self.place = place
        self.awaited = False

    def __await__(self) -> Generator[Any, None, None]:
        self.awaited = True
        return asyncio.shield(self.task).__await__()


class WindowSession:
    """What `wnd.session()` gives: text that outlives the window and is shared by its tabs.

    Reading comes from memory. A write starts at once and is awaited until it is on the disk;
    one that an action began and nobody awaited is finished before the event is answered, and if
    it fails, the user is told.
    """

    def __init__(self, rendering: Rendering, began: Callable[[Write], None]) -> None:
        self._rendering = rendering
        self._began = began
        self._session: Session | None = None
        self._unobserve: Callable[[], None] = lambda: None

    def follow(self, session: Session | None) -> None:
        """Belong to this session from now on; views that read the other one run again."""
        self._unobserve()
        self._unobserve = lambda: None
        before, self._session = self._session, session
        if session is not None:
            self._unobserve = session.observe(self._touched)
        if before is not None and session is not None:
            self._touched(WHOLE)
            for key in {*before.keys(), *session.keys()}:
                self._touched(key)

    @property
    def source(self) -> Session:
        if self._session is None:
            raise SessionGone("this window is closed, so it has no session any more")
        return self._session

    @property
    def id(self) -> str:
        """The public id of the session; it opens nothing (`security.md S14`)."""
        return self.source.id

    @property
    def user(self) -> str | None:
        """The id of the user who is logged in, or None."""
        return self.source.user

    @property
    def created_at(self) -> datetime:
        """When the session began."""
        return self.source.created_at

    @property
    def authenticated_at(self) -> datetime | None:
        """When the user last proved who he is, or None for an anonymous session."""
        return self.source.authenticated_at

    def get_string(self, key: str) -> str | None:
        """The stored value, or None. A view that reads it runs again when it changes."""
        self._rendering.watch(("session", key))
        return self.source.get_string(key)

    def keys(self) -> tuple[str, ...]:
        """The keys of all stored values, sorted."""
        self._rendering.watch(ALL_KEYS)
        return self.source.keys()

    def put_string(self, key: str, value: str) -> Write:
        """Stores a value: up to 64 keys of 128 bytes, values of 4 KiB, 64 KiB in all (S20).

        It starts at once; await it to know that the value is on the disk. Raises LimitError or
        InvalidValue at once, StoreError or SessionGone when awaited.
        """
        return self._track(self.source.put_string(key, value), sys._getframe(1))

    def delete(self, key: str) -> Write:
        """Removes a value; removing what is not there is fine. Await it like `put_string`."""
        return self._track(self.source.delete(key), sys._getframe(1))

    def _track(self, writing: Any, caller: Any) -> Write:
        place = f"{caller.f_code.co_filename}:{caller.f_lineno}"
        write = Write(asyncio.ensure_future(writing), place)
        self._began(write)
        return write

    @property
    def subject(self) -> Subject:
        """Who acts in it. A view that asks runs again when the user or his rights change."""
        self._rendering.watch("subject")
        return ANONYMOUS if self._session is None else self._session.subject

    def _touched(self, key: str) -> None:
        if key == WHOLE:
            self._rendering.touch("subject")
            return
        self._rendering.touch(("session", key))
        self._rendering.touch(ALL_KEYS)
