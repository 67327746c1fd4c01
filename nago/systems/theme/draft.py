"""What an administrator has entered on the page of the theme and not saved yet."""

from __future__ import annotations

from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.state import State
from nago.presentation.uploaded_file import UploadedFile
from nago.presentation.window import Window
from nago.systems.theme.model import (
    FONTS,
    GEIST,
    LEGAL_KINDS,
    LegalKind,
    LegalPage,
    Theme,
    ThemeRefused,
)
from nago.systems.theme.pictures import PICTURE_FIELDS, PictureField
from nago.systems.theme.settings import ThemeSettings


@dataclass(frozen=True, slots=True)
class LegalDraft:
    """A legal page that is being written."""

    way: State[str]
    """`none`, `link` or `text`."""
    link: State[str]
    text: State[str]

    def load(self, page: LegalPage) -> None:
        self.way.value = _way(page)
        self.link.value, self.text.value = page.link, page.text

    def page(self, kind: LegalKind) -> LegalPage:
        """What is meant; what was written on the other way is left out. Raises ThemeRefused."""
        way = self.way.peek()
        page = LegalPage(
            link=self.link.peek().strip() if way == "link" else "",
            text=self.text.peek() if way == "text" else "",
        )
        if way != "none" and not page:
            raise ThemeRefused("theme.wrong.empty", field=f"{kind}.{way}")
        return page


@dataclass(frozen=True, slots=True)
class ThemeDraft:
    """A state for each field, and what was refused of them."""

    code: Theme
    name: State[str]
    brand: State[str]
    hue: State[int]
    tint: State[int]
    font: State[str]
    shows_name: State[bool]
    kept: dict[PictureField, State[str]]
    """Names of pictures that were saved; "" for the one of the application."""
    brought: dict[PictureField, State[list[UploadedFile]]]
    legal: dict[LegalKind, LegalDraft]
    touch_icon: State[str]
    version: State[int]
    stale: State[bool]
    """Whether somebody else has saved meanwhile."""
    wrong: State[list[tuple[str, str]]]
    """Fields, and what is wrong with them."""

    @classmethod
    def of(cls, wnd: Window, code: Theme, loaded: ThemeSettings, version: int) -> ThemeDraft:
        """The draft of this window; it starts with what is stored."""
        wrong: list[tuple[str, str]] = []
        return cls(
            code,
            wnd.state("name", loaded.name),
            wnd.state("brand", loaded.brand),
            wnd.state("hue", code.hue if loaded.hue is None else loaded.hue),
            wnd.state("tint", code.tint if loaded.tint is None else loaded.tint),
            wnd.state("font", str(loaded.font)),
            wnd.state("shows_name", _or(loaded.shows_name, code.shows_name)),
            {each: wnd.state(f"kept_{each}", getattr(loaded, each)) for each in PICTURE_FIELDS},
            {
                each: wnd.state(f"brought_{each}", [], type=list[UploadedFile])
                for each in PICTURE_FIELDS
            },
            {each: _legal(wnd, each, getattr(loaded, each)) for each in LEGAL_KINDS},
            wnd.state("touch_icon", loaded.touch_icon),
            wnd.state("version", version),
            wnd.state("stale", False),
            wnd.state("wrong", wrong, type=list[tuple[str, str]]),
        )

    def load(self, stored: ThemeSettings, version: int) -> None:
        """Show what is stored; what was entered is dropped."""
        self.name.value, self.brand.value, self.font.value = stored.name, stored.brand, stored.font
        self.hue.value = self.code.hue if stored.hue is None else stored.hue
        self.tint.value = self.code.tint if stored.tint is None else stored.tint
        self.shows_name.value = _or(stored.shows_name, self.code.shows_name)
        self.touch_icon.value = stored.touch_icon
        for field in PICTURE_FIELDS:
            self.kept[field].value = getattr(stored, field)
            for file in self.brought[field].peek():
                file.discard()
            self.brought[field].value = []
        for kind in LEGAL_KINDS:
            self.legal[kind].load(getattr(stored, kind))
        self.version.value, self.stale.value, self.wrong.value = version, False, []

    def colours(self) -> ThemeSettings:
        """What the colours would follow from; the view that asks runs again when that changes."""
        return self._colours(self.brand.value, self.hue.value, self.tint.value)

    def shown_font(self) -> str:
        """The families that text would be set in; who asks runs again when that changes."""
        font = self.font.value or self.code.font
        return FONTS.get(font, "") or GEIST  # type: ignore[call-overload]  # a browser's word

    def chosen(self) -> ThemeSettings:
        """What is entered, to be saved. Raises ThemeRefused."""
        colours = self._colours(self.brand.peek(), self.hue.peek(), self.tint.peek())
        shows = self.shows_name.peek()
        return ThemeSettings(
            name=self.name.peek().strip(),
            brand=colours.brand,
            hue=colours.hue,
            tint=colours.tint,
            font=self.font.peek(),  # type: ignore[arg-type]  # saving checks it
            shows_name=None if shows == self.code.shows_name else shows,
            logo=self.kept["logo"].peek(),
            logo_dark=self.kept["logo_dark"].peek(),
            icon=self.kept["icon"].peek(),
            touch_icon=self.touch_icon.peek(),
            imprint=self.legal["imprint"].page("imprint"),
            privacy=self.legal["privacy"].page("privacy"),
            terms=self.legal["terms"].page("terms"),
        )

    async def uploads(self) -> dict[PictureField, bytes]:
        """New pictures. Raises FileGone."""
        return {
            field: await files[0].read()
            for field, state in self.brought.items()
            if (files := state.peek())
        }

    def refuse(self, error: ThemeRefused, language: str) -> None:
        """Say at its field why it cannot be saved."""
        self.wrong.value = [(error.field or "", error.said(language))]

    def problem(self, field: str) -> str | None:
        return dict(self.wrong.value).get(field)

    def _colours(self, brand: str, hue: int, tint: int) -> ThemeSettings:
        return ThemeSettings(
            brand=brand,
            hue=None if hue == self.code.hue else hue,
            tint=None if tint == self.code.tint else tint,
        )


def _legal(wnd: Window, kind: LegalKind, page: LegalPage) -> LegalDraft:
    return LegalDraft(
        wnd.state(f"{kind}_way", _way(page)),
        wnd.state(f"{kind}_link", page.link),
        wnd.state(f"{kind}_text", page.text),
    )


def _way(page: LegalPage) -> str:
    return "link" if page.link else "text" if page.text.strip() else "none"


def _or(chosen: bool | None, otherwise: bool) -> bool:
    return otherwise if chosen is None else chosen


def legal_title(language: str, kind: LegalKind) -> str:
    return translate(language, f"theme.legal.{kind}")
