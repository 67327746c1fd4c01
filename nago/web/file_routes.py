"""Every address that files travel by, there and back."""

from __future__ import annotations

from starlette.routing import Route

from nago.presentation.uploads import Uploads
from nago.presentation.windows import Windows
from nago.web.downloads import Downloads
from nago.web.uploads import SessionOf, UploadRoutes


def file_routes(windows: Windows, session_of: SessionOf) -> list[Route]:
    """Below `/_nago/uploads`, `/_nago/imports` and `/_nago/files`."""
    return [
        *UploadRoutes(Uploads(windows), session_of).routes(),
        Downloads(windows, session_of).route(),
    ]
