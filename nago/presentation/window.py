"""One browser tab: what view code talks to."""

from __future__ import annotations

import asyncio
import functools
import inspect
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, ParamSpec, TypeVar, overload

from nago.auth.subject import Subject
from nago.errors import NavigationError, PermissionDenied, ReauthenticationNeeded
from nago.i18n import permission_name, translate
from nago.presentation.action import Action
from nago.presentation.address import address, checked_path
from nago.presentation.appearance import Look
from nago.presentation.appearing import After, Appear, Disappear, Every
from nago.presentation.calls import Calls, Clipboard, ColorScheme
from nago.presentation.diff import Op
from nago.presentation.effects import Effects
from nago.presentation.export import ExportFiles
from nago.presentation.import_files import ImportFiles
from nago.presentation.info import UNKNOWN, Info, Told, same_look, told
from nago.presentation.loading import Loads
from nago.presentation.navigation import Navigation
from nago.presentation.notices import BannerKind, Notices
from nago.presentation.place import Place
from nago.presentation.query import Query
from nago.presentation.questions import Questions
from nago.presentation.rendering import Rendering
from nago.presentation.session import Session
from nago.presentation.site import Site
from nago.presentation.spool import WindowFiles
from nago.presentation.state import State
from nago.presentation.support_code import support_code
from nago.presentation.title import full_title
from nago.presentation.view import View
from nago.presentation.window_session import WindowSession, Write
from nago.presentation.work import Job, Work
from nago.presentation.writes import Writes

log = logging.getLogger("nago.window")

T = TypeVar("T")
P = ParamSpec("P")
RootView = Callable[["Window"], View | Awaitable[View]]


