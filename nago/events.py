"""An in-process bus: systems tell each other what has happened."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

log = logging.getLogger("nago.events")

E = TypeVar("E")


class EventBus:
    """Publishes an event to whoever subscribed to its type, in the order of subscribing."""

    def __init__(self) -> None:
        self._listeners: dict[type, list[Callable[[Any], None]]] = {}

    def subscribe(self, kind: type[E], listener: Callable[[E], None]) -> Callable[[], None]:
        """Call the listener with every event of this type; the result ends that, also when called twice."""
        listeners = self._listeners.setdefault(kind, [])
        listeners.append(listener)

        def unsubscribe() -> None:
            if listener in listeners:
                listeners.remove(listener)

        return unsubscribe

    def publish(self, event: object) -> None:
        """Tell all listeners; one that fails is logged and keeps nobody from hearing."""
        for listener in list(self._listeners.get(type(event), ())):
            try:
                listener(event)
            except Exception:
                log.exception("a listener failed at %r", event)
