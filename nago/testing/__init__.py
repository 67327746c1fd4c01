"""Drives an application as its user would: the same wire, without a browser."""

from nago.testing.browser_tree import BrowserTree
from nago.testing.direct import Browser

__all__ = ["Browser", "BrowserTree"]
