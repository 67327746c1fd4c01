"""A login service that says whatever a test wants."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from msgspec.structs import replace

from nago.auth.subject import SU
from nago.systems.user import UserSettings
from tests.far import Answer, FarServer, Request, far_server

ANNA = {
    "id": "4711",
    "displayName": "Anna Beispiel",
    "givenName": "Anna",
    "surname": "Beispiel",
    "mail": "Anna.Beispiel@worldiety.de",
    "jobTitle": "Engineer",
    "city": "Oldenburg",
    "preferredLanguage": "de-DE",
}


@dataclass
class LoginService:
    """Knows one user; `seconds` is how long each answer takes."""

    far: FarServer
    user: dict[str, object] = field(default_factory=lambda: dict(ANNA))
    refresh_status: int = 200
    exchange_status: int = 200
    exp: timedelta = timedelta(hours=1)
    seconds: float = 0.0
    photo: bytes | None = None
    asking: int = 0
    most_asking: int = 0
    """How many refreshes are under way at the same moment, now and at the most."""

    @property
    def url(self) -> str:
        return self.far.url

    @property
    def exchanges(self) -> int:
        return len(self.far.asked("/api/nago/v1/exchange"))

    @property
    def refreshes(self) -> int:
        return len(self.far.asked("/api/nago/v1/refresh"))

    async def answer(self, request: Request) -> Answer:
        asks = request.path == "/api/nago/v1/refresh"
        self.asking += asks
        self.most_asking = max(self.most_asking, self.asking)
        await asyncio.sleep(self.seconds)
        self.asking -= asks
        if request.path == "/api/nago/v1/exchange":
            if self.exchange_status != 200:
                return Answer.json({"error": "no"}, self.exchange_status)
            return Answer.json({"refresh": "R-" + json.loads(request.body)["nonce"]})
        if request.path == "/api/nago/v1/refresh":
            if self.refresh_status != 200:
                return Answer.json({"exp": "x"}, self.refresh_status)
            exp = (datetime.now(UTC) + self.exp).strftime("%Y-%m-%dT%H:%M:%SZ")
            return Answer.json({"exp": exp, "user": self.user})
        if request.path == "/api/nago/v1/photo/me" and self.photo is not None:
            return Answer(200, self.photo, {"content-type": "image/png"})
        return Answer(404)


@asynccontextmanager
async def login_service(house, **settings: object) -> AsyncIterator[LoginService]:
    """One that runs, and an application whose settings name it."""
    async with far_server(lambda request: Answer(404)) as far:
        service = LoginService(far)
        far.handler = service.answer
        await configure(house, sso_enabled=True, nls_url=service.url, **settings)
        yield service


async def configure(house, **settings: object) -> None:
    """Change the settings of users, as an administrator does."""
    now = house.settings.current(UserSettings)
    await house.settings.use_cases.save(SU, replace(now, **settings))


async def arrive(browser, service_or_nonce="", flow="", **more):
    """Start at the application and come back with the nonce, as a browser does."""
    use_cases = browser.house.sessions.use_cases
    session = await browser.session()
    url = await use_cases.start_nls_flow(session.id, **more)
    return await use_cases.exchange_nls(session.id, nonce_of(url), url.flow)


def nonce_of(url: str) -> str:
    return parse_qs(urlsplit(url).query)["nonce"][0]
