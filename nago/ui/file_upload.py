"""A place for files: chosen, dropped or pasted, sent at once, and in the state when they are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from nago.errors import ComponentError
from nago.presentation.action import Action, ActionOf, bind
from nago.presentation.state import State
from nago.presentation.upload_rules import UploadRules
from nago.presentation.uploaded_file import UploadedFile
from nago.ui.decor import Component, Decor

LARGEST_FILE = 64 << 20
LARGEST_TOTAL = 256 << 20
MOST_FILES = 20


class FileUploadField(Component, frozen=True, tag="FileUpload"):
    """A place for files, with those that are there."""

    label: str
    value: State[list[UploadedFile]]
    files: tuple[UploadedFile, ...]
    rules: UploadRules
    supporting_text: str | None = None
    error_text: str | None = None
    disabled: bool = False
    on_remove: ActionOf[str] | None = None
    on_change: Action | None = None

    def __post_init__(self) -> None:
        bind(self, "on_remove")
        bind(self, "on_change")


def FileUpload(
    label: str,
    *,
    value: State[list[UploadedFile]],
    accept: Sequence[str] = (),
    multiple: bool = False,
    max_bytes: int = LARGEST_FILE,
    max_total: int | None = None,
    max_files: int = MOST_FILES,
    original_images: bool = False,
    supporting_text: str | None = None,
    error_text: str | None = None,
    disabled: bool = False,
    on_change: Action | None = None,
    **decor: Unpack[Decor],
) -> FileUploadField:
    """Takes files into a state: `wnd.state("files", [], type=list[ui.UploadedFile])`.

    `accept` names kinds as suffixes (`.csv`) or MIME types (`image/png`, `image/*`); what a file is
    its content says. Without `multiple` a new file takes the place of the old one. `max_bytes`
    limits each file (64 MiB), `max_total` all of them (256 MiB), `max_files` their number (20); the
    server stops what goes beyond while it comes. PNG, JPEG, WebP and GIF are written anew, which
    drops places and programs that hide in them, unless `original_images` is set; more than 40
    megapixels are refused, and archives that would unpack to too much or outside.

    Files lie in a folder of the window and go with it: read or move what is to stay. `on_change`
    runs when one has come or was removed. Raises ComponentError for kinds and limits that cannot be
    meant.
    """
    if not isinstance(value, State) or value.kind != list[UploadedFile]:
        raise ComponentError(
            f"FileUpload.value: got {getattr(value, 'kind', type(value))!r:.80}, allowed is a state "
            'of list[ui.UploadedFile]: wnd.state("files", [], type=list[ui.UploadedFile])'
        )
    total = max(max_bytes, LARGEST_TOTAL) if max_total is None else max_total
    rules = UploadRules(
        tuple(accept), max_bytes, total, max_files if multiple else 1, original_images
    )

    def remove(id: str) -> object:
        for file in value.peek():
            if file.id == id:
                value.value = [each for each in value.peek() if each.id != id]
                file.discard()
                return on_change() if on_change is not None else None
        return None

    return FileUploadField(
        label,
        value,
        tuple(value.value),
        rules.check("FileUpload"),
        supporting_text,
        error_text,
        disabled,
        remove,  # type: ignore[arg-type]  # what on_change returns is awaited as well
        on_change,
        **decor,
    )
