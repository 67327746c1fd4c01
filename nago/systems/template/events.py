"""What has happened to templates."""

from msgspec import Struct


class TemplateChanged(Struct, frozen=True):
    """Mails of this template say something else in this language from now on."""

    id: str
    language: str
