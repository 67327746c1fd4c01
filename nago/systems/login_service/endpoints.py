"""What programs and browsers ask the login service for (`security.md N04`)."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from msgspec import Struct

from nago.errors import (
    InvalidValue,
    NagoError,
    Overloaded,
    SignOnRefused,
    StoreError,
    Unreachable,
)
from nago.presentation.address import address
from nago.presentation.endpoint import Answer, Asked
from nago.presentation.posting import Posted, SeeOther
from nago.presentation.support_code import support_code
from nago.systems.login_service.logins import BeginLogin, CompleteLogin
from nago.systems.login_service.messages import Refused
from nago.systems.login_service.paths import CHOOSE, REFUSED
from nago.systems.login_service.usecases import AnswerRefresh, ExchangeNonce, PhotoOf
from nago.systems.sign_on.flows import Flow
from nago.systems.sign_on.messages import ExchangeAnswer, ExchangeRequest, RefreshRequest
from nago.systems.sign_on.model import Vouched

log = logging.getLogger("nago.login_service")

T = TypeVar("T", bound=Struct)
BEARER = re.compile(r"bearer +([A-Za-z0-9_\-]{1,200})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """`GET .?redirect=&nonce=`: an application has sent a browser here."""

    begin: BeginLogin

    async def __call__(self, asked: Asked) -> SeeOther | None:
        """None without a nonce: then it is the start page that somebody wants to see."""
        redirect, nonce = asked.value("redirect"), asked.value("nonce")
        if not nonce:
            return None
        return await _begun(self.begin, redirect, nonce, "", asked)


@dataclass(frozen=True, slots=True)
class PostChoice:
    """The user has chosen a provider on the page for that."""

    begin: BeginLogin

    async def __call__(self, posted: Posted) -> SeeOther:
        redirect, nonce = posted.field("redirect"), posted.field("nonce")
        return await _begun(self.begin, redirect, nonce, posted.field("provider"), posted)


@dataclass(frozen=True, slots=True)
class CameBack:
    """The provider has sent the browser back, and says who it is: on to the application."""

    complete: CompleteLogin

    async def __call__(self, flow: Flow, secret: str, vouched: Vouched, asked: Asked) -> SeeOther:
        try:
            return SeeOther(await self.complete(secret, vouched, address=asked.address))
        except NagoError as error:
            return _ended(error)


@dataclass(frozen=True, slots=True)
class Exchange:
    """`POST api/nago/v1/exchange`."""

    exchange: ExchangeNonce

    async def __call__(self, asked: Asked) -> Answer:
        try:
            nonce = _decoded(asked, ExchangeRequest).nonce
            return _json(ExchangeAnswer(await self.exchange(nonce, address=asked.address)))
        except SignOnRefused as error:
            return _refused(400, error)
        except NagoError as error:
            return _other(error)


@dataclass(frozen=True, slots=True)
class Refresh:
    """`POST api/nago/v1/refresh`."""

    answer: AnswerRefresh

    async def __call__(self, asked: Asked) -> Answer:
        try:
            refresh = _decoded(asked, RefreshRequest).refresh
            return _json(await self.answer(refresh, address=asked.address))
        except SignOnRefused as error:
            log.info("a refresh is refused: %s", error)
            return _refused(401, SignOnRefused("this refresh token does not work any more"))
        except NagoError as error:
            return _other(error)


@dataclass(frozen=True, slots=True)
class Photo:
    """`GET api/nago/v1/photo/me`, with the refresh token as bearer."""

    photo_of: PhotoOf

    async def __call__(self, asked: Asked) -> Answer:
        found = BEARER.fullmatch(asked.authorization.strip())
        try:
            photo = (
                await self.photo_of(found[1], address=asked.address) if found is not None else None
            )
        except NagoError as error:
            log.info("no picture is handed on: %s", error)
            photo = None
        if photo is None:
            return _refused(404, NagoError("there is no picture"))
        return Answer(200, photo[1], photo[0])


async def _begun(
    begin: BeginLogin, redirect: str, nonce: str, provider: str, by: Asked | Posted
) -> SeeOther:
    """To the provider, or to the page where the user says that he wants to go there."""
    try:
        url = await begin(redirect, nonce, provider=provider, flow=by.flow, address=by.address)
    except NagoError as error:
        return _ended(error)
    if url is None:
        return SeeOther(address(CHOOSE, {"redirect": redirect, "nonce": nonce}))
    return SeeOther(str(url), flow=url.flow)


def _ended(error: NagoError) -> SeeOther:
    """The page that says so and leads nowhere; the log has the reason under the same code."""
    code = support_code()
    log.warning("a login for another application ended [%s]: %s", code, error)
    kind = "application" if isinstance(error, InvalidValue) else "later"
    return SeeOther(address(REFUSED, {"why": kind, "code": code}))


def _decoded(asked: Asked, kind: type[T]) -> T:
    """Raises InvalidValue for what is no such message; it does not repeat what was sent."""
    try:
        return msgspec.json.decode(asked.body, type=kind)
    except msgspec.DecodeError:
        fields = ", ".join(kind.__struct_encode_fields__)
        raise InvalidValue(f"send a JSON object with: {fields}") from None


def _json(message: Struct) -> Answer:
    return Answer(200, msgspec.json.encode(message))


def _refused(status: int, error: NagoError) -> Answer:
    return Answer(status, msgspec.json.encode(Refused(str(error))))


def _other(error: NagoError) -> Answer:
    """Every answer but yes and no is "don't know": the application asks again later."""
    if isinstance(error, InvalidValue):
        return _refused(400, error)
    if isinstance(error, Overloaded):
        return Answer(
            429, msgspec.json.encode(Refused(str(error))), headers=(("retry-after", "60"),)
        )
    if isinstance(error, Unreachable | StoreError):
        log.warning("an application gets no answer: %s", error)
        return _refused(503, NagoError("not available right now, ask again later"))
    raise error