class Window:
    """What a root view is called with; it lives as long as the tab, also through reloads of
    the connection and of the server."""

    def __init__(self, site: Site, language: str, changed: Callable[[], None]) -> None:
        self._site = site
        self._language = language
        self._changed = changed
        self._rendering = Rendering(changed, self.language)
        self.files = WindowFiles(site.spool)
        self._rendering.revived = self.files.revived
        self.writes = Writes(changed, self._tell_lost_write)
        self._session = WindowSession(self._rendering, self.writes.began)
        self._calls = Calls(self._say)
        self._clipboard = Clipboard(self._calls)
        self.questions = Questions(self._calls.call)
        self.export_files = ExportFiles(self._calls)
        self.import_files = ImportFiles(self._calls)
        self._navigation = Navigation(self)
        self._place = Place(self._rendering)
        self._query = Query(self._rendering, self._place, lambda: self.moves)
        self._title: str | None = None
        self._info = UNKNOWN
        self.work = Work(self)
        self.effects = Effects(self._rendering, self.work)
        self.loads = Loads(self._rendering, self.work, self.report)
        self.notices = Notices(self._say, self.language)
        self.status = 200
        self.hidden = False
        """Whether another tab is in sight just now; for work that can wait. No view follows it."""
        self.arrived = False
        self.retitled = False
        self.moves: list[Op] = []
        self.said: list[Op] = []

    # What the window knows.

    def session(self) -> WindowSession:
        """Text that outlives the window and is shared by all tabs of the browser."""
        return self._session

    def navigation(self) -> Navigation:
        """The way to other root views."""
        return self._navigation

    def subject(self) -> Subject:
        """Who acts in this window, as his rights are at this moment: an anonymous visitor or a
        user. A view that asks runs again when that changes."""
        return self._session.subject

    def application_name(self) -> str:
        """What the application is called now. A view that asks runs again when that changes."""
        self._rendering.watch("look")
        return self._site.appearance.name

    def look(self) -> Look:
        """How the application presents itself now. A view that asks runs again when that changes."""
        self._rendering.watch("look")
        return self._site.appearance.look

    def path(self) -> str:
        """The path of the root view that is shown, for example `.` or `orders/4711`."""
        self._rendering.watch("values")
        return self._place.path

    def values(self) -> Mapping[str, str]:
        """What came along in the path and in the query string, by name."""
        self._rendering.watch("values")
        return self._place.values

    def language(self) -> str:
        """`en` or `de`: what the user has chosen, else what his browser asks for."""
        return self.subject().language or self._language

    def info(self) -> Info:
        """How large the window is, its colours, locale and time zone. A view that asks runs again
        when that changes, but not for every pixel."""
        self._rendering.watch("info")
        return self._info

    # What view code keeps.

    @overload
    def state(self, name: str, default: T, *, type: type[T], secret: bool = False) -> State[T]: ...
    @overload
    def state(self, name: str, default: None, *, type: Any, secret: bool = False) -> State[Any]: ...
    @overload
    def state(
        self, name: str, default: T, *, type: Any = None, secret: bool = False
    ) -> State[T]: ...
    def state(self, name: str, default: T, *, type: Any = None, secret: bool = False) -> State[T]:
        """The window's state of that name; it starts as `default`.

        Its type is that of the default, or `type` where the default does not say it (None, an
        empty list). It survives reconnects, restarts and reloads, and is dropped when no
        rendering asks for it any more, or when the window goes to another path. A `secret` one,
        for a password, is never stored and never sent back to the browser, except that assigning
        "" empties its field. Raises InvalidValue for a type that cannot be stored.
        """
        return self._rendering.state(name, default, type, secret)

    @overload
    def query_state(
        self, name: str, default: T, *, type: type[T], push: bool = False
    ) -> State[T]: ...
    @overload
    def query_state(
        self, name: str, default: None, *, type: Any, push: bool = False
    ) -> State[Any]: ...
    @overload
    def query_state(
        self, name: str, default: T, *, type: Any = None, push: bool = False
    ) -> State[T]: ...
    def query_state(
        self, name: str, default: T, *, type: Any = None, push: bool = False
    ) -> State[T]:
        """A state that stands in the query string of the address, as `?name=`, unless it has its
        default: a link, a reload, back and forward bring it back.

        Its name is the same in all parts. What an address says that is no value of its type, which
        may be str, int, float, bool, date, time, datetime, an Enum, a Literal or a list of these,
        counts as the default. Assigning it changes the address in place, or, with `push`, makes a
        step that the user can go back. Raises InvalidValue for another type.
        """
        return self._query.state(name, default, type, push=push)

    def title(self, text: str) -> None:
        """What stands on the tab; the name of the application follows. Without it the first
        `h1` of the page counts."""
        if text != self._title:
            self._title = text
            self.retitled = True

    # What view code starts.

    def invalidate(self) -> None:
        """Run the view again, for what it read outside of states and session."""
        self._rendering.invalidate()

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Work that goes on beside the window's events; it ends with the window or its page.

        A state that it changes is shown by itself. If it fails, the user sees a banner.
        """
        return self.work.spawn(work)

    def on_appear(self, job: Job, *, name: str = "") -> None:
        """Do this once, as soon as the view or part that asks for it is shown.

        Say it in the view. It is done again when the view was gone meanwhile, and cancelled if it
        still waits when the view goes. Two in one view are told apart by where they stand in the
        code, or by `name`. If it fails, the user sees a banner.
        """
        self.effects.ask(Appear, job, name)

    def on_disappear(self, job: Job, *, name: str = "") -> None:
        """Do this once, when the view or part that asks for it is shown no more: it has said
        something else, or its page was left, or the window has ended. Say it in the view."""
        self.effects.ask(Disappear, job, name)

    def after(self, seconds: float, job: Job, *, name: str = "") -> None:
        """Do this once, some seconds (0.01 to 100 days) after the view that asks is shown; or,
        asked for in an action, from now on. It ends with the view, that of an action with the page.
        """
        self.effects.ask(After, job, name, seconds)

    def every(self, seconds: float, job: Job, *, name: str = "") -> None:
        """Do this again and again, every so many seconds, as long as the view is shown that asks
        for it; asked for in an action, as long as the page is. It is never done twice at a time."""
        self.effects.ask(Every, job, name, seconds)

    async def run_blocking(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run what blocks in a thread, so that other windows go on meanwhile."""
        return await asyncio.to_thread(functools.partial(function, *args, **kwargs))

    def show_banner(
        self,
        text: str,
        *,
        kind: BannerKind = "info",
        title: str = "",
        code: str = "",
        action: Action | None = None,
        action_label: str = "",
    ) -> None:
        """Tell the user something beside the page. Errors and warnings stay until he closes
        them, the other kinds pass by themselves. An `action` is offered as a button beside it."""
        self.notices.show(text, kind, title, code, action, action_label)

    # What view code asks of the browser.

    def request_focus(self, name: str) -> None:
        """Move the focus into the component with this `id`, or else with this `key`, once the
        page shows what has changed."""
        self._calls.focus(name)

    def clipboard(self) -> Clipboard:
        """The clipboard of the user's computer."""
        return self._clipboard

    def set_color_scheme(self, scheme: ColorScheme) -> None:
        """Show the page light, dark, or as the system has it, now and when the user comes back."""
        self._calls.color_scheme(scheme)

    def call(self, name: str, *args: object) -> None:
        """Call a function of the client with plain values, for components that bring one."""
        self._calls.call(name, *args)

    # For those who make windows.

    @property
    def rendering(self) -> Rendering:
        return self._rendering

    def run_part(
        self, view: Callable[..., View], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> View:
        return self._rendering.run_part(view, args, kwargs)

    def follow(self, session: Session) -> None:
        """Belong to this session from now on."""
        self._session.follow(session)

    def expect(self, info: Info) -> None:
        """Take this for how the window is shown."""
        before, self._info = self._info, info
        if not same_look(before, info):
            self._rendering.touch("info")

    def learn(self, said: Told) -> None:
        """The browser has said how it shows the window."""
        self.hidden = said.hidden
        self.expect(told(said))

    def retitle(self) -> None:
        """What the browser shows on the tab is another now."""
        self.retitled = True
        self._changed()

    def visit(self, path: str, query: Mapping[str, str]) -> None:
        """The browser has gone there by itself."""
        self._query.unsay()
        self.show_path(path, query)

    def show_path(self, path: str, query: Mapping[str, str]) -> None:
        """Show the root view at this path, or the page that says that there is none."""
        try:
            path = checked_path(path)
            found = self._site.routes.find(path)
        except NavigationError:
            found = None
        keep = path == self._place.path and self.status != 500
        if not keep:
            self._leave()
            self._query.forget()
            self.arrived = False
        self._place.move(path, query, found[1] if found else {})
        self._query.follow()
        self.status = 200 if found else 404
        view = found[0].view if found else self._site.not_found
        self._rendering.show(functools.partial(self._allowed, view), keep)

    def _allowed(self, view: Callable[..., Any]) -> View | Awaitable[View]:
        """The view, or the page that says which right is missing; it shows as soon as the right
        is there, and stops to show as soon as it is gone."""
        self.status = 200 if self.status == 403 else self.status
        try:
            result = view(self)
        except PermissionDenied as error:
            return self._denied(error)
        return self._awaited(result) if inspect.isawaitable(result) else result

    async def _awaited(self, result: Awaitable[View]) -> View:
        try:
            return await result
        except PermissionDenied as error:
            denied = self._denied(error)
            return await denied if inspect.isawaitable(denied) else denied

    def _denied(self, error: PermissionDenied) -> View | Awaitable[View]:
        self.status = 403
        self._rendering.abandon()
        self.subject()  # when that changes, the view is tried again
        result: View | Awaitable[View] = self._site.denied(self, error)
        return result

    def refuse(self, error: PermissionDenied) -> None:
        """An action was not allowed: say so, or ask for the password if that is all it needs."""
        log.info("refused at %r: %s", self._place.path, error)
        if isinstance(error, ReauthenticationNeeded) and self.subject().valid:
            here = address(*self.place())
            self._navigation.forward_to(self._site.login_path, to=here)
            return
        name = permission_name(self.language(), error.permission, error.name)
        key = "banner.denied" if name else "banner.denied.login"
        self.show_banner(translate(self.language(), key, name=name), kind="error")

    def show_failure(self, code: str) -> None:
        """Show the page that says that the view at this path has failed."""
        self._leave()
        self.status = 500
        self._rendering.show(functools.partial(self._site.failed, self, code), keep=False)

    def place(self) -> tuple[str, Mapping[str, str]]:
        """The path and query that lead here."""
        return self._place.path, self._place.query

    def full_title(self) -> str:
        """What the browser shows on the tab."""
        return full_title(self._title, self._rendering.tree, self._site.appearance.name)

    def _say(self, op: Op) -> None:
        self.said.append(op)
        self._changed()

    def go(self, op: Op) -> None:
        self.moves.append(op)
        self._changed()

    def report(self, error: BaseException, what: str) -> str:
        """Log an error under a support code; the code is all that the user learns of it."""
        code = support_code()
        log.error("%s [%s] at %r", what, code, self._place.path, exc_info=error)
        return code

    def banner_failure(self, error: BaseException, what: str) -> None:
        """Tell the user that something failed, by a support code."""
        code = self.report(error, what)
        text = translate(self.language(), "banner.failed", code=code)
        self.show_banner(text, kind="error", code=code)

    def close(self) -> None:
        """End what was spawned and let go of session and tree."""
        self.export_files.clear()
        self.import_files.close()
        self._leave()
        self.notices.close()
        self._session.follow(None)
        self._rendering.close()

    def _leave(self) -> None:
        self._title = None
        self.questions.forget()
        self.work.end()

    def _tell_lost_write(self, write: Write, error: BaseException) -> None:
        code = support_code()
        log.error("a session write that nobody awaited failed, begun at %s [%s]: %s",
                  write.place, code, error)  # fmt: skip
        text = translate(self.language(), "banner.write_failed", error=str(error), code=code)
        self.show_banner(text, kind="error", code=code)
