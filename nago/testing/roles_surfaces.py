"""The roles of what is read, pressed and lies around."""

from __future__ import annotations

from urllib.parse import quote

from nago.testing.deeds import Act, Follow, Handle, Post, Toggle
from nago.testing.look import Entry, Place
from nago.testing.seen import Seen, text

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}


def around(at: Place) -> list[Seen]:
    """Nothing by itself: what it holds stands there."""
    return [seen for slot in at.slots() for seen in at.slot(slot)]


def sample(at: Place) -> list[Seen]:
    name = at.name()
    return [Seen(role="group", name=name, children=at.children())] if name else at.children()


def nothing(at: Place) -> list[Seen]:
    return []


def separator(at: Place) -> list[Seen]:
    return [Seen(role="separator", name=at.name("label"))]


def words(at: Place) -> list[Seen]:
    if at["level"] in HEADINGS:
        return [Seen(role="heading", name=at.name("text"), level=HEADINGS[at["level"]])]
    return [text(at["text"] or "")]


def picture(at: Place) -> list[Seen]:
    name = at.name()
    return [Seen(role="img", name=name)] if name else []


def button(at: Place) -> list[Seen]:
    if at["href"] is not None:
        return link(at)
    press = at.submit() if at["submit"] else at.act()
    disabled = at.disabled or not (at["submit"] or at["action"])
    handle = at.handle(at.asking(press))
    return [Seen(role="button", name=at.name("title"), disabled=disabled, handle=handle)]


def link(at: Place) -> list[Seen]:
    return [link_to(at, at.name("title"))]


def link_to(at: Place, name: str) -> Seen:
    """A link with this name to where the component's `href` leads."""
    new_tab = at["target"] == "_blank"
    if new_tab and not at["accessibilityLabel"]:
        name = f"{name} ({at.word('client.new_tab')})"
    deed = Follow(at["href"], bool(at["external"]), new_tab)
    return Seen(role="link", name=name, handle=at.handle(deed))


def card(at: Place) -> list[Seen]:
    title = at["title"]
    level = HEADINGS.get(at["level"] or "h2", 2)
    held = [Seen(role="heading", name=title, level=level)] if title else []
    if at["supportingText"]:
        held.append(text(at["supportingText"]))
    held += [*at.slot("actions"), *at.children(), *at.slot("footer")]
    name = at.name("title")
    return [Seen(role="region", name=name, children=held)] if name else held


def banner(at: Place) -> list[Seen]:
    held = [text(at[each]) for each in ("title", "text") if at[each]]
    if close := at.act("onClose"):
        held.append(Seen(role="button", name=at.word("client.close"), handle=at.handle(close)))
    role = "alert" if at["tone"] == "error" else "status"
    return [Seen(role=role, name=at.name(), children=held)]


def dialog(at: Place) -> list[Seen]:
    if not at["open"]:
        return []
    close = at.act("onClose")
    handle = at.handle(escape=close)
    held = [
        Seen(role="heading", name=at["title"], level=2),
        Seen(role="button", name=at.word("client.close"), handle=at.handle(close)),
        *at.children(),
        *at.slot("footer"),
    ]
    return [Seen(role="dialog", name=at.name("title"), children=held, handle=handle)]


def rows(at: Place) -> list[Seen]:
    return [Seen(role="list", name=at.name(), children=at.children())]


def row(at: Place) -> list[Seen]:
    name = at.name("title")
    if at["href"] is not None:
        title = link_to(at, name)
    elif at["action"]:
        title = Seen(role="button", name=name, handle=at.handle(at.act()))
    else:
        title = text(at["title"])
    held = [*at.slot("leading"), title]
    if at["text"]:
        held.append(text(at["text"]))
    return [Seen(role="listitem", children=[*held, *at.slot("trailing")])]


def tile(at: Place) -> list[Seen]:
    held = [*at.slot("icon"), link_to(at, at.name("title"))]
    if at["text"]:
        held.append(text(at["text"]))
    return [Seen(role="listitem", children=held)]


def menu(at: Place) -> list[Seen]:
    toggle = Toggle(at.mark)
    name = at.name("title")
    opener = Seen(role="button", name=name, expanded=at.open, handle=at.handle(toggle))
    items = Seen(
        role="menu", name=name, children=at.children(), hidden=not at.open,
        handle=at.handle(escape=toggle),
    )  # fmt: skip
    return [opener, items]


