"""The pages on which administrators change settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec import Struct

from nago.auth.permission import Permission
from nago.auth.subject import SU, Subject
from nago.errors import ConcurrentUpdate
from nago.i18n import translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.settings.checked import warnings_of
from nago.systems.settings.confirmation import may_change
from nago.systems.settings.model import SavedSettings, SettingsKind
from nago.systems.settings.permissions import CHANGE_SETTINGS
from nago.systems.settings.system import SettingsManagement
from nago.ui.badge import Badge
from nago.ui.banner import Banner, show_snackbar
from nago.ui.button import SecondaryButton, TertiaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.fallback import not_found
from nago.ui.form_field import spoken
from nago.ui.form_of import Choices, form, reset_form
from nago.ui.list import List, ListLine, ListRow
from nago.ui.text import Text
from nago.ui.titled_page import titled_page
from nago.ui.value_text import value_text
from nago.wiring import Wiring

PATH = "admin/settings"
MOST_SHOWN = 50

NameOf = Callable[[Subject, str], Awaitable[str]]
ChoicesOf = Callable[[Subject], Awaitable[Choices]]


async def id_as_name(subject: Subject, id: str) -> str:
    """What somebody is called as long as nobody says how."""
    return id


@dataclass(frozen=True, slots=True)
class Beside:
    """A page of another system that belongs beside the settings, for those who hold its right.

    Title and text are keys of `nago/i18n.py`.
    """

    path: str
    title: str
    text: str
    permission: Permission


@dataclass(slots=True)
class SettingsPages:
    """The list of all kinds of settings, and a page for each.

    Installed by `wiring.system(SettingsPages)`. `name_of` says what the user of an id is called;
    whoever knows users sets it. `choices` says, for a kind, what may be chosen in its fields, as
    the `choices` of `ui.form`: for what is known only now, such as the roles that there are.
    """

    settings: SettingsManagement
    name_of: NameOf = id_as_name
    choices: dict[type[Struct], ChoicesOf] = field(default_factory=dict)
    columns: dict[type[Struct], Literal[1, 2, 3, 4]] = field(default_factory=dict)
    """In how many columns the fields of a section stand, where it is not one."""
    beside: list[Beside] = field(default_factory=list)
    """Pages of other systems that are listed with the settings."""

    @classmethod
    def install(cls, wiring: Wiring) -> SettingsPages:
        pages = cls(wiring.system(SettingsManagement))
        wiring.root_view_with_decoration(PATH, pages.all_kinds)
        wiring.root_view_with_decoration(f"{PATH}/{{kind}}", pages.one_kind)
        return pages

    def all_kinds(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        language = wnd.language()
        kinds = self.settings.use_cases.kinds(wnd.subject())
        return titled_page(
            wnd,
            translate(language, "settings.title"),
            translate(language, "settings.text"),
            List(
                *(
                    ListRow(
                        spoken(language, each.title),
                        spoken(language, each.description) or None,
                        to=each.path or f"{PATH}/{each.name}",
                        key=each.name,
                    )
                    for each in kinds
                ),
                *(
                    ListRow(
                        translate(language, each.title),
                        translate(language, each.text),
                        to=each.path,
                        key=each.path,
                    )
                    for each in self.beside
                    if wnd.subject().has_permission(each.permission)
                ),
            )
            if kinds
            else Text(translate(language, "settings.empty"), color=ColorMuted),
        )

    async def one_kind(self, wnd: Window) -> View:
        """Raises PermissionDenied and StoreError."""
        subject = wnd.subject()
        kinds = {each.name: each for each in self.settings.use_cases.kinds(subject)}
        kind = kinds.get(wnd.values().get("kind", ""))
        if kind is None or kind.path:
            wnd.status = 404
            return not_found(wnd)
        return await KindPage(self, kind)(wnd)


@dataclass(frozen=True, slots=True)
class KindPage:
    """Shows and changes the settings of one kind."""

    pages: SettingsPages
    kind: SettingsKind

    async def __call__(self, wnd: Window) -> View:
        subject, language = wnd.subject(), wnd.language()
        use_cases = self.pages.settings.use_cases
        loaded, version = await use_cases.load.with_version(subject, self.kind.kind)
        history = await use_cases.history(subject, self.kind.kind)
        offered = self.pages.choices.get(self.kind.kind)
        choices = None if offered is None else await offered(subject)
        entered: State[Any] = wnd.state("settings", loaded)
        base = wnd.state("version", version)
        stale = wnd.state("stale", False)
        may, confirmation = may_change(wnd, CHANGE_SETTINGS)

        async def save() -> None:
            try:
                saved = await use_cases.save(wnd.subject(), entered.peek(), version=base.peek())
            except ConcurrentUpdate:
                stale.value = True
                raise
            key = "settings.saved" if saved != base.peek() else "settings.unchanged"
            await load()
            show_snackbar(wnd, translate(language, key))

        async def load() -> None:
            entered.value, base.value = await use_cases.load.with_version(
                wnd.subject(), self.kind.kind
            )
            stale.value = False
            reset_form(entered)
            wnd.invalidate()  # the history has grown

        return titled_page(
            wnd,
            spoken(language, self.kind.title),
            spoken(language, self.kind.description),
            confirmation,
            *(
                Banner(translate(language, key, **values), tone="warning", key=f"warning-{number}")
                for number, (key, values) in enumerate(warnings_of(loaded))
            ),
            SecondaryButton(translate(language, "settings.reload"), action=load)
            if stale.value
            else None,
            form(
                entered,
                action=save,
                choices=choices,
                readonly=not may,
                columns=self.pages.columns.get(self.kind.kind, 1),
            ),
            await self.history(wnd, history, may, load),
        )

    async def history(
        self,
        wnd: Window,
        history: Sequence[SavedSettings],
        may: bool,
        load: Callable[[], Awaitable[None]],
    ) -> View:
        """Earlier versions, each with a way back for those who may change something."""
        language = wnd.language()
        names = {each.by: await self._who(wnd, each.by) for each in history[:MOST_SHOWN]}
        rows = []
        for each in history[:MOST_SHOWN]:
            current = each.version == history[0].version
            rows.append(self._row(wnd, each, names[each.by], current, may, load))
        return Card(
            List(*rows)
            if rows
            else Text(translate(language, "settings.history.empty"), color=ColorMuted),
            title=translate(language, "settings.history.title"),
        )

    def _row(
        self,
        wnd: Window,
        saved: SavedSettings,
        who: str,
        current: bool,
        may: bool,
        load: Callable[[], Awaitable[None]],
    ) -> ListLine:
        language, version = wnd.language(), str(saved.version)

        async def roll_back() -> None:
            use_cases = self.pages.settings.use_cases
            await use_cases.roll_back(wnd.subject(), self.kind.kind, saved.version)
            await load()
            said = translate(language, "settings.history.returned", version=version)
            show_snackbar(wnd, said)

        trailing: View | None = None
        if current:
            trailing = Badge(translate(language, "settings.history.current"), tone="success")
        elif may:
            title = translate(language, "settings.history.roll_back", version=version)
            trailing = TertiaryButton(title, action=roll_back)
        when = value_text(saved.at, language, wnd.info().time_zone)
        return ListRow(
            translate(language, "settings.history.version", version=version),
            translate(language, "settings.history.saved", when=when, who=who),
            trailing=trailing,
            key=version,
        )

    async def _who(self, wnd: Window, id: str) -> str:
        if id == SU.id:
            return translate(wnd.language(), "settings.history.application")
        name = await self.pages.name_of(wnd.subject(), id)
        return translate(wnd.language(), "settings.history.by", who=name or id)
