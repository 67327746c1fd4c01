"""Whom a session belongs to: a user, or nobody yet."""

from __future__ import annotations

from nago.auth.subject import Subject
from nago.systems.session.user_session import UserSession
from nago.systems.user.directory import Directory, LiveUser
from nago.systems.user.subject import UserSubject, Visitor


class UserIdentity:
    """A session of a user."""

    def __init__(self, directory: Directory, live: LiveUser) -> None:
        self._directory = directory
        self._live = live

    def watch(self, session: UserSession) -> None:
        self._live.watchers.add(session)

    def counts(self, epoch: int) -> bool:
        user = self._live.user
        return (
            user is not None and user.session_epoch == epoch and user.enabled(self._directory.now())
        )

    def subject(self, session: UserSession) -> Subject:
        return UserSubject(
            self._directory,
            self._live,
            session.id,
            proved_at=lambda: session.proved_at,
            counts=lambda: not session.ended,
        )


class NobodyYet:
    """A session of an anonymous visitor."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._visitor = Visitor(directory)

    def watch(self, session: UserSession) -> None:
        self._directory.watching_visitors.add(session)

    def counts(self, epoch: int) -> bool:
        return True

    def subject(self, session: UserSession) -> Subject:
        return self._visitor
