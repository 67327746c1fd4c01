"""What goes wrong on the server while a test looks at the browser."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec


class ServerFailure(AssertionError):
    """An action, a view or something spawned has failed; its own error is the cause."""


class Failure(msgspec.Struct):
    """Something that was logged as an error, and where it came from."""

    text: str
    error: BaseException | None


class Failures(logging.Handler):
    """Collects the errors that an application logs; a test fails by the first of them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._found: list[Failure] = []
        self._log = logging.getLogger("nago")
        self._log.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self._found.append(Failure(record.getMessage(), error))

    def check(self) -> None:
        """Raise the first failure that nobody expected, with its original traceback."""
        if self._found:
            failure = self._found.pop(0)
            self._found.clear()
            cause = "" if failure.error is None else f": {failure.error!r}"
            raise ServerFailure(f"{failure.text}{cause}") from failure.error

    @contextmanager
    def expected(self, kind: type[BaseException]) -> Iterator[list[BaseException]]:
        """Something fails in here, and shall: the list holds the errors afterwards.

        Raises AssertionError if nothing of that kind has failed.
        """
        self.check()
        errors: list[BaseException] = []
        before, self._found = self._found, []
        held = self.check
        self.check = lambda: None  # type: ignore[method-assign]  # until it is left
        try:
            yield errors
        finally:
            self.check = held  # type: ignore[method-assign]  # as it was
        found, self._found = self._found, before
        errors += [each.error for each in found if isinstance(each.error, kind)]
        self._found += [each for each in found if not isinstance(each.error, kind)]
        if not errors:
            raise AssertionError(f"nothing has failed with {kind.__name__}")
        self.check()

    def close(self) -> None:
        """Stop to listen."""
        self._log.removeHandler(self)
        super().close()
