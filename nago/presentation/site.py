"""What all windows of one application share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from nago.presentation.routes import Routes


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """The root views, and what is shown where there is none or where one fails.

    `not_found` is called with the window; `failed` with the window and the support code.
    """

    name: str
    routes: Routes
    not_found: Callable[..., Any]
    failed: Callable[..., Any]
