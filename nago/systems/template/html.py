"""The part of a mail that is HTML: quiet, readable without pictures, in light and in dark.

Mail programs know little CSS, so styles stand in each element; the few rules of the sheet are for
those that know dark mode.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from nago.systems.template.letter import Node, lone_link
from nago.systems.theme.model import MailColors

FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,monospace"


DARK = (
    "@media (prefers-color-scheme:dark){"
    ".ground{background:#161513!important}"
    ".card{background:#211f1c!important;border-color:#3a3732!important}"
    ".words{color:#f0eee9!important}"
    ".muted{color:#b3aea4!important}"
    ".link{color:#7fd3e0!important}"
    ".line{border-color:#3a3732!important}"
    ".tint{background:#2b2925!important}"
    "}"
)


def html_letter(
    nodes: Sequence[Node],
    *,
    language: str,
    application: str,
    footer: str,
    colors: MailColors,
) -> str:
    """A whole document. Everything that comes from a value or a template is escaped."""
    body = "".join(_block(node, colors) for node in nodes)
    words = f"font-family:{FONT};color:{colors.text}"
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="ltr">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="supported-color-schemes" content="light dark">\n'
        f"<title>{escape(application)}</title>\n"
        f"<style>:root{{color-scheme:light dark}}{DARK}</style>\n</head>\n"
        f'<body class="ground" style="margin:0;padding:0;background:{colors.ground}">\n'
        '<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" '
        f'border="0" style="background:{colors.ground}"><tr><td align="center" '
        'style="padding:32px 16px">\n'
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" '
        'style="max-width:560px">\n'
        f'<tr><td class="muted" style="padding:0 4px 14px;{words};color:{colors.muted};'
        f'font-size:15px;font-weight:600">{escape(application)}</td></tr>\n'
        f'<tr><td class="card words" style="padding:28px 28px 12px;background:{colors.card};'
        f"border:1px solid {colors.line};border-radius:14px;{words};font-size:16px;"
        f'line-height:1.55">\n{body}</td></tr>\n'
        f'<tr><td class="muted" style="padding:16px 4px 0;{words};color:{colors.muted};'
        f'font-size:13px;line-height:1.5">{escape(footer)}</td></tr>\n'
        "</table>\n</td></tr></table>\n</body>\n</html>\n"
    )


def _block(node: Node, colors: MailColors) -> str:
    if isinstance(node, str):
        return escape(node)
    link = lone_link(node)
    if link is not None:
        return _button(link, colors)
    name, attributes, content = node[0], node[1], node[2:]
    inner = "".join(_block(each, colors) for each in content)
    if name == "a":
        href = escape(str(attributes["href"]))
        style = f"color:{colors.accent};text-decoration:underline"
        return f'<a class="link" href="{href}" style="{style}">{inner}</a>'
    if name == "br":
        return "<br>"
    if name == "hr":
        rule = f"border:0;border-top:1px solid {colors.line};margin:20px 0"
        return f'<hr class="line" style="{rule}">\n'
    if name == "ol":
        start = f' start="{int(attributes["start"])}"' if "start" in attributes else ""
        return f'<ol{start} style="margin:0 0 16px;padding:0 0 0 24px">{inner}</ol>\n'
    if name == "code":
        style = f"font-family:{MONO};font-size:.92em;background:{colors.ground};padding:1px 5px"
        return f'<code class="tint" style="{style};border-radius:4px">{inner}</code>'
    if name == "pre":
        style = f"font-family:{MONO};font-size:14px;background:{colors.ground};padding:12px 14px"
        rest = "border-radius:8px;margin:0 0 16px;white-space:pre-wrap;overflow-wrap:anywhere"
        return f'<pre class="tint" style="{style};{rest}">{inner}</pre>\n'
    if name == "blockquote":
        edge = f"border-left:3px solid {colors.line};margin:0 0 16px;padding:2px 0 0 14px"
        return f'<blockquote class="line muted" style="{edge};color:{colors.muted}">{inner}</blockquote>\n'
    if name in BLOCKS:
        return f'<{name} style="{BLOCKS[name]}">{inner}</{name}>\n'
    return f"<{name}>{inner}</{name}>"


BLOCKS = {
    "p": "margin:0 0 16px;overflow-wrap:anywhere",
    "ul": "margin:0 0 16px;padding:0 0 0 24px",
    "li": "margin:0 0 6px",
    "h2": "margin:0 0 12px;font-size:20px;line-height:1.3;font-weight:650",
    "h3": "margin:0 0 10px;font-size:17px;line-height:1.35;font-weight:650",
    "h4": "margin:0 0 10px;font-size:16px;line-height:1.4;font-weight:650",
}


def _button(link: Node, colors: MailColors) -> str:
    """A link as a button that also Outlook draws, by a table cell with a ground of its own."""
    href = escape(str(link[1]["href"]))
    inner = "".join(_block(each, colors) for each in link[2:])
    cell = f"background:{colors.brand};border-radius:10px"
    words = (
        f"display:inline-block;padding:12px 22px;font-family:{FONT};font-size:16px;"
        f"font-weight:600;line-height:1.25;color:{colors.on_brand};text-decoration:none;"
        "border-radius:10px"
    )
    return (
        '<table role="presentation" cellpadding="0" cellspacing="0" border="0" '
        f'style="margin:4px 0 20px"><tr><td bgcolor="{colors.brand}" style="{cell}">'
        f'<a href="{href}" style="{words}">{inner}</a></td></tr></table>\n'
    )
