"""Starting and stopping: put together, open, serve, drain, close."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from msgspec import Struct
from starlette.types import ASGIApp

from nago.auth.subject import SU
from nago.configurator import Configurator, module_id
from nago.data.master_key import FILE_NAME, REMEDY, add_key, master_keys
from nago.data.rotation import check_keys, left, note_key, reseal
from nago.data.sealing import Vault
from nago.data.sqlite import SQLite
from nago.environment import Environment
from nago.errors import NagoError, StoreError
from nago.log import log_to_stderr
from nago.presentation.address import address
from nago.presentation.kept_windows import KeptWindows
from nago.presentation.windows import Windows
from nago.systems.account.paths import ADMINISTRATOR
from nago.systems.audit import Verified
from nago.systems.settings.settings import WindowSettings
from nago.web.app import create_app
from nago.web.reload import serve_and_reload
from nago.web.server import serve
from nago.web.watchdog import Watchdog
from nago.wiring import Hook

log = logging.getLogger("nago")

Configure = Callable[[Configurator], None]


class Application:
    """One application, put together but not open yet."""

    def __init__(
        self,
        configure: Configure,
        env: Mapping[str, str] | None = None,
        clock: Callable[[], float] = time.time,
        watchdog: Watchdog | None = None,
    ) -> None:
        self._watchdog = watchdog
        self._database = SQLite()
        self._vault = Vault()
        self._database.on_open(note_key(self._vault))
        self.cfg = cfg = Configurator(self._database, self._vault, module_id(configure), clock)
        configure(cfg)
        self.sessions = cfg.session_management()  # not optional: every window has a session
        cfg.account_pages()
        settings = cfg.settings_management()
        self.environment = Environment.read(os.environ if env is None else env, cfg.id)
        cfg.environment = self.environment
        kept = KeptWindows(self._database, self._vault, clock)
        self.windows = Windows(
            cfg.site(),
            kept,
            self._vault,
            lambda: settings.current(WindowSettings).keep_minutes,
            time.monotonic if clock is time.time else clock,
        )
        cfg.running.windows = self.windows.__len__
        self.asgi: ASGIApp = create_app(
            self.environment,
            cfg.id,
            self.windows,
            self.sessions,
            cfg.posts,
            self.opened,
            cfg.endpoints,
            cfg.components.values(),
            cfg.pictures,
            cfg.mailed,
        )

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """The stores are open and the systems run; left in the opposite order."""
        environment = self.environment
        environment.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys = _keys(environment)
        self._vault.open(*keys(), source=partial(keys, make=False))
        check_keys(environment.database_path, self._vault)
        await self._database.open(environment.database_path)
        self.cfg.outward.open(local=environment.local, internal=environment.internal_hosts)
        ended: list[Hook] = []
        closing: list[Hook] = [self.cfg.outward.close, self._database.close]
        try:
            for hook in self.cfg.start_hooks:
                await hook()
            await self.windows.start()
            ended.append(self.windows.stop)
            ended.append(partial(_ended, asyncio.create_task(self._reseal())))
            if self._watchdog is not None:
                self._watchdog.start()
            yield
        finally:
            if self._watchdog is not None:
                self._watchdog.stop()
            for end in [*ended, *reversed(self.cfg.stop_hooks), *closing]:
                try:
                    await end()
                except Exception:
                    log.exception("something did not stop cleanly")

    async def _reseal(self) -> None:
        """Beside everything else, after a start with several keys (`security.md K05`)."""
        if len(self._vault.masters) > 1:
            try:
                if count := await reseal(self._database, self._vault):
                    log.info("%d values are sealed anew with the newest key", count)
            except StoreError as error:
                log.warning("not all is sealed anew with the newest key yet: %s", error)

    async def rotate(self) -> Rotated:
        """Seal with the newest key what an older one has sealed, and note it in the audit log."""
        async with self.opened():
            count = await reseal(self._database, self._vault)
            newest, *older = [each.hex() for each in self._vault.key_ids]
            audit = self.cfg.audit_management()
            await self._database.write(audit.row("keys_rotated", actor=SU.id, detail=newest))
            return Rotated(count, newest, older, await left(self._database, self._vault))


class Rotated(Struct, frozen=True):
    """How a change of the master key went; keys are named by their ids."""

    count: int
    newest: str
    older: list[str]
    left: dict[str, int]
    """How many values of each table do not open."""


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _keys(environment: Environment) -> partial[tuple[bytes, ...]]:
    return partial(
        master_keys, environment.master_key, environment.master_key_file, environment.data_dir
    )


def build(configure: Configure, *, watchdog: bool = False) -> ASGIApp:
    """The ASGI application, for those who bring their own server.

    The environment is read here; stores open with the server's lifespan. With `watchdog`, what
    holds the event loop is logged, as `run` does. Raises WiringError and ConfigError.
    """
    return Application(configure, watchdog=Watchdog() if watchdog else None).asgi


@asynccontextmanager
async def started(configure: Configure) -> AsyncIterator[Configurator]:
    """The application without a server, for programs that use its systems.

    `async with started(configure) as cfg: await cfg.session_management().use_cases...`
    """
    application = Application(configure)
    async with application.opened():
        yield application.cfg


def run(configure: Configure) -> None:
    """Serve the application until Ctrl-C or SIGTERM; then end with 0.

    The command line says what to do: `serve` (the default), `admin-link`, `clear-sessions`,
    `rotate-key` or `audit-verify`. What is wrong
    with the wiring or the environment is printed, and the process ends with 2.
    """
    command = sys.argv[1] if len(sys.argv) > 1 else "serve"
    try:
        if command not in COMMANDS or len(sys.argv) > 2:
            raise NagoError(
                f"{' '.join(sys.argv[1:])!r} is no command: use {' or '.join(COMMANDS)}"
            )
        log_to_stderr(os.environ.get("NAGO_LOG", "text"))
        COMMANDS[command](configure)
    except NagoError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        raise SystemExit(2) from None


def _serve(configure: Configure) -> None:
    if os.environ.get("NAGO_DEV") == "1":
        raise SystemExit(serve_and_reload(Path.cwd()))
    application = Application(configure)

    @asynccontextmanager
    async def opened() -> AsyncIterator[None]:
        async with application.opened():
            await _offer_first_administrator(application)
            yield

    serve(
        application.asgi,
        application.environment,
        application.cfg.title,
        opened,
        application.windows.drain,
        application.cfg.running.held,
    )


async def _offer_first_administrator(application: Application) -> None:
    """A start without any administrator says where the first one is made; to the terminal alone,
    because logs are read by many (`security.md` A05, G03)."""
    if await application.sessions.users.accounts.administrators() == 0:
        link = await _administrator_link(application)
        print(f"nobody administers this application yet; within an hour open {link}", flush=True)


async def _administrator_link(application: Application) -> str:
    token = await application.sessions.users.use_cases.start_administrator(SU)
    return f"{application.environment.public_url}{address(ADMINISTRATOR, {'token': token})}"


def _clear_sessions(configure: Configure) -> None:
    async def clear() -> None:
        async with started(configure) as cfg:
            await cfg.session_management().use_cases.clear()

    asyncio.run(clear())
    print("all sessions have ended")


def _admin_link(configure: Configure) -> None:
    async def make() -> str:
        application = Application(configure)
        async with application.opened():
            return await _administrator_link(application)

    print(f"good once and for an hour, for one more administrator: {asyncio.run(make())}")


def _rotate_key(configure: Configure) -> None:
    application = Application(configure)
    environment = application.environment
    if environment.master_key is None and environment.master_key_file is None:
        add_key(environment.data_dir)
        place = str(environment.data_dir / FILE_NAME)
        print(f"a new key stands before the others in {place}")
    elif environment.master_key is not None:
        place = "NAGO_MASTER_KEY"
    else:
        place = str(environment.master_key_file)
    if len(_keys(environment)()) == 1:
        print(
            f"the key comes from {place}, which only you can change. {REMEDY}. Put it before the "
            "one that is there, parted by a comma (in a file: on a line of its own), restart the "
            "application, then run this command again"
        )
        raise SystemExit(1)
    rotated = asyncio.run(application.rotate())
    print(f"{rotated.count} values are sealed anew with the key {rotated.newest}")
    for table, count in rotated.left.items():
        print(f"{count} values of {table} do not open with any key that is given: they stay")
    print(
        "Processes that run go on with the key that they were started with, and read what the new "
        "one has sealed. Restart them: what they have sealed since is sealed anew then.\n"
        f"Keep {', '.join(rotated.older)} for 90 days after that. Cookies, links and windows are "
        "found by these keys and cannot be converted, but go over as their browsers come. Then "
        f"remove them from {place}; a start that still needs one says so, and changes nothing."
    )
    if rotated.left:
        raise SystemExit(1)


def _audit_verify(configure: Configure) -> None:
    async def verify() -> Verified:
        async with started(configure) as cfg:
            return await cfg.audit_management().use_cases.verify(SU)

    found = asyncio.run(verify())
    if found.broken is not None:
        print(f"the audit log was changed: entry {found.broken} is not as it was written")
        raise SystemExit(1)
    print(f"the audit log is as it was written: {found.entries} entries")


COMMANDS: dict[str, Callable[[Configure], None]] = {
    "serve": _serve,
    "admin-link": _admin_link,
    "audit-verify": _audit_verify,
    "clear-sessions": _clear_sessions,
    "rotate-key": _rotate_key,
}
