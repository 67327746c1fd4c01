"""Files that an action asks the user for, beside any field."""

from __future__ import annotations

import asyncio
import secrets

import msgspec

from nago.errors import UploadRefused
from nago.presentation.calls import Calls
from nago.presentation.upload_rules import UploadRules
from nago.presentation.uploaded_file import UploadedFile

ONE_FILE = UploadRules()
PREFIX = "import:"
"""No state has a colon in its name that view code would choose; what is asked for has this."""


class Import:
    """One question, and what has come for it."""

    def __init__(self, rules: UploadRules) -> None:
        self.id = f"{PREFIX}{secrets.token_urlsafe(12)}"
        self.rules = rules
        self.files: list[UploadedFile] = []
        self.answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()


class ImportFiles:
    """`await wnd.import_files(ui.UploadRules(...))`: asks the user for files.

    Browsers open their file chooser only after a click, so it is for actions.
    """

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._open: dict[str, Import] = {}

    async def __call__(self, rules: UploadRules = ONE_FILE) -> list[UploadedFile]:
        """The files once all have come; none if the user cancels or the window ends.

        Raises ComponentError for rules that cannot be meant.
        """
        question = Import(rules.check("import_files"))
        self._open[question.id] = question
        try:
            self._calls.call("choose", question.id, msgspec.to_builtins(rules))
            await question.answered
            return question.files
        finally:
            self._open.pop(question.id, None)

    def find(self, id: str) -> Import | None:
        return self._open.get(id)

    def finish(self, id: str, *, cancelled: bool = False) -> None:
        """The user has what he wanted, or wants nothing more. Raises UploadRefused for no question."""
        question = self._open.get(id)
        if question is None:
            raise UploadRefused("gone", gone=True)
        if cancelled:
            for file in question.files:
                file.discard()
            question.files = []
        if not question.answered.done():
            question.answered.set_result(None)

    def close(self) -> None:
        """The window has ended: nobody can answer."""
        for id in list(self._open):
            self.finish(id, cancelled=True)
