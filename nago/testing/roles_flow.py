"""The roles of what leads through a page and through what happens."""

from __future__ import annotations

import math
from typing import Any

from nago.testing.deeds import Act, Ask, Choice, Deed, Field
from nago.testing.look import Entry, Place
from nago.testing.roles_surfaces import link_to
from nago.testing.seen import Seen, text

SHOWN = 7
"""How many pages are offered by their number at most."""


def accordion(at: Place) -> list[Seen]:
    open = bool(at["open"])
    press = Act(at.path, "onToggle", not open) if at["onToggle"] else None
    words = [at["title"], at["text"] or "", *(each.words() for each in at.slot("trailing"))]
    title = Seen(role="heading", name=at["title"], level=int(str(at["level"] or "h3")[1]))
    opener = Seen(
        role="button", name=" ".join(filter(None, words)), expanded=open, children=[title],
        handle=at.handle(press),
    )  # fmt: skip
    return [opener, *(at.children() if open else [])]


def breadcrumbs(at: Place) -> list[Seen]:
    crumbs = at.places()
    held = [_crumb(each, last=index == len(crumbs) - 1) for index, each in enumerate(crumbs)]
    way = Seen(role="list", children=held)
    return [
        Seen(role="navigation", name=at.name() or at.word("client.breadcrumbs"), children=[way])
    ]


def _crumb(at: Place, *, last: bool) -> Seen:
    if at["href"] is None:
        return Seen(role="listitem", children=[text(at["title"])])
    target = link_to(at, at["title"])
    target.current = last
    return Seen(role="listitem", children=[target])


def empty_state(at: Place) -> list[Seen]:
    title = Seen(role="heading", name=at["title"], level=int(str(at["level"] or "h2")[1]))
    held = [text(at["text"])] if at["text"] else []
    return [title, *held, *at.children()]


def modal(at: Place) -> list[Seen]:
    if not at["open"]:
        at.forget_edits()
        return []
    close = _guarded(at, at.act("onClose"))
    held = [Seen(role="heading", name=at["title"], level=2)]
    if at["text"]:
        held.append(text(at["text"]))
    held += [
        Seen(role="button", name=at.word("client.close"), handle=at.handle(close)),
        *at.slot("header"),
        *at.children(),
        *at.slot("footer"),
    ]
    handle = at.handle(escape=close)
    return [Seen(role="dialog", name=at.name("title"), children=held, handle=handle)]


def _guarded(at: Place, close: Deed | None) -> Deed | None:
    """Closing it, which asks before it throws away what was entered."""
    asks = at["guard"] == "always" or (at["guard"] == "edited" and at.edited)
    if close is None or not asks:
        return close
    question = {
        "title": at.word("client.discard"),
        "text": at.word("client.discard.text"),
        "yes": at.word("client.discard.yes"),
        "no": at.word("client.discard.no"),
    }
    return Ask(question, close)


def progress(at: Place) -> list[Seen]:
    value = at["value"]
    share = None if value is None else f"{round(min(1, max(0, value)) * 100)}"
    words = [] if at["hideLabel"] else [text(at["label"])]
    bar = Seen(role="progressbar", name=at.name("label"), value=share)
    caption = [text(at["caption"])] if at["caption"] else []
    if at["shape"] == "circular":
        return [bar, *words, *caption]
    return [*words, bar, *caption]


def skeleton(at: Place) -> list[Seen]:
    siblings = [] if at.around is None else at.around.places()
    own = next((index for index, each in enumerate(siblings) if each.path == at.path), 0)
    if own and siblings[own - 1].type == "Skeleton":
        return []  # only the first of several in a row is heard
    return [text(at.word("client.loading"))]


def stepper(at: Place) -> list[Seen]:
    steps = [_step(each, at, index) for index, each in enumerate(at.places())]
    return [Seen(role="list", name=at.name(), children=steps)]


def _step(at: Place, stepper: Place, index: int) -> Seen:
    state = at["state"]
    said = f"({at.word(f'client.step.{state}')})" if state in ("done", "error") else ""
    words = [at["title"], said, at["text"] or ""]
    if not at["selectable"]:
        return Seen(role="listitem", children=[text(each) for each in words if each])
    press = Act(stepper.path, "onSelect", index)
    name = " ".join(filter(None, words))
    target = Seen(role="button", name=name, handle=at.handle(press))
    return Seen(role="listitem", children=[target])


def pager(at: Place) -> list[Seen]:
    page, size, total = at["page"], at["size"], at["total"]
    last = max(0, math.ceil(total / size) - 1)
    shown = at.word("client.pages.none")
    if total:
        values = {"from": page * size + 1, "to": min(total, page * size + size), "total": total}
        shown = _filled(at.word("client.pages.range"), values)
    held = [Seen(role="status", children=[text(shown)])]
    if at["sizes"]:
        held.append(_sizes(at))
    if last:
        ways = {"first": 0, "previous": page - 1, "next": page + 1, "last": last}
        buttons = [_way(at, name, to, last) for name, to in ways.items()]
        numbers = Seen(
            role="list", children=[_number(at, each, page) for each in _pages(page, last)]
        )
        held.append(
            Seen(
                role="navigation",
                name=at.name() or at.word("client.pages"),
                children=[*buttons[:2], numbers, *buttons[2:]],
            )
        )
    return held


def _way(at: Place, name: str, to: int, last: int) -> Seen:
    there = at["page"]
    off = there <= 0 if name in ("first", "previous") else there >= last
    press = Act(at.path, "onPage", to)
    label = at.word(f"client.pages.{name}")
    return Seen(role="button", name=label, disabled=off, handle=at.handle(press))


def _number(at: Place, number: int | None, page: int) -> Seen:
    if number is None:
        return Seen(role="listitem")
    label = _filled(at.word("client.pages.page"), {"page": number + 1})
    press = None if number == page else Act(at.path, "onPage", number)
    button = Seen(role="button", name=label, current=number == page, handle=at.handle(press))
    return Seen(role="listitem", children=[button])


def _pages(page: int, last: int) -> list[int | None]:
    """Which pages are offered by number; None stands for those that are left out."""
    if last < SHOWN:
        return list(range(last + 1))
    inner = SHOWN - 4
    first = max(2, min(page - 1, last - 1 - inner))
    before = 1 if first == 2 else None
    after = last - 1 if first + inner == last - 1 else None
    return [0, before, *range(first, first + inner), after, last]


def _sizes(at: Place) -> Seen:
    choices = tuple(Choice(each, f"{each:,}") for each in at["sizes"])
    bound = {"state": "", "value": at["size"], "seq": 0, "live": False}
    field = Field(bound, "choice", choices=choices, act=Act(at.path, "onSize"))
    return Seen(
        role="combobox",
        name=at.word("client.pages.size"),
        value=f"{at['size']:,}",
        expanded=False,
        handle=at.handle(field=field),
    )


def _filled(words: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", f"{value:,}")
    return words


ROLES: dict[str, Entry] = {
    "Accordion": accordion,
    "Breadcrumbs": breadcrumbs,
    "EmptyState": empty_state,
    "Modal": modal,
    "Pager": pager,
    "Progress": progress,
    "Skeleton": skeleton,
    "Stepper": stepper,
}