def menu_item(at: Place) -> list[Seen]:
    press: Act | Follow | Post | None = at.act()
    if at["href"] is not None:
        press = Follow(at["href"], bool(at["external"]))
    elif at["postTo"] is not None:
        press = Post(at["postTo"])
    disabled = at.disabled or press is None
    name = at.name("title")
    handle = at.handle(at.asking(press))
    return [Seen(role="menuitem", name=name, disabled=disabled, handle=handle)]


def menu_header(at: Place) -> list[Seen]:
    return [text(at[each]) for each in ("title", "text") if at[each]]


def menu_entry(at: Place) -> list[Seen]:
    to = str(at["to"])
    href = "/" if to == "." else "/" + quote(to, safe="/~-._%")
    current = at.around is not None and (at.around["path"] or ".") == to
    entry = Seen(role="link", name=at["title"], current=current, handle=at.handle(Follow(href)))
    return [Seen(role="listitem", children=[entry])]


def scaffold(at: Place) -> list[Seen]:
    body = Seen(role="main", children=at.slot("body"))
    skip = Seen(role="link", name=at.word("client.skip"), handle=Handle())
    own = any(each.level == 1 for seen in body.children for each in seen.shown())
    bar = [] if own else [Seen(role="heading", name=at.browser.title, level=1)]
    bar += _brand(at)
    if at["themeSwitch"] is not False:
        bar += theme(at)
    bar += at.slot("account")
    shown = [skip, Seen(role="banner", children=bar)]
    if entries := at.slot("menu"):
        held = Seen(role="list", children=entries)
        nav = Seen(role="navigation", name=at.word("client.navigation"), children=[held])
        shown.append(Seen(role="complementary", children=[nav]))
    shown.append(body)
    if foot := at.slot("footer"):
        shown.append(Seen(role="contentinfo", children=foot))
    return shown


def _brand(at: Place) -> list[Seen]:
    logo = " ".join(filter(None, (each.words() or each.name for each in at.slot("logo"))))
    name = " ".join(filter(None, (logo, at["title"] or "")))
    if not name:
        return []
    return [Seen(role="link", name=name, handle=at.handle(Follow("/")))]


def theme(at: Place) -> list[Seen]:
    mark = f"{at.mark}#theme"
    opened = mark in at.browser.opened
    name = at.word("client.theme")
    toggle = at.handle(Toggle(mark), escape=Toggle(mark))
    opener = Seen(role="button", name=name, expanded=opened, handle=toggle)
    kinds = ("light", "dark", "system")
    items = [
        Seen(role="menuitemradio", name=at.word(f"client.theme.{kind}"), handle=toggle)
        for kind in kinds
    ]
    return [opener, Seen(role="menu", name=name, children=items, hidden=not opened)]


def tabs(at: Place) -> list[Seen]:
    pages = [page for page in at.places() if page["visible"] is not False]
    row = [
        Seen(
            role="tab",
            name=page.name("title"),
            selected=page["key"] == at["selected"],
            disabled=page.disabled,
            handle=page.handle(page.act()),
        )
        for page in pages
    ]
    shown = [
        Seen(role="tabpanel", name=page["title"], children=page.children())
        for page in pages
        if page["key"] == at["selected"]
    ]
    return [Seen(role="tablist", name=at.name(), children=row), *shown]


ROLES: dict[str, Entry] = {
    "AccordionGroup": around,
    "Avatar": picture,
    "Badge": words,
    "Banner": banner,
    "Button": button,
    "Card": card,
    "Dialog": dialog,
    "Divider": separator,
    "Form": around,
    "Icon": picture,
    "Link": link,
    "List": rows,
    "ListRow": row,
    "Menu": menu,
    "MenuDivider": separator,
    "MenuEntry": menu_entry,
    "MenuHeader": menu_header,
    "MenuItem": menu_item,
    "Scaffold": scaffold,
    "Spacer": nothing,
    "PaletteSample": sample,
    "Stack": around,
    "Tabs": tabs,
    "Text": words,
    "Tile": tile,
    "Tiles": rows,
}
