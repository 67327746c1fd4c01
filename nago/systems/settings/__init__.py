"""Settings: what administrators may change while the application runs."""

from nago.systems.settings.events import SettingsChanged
from nago.systems.settings.settings import WindowSettings
from nago.systems.settings.system import SettingsManagement

__all__ = ["SettingsChanged", "SettingsManagement", "WindowSettings"]
