"""How the theme is put together."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from nago.errors import InvalidValue, WiringError
from nago.presentation.admin_card import AdminCard
from nago.presentation.appearance import BUILT_IN_ICON, LegalLink, Look
from nago.presentation.resource import Resource, resource
from nago.systems.settings import READ_SETTINGS, SettingsChanged, SettingsManagement, SettingsPages
from nago.systems.theme.legal import LegalView
from nago.systems.theme.model import (
    FONTS,
    LEGAL_KINDS,
    LONGEST_NAME,
    Font,
    LegalKind,
    LegalPage,
    MailColors,
    Theme,
)
from nago.systems.theme.pages import ThemePage
from nago.systems.theme.paths import LEGAL, THEME
from nago.systems.theme.pictures import PICTURE_FIELDS, PictureField, picture, touch_icon
from nago.systems.theme.settings import ThemeSettings
from nago.systems.theme.store import ThemePictures
from nago.systems.theme.usecases import LoadTheme, SaveTheme, ThemeUseCases
from nago.web.colour import parsed
from nago.web.palette import Tone, palette_sheet, tokens
from nago.wiring import Wiring

MOST_SHEETS = 64
SHEET = re.compile(r"palette-[0-9A-F]{12}\.css")


@dataclass(slots=True)
class ThemeManagement:
    """What the application is called and looks like: as its code says, unless an administrator has
    chosen otherwise on the page `admin/theme`. Always on."""

    use_cases: ThemeUseCases
    settings: SettingsManagement
    wiring: Wiring
    code: Theme = field(default_factory=Theme)
    signs: dict[str, str] = field(default_factory=dict)
    """The pictures of the code, by their field."""
    sheets: dict[str, Resource] = field(default_factory=dict)
    """The colours of lately, for pages that are just being loaded."""

    @classmethod
    def install(cls, wiring: Wiring) -> ThemeManagement:
        settings = wiring.system(SettingsManagement)
        settings.register(ThemeSettings, title="theme.title", description="theme.text", path=THEME)
        pictures = ThemePictures(wiring.database)
        pictures.declare()
        use_cases = ThemeUseCases(LoadTheme(settings), SaveTheme(settings, pictures))
        system = cls(use_cases, settings, wiring)
        wiring.pictures.finders.extend([system.sheet, pictures.find])
        wiring.bus.subscribe(SettingsChanged, system.settings_changed)
        wiring.on_start(system.start)
        pages = wiring.system(SettingsPages)
        page = ThemePage(
            use_cases,
            pages,
            lambda: system.code,
            lambda: system.signs,
            system.tone,
            wiring.appearance.plain_name,
        )
        wiring.root_view_with_decoration(THEME, page)
        for kind in LEGAL_KINDS:
            view = LegalView(kind, system.legal_page)
            wiring.root_view_with_decoration(f"{LEGAL}/{kind}", view)
        wiring.admin_card(
            AdminCard(
                group="admin.group.system",
                title="theme.title",
                text="theme.text",
                path=THEME,
                icon="palette",
                permission=READ_SETTINGS,
            )
        )
        return system

    def use(self, theme: Theme) -> None:
        """Let the application look like this, unless an administrator has chosen otherwise.

        Raises WiringError for a colour, a picture or a legal page that cannot be used, naming it.
        """
        try:
            _check(theme)
            signs: dict[str, str] = {}
            for name in PICTURE_FIELDS:
                signs |= self._sign(theme, name)
        except InvalidValue as error:
            raise WiringError(f"theme: {error}") from None
        self.code, self.signs = theme, signs
        self._apply()

    def _sign(self, theme: Theme, name: PictureField) -> dict[str, str]:
        content = getattr(theme, name)
        if content is None:
            return {}
        found = picture(content if isinstance(content, bytes) else resource(content).data, name)
        small = touch_icon(found) if name == "icon" else None
        for each in filter(None, (found, small)):
            self.wiring.pictures.resources[each.name] = each
        return {name: found.name} | ({"touch_icon": small.name} if small else {})

    # What counts now.

    def tone(self, chosen: ThemeSettings | None = None) -> Tone:
        """What the colours are computed from, as it counts or as it would with these choices."""
        chosen = chosen or self.settings.current(ThemeSettings)
        brand = chosen.brand or self.code.brand
        return Tone(
            parsed(brand) if brand else None,
            self.code.hue if chosen.hue is None else chosen.hue,
            self.code.tint if chosen.tint is None else chosen.tint,
        )

    def font(self, chosen: ThemeSettings | None = None) -> Font:
        """What text is set in."""
        return (chosen or self.settings.current(ThemeSettings)).font or self.code.font

    def legal_page(self, kind: LegalKind) -> LegalPage:
        """The imprint, privacy notice or terms, which may be empty."""
        chosen: LegalPage = getattr(self.settings.current(ThemeSettings), kind)
        own: LegalPage = getattr(self.code, kind)
        return chosen or own

    def mail_colors(self) -> MailColors:
        """The colours for what is sent by mail, which knows no day and night."""
        found = tokens(self.tone(), dark=False)
        names = ("fill", "fill-on", "acc", "fg", "fg2", "sunk", "card", "line")
        return MailColors(*(str(found[name]) for name in names))

    def look(self) -> Look:
        """Everything that windows show of it."""
        chosen, tone = self.settings.current(ThemeSettings), self.tone()
        light, night = (tokens(tone, dark=dark)["bg"] for dark in (False, True))
        logo = chosen.logo or self.signs.get("logo", "")
        dark = chosen.logo_dark or ("" if chosen.logo else self.signs.get("logo_dark", ""))
        icon = chosen.icon or self.signs.get("icon", "")
        touch = chosen.touch_icon if chosen.icon else self.signs.get("touch_icon", "")
        plain = tone == Tone() and self.font() == "geist"
        return Look(
            name=chosen.name or self.code.name,
            sheet=self._sheet(tone, self.font()),
            preloads_font=self.font() == "geist",
            icon=icon or BUILT_IN_ICON,
            touch_icon=touch,
            grounds=None if plain else (str(light), str(night)),
            logo=logo,
            logo_dark=dark,
            logo_chosen=bool(chosen.logo),
            shows_name=self.code.shows_name if chosen.shows_name is None else chosen.shows_name,
            legal=tuple(
                LegalLink(
                    f"theme.legal.{kind}", page.link or f"{LEGAL}/{kind}", _edition(page.text)
                )
                for kind in LEGAL_KINDS
                if (page := self.legal_page(kind))
            ),
        )

    def _sheet(self, tone: Tone, font: Font) -> str:
        rules = f"html{{font-family:{FONTS[font]}}}" if FONTS[font] else ""
        name, text = palette_sheet(tone, rules)
        self.sheets.pop(name, None)
        self.sheets[name] = Resource(name, "text/css", text)
        while len(self.sheets) > MOST_SHEETS:
            del self.sheets[next(iter(self.sheets))]
        return name

    # What happens.

    async def sheet(self, name: str) -> Resource | None:
        """The colours of this name, also those that another process has just saved."""
        found = self.sheets.get(name)
        if found is None and SHEET.fullmatch(name):
            await self.settings.refresh()
            found = self.sheets.get(name)
        return found

    def settings_changed(self, event: SettingsChanged) -> None:
        if event.kind == ThemeSettings.__name__:
            self._apply()

    async def start(self) -> None:
        self._apply()

    def _apply(self) -> None:
        self.wiring.appearance.change(self.look())


def _edition(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8] if text else ""


def _check(theme: Theme) -> None:
    """Raises InvalidValue, which names what is wrong."""
    if theme.brand:
        try:
            parsed(theme.brand)
        except InvalidValue as error:
            raise InvalidValue(f"brand: {error}", field="brand") from None
    if not isinstance(theme.name, str) or len(theme.name) > LONGEST_NAME:
        raise InvalidValue(
            f"name: got {theme.name!r:.60}, allowed are up to {LONGEST_NAME} letters"
        )
    if theme.font not in FONTS:
        raise InvalidValue(f"font: got {theme.font!r:.60}, allowed is one of {', '.join(FONTS)}")
    for name, most in (("hue", 359), ("tint", 200)):
        number = getattr(theme, name)
        if not isinstance(number, int) or not 0 <= number <= most:
            raise InvalidValue(f"{name}: got {number!r:.60}, allowed is 0 to {most}")
    for kind in LEGAL_KINDS:
        getattr(theme, kind).check(kind)
