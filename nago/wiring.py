"""What a system may ask for while the application is put together.

Wiring is synchronous and opens nothing; starting is asynchronous and opens everything.
"""

from __future__ import annotations

import inspect
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol, Self, TypeVar, cast

from nago.auth.permission import Permission
from nago.data.database import Database
from nago.data.repository import Aggregate, Repository
from nago.data.sealing import Vault
from nago.data.sqlite_repository import SQLiteRepository
from nago.environment import Environment
from nago.errors import WiringError
from nago.events import EventBus
from nago.outward import Outward
from nago.presentation.address import checked_path
from nago.presentation.admin_card import AdminCard
from nago.presentation.appearance import Appearance
from nago.presentation.endpoint import Endpoint, Method
from nago.presentation.own_component import OwnComponent, Sources, own_component
from nago.presentation.posting import Handler
from nago.presentation.resource import Pictures, Readable, picture_origin, resource
from nago.presentation.routes import Routes
from nago.presentation.running import Running
from nago.presentation.view import View
from nago.presentation.window import RootView, Window
from nago.regular import Regularly


class System(Protocol):
    """A part of the application that installs itself."""

    @classmethod
    def install(cls, wiring: Wiring) -> Self: ...


S = TypeVar("S", bound=System)
A = TypeVar("A", bound=Aggregate)
Decorator = Callable[[Window, View], View]
Hook = Callable[[], Awaitable[None]]


