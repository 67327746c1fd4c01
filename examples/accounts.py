"""Notes that need rights: login, roles, a use case that audits, settings, and the session store.

Start it with `python -m examples.accounts`, open the link that it prints, and make yourself the
administrator. Then write notes. In the administration, which the menu of your account leads to,
make an account for a colleague and give it the role "Reader" or "Writer".
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta, Struct

from nago import Configurator, NagoError, View, Window, run, ui
from nago.auth.permission import Permission
from nago.auth.subject import SU, Subject
from nago.data.repository import Aggregate, Repository
from nago.systems.settings import SettingsManagement

READ_NOTES = Permission("notes.read", "Read notes", "See what others have noted.")
WRITE_NOTES = Permission("notes.write", "Write notes", "Add notes and remove them.")
DRAFT = "draft"


class Note(Aggregate, frozen=True):
    """Something that somebody wants to remember."""

    text: str
    author: str


class NoteSettings(Struct, frozen=True):
    """Notes"""

    most: Annotated[
        int,
        Meta(ge=1, le=1000, title="Number of notes", description="More are refused."),
    ] = 100
    signed: Annotated[bool, Meta(title="Show who has written a note")] = True


@dataclass(frozen=True)
class FindNotes:
    """Reads all notes."""

    notes: Repository[Note]

    async def __call__(self, subject: Subject) -> list[Note]:
        subject.audit(READ_NOTES)
        return await self.notes.find_all()


@dataclass(frozen=True)
class WriteNote:
    """Adds a note."""

    notes: Repository[Note]
    settings: SettingsManagement

    async def __call__(self, subject: Subject, text: str) -> Note:
        """Raises PermissionDenied, and NagoError for an empty note or one too many."""
        subject.audit(WRITE_NOTES)
        if not text.strip():
            raise NagoError("write something first")
        if await self.notes.count() >= self.settings.current(NoteSettings).most:
            raise NagoError("there are too many notes already: remove one before")
        note = Note(id=secrets.token_urlsafe(9), text=text.strip(), author=subject.name)
        return await self.notes.save(note)


@dataclass(frozen=True)
class RemoveNote:
    """Removes a note."""

    notes: Repository[Note]

    async def __call__(self, subject: Subject, id: str) -> bool:
        subject.audit(WRITE_NOTES)
        return await self.notes.delete(id)


@dataclass(frozen=True)
class NotesPage:
    """All notes, and a field for the next one; a draft waits in the session."""

    find: FindNotes
    write: WriteNote
    remove: RemoveNote
    settings: SettingsManagement

    async def __call__(self, wnd: Window) -> View:
        subject, session = wnd.subject(), wnd.session()
        notes = await self.find(subject)  # whoever may not read them gets the page that says so
        text = wnd.state("text", session.get_string(DRAFT) or "")

        async def keep_draft() -> None:
            await session.put_string(DRAFT, text.value)

        async def add() -> None:
            try:
                await self.write(wnd.subject(), text.value)
            except NagoError as error:
                ui.show_banner_error(wnd, error)
                return
            text.value = ""
            await session.delete(DRAFT)
            wnd.invalidate()

        may_write = subject.has_permission(WRITE_NOTES)
        return ui.VStack(
            ui.Text("Notes", level="h1"),
            ui.Form(
                ui.TextField("What do you want to remember?", text, on_change=keep_draft),
                ui.SubmitButton("Add note"),
                action=add,
                alignment="leading",
            )
            if may_write
            else None,
            ui.Card(
                ui.List(*(self._row(wnd, note, may_write) for note in notes))
                if notes
                else ui.Text("No notes yet.", color=ui.ColorMuted),
                title="All notes",
            ),
            gap=ui.L24,
            alignment="stretch",
            frame=ui.Frame(width=ui.FULL, max_width=ui.L560),
        )

    def _row(self, wnd: Window, note: Note, may_write: bool) -> ui.ListLine:
        async def remove() -> None:
            await self.remove(wnd.subject(), note.id)
            wnd.invalidate()

        button = ui.TertiaryButton(
            "Remove", action=remove, accessibility_label=f"Remove {note.text}"
        )
        return ui.ListRow(
            note.text,
            note.author if self.settings.current(NoteSettings).signed else None,
            trailing=button if may_write else None,
            key=note.id,
        )


def welcome(wnd: Window) -> View:
    """What everybody sees, logged in or not."""
    subject = wnd.subject()
    name = f", {subject.name}" if subject.valid else ""
    return ui.VStack(
        ui.Text(f"Welcome{name}", level="h1"),
        ui.Text("Notes are for those who may read them.", color=ui.ColorMuted),
        ui.Link("To the notes", "notes"),
        gap=ui.L12,
        frame=ui.Frame.match_screen(),
    )


def configure(cfg: Configurator) -> None:
    cfg.name("Notes")
    cfg.user_management()
    settings = cfg.settings_management()
    settings.register(
        NoteSettings,
        title="Notes",
        description="How many there may be, and what stands beside them.",
    )
    cfg.permission(READ_NOTES)
    cfg.permission(WRITE_NOTES)
    notes = cfg.repository(Note, "notes")
    page = NotesPage(FindNotes(notes), WriteNote(notes, settings), RemoveNote(notes), settings)
    cfg.scaffold(menu=[ui.MenuEntry("Welcome", "."), ui.MenuEntry("Notes", "notes")])
    cfg.root_view_with_decoration(".", welcome)
    cfg.root_view_with_decoration("notes", page)

    async def bring_roles() -> None:
        upsert = cfg.role_management().use_cases.upsert
        await upsert(SU, "notes.reader", "Reader", permissions=["notes.read"])
        await upsert(SU, "notes.writer", "Writer", permissions=["notes.read", "notes.write"])

    cfg.on_start(bring_roles)


if __name__ == "__main__":
    run(configure)
