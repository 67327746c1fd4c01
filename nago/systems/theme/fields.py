"""The inputs of the theme's page that need more than one component."""

from __future__ import annotations

from typing import Literal

from nago.i18n import translate
from nago.presentation.part import part
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.theme.draft import ThemeDraft, legal_title
from nago.systems.theme.model import LONGEST_TEXT, LegalKind
from nago.systems.theme.pictures import LARGEST, PictureField
from nago.ui.button import TertiaryButton
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.file_upload import FileUpload
from nago.ui.image import Image
from nago.ui.length import FULL, L8, L12, L32, L120, L880
from nago.ui.palette_sample import PaletteSample
from nago.ui.radio_group import RadioGroup
from nago.ui.select import Option
from nago.ui.stack import HStack, VStack
from nago.ui.text import Text
from nago.ui.text_area import TextArea
from nago.ui.text_field import TextField
from nago.web.palette import PLAIN, tokens

SCHEMES: dict[PictureField, Literal["light", "dark"]] = {"logo": "light", "logo_dark": "dark"}
"""On which ground they are shown."""
GROUNDS = {
    scheme: {"bg": str(tokens(PLAIN, dark=scheme == "dark")["bg"])} for scheme in SCHEMES.values()
}
ACCEPTED = (".png", ".webp", ".svg")


@part
def picture_field(
    wnd: Window, draft: ThemeDraft, field: PictureField, own: str, may: bool, *, key: str
) -> View:
    """The picture that counts, and a place for another one. `own` is that of the application."""
    language = wnd.language()
    kept, title = draft.kept[field], translate(language, f"theme.{field}")
    now = kept.value or own

    def remove() -> None:
        kept.value = ""

    shown: View | None = None
    if now:
        picture = Image(
            f"/_nago/{now}", alt=title, object_fit="contain", lazy=False,
            frame=Frame(height=L32, max_width=L120),
        )  # fmt: skip
        scheme = SCHEMES.get(field)
        shown = HStack(
            PaletteSample(picture, colors=GROUNDS[scheme], scheme=scheme) if scheme else picture,
            None
            if kept.value
            else Text(translate(language, "theme.picture.code"), level="small", color=ColorMuted),
            TertiaryButton(
                translate(language, "theme.picture.remove"),
                action=remove,
                leading_icon="trash-2",
                destructive=True,
                accessibility_label=translate(language, "theme.picture.remove.label", title=title),
            )
            if kept.value and may
            else None,
            gap=L12,
            alignment="leading",
            wrap=True,
        )
    return VStack(
        FileUpload(
            title,
            value=draft.brought[field],
            accept=ACCEPTED,
            max_bytes=LARGEST,
            supporting_text=translate(language, f"theme.{field}.text"),
            error_text=draft.problem(field),
            disabled=not may,
        ),
        shown,
        gap=L8,
        alignment="stretch",
    )


@part
def legal_field(
    wnd: Window, draft: ThemeDraft, kind: LegalKind, own: bool, may: bool, *, key: str
) -> View:
    """Whether there is such a page, and where or what it is. `own`: the application brings one."""
    language, title = wnd.language(), legal_title(wnd.language(), kind)
    legal = draft.legal[kind]
    way = legal.way.value
    none = "theme.legal.none.code" if own else "theme.legal.none"
    options = (
        Option("none", translate(language, none)),
        Option("link", translate(language, "theme.legal.link")),
        Option("text", translate(language, "theme.legal.text")),
    )
    field: View | None = None
    if way == "link":
        field = TextField(
            translate(language, "theme.legal.link.field", title=title),
            legal.link,
            supporting_text=translate(language, "theme.legal.link.text"),
            error_text=draft.problem(f"{kind}.link"),
            max_length=2048,
            disabled=not may,
            autocomplete="off",
        )
    elif way == "text":
        field = TextArea(
            translate(language, "theme.legal.text.field", title=title),
            legal.text,
            supporting_text=translate(language, "theme.legal.text.text"),
            error_text=draft.problem(f"{kind}.text"),
            max_length=LONGEST_TEXT,
            rows=8,
            mode="change",
            disabled=not may,
            frame=Frame(width=FULL, max_width=L880),
        )
    return VStack(
        RadioGroup(title, legal.way, options, axis="horizontal", disabled=not may),
        field,
        gap=L12,
        alignment="stretch",
    )
