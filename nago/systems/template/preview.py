"""How a mail will look, made of components: nothing of it is read as HTML by the browser, and the
page's Content Security Policy stays as it is."""

from __future__ import annotations

from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.template.letter import Node, lone_link, words_of
from nago.systems.template.rendering import Letter, Templates
from nago.ui.button import PrimaryButton
from nago.ui.card import Card
from nago.ui.code import Code
from nago.ui.color import ColorMuted
from nago.ui.divider import Divider
from nago.ui.length import L8, L16
from nago.ui.rich_text import RichNodes, RichTextBlock
from nago.ui.stack import HStack, VStack
from nago.ui.tabs import Tab, Tabs
from nago.ui.text import Text


def preview(wnd: Window, templates: Templates, letter: Letter, language: str) -> View:
    """Both parts of the mail; the language is that of the mail, not of who looks at it."""
    spoken = wnd.language()
    part = wnd.state("part", "mail")
    footer = templates.footer(language)
    mail = templates.mail_of(letter, language)
    return Tabs(
        Tab(
            "mail",
            translate(spoken, "template.preview.mail"),
            VStack(
                Text(templates.application(), level="label", color=ColorMuted),
                Card(
                    Text(letter.subject, level="h3"),
                    Divider(),
                    *_blocks(letter.nodes),
                    gap=L16,
                ),
                Text(footer, level="small", color=ColorMuted),
                gap=L8,
                alignment="stretch",
            ),
            icon="mail",
        ),
        Tab(
            "plain",
            translate(spoken, "template.preview.plain"),
            Code(mail.text, label=letter.subject, wrap=True, copies=False),
            icon="text",
        ),
        selected=part,
    )


def _blocks(nodes: tuple[Node, ...]) -> list[View]:
    """Rich text, with a button wherever the mail has one."""
    found: list[View] = []
    words: list[Node] = []
    for node in nodes:
        link = lone_link(node)
        if link is None:
            words.append(node)
            continue
        if words:
            found.append(_words(words))
            words = []
        button = PrimaryButton(words_of(link), to=link[1]["href"])
        found.append(HStack(button, alignment="leading"))
    if words:
        found.append(_words(words))
    return found


def _words(nodes: list[Node]) -> View:
    return RichTextBlock(RichNodes(tuple(nodes)))
