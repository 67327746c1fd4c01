"""What may be set of windows."""

from typing import Annotated

from msgspec import Meta, Struct


class WindowSettings(Struct, frozen=True):
    """How windows behave."""

    keep_minutes: Annotated[
        int,
        Meta(
            ge=1,
            le=1440,
            title="settings.window.keep_minutes",
            description="settings.window.keep_minutes.text",
        ),
    ] = 5
    """How long a window waits for its browser to come back."""
