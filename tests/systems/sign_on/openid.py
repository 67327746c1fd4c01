"""An OpenID provider that checks what it is asked, and misbehaves where a test wants it to."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey
from msgspec.structs import replace

from nago.auth.subject import SU
from nago.systems.sign_on import LoginProvider
from nago.systems.sign_on.providers import ProviderManagement
from nago.systems.user import UserSettings
from tests.far import Answer, FarServer, Request, far_server

ANNA = {
    "sub": "4711",
    "email": "anna.beispiel@example.com",
    "email_verified": True,
    "given_name": "Anna",
    "family_name": "Beispiel",
}
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
KEYS = [RSAKey.generate_key(2048, {"kid": name}) for name in ("first", "second")]
"""Made once: it takes a while."""


@dataclass
class Begun:
    """What a code was given for."""

    nonce: str
    challenge: str
    redirect_uri: str


@dataclass
class OpenID:
    """Knows one user. `changed` are claims of the ID token that differ (None: left out), `header`
    parts of its header, `token` makes it wholly; `document` changes the discovery document."""

    far: FarServer
    user: dict[str, Any] = field(default_factory=lambda: dict(ANNA))
    key: RSAKey = field(default_factory=lambda: KEYS[0])
    shown: list[dict[str, Any]] | None = None
    changed: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    token: Callable[[dict[str, Any]], str] | None = None
    userinfo: dict[str, Any] | None = None
    document: dict[str, Any] = field(default_factory=dict)
    refresh_status: int = 200
    ended: bool = False
    client_id: str = "nago"
    client_secret: str = "the secret of the client"
    codes: dict[str, Begun] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return self.far.url

    @property
    def key_fetches(self) -> int:
        return len(self.far.asked("/keys"))

    def authorize(self, url: str) -> dict[str, str]:
        """The user logs in at this address; the parameters that his browser comes back with."""
        asked = dict(parse_qsl(urlsplit(url).query))
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert asked["client_id"] == self.client_id
        code = secrets.token_urlsafe(12)
        self.codes[code] = Begun(asked["nonce"], asked["code_challenge"], asked["redirect_uri"])
        return {"code": code, "state": asked["state"], "iss": self.issuer}

    def claims(self, nonce: str = "") -> dict[str, Any]:
        """What an ID token says, with what is changed."""
        now = int(time.time())
        said = {"iss": self.issuer, "aud": self.client_id, "iat": now, "exp": now + 300}
        said |= self.user | ({"nonce": nonce} if nonce else {}) | self.changed
        return {name: value for name, value in said.items() if value is not None}

    def sign(self, claims: dict[str, Any], **header: Any) -> str:
        parts = {"alg": "RS256", "kid": self.key.kid} | self.header | header
        parts = {name: value for name, value in parts.items() if value is not None}
        return jwt.encode(parts, claims, self.key, algorithms=[parts["alg"]])

    def logout_token(self, typ: str | None = "logout+jwt", **changed: Any) -> str:
        """What says that the user has logged out here."""
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": self.client_id, "iat": now, "exp": now + 120,
            "jti": secrets.token_urlsafe(8), "sub": self.user["sub"],
            "events": {LOGOUT_EVENT: {}}, **changed,
        }  # fmt: skip
        return self.sign({n: v for n, v in claims.items() if v is not None}, typ=typ)

    def answer(self, request: Request) -> Answer:
        if request.path == "/.well-known/openid-configuration":
            return Answer.json(self._document())
        if request.path == "/keys":
            shown = self.shown if self.shown is not None else [public(self.key)]
            return Answer.json({"keys": shown})
        if request.path == "/token":
            return self._tokens(request)
        if request.path == "/userinfo":
            assert request.headers["authorization"].startswith("Bearer ")
            return Answer.json(self.userinfo if self.userinfo is not None else self.user)
        return Answer(404)

    def _document(self) -> dict[str, Any]:
        said = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize?tenant=7",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "end_session_endpoint": f"{self.issuer}/logout",
            "id_token_signing_alg_values_supported": ["RS256"],
            "authorization_response_iss_parameter_supported": True,
        }
        said |= self.document
        return {name: value for name, value in said.items() if value is not None}

    def _tokens(self, request: Request) -> Answer:
        fields = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        if not self._is_client(request):
            return Answer.json({"error": "invalid_client"}, 401)
        nonce = ""
        if fields["grant_type"] == "refresh_token":
            if self.ended or self.refresh_status != 200:
                return Answer.json({"error": "invalid_grant"}, self.refresh_status)
        else:
            begun = self.codes.pop(fields["code"], None)
            fits = (
                begun is not None
                and challenge(fields.get("code_verifier", "")) == begun.challenge
                and fields["redirect_uri"] == begun.redirect_uri
            )
            if begun is None or not fits:
                return Answer.json({"error": "invalid_grant"}, 400)
            nonce = begun.nonce
        claims = self.claims(nonce)
        return Answer.json(
            {
                "access_token": "an access token",
                "token_type": "Bearer",
                "id_token": self.token(claims) if self.token is not None else self.sign(claims),
                "refresh_token": "a refresh token",
            }
        )

    def _is_client(self, request: Request) -> bool:
        scheme, _, value = request.headers.get("authorization", "").partition(" ")
        pair = base64.b64decode(value).decode() if scheme == "Basic" else ""
        return [unquote(each) for each in pair.split(":")] == [self.client_id, self.client_secret]


@asynccontextmanager
async def openid() -> AsyncIterator[OpenID]:
    """One that runs."""
    async with far_server(lambda request: Answer(404)) as far:
        provider = OpenID(far)
        far.handler = provider.answer
        yield provider


def row(provider: OpenID, id: str = "contoso", **fields: Any) -> LoginProvider:
    """How administrators enter it."""
    given = {"name": id.title(), "enabled": True, "issuer": provider.issuer, "client_id": "nago"}
    return LoginProvider(id=id, **(given | fields))


async def registered(house, provider: OpenID, id: str = "contoso", **fields: Any) -> LoginProvider:
    """Entered or changed, in an application whose users log in there."""
    management = house.wiring.system(ProviderManagement)
    known = house.sign_on.providers.current(id)
    if known is not None:
        return await management.use_cases.save(SU, replace(known, **fields))
    now = house.settings.current(UserSettings)
    await house.settings.use_cases.save(SU, replace(now, sso_enabled=True))
    return await management.use_cases.save(SU, row(provider, id, **fields), provider.client_secret)


def public(key: RSAKey, **parts: Any) -> dict[str, Any]:
    """The part of a key that everybody may see, with these parts changed (None: left out)."""
    shown = {**key.as_dict(private=False), "use": "sig"} | parts
    return {name: value for name, value in shown.items() if value is not None}


def unsigned(header: dict[str, Any], claims: dict[str, Any]) -> str:
    """The first two parts of a token; the signature is up to the test."""
    return ".".join(encoded(json.dumps(each).encode()) for each in (header, claims))


def challenge(verifier: str) -> str:
    return encoded(hashlib.sha256(verifier.encode()).digest())


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
