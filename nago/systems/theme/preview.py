"""What the colours of a draft look like, by day and by night, and how well they can be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from nago.i18n import translate
from nago.presentation.part import part
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.theme.draft import ThemeDraft
from nago.systems.theme.settings import ThemeSettings
from nago.ui.badge import Badge
from nago.ui.button import PrimaryButton, SecondaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.length import L8, L12, L16
from nago.ui.link import Link
from nago.ui.palette_sample import PaletteSample
from nago.ui.stack import HStack, VStack
from nago.ui.table import Column, Table
from nago.ui.table_row import TableRow
from nago.ui.text import Text
from nago.ui.text_field import TextField
from nago.web.colour import contrast
from nago.web.palette import Tokens, Tone, tokens

Scheme = Literal["light", "dark"]
GROUNDS = ("bg", "sunk", "card", "pop")
MEASURED = {
    "fg": GROUNDS,
    "fg2": GROUNDS,
    "acc-f": GROUNDS,
    "fill": ("fill-on",),
    "line2": GROUNDS,
}
"""What is measured, against which grounds."""
ToneOf = Callable[[ThemeSettings], Tone]


@part
def samples(wnd: Window, draft: ThemeDraft, tone_of: ToneOf) -> View:
    """A piece of a page in both schemes."""
    tone, font = tone_of(draft.colours()), draft.shown_font()
    return VStack(
        _sample(wnd, tone, "light", font),
        _sample(wnd, tone, "dark", font),
        gap=L16,
        alignment="stretch",
    )


@part
def figures(wnd: Window, draft: ThemeDraft, tone_of: ToneOf) -> View:
    """The contrast of each, on the ground where it is least."""
    language, tone = wnd.language(), tone_of(draft.colours())
    light, night = tokens(tone, dark=False), tokens(tone, dark=True)
    return VStack(
        Table(
            [
                Column(translate(language, "theme.contrast")),
                Column(translate(language, "theme.preview.light"), align="end"),
                Column(translate(language, "theme.preview.dark"), align="end"),
            ],
            [
                TableRow(
                    translate(language, f"theme.contrast.{name}"),
                    _least(light, name, language),
                    _least(night, name, language),
                    key=name,
                )
                for name in MEASURED
            ],
            caption=translate(language, "theme.contrast"),
            caption_hidden=True,
            density="compact",
        ),
        Text(translate(language, "theme.contrast.text"), level="small", color=ColorMuted),
        *(
            Text(translate(language, key), level="small", key=key)
            for key in _changes(tone, light, night)
        ),
        gap=L8,
        alignment="stretch",
    )


def _changes(tone: Tone, light: Tokens, night: Tokens) -> list[str]:
    """What is done to the brand colour, so that it can be read: keys of the catalogue."""
    if tone.brand is None:
        return []
    darker = tone.brand not in (light["fill"], night["fill"])
    edged = [
        scheme
        for scheme, colours in (("light", light), ("dark", night))
        if colours["fill"] != colours["fill-b"]
    ]
    return [
        *(["theme.change.darker"] if darker else []),
        *(f"theme.change.edge.{scheme}" for scheme in edged),
    ]


def least_contrast(colours: Tokens, name: str) -> float:
    """How well a colour is told from the ground that is nearest to it."""
    return min(contrast(colours[name], colours[ground]) for ground in MEASURED[name])


def _least(colours: Tokens, name: str, language: str) -> str:
    figure = f"{least_contrast(colours, name):.1f}"
    return figure.replace(".", ",") if language == "de" else figure


def _sample(wnd: Window, tone: Tone, scheme: Scheme, font: str) -> View:
    language = wnd.language()
    colours = {name: str(each) for name, each in tokens(tone, dark=scheme == "dark").items()}
    customer = wnd.state(f"customer_{scheme}", "Ada Lovelace")

    def word(key: str) -> str:
        return translate(language, f"theme.preview.{key}")

    def nothing() -> None:
        """It is there to be looked at."""

    return PaletteSample(
        Text(word(scheme), level="label", color=ColorMuted),
        Card(
            Text(word("heading"), level="h3"),
            Text(word("words"), color=ColorMuted),
            TextField(word("field"), customer),
            HStack(
                PrimaryButton(word("primary"), action=nothing),
                SecondaryButton(word("secondary"), action=nothing),
                Link(word("link"), wnd.path()),
                gap=L12,
                alignment="leading",
                wrap=True,
            ),
            HStack(
                Badge(word("accent"), tone="accent"),
                Badge(word("good"), tone="success"),
                Badge(word("warning"), tone="warning"),
                Badge(word("error"), tone="error"),
                gap=L8,
                alignment="leading",
                wrap=True,
            ),
        ),
        colors=colours,
        scheme=scheme,
        font=font,
        key=scheme,
        accessibility_label=word(scheme),
    )
