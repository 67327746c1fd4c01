"""Templates: what mails say, built in for every language and changed by administrators."""

from nago.systems.template.built_in import built_in
from nago.systems.template.events import TemplateChanged
from nago.systems.template.model import (
    FoundTemplate,
    MailTemplate,
    Rendered,
    TemplateRefused,
    TemplateText,
)
from nago.systems.template.pages import TemplatePages
from nago.systems.template.system import TemplateManagement
from nago.systems.template.usecases import TemplateUseCases

__all__ = [
    "FoundTemplate",
    "MailTemplate",
    "Rendered",
    "TemplateChanged",
    "TemplateManagement",
    "TemplatePages",
    "TemplateRefused",
    "TemplateText",
    "TemplateUseCases",
    "built_in",
]
