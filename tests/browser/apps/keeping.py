"""The notes, with a mail text and a kind of secret of their own."""

from typing import Annotated

from msgspec import Meta, Struct

from examples.accounts import configure as configure_notes
from nago import Configurator, run
from nago.systems.template import MailTemplate, TemplateText


class Shared(Struct, frozen=True):
    """Somebody shares a note."""

    name: str
    link: str


class Archive(Struct, frozen=True):
    """Where notes are archived."""

    host: Annotated[str, Meta(title="Host", min_length=1)] = ""
    key: Annotated[str, Meta(title="Key", extra={"secret": True})] = ""


ENGLISH = TemplateText(
    "{{ name }} shares a note", "Hello,\n\n{{ name }} shares a note.\n\n[Read it]({{ link }})\n"
)
GERMAN = TemplateText("{{ name }} teilt eine Notiz", "Guten Tag,\n\n[Lesen]({{ link }})\n")


def configure(cfg: Configurator) -> None:
    configure_notes(cfg)
    cfg.secret_management().register(Archive, title="Archive")
    cfg.template_management().register(
        MailTemplate(
            id="notes.shared",
            title="A shared note",
            description="Sent when somebody shares a note.",
            model=Shared,
            sample=Shared("Ada Example", "https://notes.example/1"),
            texts={"en": ENGLISH, "de": GERMAN},
        )
    )


if __name__ == "__main__":
    run(configure)
