"""The security headers that stand on every answer, whatever it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nago.presentation.own_component import SourceKind
from nago.web.origin import Origins

DIRECTIVES: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "img-src": ("'self'", "data:", "blob:"),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
    "frame-ancestors": ("'none'",),
    "require-trusted-types-for": ("'script'",),
    "trusted-types": ("'none'",),
    "report-uri": ("/_nago/csp-report",),
}
"""Content Security Policy 3, without unsafe-inline or unsafe-eval (`security.md X01`)."""

Headers = Sequence[tuple[bytes, bytes]]


def policy(sources: Iterable[Mapping[SourceKind, Sequence[str]]] = ()) -> bytes:
    """The policy of every page, wide enough for all of these components together: a window goes
    from page to page without another answer."""
    wide = dict(DIRECTIVES)
    for each in sources:
        for kind, allowed in each.items():
            there = wide.get(f"{kind}-src", ())
            wide[f"{kind}-src"] = (*there, *(one for one in allowed if one not in there))
    return "; ".join(f"{name} {' '.join(words)}" for name, words in wide.items()).encode()


FIXED: Headers = (
    (b"content-security-policy", policy()),
    (b"x-content-type-options", b"nosniff"),
    # same-origin, not no-referrer: Origin would become null on our own POSTs (Fetch, 3.1).
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
TRANSPORT = (b"strict-transport-security", b"max-age=63072000; includeSubDomains")
SAFE_METHODS = ("GET", "HEAD")


class SecurityHeaders:
    """Adds the headers (X03), `no-store` where nothing else is said (C06), and refuses unsafe
    requests that no page of ours has sent (X04), except at routes for programs, which see no
    cookies."""

    def __init__(
        self,
        app: ASGIApp,
        origins: Origins,
        secure: bool,
        is_endpoint: Callable[[str], bool] = lambda path: False,
        csp: bytes = FIXED[0][1],
    ) -> None:
        self._app = app
        self._is_endpoint = is_endpoint
        self._origins = origins
        fixed = ((FIXED[0][0], csp), *FIXED[1:])
        self._headers = (*fixed, TRANSPORT) if secure else fixed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return

        async def send_secured(message: Message) -> None:
            if message["type"] in STARTS:
                headers = list(message.get("headers", ()))
                names = {name.lower() for name, _ in headers}
                headers += [pair for pair in self._headers if pair[0] not in names]
                if b"cache-control" not in names:
                    headers.append((b"cache-control", b"no-store"))
                message = {**message, "headers": headers}
            await send(message)

        unsafe = scope["type"] == "http" and scope["method"] not in SAFE_METHODS
        if (
            unsafe
            and not self._origins.may_change(scope["headers"])
            and not self._is_endpoint(scope["path"].strip("/"))
        ):
            await send_secured({"type": "http.response.start", "status": 403, "headers": []})
            await send_secured({"type": "http.response.body", "body": b""})
            return
        if scope["type"] == "websocket":
            # Frames have no headers: after the handshake they take the short way.
            scope = {**scope, PLAIN_SEND: send}
        await self._app(scope, receive, send_secured)


PLAIN_SEND = "nago.plain_send"
STARTS = ("http.response.start", "websocket.accept", "websocket.http.response.start")
