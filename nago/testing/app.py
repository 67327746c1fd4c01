"""An application under test: built, opened, used by browsers, built again, closed."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from nago.application import Application, Configure
from nago.auth.subject import SU
from nago.i18n import translate
from nago.presentation.address import address
from nago.presentation.view import View
from nago.systems.account.paths import LOGIN
from nago.testing.clock import Clock
from nago.testing.driver import Driver
from nago.testing.failures import Failures
from nago.testing.page import Page
from nago.testing.snapshot import Snapshots

PASSWORD = "a password that only tests know"  # noqa: S105 - of accounts that live as long as a test


class Profile(Protocol):
    """The cookies of one browser: its tabs share them."""

    async def tab(self) -> Driver: ...

    async def close(self) -> None: ...


class House(Protocol):
    """Where browsers come from, and how they reach the application."""

    @property
    def url(self) -> str:
        """The public URL."""

    async def serve(self, application: Application) -> None:
        """Let the browsers reach this application from now on."""

    async def stop(self) -> None:
        """The application ends; browsers wait for the next one."""

    async def profile(self, language: str) -> Profile:
        """A browser that knows nothing yet."""

    async def settle(self) -> None:
        """Wait until every tab has its answers."""

    async def close(self) -> None: ...


class Browser:
    """One browser; its tabs share a session."""

    def __init__(self, app: App, profile: Profile) -> None:
        self._app = app
        self.profile = profile

    async def open(self, path: str = ".", **values: str) -> Page:
        """A new tab at this path."""
        page = Page(self._app, self, await self.profile.tab())
        await page.visit(path, **values)
        return page


class App:
    """The application of a test. `NAGO_...` variables can be given; its data is in `folder`."""

    def __init__(
        self,
        configure: Configure,
        folder: Path,
        house: House,
        snapshots: Snapshots,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.failures = Failures()
        self.snapshots = snapshots
        self.clock = Clock(self._moved)
        self._configure = configure
        self._house = house
        self._env = {"NAGO_DATA_DIR": str(folder), "NAGO_PUBLIC_URL": house.url, **(env or {})}
        self._opened: contextlib.AsyncExitStack | None = None
        self._browsers: list[Browser] = []
        self.application: Application

    async def start(self) -> None:
        """Build it and open its stores."""
        self.application = Application(self._configure, self._env, self.clock)
        self._opened = contextlib.AsyncExitStack()
        await self._opened.enter_async_context(self.application.opened())
        await self._house.serve(self.application)

    def tree_of(self, key: str) -> View | None:
        """What the server shows in the window with this resume key, or None if there is none."""
        dialogue = self.application.windows.with_key(key)
        return None if dialogue is None else dialogue.window.rendering.tree

    async def restart(self) -> None:
        """End it and build it again on the same data; its browsers come back by themselves."""
        await self._end()
        await self.start()
        await self._house.settle()

    async def browser(self, *, language: str = "en") -> Browser:
        """A browser of its own, with other cookies."""
        browser = Browser(self, await self._house.profile(language))
        self._browsers.append(browser)
        return browser

    async def log_in(
        self,
        email: str = "ada@example.com",
        *,
        path: str = ".",
        roles: tuple[str, ...] = (),
        firstname: str = "Ada",
        lastname: str = "Example",
        language: str = "en",
        page: Page | None = None,
    ) -> Page:
        """A tab of somebody who has just logged in, through the login page, at this path.

        The account is made if there is none of that address; it gets these roles, by their ids.
        Without a `page` a browser of its own is opened.
        """
        await self.account(email, roles=roles, firstname=firstname, lastname=lastname)
        if page is None:
            page = await (await self.browser(language=language)).open(LOGIN, to=address(path, {}))
        else:
            await page.visit(LOGIN, to=address(path, {}))
        await page.fill(translate(language, "account.email"), email)
        await page.fill(translate(language, "account.password"), PASSWORD)
        await page.press_key("Enter")
        await page.expect_address(path)
        return page

    async def account(
        self,
        email: str,
        *,
        roles: tuple[str, ...] = (),
        firstname: str = "Ada",
        lastname: str = "Example",
    ) -> str:
        """The id of the account with this address; it is made if there is none."""
        tokens = self.application.sessions.users.tokens
        users = self.application.sessions.users.use_cases
        user = await users.find_by_mail(SU, email)
        if user is None:
            user = await users.create(SU, email, firstname=firstname, lastname=lastname)
            token = await tokens.make("invite", user.id, user.email)
            await users.change_password_by_link(SU, token, PASSWORD, PASSWORD, purpose="invite")
        if roles:
            await users.update_other_roles(SU, user.id, list(roles))
        return user.id

    async def close(self) -> None:
        """Close browsers and application. Raises what has failed on the server meanwhile."""
        try:
            for browser in self._browsers:
                await browser.profile.close()
            await self._end()
            await self._house.close()
            self.failures.check()
        finally:
            self.failures.close()

    async def _end(self) -> None:
        if self._opened is not None:
            opened, self._opened = self._opened, None
            await self._house.stop()
            await opened.aclose()

    async def _moved(self) -> None:
        """After the clock was moved: what ends by itself ends now."""
        await self._house.settle()
