"""Drives an application as its user would: the same wire, without a browser."""

from nago.testing.browser_tree import BrowserTree
from nago.testing.page import Browser, Page

__all__ = ["Browser", "BrowserTree", "Page"]
