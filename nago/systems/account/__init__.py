"""The account pages: logging in and out, one's own profile, the first administrator."""

from nago.systems.account.system import AccountPages

__all__ = ["AccountPages"]
