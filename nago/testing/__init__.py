"""Drives an application as its user would: without a browser, or in a real one."""

from nago.testing.app import App
from nago.testing.browser_tree import BrowserTree
from nago.testing.clock import Clock
from nago.testing.element import Element
from nago.testing.failures import ServerFailure
from nago.testing.finding import Ambiguous, NotFound, Refused
from nago.testing.page import Page

__all__ = [
    "Ambiguous",
    "App",
    "BrowserTree",
    "Clock",
    "Element",
    "NotFound",
    "Page",
    "Refused",
    "ServerFailure",
]
