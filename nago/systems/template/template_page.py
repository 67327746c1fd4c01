"""The page of one template: its text in each language, how the mail looks, and what may stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from nago.auth.subject import SU
from nago.errors import ConcurrentUpdate
from nago.i18n import LANGUAGES, translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.settings.confirmation import may_change
from nago.systems.settings.pages import SettingsPages
from nago.systems.template.filters import FILTERS
from nago.systems.template.model import (
    LONGEST_SUBJECT,
    FoundTemplate,
    TemplateOverride,
    TemplateRefused,
    TemplateText,
    variables_of,
)
from nago.systems.template.permissions import UPDATE_TEMPLATE
from nago.systems.template.preview import preview
from nago.systems.template.rendering import Letter
from nago.systems.template.syntax import APPLICATION
from nago.systems.template.system import TemplateManagement
from nago.systems.template.values import LISTS, shown
from nago.ui.accordion import Accordion
from nago.ui.badge import Badge
from nago.ui.banner import Banner, show_snackbar
from nago.ui.button import SecondaryButton, TertiaryButton
from nago.ui.card import Card
from nago.ui.code import Code
from nago.ui.code_editor import CodeEditor, CodeProblem
from nago.ui.color import ColorMuted
from nago.ui.confirmation import Confirm
from nago.ui.decor import Frame
from nago.ui.fallback import not_found
from nago.ui.form import Form, SubmitButton
from nago.ui.form_field import spoken
from nago.ui.grid import Grid
from nago.ui.length import FULL, L4, L8, L16, L24, L400
from nago.ui.list import List, ListRow
from nago.ui.stack import HStack, VStack
from nago.ui.tabs import Tab, Tabs
from nago.ui.text import Text
from nago.ui.text_field import TextField
from nago.ui.titled_page import titled_page

LONGEST_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the fields for one language; it stays while another one is shown."""

    subject: State[str]
    body: State[str]
    version: State[int]
    problem: State[str]
    place: State[str]
    """The field that the problem is about; "" for none."""

    @property
    def text(self) -> TemplateText:
        return TemplateText(self.subject.peek(), self.body.peek())

    def show(self, found: FoundTemplate) -> None:
        self.subject.value, self.body.value = found.text.subject, found.text.body
        self.version.value = found.version
        self.complain("", "")

    def complain(self, text: str, place: str) -> None:
        self.problem.value, self.place.value = text, place

    def error(self, place: str) -> str | None:
        return self.problem.value or None if self.place.value == place else None


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """One template."""

    management: TemplateManagement
    settings: SettingsPages
    """Knows what those are called who have changed something."""

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, StoreError."""
        subject, spoken_here = wnd.subject(), wnd.language()
        id = wnd.values().get("id", "")
        all_found = [
            await self.management.use_cases.find_by_id(subject, id, each) for each in LANGUAGES
        ]
        found = {each.language: each for each in all_found if each is not None}
        if not found:
            wnd.status = 404
            return not_found(wnd)
        template = found[LANGUAGES[0]].template
        entries = {each: self._entry(wnd, found[each]) for each in LANGUAGES}
        selected = wnd.state("language", spoken_here)
        may, confirmation = may_change(wnd, UPDATE_TEMPLATE, "template.confirm")
        tabs = []
        for language in LANGUAGES:
            shown_now = selected.value == language
            tabs.append(
                Tab(
                    language,
                    translate(spoken_here, f"template.language.{language}"),
                    await self._language(wnd, found[language], entries[language], may)
                    if shown_now
                    else None,
                )
            )
        return titled_page(
            wnd,
            spoken(spoken_here, template.title),
            spoken(spoken_here, template.description),
            confirmation,
            Tabs(*tabs, selected=selected),
            wide=True,
        )

    def _entry(self, wnd: Window, found: FoundTemplate) -> Entry:
        language = found.language
        return Entry(
            wnd.state(f"{language}.subject", found.text.subject),
            wnd.state(f"{language}.body", found.text.body),
            wnd.state(f"{language}.version", found.version),
            wnd.state(f"{language}.problem", ""),
            wnd.state(f"{language}.place", ""),
        )

    async def _language(self, wnd: Window, found: FoundTemplate, entry: Entry, may: bool) -> View:
        letter = await self._letter(wnd, found, entry)
        problem = letter if isinstance(letter, TemplateRefused) else None
        return VStack(
            self._unusable(wnd, found),
            Grid(
                await self._form(wnd, found, entry, problem, may),
                self._preview(wnd, found, letter),
                VStack(
                    self._variables(wnd, found),
                    self._built_in(wnd, found),
                    gap=L24,
                    alignment="stretch",
                ),
                min_column=L400,
                gap=L24,
                alignment="top",
            ),
            gap=L16,
            alignment="stretch",
        )

    async def _letter(
        self, wnd: Window, found: FoundTemplate, entry: Entry
    ) -> Letter | TemplateRefused:
        """Of what is being typed, or why there is none."""
        text = TemplateText(entry.subject.value, entry.body.value)
        use_cases, id = self.management.use_cases, found.template.id
        try:
            return await use_cases.preview(wnd.subject(), id, found.language, text)
        except TemplateRefused as error:
            return error

    async def _form(
        self,
        wnd: Window,
        found: FoundTemplate,
        entry: Entry,
        problem: TemplateRefused | None,
        may: bool,
    ) -> View:
        spoken_here, language, id = wnd.language(), found.language, found.template.id
        use_cases = self.management.use_cases

        async def save() -> None:
            entry.complain("", "")
            try:
                saved = await use_cases.update(
                    wnd.subject(), id, language, entry.text, version=entry.version.peek()
                )
            except TemplateRefused as error:
                entry.complain(str(error.in_words(spoken_here)), error.field or "body")
                return
            except ConcurrentUpdate:
                entry.complain(translate(spoken_here, "form.stale"), "stale")
                return
            entry.show(saved)
            wnd.invalidate()
            show_snackbar(wnd, translate(spoken_here, "template.saved"))

        async def discard() -> None:
            now = await use_cases.find_by_id(wnd.subject(), id, language)
            if now is not None:
                entry.show(now)
            wnd.invalidate()

        changed = (entry.subject.value, entry.body.value) != (
            found.text.subject,
            found.text.body,
        )
        stale = entry.error("stale")
        return Card(
            Form(
                Banner(stale, tone="error") if stale else None,
                TextField(
                    translate(spoken_here, "template.subject"),
                    entry.subject,
                    error_text=entry.error("subject"),
                    disabled=not may,
                    required=True,
                    max_length=LONGEST_SUBJECT,
                    frame=Frame(width=FULL),
                ),
                CodeEditor(
                    translate(spoken_here, "template.body"),
                    entry.body,
                    "markdown+jinja",
                    supporting_text=translate(spoken_here, "template.body.text"),
                    error_text=entry.error("body"),
                    problems=_problems(spoken_here, problem),
                    disabled=not may,
                    required=True,
                    rows=12,
                ),
                HStack(
                    SubmitButton(translate(spoken_here, "template.save")),
                    SecondaryButton(translate(spoken_here, "template.discard"), action=discard)
                    if changed
                    else None,
                    self._reset(wnd, found, entry) if found.override is not None else None,
                    gap=L8,
                    wrap=True,
                    alignment="leading",
                )
                if may
                else None,
                action=save,
            ),
            title=translate(spoken_here, "template.content"),
            actions=await self._state(wnd, found.override),
        )

    def _reset(self, wnd: Window, found: FoundTemplate, entry: Entry) -> View:
        spoken_here, language, id = wnd.language(), found.language, found.template.id
        use_cases, before = self.management.use_cases, found.text

        async def reset() -> None:
            await use_cases.reset(wnd.subject(), id, language)
            await show()
            show_snackbar(wnd, translate(spoken_here, "template.reset.done"), action=undo)

        async def undo() -> None:
            await use_cases.update(wnd.subject(), id, language, before, version=0)
            await show()

        async def show() -> None:
            now = await use_cases.find_by_id(wnd.subject(), id, language)
            if now is not None:
                entry.show(now)
            wnd.invalidate()

        return TertiaryButton(
            translate(spoken_here, "template.reset"),
            action=reset,
            leading_icon="rotate-ccw",
            confirm=Confirm(
                translate(spoken_here, "template.reset.title"),
                translate(spoken_here, "template.reset.text"),
                yes=translate(spoken_here, "template.reset"),
            ),
        )

    async def _state(self, wnd: Window, override: TemplateOverride | None) -> View:
        """Whether the built-in text counts, or who has changed it."""
        language = wnd.language()
        if override is None:
            return Badge(translate(language, "template.state.built_in"))
        if override.by == SU.id:
            who = translate(language, "template.state.application")
        else:
            who = await self.settings.name_of(wnd.subject(), override.by)
        when = shown(override.at.date(), language)
        said = translate(language, "template.state.changed", when=when, who=who)
        return Badge(said, tone="info")

    def _unusable(self, wnd: Window, found: FoundTemplate) -> View | None:
        if found.broken is None:
            return None
        language = wnd.language()
        reason = str(found.broken.in_words(language))
        return Banner(
            translate(language, "template.unusable.text", text=reason),
            title=translate(language, "template.unusable.title"),
            tone="warning",
        )

    def _preview(self, wnd: Window, found: FoundTemplate, letter: Letter | TemplateRefused) -> View:
        language = wnd.language()
        if isinstance(letter, TemplateRefused):
            said = str(letter.in_words(language))
            if letter.field == "subject":
                said = f"{translate(language, 'template.subject')}: {said}"
            shown_view: View = Banner(
                said, title=translate(language, "template.preview.wrong"), tone="warning"
            )
        else:
            shown_view = preview(wnd, self.management.templates, letter, found.language)
        return Card(
            shown_view,
            title=translate(language, "template.preview"),
            supporting_text=translate(language, "template.preview.text"),
        )

    def _variables(self, wnd: Window, found: FoundTemplate) -> View:
        spoken_here, templates = wnd.language(), self.management.templates
        known = [*variables_of(found.template.sample), (APPLICATION, templates.application())]
        return Card(
            Text(translate(spoken_here, "template.variables.text"), color=ColorMuted),
            List(
                *(
                    ListRow(
                        "{{ " + name + " }}",
                        _sample(value, found.language, spoken_here),
                        key=name,
                    )
                    for name, value in known
                )
            ),
            VStack(
                *(
                    Text(each, level="small", color=ColorMuted)
                    for each in (
                        translate(spoken_here, "template.conditions"),
                        translate(spoken_here, "template.loops"),
                        translate(spoken_here, "template.filters", filters=", ".join(FILTERS)),
                    )
                ),
                gap=L4,
                alignment="leading",
            ),
            title=translate(spoken_here, "template.variables"),
        )

    def _built_in(self, wnd: Window, found: FoundTemplate) -> View | None:
        """What would be said without the change."""
        if found.override is None:
            return None
        own = found.built_in
        return Accordion(
            translate(wnd.language(), "template.own"),
            Code(f"{own.subject}\n\n{own.body}", wrap=True),
        )


def _problems(language: str, problem: TemplateRefused | None) -> tuple[CodeProblem, ...]:
    """What is wrong with a line of the body, for the editor."""
    if problem is None or problem.field != "body" or not problem.line:
        return ()
    return (CodeProblem(problem.line, problem.reason_in(language)),)


def _sample(value: object, language: str, spoken_here: str) -> str:
    """What the sample has there; of a list of Structs, which fields they have."""
    if isinstance(value, LISTS):
        first = next(iter(value), None)
        if isinstance(first, Struct):
            fields = ", ".join(name for name, _ in variables_of(first))
            return translate(spoken_here, "template.variables.list", fields=fields)
        return ", ".join(shown(each, language) for each in value)[:LONGEST_SAMPLE]
    return shown(value, language)[:LONGEST_SAMPLE]