class Wiring:
    """Collects root views, stores, hooks and systems."""

    def __init__(
        self, database: Database, vault: Vault, clock: Callable[[], float] = time.time
    ) -> None:
        self.clock = clock
        """Seconds since 1970, for all that expires; tests move it."""
        self.bus = EventBus()
        self.database = database
        self.vault = vault
        self.routes = Routes()
        self.permissions: dict[str, Permission] = {}
        self.admin_cards: list[AdminCard] = []
        self.posts: dict[str, Handler] = {}
        self.mailed: set[str] = set()
        self.endpoints: dict[Method, Routes] = {"GET": Routes(), "POST": Routes()}
        self.components: dict[str, OwnComponent] = {}
        self.pictures = Pictures()
        self.appearance = Appearance()
        """How the application presents itself, in every window that is open."""
        self.running = Running(clock)
        """What the process notes of itself."""
        self.outward = Outward()
        """The one way to other servers; open while the application is."""
        self._environment: Environment | None = None
        self.start_hooks: list[Hook] = []
        self.stop_hooks: list[Hook] = []
        self._decorator: Decorator | None = None
        self._systems: dict[type, System] = {}
        self._installing: list[type] = []
        self._repositories: dict[str, str] = {}

    def system(self, kind: type[S]) -> S:
        """The one system of that kind; the first to ask installs it.

        Raises WiringError if systems need each other in a ring, naming the ring.
        """
        found = self._systems.get(kind)
        if found is None:
            if kind in self._installing:
                start = self._installing.index(kind)
                ring = [f"{each.__module__}.{each.__qualname__}" for each in self._installing]
                raise WiringError(
                    "systems need each other in a ring: "
                    + " -> ".join([*ring[start:], ring[start]])
                    + "; let one of them listen to an event of the other"
                )
            if not callable(getattr(kind, "install", None)):
                raise WiringError(f"{kind!r} is no system: it has no classmethod install(wiring)")
            self._installing.append(kind)
            try:
                found = self._systems[kind] = kind.install(self)
            finally:
                self._installing.pop()
        return cast(S, found)

    def installed(self, kind: type[System]) -> bool:
        """Whether this system has been asked for already."""
        return kind in self._systems

    def repository(self, kind: type[A], name: str, unique: Sequence[str] = ()) -> Repository[A]:
        """The store of one kind of aggregate, in a table of that name.

        Raises WiringError if two ask for one name.
        """
        place = _caller()
        if name in self._repositories:
            raise WiringError(f"two repositories {name!r}: {self._repositories[name]} and {place}")
        self._repositories[name] = place
        return SQLiteRepository(self.database, kind, name, unique=unique)

    def permission(self, permission: Permission) -> None:
        """Declare a right. Raises WiringError if another one has its id."""
        known = self.permissions.setdefault(permission.id, permission)
        if known != permission:
            raise WiringError(f"two permissions {permission.id!r}: {known.name}, {permission.name}")

    def admin_card(self, card: AdminCard) -> None:
        """Show the way to a page in the admin center. Raises WiringError for a second card to it."""
        for known in self.admin_cards:
            if known.path == card.path:
                raise WiringError(
                    f"two cards lead to {card.path!r}: {known.title!r} and {card.title!r}; "
                    "remove one of them"
                )
        self.admin_cards.append(card)

    def on_start(self, hook: Hook) -> None:
        """Run this when the stores are open and before the first request is answered."""
        self.start_hooks.append(hook)

    def on_stop(self, hook: Hook) -> None:
        """Run this when the last request is answered and before the stores are closed."""
        self.stop_hooks.append(hook)

    def regularly(
        self, what: str, act: Callable[[], Awaitable[object]], seconds: float = 3600.0
    ) -> None:
        """Do this at the start and then every so many seconds, while the application runs.

        `what` names it in the log, where a store that fails is said; the next turn tries again.
        """
        turns = Regularly(what, act, seconds)
        self.on_start(turns.start)
        self.on_stop(turns.stop)

    def root_view(self, path: str, view: RootView) -> None:
        """Show this view at a path: `.`, `second_page` or `orders/{id}`.

        Raises WiringError for a path that is taken, naming both places.
        """
        self.routes.add(path, view, _caller(), own=_is_own(view))

    def root_view_with_decoration(self, path: str, view: RootView) -> None:
        """Like `root_view`, inside the page frame that the decorator makes."""
        self.routes.add(path, self.decorated(view), _caller(), own=_is_own(view))

    def post(self, path: str, handler: Handler) -> None:
        """Answer a form that a browser posts to this path, see `nago.presentation.posting`.

        Raises WiringError if another one does.
        """
        plain = checked_path(path)
        if plain in self.posts:
            raise WiringError(f"two handlers for what is posted to {plain!r}: remove one of them")
        self.posts[plain] = handler

    def mailed_link(self, path: str) -> None:
        """Mails lead to the root view at this path with `?token=…`: the token leaves the address
        bar at once, and the view finds it in its state `link` (`security.md R07`)."""
        self.mailed.add(checked_path(path))

    def endpoint(self, method: Method, path: str, endpoint: Endpoint) -> None:
        """Answer plain HTTP requests at a path such as `api/orders/{id}`, see
        `nago.presentation.endpoint`. Raises WiringError for a path that is taken.
        """
        self.endpoints[method].add(path, endpoint, _caller(), own=False)

    def component(
        self,
        kind: type[View],
        *,
        script: str,
        style: str | None = None,
        sources: Sources | None = None,
    ) -> None:
        """A component of your own: a subclass of `ui.Component`, and in its package an ES module
        (`script`) and a style sheet. No build is needed.

        The module's default export is `(node, host) => ({element, slots?, update?, gone?})`; what
        it may import is `/_nago/kit.js`. `sources` are the addresses that it loads from, which widen
        the pages' Content Security Policy: `{"img": ["https://tiles.example.com"]}`, also for
        connect, frame, media and worker. To register one twice is fine.

        Raises WiringError, naming package and file, for what is missing, wrong or taken.
        """
        own = own_component(kind, script, style, sources or {})
        if self.components.setdefault(own.type, own) != own:
            raise WiringError(
                f"two components {own.type!r}: give {kind.__module__}.{kind.__qualname__} "
                "another name"
            )

    def resource(self, content: bytes | Readable) -> str:
        """Serve a picture that the application brings along; the result is its path, for `ui.Image`.

        `content` is a file of the package, as `files("shop").joinpath("logo.svg")`, a Path, or
        bytes: a png, jpeg, gif, webp, avif or svg of at most 16 MB. Browsers keep it for a year,
        for another content has another path. Raises WiringError for anything else.
        """
        found = resource(content)
        self.pictures.resources[found.name] = found
        return found.path

    def pictures_from(self, origin: str) -> None:
        """Let pages show pictures of another server, such as `https://images.example.com`.

        Whoever runs that server learns who looks at them. Raises WiringError for what is no
        server by https.
        """
        self.pictures.origins.append(picture_origin(origin))

    @property
    def environment(self) -> Environment:
        """How and where the application is served; known when it is started.

        Raises WiringError before.
        """
        if self._environment is None:
            raise WiringError("the environment is known when the application is started")
        return self._environment

    @environment.setter
    def environment(self, environment: Environment) -> None:
        self._environment = environment

    def application_name(self) -> str:
        """What the application is called at this moment; administrators may change it."""
        return self.appearance.name

    def public_url(self) -> str:
        """Where browsers reach the application, as `https://orders.example.com`."""
        return self.environment.public_url

    def decorator(self, decorator: Decorator) -> None:
        """What puts the page frame around a view; it counts for all views, whenever registered."""
        if not callable(decorator):
            raise WiringError(f"{decorator!r} is no decorator: it is called with window and view")
        self._decorator = decorator

    def decorated(self, view: Callable[..., Any]) -> Callable[..., Any]:
        """The view inside the page frame."""

        async def waiting(wnd: Window, result: Awaitable[View]) -> View:
            return self._decorate(wnd, await result)

        def run(wnd: Window, *args: Any) -> View | Awaitable[View]:
            result = view(wnd, *args)
            if inspect.isawaitable(result):
                return waiting(wnd, result)
            return self._decorate(wnd, result)

        run.__name__ = getattr(view, "__name__", "view")
        return run

    def _decorate(self, wnd: Window, view: View) -> View:
        return view if self._decorator is None else self._decorator(wnd, view)


def _is_own(view: object) -> bool:
    """Whether the application has made this view, not the framework."""
    module = getattr(view, "__module__", "") or ""
    return not module.startswith("nago.systems.")


def _caller() -> str:
    """The line of the application that called the wiring."""
    frame = sys._getframe(2)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith("nago."):
        frame = frame.f_back
    return f"{frame.f_code.co_filename}:{frame.f_lineno}"
