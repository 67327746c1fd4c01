"""What all windows of one application share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from nago.presentation.appearance import Appearance
from nago.presentation.routes import Routes
from nago.presentation.running import Running
from nago.presentation.spool import Spool


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """The root views, and what is shown where there is none, where one fails or is not allowed.

    `not_found` is called with the window; `failed` with the window and the support code;
    `denied` with the window and the PermissionDenied. `login_path` is where a password is
    confirmed.
    """

    appearance: Appearance
    routes: Routes
    not_found: Callable[..., Any]
    failed: Callable[..., Any]
    denied: Callable[..., Any]
    login_path: str
    running: Running = msgspec.field(default_factory=Running)
    """What is noted of the process."""
    spool: Spool = msgspec.field(default_factory=Spool)
    """Where files of browsers lie."""
