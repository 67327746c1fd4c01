"""Everything that can go wrong, as one tree.

* NagoError
  x StoreError            a value could not be read or kept
    x StoreBusy           another process holds the database
    x StoreFull           the disk has no room left
    x StoreReadOnly       the database may not be written
    x SchemaTooNew        the database was written by a newer version
    x Unreadable          a stored value does not decrypt or decode
    x ConcurrentUpdate    somebody else saved the aggregate in between
    x NotUnique           a declared unique field has this value already
  x LimitError            a value is larger than what is allowed
  x InvalidValue          a value is not one of those that are allowed
  x SessionGone           the session has ended
  x PermissionDenied      the subject may not do this
  x NavigationError       a path or address that no window can go to
  x ComponentError        a component was given a wrong field or a wrong value
  x WiringError           the application is put together wrongly
  x ConfigError           an environment variable or option is wrong
"""


class NagoError(Exception):
    """Base of all errors that a view may show to its user."""


class StoreError(NagoError):
    """A value could not be read or kept."""


class StoreBusy(StoreError):
    """Another process holds the database; the same call may succeed later."""


class StoreFull(StoreError):
    """The disk has no room left."""


class StoreReadOnly(StoreError):
    """The database may not be written."""


class SchemaTooNew(StoreError):
    """The database was written by a newer version of the application."""


class Unreadable(StoreError):
    """A stored value does not decrypt or decode; it was left as it is."""


class ConcurrentUpdate(StoreError):
    """Somebody else saved the aggregate since it was read."""


class NotUnique(StoreError):
    """Another aggregate has this value in a field that is declared unique."""


class LimitError(NagoError):
    """A value is larger than what is allowed; nothing was stored."""


class InvalidValue(NagoError):
    """A value is not one of those that are allowed."""


class SessionGone(NagoError):
    """The session has ended, so nothing can be stored in it any more."""


class PermissionDenied(NagoError):
    """The subject may not do this."""


class NavigationError(NagoError):
    """A path or address that no window can go to."""


class ComponentError(NagoError):
    """A component was given a wrong field or a wrong value."""


class WiringError(NagoError):
    """The application is put together wrongly."""


class ConfigError(NagoError):
    """An environment variable or option is wrong; says what was read and what is allowed."""
