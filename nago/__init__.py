"""Nago: business applications in Python alone; the server renders, the browser shows."""

from nago import ui
from nago.application import build, run, started
from nago.configurator import Configurator
from nago.errors import NagoError
from nago.i18n import Words
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window

__all__ = [
    "Configurator",
    "NagoError",
    "State",
    "View",
    "Window",
    "Words",
    "build",
    "run",
    "started",
    "ui",
]
