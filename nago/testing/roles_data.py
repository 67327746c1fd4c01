"""The roles of tables, long lists and rows that are put in order."""

from __future__ import annotations

from typing import Any

from nago.testing.deeds import Act, Toggle
from nago.testing.look import Entry, Place
from nago.testing.roles_surfaces import link_to
from nago.testing.seen import Seen, plain, text


def data_view(at: Place) -> list[Seen]:
    finding = [*at.slot("search"), *at.slot("filters")]
    held = [Seen(role="search", name=at.name("label"), children=finding)] if finding else []
    said = [text(at["selected"])] if at["selected"] else []
    news = [Seen(role="status", children=[text(at["news"])])] if at["news"] else []
    clear = Seen(role="button", name=at["clearTitle"] or "", handle=at.handle(at.act("onClear")))
    status = [*news, *([clear, Seen(role="status", children=said)] if said else [])]
    return [
        *held,
        *at.slot("tools"),
        *at.slot("note"),
        *at.children(),
        *status,
        *(at.slot("bulk") if said else []),
        *at.slot("footer"),
    ]


def data_choice(at: Place) -> list[Seen]:
    chosen, options = list(at["chosen"] or ()), list(at["options"] or ())
    titles = [each["title"] for each in options if each["value"] in chosen]
    said = titles[0] if len(chosen) == 1 and titles else str(len(chosen) or "")
    name = " ".join(filter(None, (at["before"], at["title"], said)))
    toggle = Toggle(at.mark)
    opener = Seen(role="button", name=name, expanded=at.open, handle=at.handle(toggle))
    items = [_choice(at, each, chosen) for each in options]
    menu = Seen(
        role="menu", name=at["title"], children=items, hidden=not at.open,
        handle=at.handle(escape=toggle),
    )  # fmt: skip
    return [opener, menu]


def _choice(at: Place, option: dict[str, Any], chosen: list[str]) -> Seen:
    value = option["value"]
    on = value in chosen
    now = [each for each in chosen if each != value] if on else [*chosen, value]
    press = Act(at.path, "onChoose", now)
    return Seen(role="menuitemcheckbox", name=option["title"], checked=on, handle=at.handle(press))


def lazy_list(at: Place) -> list[Seen]:
    rows = Seen(role="list", children=at.children())
    return [Seen(role="region", name=at.name("label"), children=[rows])]


def sortable(at: Place) -> list[Seen]:
    rows = [_sortable_row(each) for each in at.places()]
    return [text(at.word("client.sortable.help")), Seen(role="list", children=rows)]


def _sortable_row(at: Place) -> Seen:
    held = at.slot("content")
    said = [each for each in held if each.role != "button"]
    words = [each.words() or each.name for each in said or held if not each.hidden]
    name = at["name"] or " ".join(filter(None, words))
    label = at.word("client.sortable.handle").replace("{row}", name)
    disabled = at.around is not None and at.around.disabled
    handle = Seen(role="button", name=label, disabled=disabled, handle=at.handle())
    return Seen(role="listitem", children=[handle, *held])


def table(at: Place) -> list[Seen]:
    head = [_column(at, each) for each in at["columns"]]
    if at["selection"] is not None:
        head.insert(0, _select_all(at))
    if at["menus"]:
        head.append(Seen(role="columnheader", name=at.word("client.table.menus")))
    rows = [Seen(role="row", children=head), *(_row(each, at) for each in at.places())]
    rows += [_row(each, at) for each in at.places("footer")]
    held = Seen(role="table", name=at.name("caption"), children=rows)
    return [held, *at.slot("empty")]


def _column(at: Place, column: dict[str, Any]) -> Seen:
    name = column["title"]
    if not column.get("sortable"):
        return Seen(role="columnheader", name=name)
    key = column.get("key") or name
    now = at["sorted"] or {}
    again = now.get("column") == key
    none = bool(again and now.get("descending") and at["unsorts"])
    wanted = {"column": "" if none else key, "descending": again and not now.get("descending")}
    press = Act(at.path, "onSort", wanted)
    button = Seen(role="button", name=name, handle=at.handle(press if at["onSort"] else None))
    return Seen(role="columnheader", name=name, children=[button])


def _select_all(at: Place) -> Seen:
    if at["selectAll"] is False:
        return Seen(role="cell")
    on = at["selection"] == "all"
    press = Act(at.path, "onSelect", {"keys": None, "selected": not on})
    name = at.word("client.table.select_all")
    box = Seen(role="checkbox", name=name, checked=on, handle=at.handle(press))
    return Seen(role="columnheader", name=name, children=[box])


def _row(at: Place, table: Place) -> Seen:
    held: list[Seen] = []
    words = [plain(each) for each in at["texts"] or ()]
    if at["selectable"]:
        on = bool(at["selected"])
        press = Act(table.path, "onSelect", {"keys": [at["key"]], "selected": not on})
        name = at.word("client.table.select").replace(
            "{row}", words[0] if words else at["name"] or ""
        )
        box = Seen(role="checkbox", name=name, checked=on, handle=at.handle(press))
        held.append(Seen(role="cell", name=name, children=[box]))
    if at["indented"]:
        held.append(Seen(role="cell"))
    for index, each in enumerate(words):
        if index:
            held.append(Seen(role="cell", name=each))
        else:
            held.append(Seen(role="rowheader", name=each, children=_title(at, each)))
    held += [_cell(each) for each in at.places("cells")]
    return Seen(role="row", children=held)


def _title(at: Place, name: str) -> list[Seen]:
    if at["href"] is not None:
        return [link_to(at, name)]
    if at["action"]:
        return [Seen(role="button", name=name, handle=at.handle(at.act()))]
    return []


def _cell(at: Place) -> Seen:
    held = at.slot("content")
    words = [
        plain(at["text"] or ""),
        *(each.words() or each.name for each in held if not each.hidden),
    ]
    inner = [each for each in held if each.role not in ("text", "img")]
    return Seen(role="cell", name=" ".join(filter(None, words)), children=inner)


ROLES: dict[str, Entry] = {
    "DataChoice": data_choice,
    "DataView": data_view,
    "LazyList": lazy_list,
    "Sortable": sortable,
    "Table": table,
}
