"""Logging in at OpenID providers: the code flow, with all that binds it to one browser."""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from msgspec import Struct

from nago.errors import NagoError, SignOnRefused, Unreachable
from nago.outward import Outward
from nago.systems.sign_on.model import Vouched
from nago.systems.sign_on.oidc.claims import user_of
from nago.systems.sign_on.oidc.discovery import Discovery, Metadata
from nago.systems.sign_on.oidc.id_token import IDToken, check_access_token, check_id_token, decoded
from nago.systems.sign_on.oidc.keys import ProviderKeys
from nago.systems.sign_on.oidc.logout_token import LoggedOutThere, checked_logout
from nago.systems.sign_on.provider import LoginProvider

FORM = "application/x-www-form-urlencoded"


class TokenAnswer(Struct, frozen=True):
    """What the token endpoint gives (RFC 6749, 5.1)."""

    access_token: str
    token_type: str
    id_token: str | None = None
    refresh_token: str | None = None

    def __repr__(self) -> str:
        return "TokenAnswer()"


class Check(Struct, frozen=True):
    """One thing that a test of the connection has looked at: `discovery`, `keys`, `algorithms`,
    `pkce`, `userinfo` or `logout`. `detail` is for the administrator, in English."""

    name: str
    ok: bool
    detail: str = ""


