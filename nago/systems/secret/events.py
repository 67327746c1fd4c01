"""What has happened to secrets: ids only."""

from msgspec import Struct


class SecretSaved(Struct, frozen=True):
    """A secret was made or changed, or belongs to others now."""

    id: str


class SecretDeleted(Struct, frozen=True):
    """A secret is gone."""

    id: str
