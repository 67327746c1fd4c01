"""The seed's pages are tested in a real browser too."""

from tests.browser.conftest import chromium, new_application, new_context, page, two_pages

__all__ = ["chromium", "new_application", "new_context", "page", "two_pages"]
