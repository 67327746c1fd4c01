"""Texts of templates that come with a package, as files."""

from __future__ import annotations

from importlib.resources import files

from nago.errors import WiringError
from nago.i18n import LANGUAGES
from nago.systems.template.model import TemplateText

FOLDER = "mails"


def built_in(package: str, name: str) -> dict[str, TemplateText]:
    """The texts in `mails/<name>.<language>.md` of the package, by their language.

    The first line is the subject, the rest after a blank line the body. Raises WiringError,
    naming the file, if the one of a language is missing or has no such form.
    """
    return {language: _read(package, name, language) for language in LANGUAGES}


def _read(package: str, name: str, language: str) -> TemplateText:
    place = f"{FOLDER}/{name}.{language}.md"
    try:
        text = files(package).joinpath(FOLDER, f"{name}.{language}.md").read_text("utf-8")
    except (OSError, ModuleNotFoundError, UnicodeDecodeError) as error:
        raise WiringError(
            f"the text of a template is missing: {place} of {package}: {error}"
        ) from None
    subject, blank, body = text.partition("\n\n")
    if not blank or "\n" in subject or not subject.strip() or not body.strip():
        raise WiringError(
            f"{place} of {package}: the first line is the subject, then comes a blank line, then "
            "the body"
        )
    return TemplateText(subject.strip(), body.strip() + "\n")