class RelyingParty:
    """Code flow with PKCE (S256), state and nonce; nothing else is spoken (`security.md N16`)."""

    def __init__(self, outward: Outward, clock: Callable[[], float] = time.time) -> None:
        self._outward = outward
        self._clock = clock
        self._discovery = Discovery(outward, clock)
        self._keys = ProviderKeys(outward, clock)

    async def start(
        self,
        provider: LoginProvider,
        *,
        redirect_uri: str,
        state: str,
        nonce: str,
        verifier: str,
        prompt: str = "",
        max_age: int | None = None,
        login_hint: str = "",
    ) -> str:
        """Where the browser goes. Raises SignOnRefused, Unreachable."""
        metadata = await self._discovery.find(provider.issuer)
        values = {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": redirect_uri,
            "scope": " ".join(provider.scopes),
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge_of(verifier),
            "code_challenge_method": "S256",
            "prompt": prompt,
            "max_age": "" if max_age is None else str(max_age),
            "login_hint": login_hint,
            # What is accepted afterwards; this only spares users the wrong choice.
            "hd": provider.hosted_domains[0] if len(provider.hosted_domains) == 1 else "",
        }
        return _with_query(metadata.authorization_endpoint, values)

    async def finish(
        self,
        provider: LoginProvider,
        secret: str,
        *,
        redirect_uri: str,
        code: str,
        iss: str,
        nonce: str,
        verifier: str,
        max_age: int | None = None,
    ) -> Vouched:
        """Who has come back with this code. `iss` is the parameter of the callback, "" if it has
        none (RFC 9207). Raises SignOnRefused, Unreachable."""
        metadata = await self._discovery.find(provider.issuer)
        if iss != provider.issuer and (
            iss or metadata.authorization_response_iss_parameter_supported
        ):
            raise SignOnRefused(f"{provider.id}: the code was issued by another provider")
        if not code:
            raise SignOnRefused(f"{provider.id}: the browser came back without a code")
        answer = await self._tokens(
            provider,
            secret,
            metadata,
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": redirect_uri,
                "code_verifier": verifier,
            },
        )
        if answer.id_token is None:
            raise SignOnRefused(f"{provider.id}: it gave no ID token")
        token, claims = await self._checked(
            provider, metadata, answer.id_token, answer.access_token, nonce, max_age
        )
        claims = {**await self._userinfo(metadata, answer.access_token, token.sub), **claims}
        return self._vouched(provider, token, claims, answer, answer.refresh_token or "")

    async def refresh(
        self, provider: LoginProvider, secret: str, *, refresh: str, subject: str
    ) -> Vouched:
        """Whether the provider still vouches for this user, and what it says of him now.

        `subject` is that of his ExternalUser. Raises SignOnRefused for a "no", Unreachable.
        """
        metadata = await self._discovery.find(provider.issuer)
        values = {"grant_type": "refresh_token", "refresh_token": refresh}
        answer = await self._tokens(provider, secret, metadata, values)
        token: IDToken | None = None
        claims: dict[str, Any] = {}
        if answer.id_token is not None:
            token, claims = await self._checked(
                provider, metadata, answer.id_token, answer.access_token, None, None
            )
        info = await self._userinfo(
            metadata, answer.access_token, token.sub if token is not None else None
        )
        claims = {**info, **claims}
        sub = token.sub if token is not None else str(claims.get("sub", ""))
        if not sub:
            raise Unreachable(f"{provider.id}: it says nothing of its user at a refresh")
        if token is None and provider.preset == "entra":  # userinfo has neither tid nor oid
            tenant, _, object_id = subject.partition(":")
            claims = {**claims, "tid": tenant, "oid": object_id}
        kept = answer.refresh_token or refresh
        vouched = self._vouched(provider, token, {**claims, "sub": sub}, answer, kept)
        if vouched.user.subject != subject:
            raise SignOnRefused(f"{provider.id}: it speaks of another user at a refresh")
        return vouched

    async def logout_url(
        self,
        provider: LoginProvider,
        *,
        id_token_hint: str,
        post_logout_redirect_uri: str,
        state: str = "",
    ) -> str | None:
        """Where the login at the provider is ended; None if it says no such address
        (RP-Initiated Logout 1.0). Raises SignOnRefused, Unreachable."""
        metadata = await self._discovery.find(provider.issuer)
        if metadata.end_session_endpoint is None:
            return None
        values = {
            "id_token_hint": id_token_hint,
            "client_id": provider.client_id,
            "post_logout_redirect_uri": post_logout_redirect_uri,
            "state": state,
        }
        return _with_query(metadata.end_session_endpoint, values)

    async def logout_token(self, provider: LoginProvider, token: str) -> LoggedOutThere:
        """Who has logged out there. Raises SignOnRefused, Unreachable."""
        metadata = await self._discovery.find(provider.issuer)
        header, claims = await self._keys.verified(metadata.jwks_uri, token, provider.algorithms)
        return checked_logout(
            header.typ,
            claims,
            issuer=provider.issuer,
            client_id=provider.client_id,
            now=self._clock(),
        )

    async def test(self, provider: LoginProvider) -> tuple[Check, ...]:
        """Whether the provider can be reached and offers what is needed; nobody logs in."""
        try:
            metadata = await self._discovery.find(provider.issuer, anew=True)
        except NagoError as error:
            return (Check("discovery", False, str(error)),)
        checks = [Check("discovery", True, metadata.issuer)]
        try:
            count = await self._keys.count(metadata.jwks_uri)
            checks.append(Check("keys", count > 0, str(count)))
        except NagoError as error:
            checks.append(Check("keys", False, str(error)))
        offered = set(metadata.id_token_signing_alg_values_supported)
        common = sorted(offered & set(provider.algorithms))
        challenges = metadata.code_challenge_methods_supported
        return (
            *checks,
            Check("algorithms", bool(common), ", ".join(common) or ", ".join(sorted(offered))),
            # Entra does it and does not say so.
            Check("pkce", not challenges or "S256" in challenges, ", ".join(challenges)),
            Check("userinfo", True, metadata.userinfo_endpoint or "-"),
            Check("logout", True, metadata.end_session_endpoint or "-"),
        )

    async def _tokens(
        self, provider: LoginProvider, secret: str, metadata: Metadata, values: Mapping[str, str]
    ) -> TokenAnswer:
        """The client proves itself as the provider wants it (RFC 6749, 2.3.1)."""
        headers, fields = {"content-type": FORM, "accept": "application/json"}, dict(values)
        methods = metadata.token_endpoint_auth_methods_supported
        if secret and "client_secret_basic" in methods:
            pair = f"{quote(provider.client_id, safe='')}:{quote(secret, safe='')}"
            headers["authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        else:
            fields["client_id"] = provider.client_id
            if secret:
                fields["client_secret"] = secret
        answer = await self._outward.json(
            "POST",
            metadata.token_endpoint,
            TokenAnswer,
            headers=headers,
            body=urlencode(fields).encode(),
        )
        if answer.token_type.lower() != "bearer":
            raise SignOnRefused(f"{provider.id}: it gave a token of an unknown type")
        return answer

    async def _checked(
        self,
        provider: LoginProvider,
        metadata: Metadata,
        id_token: str,
        access_token: str,
        nonce: str | None,
        max_age: int | None,
    ) -> tuple[IDToken, dict[str, Any]]:
        header, data = await self._keys.verified(metadata.jwks_uri, id_token, provider.algorithms)
        token, claims = decoded(data)
        check_id_token(
            token,
            issuer=provider.issuer,
            client_id=provider.client_id,
            now=self._clock(),
            nonce=nonce,
            max_age=max_age,
        )
        check_access_token(token, header.alg, access_token)
        return token, claims

    async def _userinfo(
        self, metadata: Metadata, access_token: str, sub: str | None
    ) -> dict[str, Any]:
        """More claims; they have to be about the same user (Core, 5.3.2)."""
        if metadata.userinfo_endpoint is None:
            return {}
        headers = {"authorization": f"Bearer {access_token}", "accept": "application/json"}
        found = await self._outward.json(
            "GET", metadata.userinfo_endpoint, dict[str, Any], headers=headers
        )
        if sub is not None and found.get("sub") != sub:
            raise SignOnRefused("the provider's user information is about somebody else")
        return found

    def _vouched(
        self,
        provider: LoginProvider,
        token: IDToken | None,
        claims: Mapping[str, Any],
        answer: TokenAnswer,
        refresh: str,
    ) -> Vouched:
        picture = claims.get("picture")
        sub = token.sub if token is not None else str(claims["sub"])
        return Vouched(
            user=user_of(provider, sub, claims),
            refresh=refresh,
            photo=picture if isinstance(picture, str) else "",
            sid=token.sid if token is not None else "",
            auth_time=token.auth_time if token is not None else None,
            acr=token.acr if token is not None else "",
            amr=token.methods if token is not None else (),
            id_token=answer.id_token or "",
        )


def _with_query(url: str, values: Mapping[str, str]) -> str:
    """The address with these values beside those that it has; empty ones are left out."""
    parts = urlsplit(url)
    added = urlencode({name: value for name, value in values.items() if value}, quote_via=quote)
    query = f"{parts.query}&{added}" if parts.query else added
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def challenge_of(verifier: str) -> str:
    """The PKCE challenge of a verifier (RFC 7636, 4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
