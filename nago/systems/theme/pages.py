"""The page on which administrators choose what the application looks like."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from nago.errors import ConcurrentUpdate, FileGone
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.settings.confirmation import may_change
from nago.systems.settings.model import SettingsKind
from nago.systems.settings.pages import KindPage, SettingsPages
from nago.systems.settings.permissions import CHANGE_SETTINGS
from nago.systems.theme.draft import ThemeDraft
from nago.systems.theme.fields import legal_field, picture_field
from nago.systems.theme.model import LEGAL_KINDS, LONGEST_NAME, Theme, ThemeRefused
from nago.systems.theme.pictures import PICTURE_FIELDS
from nago.systems.theme.preview import ToneOf, figures, samples
from nago.systems.theme.settings import ThemeSettings
from nago.systems.theme.usecases import ThemeUseCases
from nago.ui.banner import Banner, show_snackbar
from nago.ui.button import SecondaryButton, TertiaryButton
from nago.ui.card import Card
from nago.ui.color_field import ColorField
from nago.ui.confirmation import Confirm
from nago.ui.form import Form, SubmitButton
from nago.ui.grid import Grid
from nago.ui.length import L12, L16, L20, L24, L256, L320
from nago.ui.select import Option, Select
from nago.ui.slider import Slider
from nago.ui.stack import HStack, VStack
from nago.ui.text_field import TextField
from nago.ui.titled_page import titled_page
from nago.ui.toggle import Toggle

FONT_CHOICES = ("", "geist", "system", "humanist", "serif")


@dataclass(frozen=True, slots=True)
class ThemePage:
    """Shows and changes the theme; what it would look like stands beside it.

    `code` and `signs` are the theme of the application's code and its pictures, `name` is what the
    application is called without a theme, `tone_of` what colours follow from.
    """

    use_cases: ThemeUseCases
    settings: SettingsPages
    code: Callable[[], Theme]
    signs: Callable[[], dict[str, str]]
    tone_of: ToneOf
    name: Callable[[], str]

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied and StoreError."""
        language = wnd.language()
        loaded, version = await self.use_cases.load(wnd.subject())
        draft = ThemeDraft.of(wnd, self.code(), loaded, version)
        may, confirmation = may_change(wnd, CHANGE_SETTINGS)

        async def load() -> None:
            draft.load(*await self.use_cases.load(wnd.subject()))
            wnd.invalidate()  # the history has grown

        async def save() -> None:
            await self._save(wnd, draft, load)

        async def reset() -> None:
            await self.use_cases.save(wnd.subject(), ThemeSettings())
            await load()
            show_snackbar(wnd, translate(language, "theme.saved"))

        kind = self.settings.settings.in_effect.kinds[ThemeSettings.__name__]
        return titled_page(
            wnd,
            translate(language, "theme.title"),
            translate(language, "theme.text"),
            confirmation,
            Form(
                self._complaint(language, draft),
                SecondaryButton(translate(language, "settings.reload"), action=load)
                if draft.stale.value
                else None,
                self._name_and_logo(wnd, draft, may),
                self._colours(wnd, draft, may),
                self._legal(wnd, draft, may),
                self._buttons(language, loaded, reset) if may else None,
                action=save,
                gap=L20,
            ),
            await self._history(wnd, kind, may, load),
            wide=True,
        )

    async def _save(
        self, wnd: Window, draft: ThemeDraft, load: Callable[[], Awaitable[None]]
    ) -> None:
        """Raises PermissionDenied and StoreError."""
        language = wnd.language()
        draft.wrong.value = []
        try:
            chosen, uploads = draft.chosen(), await draft.uploads()
            saved = await self.use_cases.save(
                wnd.subject(), chosen, uploads, version=draft.version.peek()
            )
        except ThemeRefused as error:
            draft.refuse(error, language)
            return
        except FileGone:
            draft.wrong.value = [("", translate(language, "upload.gone"))]
            return
        except ConcurrentUpdate:
            draft.stale.value = True
            draft.wrong.value = [("", translate(language, "form.stale"))]
            return
        unchanged = saved == draft.version.peek()
        draft.load(*await self.use_cases.load(wnd.subject()))
        wnd.invalidate()
        show_snackbar(
            wnd, translate(language, "settings.unchanged" if unchanged else "theme.saved")
        )

    def _complaint(self, language: str, draft: ThemeDraft) -> View | None:
        if not draft.wrong.value:
            return None
        text = draft.problem("") or translate(language, "theme.wrong")
        return Banner(text, tone="error", key="wrong")

    def _name_and_logo(self, wnd: Window, draft: ThemeDraft, may: bool) -> View:
        language, signs = wnd.language(), self.signs()
        return Card(
            TextField(
                translate(language, "theme.name"),
                draft.name,
                supporting_text=translate(language, "theme.name.text"),
                error_text=draft.problem("name"),
                placeholder=self.code().name or self.name(),
                max_length=LONGEST_NAME,
                autocomplete="off",
                disabled=not may,
            ),
            Grid(
                *(
                    picture_field(wnd, draft, field, signs.get(field, ""), may, key=field)
                    for field in PICTURE_FIELDS
                ),
                min_column=L256,
                gap=L16,
            ),
            Toggle(
                translate(language, "theme.shows_name"),
                draft.shows_name,
                supporting_text=translate(language, "theme.shows_name.text"),
                disabled=not may,
            ),
            title=translate(language, "theme.section.name"),
            supporting_text=translate(language, "theme.section.name.text"),
            gap=L16,
        )

    def _colours(self, wnd: Window, draft: ThemeDraft, may: bool) -> View:
        language = wnd.language()
        fonts = tuple(
            Option(each, translate(language, f"theme.font.{each or 'default'}"))
            for each in FONT_CHOICES
        )
        return Card(
            Grid(
                VStack(
                    ColorField(
                        translate(language, "theme.brand"),
                        draft.brand,
                        supporting_text=translate(language, "theme.brand.text"),
                        error_text=draft.problem("brand"),
                        placeholder=self.code().brand or translate(language, "theme.brand.default"),
                        disabled=not may,
                    ),
                    Slider(
                        translate(language, "theme.hue"),
                        draft.hue,
                        maximum=359,
                        unit="°",
                        supporting_text=translate(language, "theme.hue.text"),
                        disabled=not may,
                    ),
                    Slider(
                        translate(language, "theme.tint"),
                        draft.tint,
                        maximum=200,
                        step=10,
                        unit="%",
                        supporting_text=translate(language, "theme.tint.text"),
                        disabled=not may,
                    ),
                    Select(
                        translate(language, "theme.font"),
                        draft.font,
                        fonts,
                        supporting_text=translate(language, "theme.font.text"),
                        disabled=not may,
                    ),
                    figures(wnd, draft, self.tone_of),
                    gap=L20,
                    alignment="stretch",
                ),
                samples(wnd, draft, self.tone_of),
                min_column=L320,
                gap=L24,
                alignment="stretch",
            ),
            title=translate(language, "theme.section.colours"),
            supporting_text=translate(language, "theme.section.colours.text"),
        )

    def _legal(self, wnd: Window, draft: ThemeDraft, may: bool) -> View:
        language, code = wnd.language(), self.code()
        return Card(
            *(
                legal_field(wnd, draft, kind, bool(getattr(code, kind)), may, key=kind)
                for kind in LEGAL_KINDS
            ),
            title=translate(language, "theme.section.legal"),
            supporting_text=translate(language, "theme.section.legal.text"),
            gap=L24,
        )

    def _buttons(
        self, language: str, loaded: ThemeSettings, reset: Callable[[], Awaitable[None]]
    ) -> View:
        return HStack(
            SubmitButton(translate(language, "theme.save")),
            TertiaryButton(
                translate(language, "theme.reset"),
                action=reset,
                leading_icon="rotate-ccw",
                confirm=Confirm(
                    translate(language, "theme.reset.title"),
                    translate(language, "theme.reset.text"),
                    yes=translate(language, "theme.reset.yes"),
                ),
                disabled=loaded == ThemeSettings(),
            ),
            gap=L12,
            alignment="leading",
            wrap=True,
        )

    async def _history(
        self, wnd: Window, kind: SettingsKind, may: bool, load: Callable[[], Awaitable[None]]
    ) -> View:
        history = await self.settings.settings.use_cases.history(wnd.subject(), ThemeSettings)
        return await KindPage(self.settings, kind).history(wnd, history, may, load)
