"""What has happened to settings."""

from msgspec import Struct


class SettingsChanged(Struct, frozen=True):
    """Settings of this kind were saved and are in effect."""

    kind: str
