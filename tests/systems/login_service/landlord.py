"""A login service for tests, with a provider that says what a test wants."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import msgspec

from nago.auth.subject import SU
from nago.presentation.endpoint import Asked
from nago.presentation.posting import Posted
from nago.systems.login_service import LoginService, LoginServiceSettings
from nago.systems.login_service.logins import KIND
from nago.systems.login_service.paths import CHOOSE
from nago.systems.session.sign_on import Asking
from nago.systems.sign_on import LoginProvider, SignOnManagement, Vouched
from nago.systems.user import ExternalUser
from tests.systems.house import House, opened

APPLICATION = "https://orders.example.com"
NONCE = "0123456789abcdef0123456789abcdef"
ISSUER = "https://login.example.com"
ADDRESS = "192.0.2.7"
ENVIRONMENT = type("Environment", (), {"public_url": "https://sso.example.com"})()


def provider(id="contoso", **fields) -> LoginProvider:
    given = {"name": id.title(), "enabled": True, "issuer": ISSUER, "client_id": "nago", **fields}
    return LoginProvider(id=id, **given)


def vouched(subject="4711", refresh="upstream-1", photo="") -> Vouched:
    contact = {"firstname": "Ada", "lastname": "Lovelace", "company": "Engines", "language": "de"}
    user = ExternalUser(
        provider="contoso",
        issuer=ISSUER,
        subject=subject,
        email="ada@example.com",
        contact=contact,
    )
    return Vouched(user=user, refresh=refresh, photo=photo)


class Registered:
    """As `Providers`."""

    def __init__(self, *providers: LoginProvider) -> None:
        self.all = providers

    @property
    def enabled(self) -> tuple[LoginProvider, ...]:
        return tuple(each for each in self.all if each.enabled)

    def current(self, id):
        return next((each for each in self.all if each.id == id), None)

    def secret(self, id):
        return "the client's secret"


class Provider:
    """As `RelyingParty`: counts what it is asked, and answers or raises what a test wants."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.says: Vouched | Exception = vouched()
        self.waits = None

    async def start(self, provider, *, redirect_uri, state, **others) -> str:
        return f"{provider.issuer}/authorize?state={state}&redirect_uri={redirect_uri}"

    async def refresh(self, provider, secret, *, refresh, subject) -> Vouched:
        self.asked.append(refresh)
        if self.waits is not None:
            await self.waits.wait()
        if isinstance(self.says, Exception):
            raise self.says
        return self.says


class Landlord:
    """The service in its house, and what browsers and applications do there."""

    def __init__(self, house: House, *providers: LoginProvider) -> None:
        self.house = house
        self.provider = Provider()
        self.registered = Registered(*(providers or (provider(),)))
        wiring = house.wiring
        sign_on = replace(
            wiring.system(SignOnManagement),
            providers=self.registered,
            relying_party=self.provider,
        )
        wiring._systems[SignOnManagement] = sign_on
        wiring._environment = ENVIRONMENT
        self.sign_on = sign_on
        self.service = wiring.system(LoginService)
        self.use_cases = self.service.use_cases
        self.service.store.clock = self.service.rates.clock = house.clock

    async def register(self, *applications: str) -> None:
        await self.house.settings.use_cases.save(SU, LoginServiceSettings(applications))

    async def ask(self, method, path, body=b"", values=(), **others):
        """What the service answers at a path."""
        _, in_path = found = self.house.wiring.endpoints[method].find(path)
        values = {**dict(values), **in_path}
        asked = Asked(method=method, path=path, values=values, body=body, address=ADDRESS, **others)
        return await found[0].view(asked)

    async def post(self, path, **message):
        """Status and message that an application gets."""
        answer = await self.ask("POST", path, msgspec.json.encode(message))
        return answer.status, json.loads(answer.body)

    async def arrive(self, redirect=APPLICATION, nonce=NONCE):
        """A browser comes along, from an application."""
        return await self.ask("GET", ".", values={"redirect": redirect, "nonce": nonce})

    async def enter(self, redirect=APPLICATION, nonce=NONCE, flow=""):
        """The same, and its user says that he wants to log in."""
        asked = await self.arrive(redirect, nonce)
        if not asked.location.startswith(f"/{CHOOSE}?"):
            return asked
        posted = Posted(
            path=CHOOSE,
            fields={"redirect": redirect, "nonce": nonce, "provider": "contoso"},
            session=None,
            language="en",
            address=ADDRESS,
            user_agent="",
            device="",
            flow=flow,
        )
        return await self.house.wiring.posts[CHOOSE](posted)

    async def come_back(self, out, says: Vouched | None = None):
        """The browser comes back from the provider that it was sent to."""
        state = parse_qs(urlsplit(out.location).query)["state"][0]
        flow = await self.sign_on.flows.consume(KIND, state, out.flow)
        _, secret = msgspec.json.decode(flow.secret, type=tuple[Asking, str])
        asked = Asked(method="GET", path="account/oidc/contoso/callback", address=ADDRESS)
        return await self.sign_on.callbacks[KIND](flow, secret, says or vouched(), asked)

    async def login(self, nonce=NONCE, says: Vouched | None = None) -> str:
        """The refresh token that an application has after a login."""
        await self.come_back(await self.enter(nonce=nonce), says)
        return await self.use_cases.exchange_nonce(nonce, address=ADDRESS)

    async def audit(self) -> list[str]:
        """What was noted, the oldest first; without settings."""
        entries = await self.house.audit.use_cases.find_entries(SU)
        return [each.action for each in reversed(entries) if each.action != "settings_changed"]


@asynccontextmanager
async def landlord(path, *providers: LoginProvider):
    """A login service with one registered application."""
    house = House()
    here = Landlord(house, *providers)
    async with opened(path / "nago.db", house=house):
        await here.register(APPLICATION)
        yield here
