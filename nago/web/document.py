"""The page around a window: the tree rides in it as data, so that the first paint waits for no socket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

import msgspec

from nago.i18n import translate
from nago.presentation.appearance import Look
from nago.web.assets import Manifest

TYPES = re.compile(rb'"type":"(\w+)"')
UNSAFE = {0x3C: "\\u003c", 0x3E: "\\u003e", 0x26: "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class Shape(msgspec.Struct, frozen=True):
    """What a browser must know of a type besides its component."""

    slots: dict[str, bool]
    defaults: dict[str, Any]


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself besides its tree."""

    window: str
    key: str
    frame: int
    title: str
    locale: str
    dir: str
    build: str
    path: str
    values: dict[str, str]
    strings: dict[str, str]
    theme: str | None
    theme_cookie: str = msgspec.field(name="themeCookie")
    sight_cookie: str = msgspec.field(name="sightCookie")
    fresh: bool
    """Whether a new session cookie comes with it."""
    told: dict[str, str] = {}
    """What names in the tree stand for, as the lines of icons."""
    own: dict[str, Shape] = {}
    """The types that the application brings itself."""


def page(head: Head, tree: bytes, manifest: Manifest, palette: str, look: Look) -> bytes:
    """The HTML of a window's page; `tree` is JSON, as the window has written it.

    `palette` names the framework's own colours, which those of the look take the place of.
    """
    groups = msgspec.json.encode({name: group.files for name, group in manifest.groups.items()})
    texts = manifest.texts[head.locale]
    more = b',"texts":"' + texts.encode() + b'","groups":' + groups + b',"tree":' + tree + b"}"
    data = msgspec.json.encode(head)[:-1] + more
    early = list(_needed(tree, manifest))
    theme = f' data-theme="{head.theme}"' if head.theme in ("light", "dark") else ""
    sheets = (
        manifest.style,
        look.sheet or palette,
        *(name for name in early if name.endswith(".css")),
    )
    links = "".join(f'<link rel="stylesheet" href="/_nago/{name}">' for name in sheets)
    scripts = "".join(
        f'<link rel="modulepreload" href="/_nago/{name}">' for name in early if name.endswith(".js")
    )
    font = f'<link rel="preload" href="/_nago/{manifest.font}" as="font" type="font/woff2" crossorigin>'
    if not look.preloads_font:
        font = ""
    if early:
        scripts += f'<link rel="preload" href="/_nago/{texts}" as="fetch" crossorigin>'
    return (
        f'<!doctype html><html lang="{escape(head.locale)}" dir="{head.dir}"{theme}><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(head.title)}</title>"
        f"{_signs(look)}{links}{font}"
        f'<script type="module" src="/_nago/{manifest.script}"></script>{scripts}</head><body>'
        f'<div id="nago"></div><noscript>{escape(translate(head.locale, "page.noscript"))}</noscript>'
        f'<script type="application/json" id="nago-document">{data.decode().translate(UNSAFE)}</script>'
        "</body></html>"
    ).encode()


def _signs(look: Look) -> str:
    """Icons, and the colours of the browser's own bar."""
    signs = f'<link rel="icon" href="/_nago/{look.icon}">'
    if look.touch_icon:
        signs += f'<link rel="apple-touch-icon" href="/_nago/{look.touch_icon}">'
    for scheme, colour in zip(("light", "dark"), look.grounds or (), strict=False):
        signs += (
            f'<meta name="theme-color" media="(prefers-color-scheme:{scheme})" content="{colour}">'
        )
    return signs


def _needed(tree: bytes, manifest: Manifest) -> Iterator[str]:
    """The files of the groups whose components stand in this tree."""
    types = {name.decode() for name in TYPES.findall(tree)}
    for group in manifest.groups.values():
        if not group.types.isdisjoint(types):
            yield from group.files


def plain_page(
    language: str, key: str, manifest: Manifest, palette: str, look: Look, **values: str
) -> bytes:
    """A page without a window, for what goes wrong before there is one: its texts are
    `page.<key>.title` and `.text`, which may take values."""
    title = translate(language, f"page.{key}.title")
    text = translate(language, f"page.{key}.text", **values)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title>"
        f'{_signs(look)}<link rel="stylesheet" href="/_nago/{manifest.style}">'
        f'<link rel="stylesheet" href="/_nago/{look.sheet or palette}"></head>'
        f"<body><main><h1>{escape(title)}</h1><p>{escape(text)}</p></main></body></html>"
    ).encode()
