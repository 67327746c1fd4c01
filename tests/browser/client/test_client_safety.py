"""What stands in a tree stays text, whatever it says and whoever sent it (`security.md` X05, X06)."""

from __future__ import annotations

import random
from typing import Any

from playwright.sync_api import Page

from nago.presentation.anatomy import anatomy
from nago.presentation.view import View
from nago.ui.typescript import kinds, tag
from tests.browser.client.nodes import Node
from tests.ui.addresses import HOSTILE

MARKUP = [
    '"><script>alert(1)</script>',
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "red;background:url(//evil.example)",
    "1px;position:fixed;inset:0",
    "expression(alert(1))",
    "url(javascript:alert(1))",
    "x' onmouseover='alert(1)",
    "]]><script>",
    "${alert(1)}",
]
FORBIDDEN = """() => {
    const found = [];
    for (const element of document.querySelectorAll('body *')) {
        if (['script', 'iframe', 'object', 'embed', 'style', 'link', 'base'].includes(element.localName))
            found.push(element.localName);
        for (const {name, value} of element.attributes) {
            if (/^on|^(srcdoc|formaction|is|ping|srcset)$/.test(name)) found.push(`${name}=${value}`);
            if (name === 'style' && /url|expression|fixed|evil/i.test(value)) found.push(value);
            const leads = ['href', 'src', 'action', 'poster', 'data'].includes(name);
            const good = /^(https?:|mailto:|tel:|data:image\\/(png|jpeg|gif|webp);|\\/(?![\\/\\\\])|[?#]|$)/i;
            if (leads && !good.test(value))
                found.push(`${name}=${value}`);
        }
    }
    document.body.replaceChildren();
    return found;
}"""


def hostile(dice: random.Random, kind: type[View]) -> Node:
    """A node of this type with something bad in each field, whatever it should hold."""
    bad = [*MARKUP, *HOSTILE]

    def value(depth: int = 0) -> Any:
        shape = dice.randrange(8)
        if shape == 0 and depth < 2:
            return [value(depth + 1) for _ in range(2)]
        if shape == 1 and depth < 2:
            names = ("width", "color", "size", "href", "src", "state", "value", "onclick", "style")
            return {name: value(depth + 1) for name in names}
        return dice.choice(bad)

    node: Node = {"type": tag(kind)}
    for field in anatomy(kind).plain:
        node[field.wire] = value()
    for slot in anatomy(kind).slots:
        inner = {"type": "Link", "title": dice.choice(bad), "href": dice.choice(bad)}
        node[slot.wire] = [inner] if slot.many else inner
    for name in ("onclick", "style", "srcdoc", "is", "formaction", "innerHTML"):
        node[name] = dice.choice(bad)
    return node


def test_X05_no_hostile_address_becomes_a_link_or_a_picture(lab: Page) -> None:
    let_through = lab.evaluate(
        "urls => urls.filter(url => lab.safeUrl(url) !== null || lab.pictureUrl(url) !== null)",
        HOSTILE,
    )
    assert let_through == []


def test_X06_whatever_the_fields_say_no_script_no_handler_and_no_style_comes_of_it(
    lab: Page,
) -> None:
    ran: list[str] = []
    lab.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    dice = random.Random(6)
    for kind in kinds():
        nodes = [hostile(dice, kind) for _ in range(12)]
        # A component may refuse what no server of ours sends; what it has built by then counts.
        lab.evaluate(
            "nodes => nodes.forEach(node => { try { lab.mounted(node) } catch {} })",
            nodes,
        )
        found = lab.evaluate(FORBIDDEN)
        assert found == [], tag(kind)
    assert ran == []
