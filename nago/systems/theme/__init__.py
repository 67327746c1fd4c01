"""The theme: what an application is called, and what it looks like."""

from nago.systems.theme.model import LegalPage, MailColors, Theme
from nago.systems.theme.settings import ThemeSettings
from nago.systems.theme.system import ThemeManagement
from nago.systems.theme.usecases import ThemeUseCases

__all__ = [
    "LegalPage",
    "MailColors",
    "Theme",
    "ThemeManagement",
    "ThemeSettings",
    "ThemeUseCases",
]
