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
  x UploadRefused         a file that a browser sends is not taken
  x FileGone              a file that a browser has sent is not there any more
  x InvalidValue          a value is not one of those that are allowed
    x LastAdministrator   nobody could administer the application any more
    x OwnAccount          nobody does this to his own account
  x SessionGone           the session has ended
  x PermissionDenied      the subject may not do this
    x ReauthenticationNeeded  the last login is too long ago for this
    x PasswordChangeNeeded    somebody else chose the password: first it is changed
  x LoginRefused          mail and password do not let anybody in, or not now
    x SignOnRefused       what an identity provider says lets nobody in
  x Unreachable           another server gave no answer that counts
  x Overloaded            too many wait already; later it will work
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


class UploadRefused(NagoError):
    """A file that a browser sends is not taken; `reason` is the end of a key in the catalogue,
    `values` fill its placeholders (a number is bytes), `gone` says that sending it again is of no use."""

    def __init__(self, reason: str, *, gone: bool = False, **values: str | int) -> None:
        super().__init__(f"the file is not taken: {reason}")
        self.reason = reason
        self.gone = gone
        self.values = values


class FileGone(NagoError):
    """A file that a browser has sent went with its window, or the application discarded it."""


class InvalidValue(NagoError):
    """A value is not one of those that are allowed; `field` names where it was entered."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class LastAdministrator(InvalidValue):
    """Nobody could administer the application any more (`security.md A03`)."""


class OwnAccount(InvalidValue):
    """Nobody does this to his own account, because he would lock himself out."""


class SessionGone(NagoError):
    """The session has ended, so nothing can be stored in it any more."""


class PermissionDenied(NagoError):
    """The subject may not do this.

    `permission` and `name` say which right is missing; `login` that logging in may help.
    """

    def __init__(
        self, message: str, *, permission: str = "", name: str = "", login: bool = False
    ) -> None:
        super().__init__(message)
        self.permission = permission
        self.name = name
        self.login = login


class ReauthenticationNeeded(PermissionDenied):
    """The right is there, but it needs a login that is at most ten minutes old (`security.md A04`)."""


class PasswordChangeNeeded(PermissionDenied):
    """The right is there, but the user has to choose a password of his own before it counts."""


class LoginRefused(NagoError):
    """Nobody is logged in by this; says the same for every reason (`security.md L04`).

    `retry_after` are the seconds to wait, if there were too many attempts.
    """

    def __init__(self, message: str, *, retry_after: float = 0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class SignOnRefused(LoginRefused):
    """A login through an identity provider ends here: it said no, or what it said does not count.

    The message is for the log; users see one sentence with a support code (`security.md` 1.5).
    """


class Unreachable(NagoError):
    """Another server gave no answer that counts, so what it would have said is not known."""


class Overloaded(NagoError):
    """Too many wait already; the same call may succeed in a moment."""


class NavigationError(NagoError):
    """A path or address that no window can go to."""


class ComponentError(NagoError):
    """A component was given a wrong field or a wrong value."""


class WiringError(NagoError):
    """The application is put together wrongly."""


class ConfigError(NagoError):
    """An environment variable or option is wrong; says what was read and what is allowed."""
