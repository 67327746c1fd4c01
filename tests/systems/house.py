"""A small house for tests: the systems over a database, as the application puts them together."""

import time
from contextlib import asynccontextmanager
from pathlib import Path

from nago.data.sealing import Vault
from nago.data.sqlite import SQLite
from nago.environment import Environment
from nago.systems.audit import AuditManagement
from nago.systems.group import GroupManagement
from nago.systems.role import RoleManagement
from nago.systems.session import SessionManagement
from nago.systems.settings import SettingsManagement
from nago.systems.sign_on import SignOnManagement
from nago.systems.theme import ThemeManagement
from nago.systems.user import UserManagement
from nago.wiring import Wiring
from tests.systems.postbox import watched

PUBLIC_URL = "http://localhost:3000"
MASTER = bytes(range(32))
DAY = 24 * 3600


class Clock:
    """The wall clock, which a test may move."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


class House:
    """One process of an application: its systems, and the database that they share."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.database = SQLite()
        self.vault = Vault()
        self.wiring = Wiring(self.database, self.vault)
        self.wiring.environment = Environment.read({"NAGO_PUBLIC_URL": PUBLIC_URL}, "tests")
        self.sessions = self.wiring.system(SessionManagement)
        self.users = self.wiring.system(UserManagement)
        self.settings = self.wiring.system(SettingsManagement)
        self.audit = self.wiring.system(AuditManagement)
        self.roles = self.wiring.system(RoleManagement)
        self.groups = self.wiring.system(GroupManagement)
        self.theme = self.wiring.system(ThemeManagement)
        self.store = self.sessions.registry.store
        self.store.clock = self.clock
        self.users.directory.clock = self.clock
        self.users.tokens.clock = self.clock
        self.users.throttle.clock = self.clock
        self.post = watched(self.users, self.database)
        self.sign_on = self.wiring.system(SignOnManagement)
        self.sign_on.flows.clock = self.clock

    async def ask(self, sql: str, *values: object) -> list[tuple]:
        """What stands in the database."""
        return await self.database.read(lambda c: c.execute(sql, values).fetchall())

    async def change(self, sql: str, *values: object) -> None:
        """Change the database behind everybody's back."""
        await self.database.write(lambda c: c.execute(sql, values).rowcount)


@asynccontextmanager
async def opened(path: Path, master: bytes = MASTER, house: House | None = None):
    """A house, started; stopped again afterwards."""
    house = house or House()
    house.vault.open(master)
    await house.database.open(path)
    house.wiring.outward.open(local=True)
    try:
        for hook in house.wiring.start_hooks:
            await hook()
        yield house
    finally:
        for hook in reversed(house.wiring.stop_hooks):
            await hook()
        await house.wiring.outward.close()
        await house.database.close()
