"""Settings: what administrators may change while the application runs."""

from nago.systems.settings.events import SettingsChanged
from nago.systems.settings.model import SavedSettings, SettingsKind
from nago.systems.settings.pages import SettingsPages
from nago.systems.settings.permissions import CHANGE_SETTINGS, READ_SETTINGS
from nago.systems.settings.secrets import IS_SET
from nago.systems.settings.settings import WindowSettings
from nago.systems.settings.system import SettingsManagement

__all__ = [
    "CHANGE_SETTINGS",
    "IS_SET",
    "READ_SETTINGS",
    "SavedSettings",
    "SettingsChanged",
    "SettingsKind",
    "SettingsManagement",
    "SettingsPages",
    "WindowSettings",
]
