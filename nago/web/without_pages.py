"""What machines ask for: whether we live, what robots may read, an icon, reports of browsers."""

from __future__ import annotations

import logging
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from nago.web.rate import TokenBucket

log = logging.getLogger("nago.web")

LONGEST_REPORT = 2000


class WithoutPages:
    """Answers that need neither a session nor a window.

    `ready` says whether the stores are open, `icon` which file below `/_nago/` is the icon now.
    """

    def __init__(self, ready: Callable[[], bool], icon: Callable[[], str]) -> None:
        self._ready = ready
        self._icon = icon
        self._reports = TokenBucket(1, 5)

    def routes(self) -> list[Route]:
        return [
            Route("/healthz", self.healthz),
            Route("/readyz", self.readyz),
            Route("/robots.txt", self.robots),
            Route("/favicon.ico", self.favicon),
            Route("/_nago/csp-report", self.report, methods=["POST"]),
        ]

    async def healthz(self, request: Request) -> Response:
        """The process lives; answers any host."""
        return PlainTextResponse("alive")

    async def readyz(self, request: Request) -> Response:
        """The stores are open."""
        return PlainTextResponse("ready") if self._ready() else PlainTextResponse("not ready", 503)

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /\n")

    async def favicon(self, request: Request) -> Response:
        return RedirectResponse(f"/_nago/{self._icon()}", 307)

    async def report(self, request: Request) -> Response:
        """A browser tells what our content policy has stopped; some of it is logged."""
        data = b""
        async for chunk in request.stream():
            data = (data + chunk)[:LONGEST_REPORT]
        if self._reports.take():
            log.warning("stopped by the content policy: %s", data.decode("utf-8", "replace"))
        return Response(status_code=204)
