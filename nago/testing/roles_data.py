"""The roles of long lists, tables, and rows that are put in order."""

from __future__ import annotations

from nago.testing.deeds import Act
from nago.testing.look import Entry, Place
from nago.testing.roles_surfaces import link_to
from nago.testing.seen import Seen, text


def lazy_list(at: Place) -> list[Seen]:
    held = Seen(role="list", children=at.children())
    return [Seen(role="region", name=at.name("label"), children=[held])]


def table(at: Place) -> list[Seen]:
    sections = [[_head(at)], at.children(), at.slot("footer")]
    groups = [Seen(role="rowgroup", children=section) for section in sections if section]
    shown = Seen(role="table", name=at.name("caption"), children=groups)
    return [shown, *at.slot("empty")]


def _head(at: Place) -> Seen:
    cells = [_column(at, column) for column in at["columns"]]
    if at["selection"]:
        cells.insert(0, _select_all(at))
    if at["menus"]:
        cells.append(Seen(role="columnheader", name=at.word("client.table.menus")))
    return Seen(role="row", children=cells)


def _column(at: Place, column: dict[str, object]) -> Seen:
    title = str(column["title"])
    if not column.get("sortable"):
        return Seen(role="columnheader", name=title)
    name, now = column.get("key") or title, at["sorted"] or {}
    again = now.get("column") == name and not now.get("descending")
    press = Act(at.path, "onSort", {"column": name, "descending": again})
    button = Seen(role="button", name=title, handle=at.handle(press))
    return Seen(role="columnheader", name=title, children=[button])


def _select_all(at: Place) -> Seen:
    if at["selectAll"] is False:
        return Seen(role="cell")
    on = at["selection"] == "all"
    name = at.word("client.table.select_all")
    press = Act(at.path, "onSelect", {"keys": None, "selected": not on})
    box = Seen(role="checkbox", name=name, checked=on, handle=at.handle(press))
    return Seen(role="columnheader", name=name, children=[box])


def table_row(at: Place) -> list[Seen]:
    cells: list[Seen] = []
    if at["selectable"]:
        cells.append(_tick(at))
    elif at["indented"]:
        cells.append(Seen(role="cell"))
    for index, words in enumerate(at["texts"]):
        cells.append(_text_cell(at, words) if index else _row_head(at, words))
    return [Seen(role="row", children=[*cells, *at.children()])]


def _tick(at: Place) -> Seen:
    name = at.word("client.table.select").replace("{row}", at["texts"][0] if at["texts"] else "")
    on = bool(at["selected"])
    assert at.around is not None, "a row stands in a table"
    press = Act(at.around.path, "onSelect", {"keys": [at["key"]], "selected": not on})
    box = Seen(role="checkbox", name=name, checked=on, handle=at.handle(press))
    return Seen(role="cell", name=name, children=[box])


def _row_head(at: Place, words: str) -> Seen:
    if at["href"] is not None:
        inner = link_to(at, words)
    elif at["action"]:
        inner = Seen(role="button", name=words, handle=at.handle(at.act()))
    else:
        inner = text(words)
    return Seen(role="rowheader", name=words, children=[inner] if words else [])


def _text_cell(at: Place, words: str) -> Seen:
    return Seen(role="cell", name=words, children=[text(words)] if words else [])


def table_cell(at: Place) -> list[Seen]:
    held = [text(at["text"])] if at["text"] else []
    held += at.slot("content")
    words = " ".join(filter(None, (each.words() or each.name for each in held if not each.hidden)))
    return [Seen(role="cell", name=words, children=held)]


def sortable(at: Place) -> list[Seen]:
    held = Seen(role="list", name=at.name(), children=at.children())
    return [text(at.word("client.sortable.help")), held]


def sortable_row(at: Place) -> list[Seen]:
    content = at.slot("content")
    said = [each for each in content if each.role != "button"]
    words = [each.words() or each.name for each in said or content if not each.hidden]
    name = at["name"] or " ".join(filter(None, words))
    handle = Seen(
        role="button",
        name=at.word("client.sortable.handle").replace("{row}", name),
        disabled=at.around is not None and at.around.disabled,
        handle=at.handle(),
    )
    return [Seen(role="listitem", children=[handle, *content])]


ROLES: dict[str, Entry] = {
    "LazyList": lazy_list,
    "Sortable": sortable,
    "SortableRow": sortable_row,
    "Table": table,
    "TableCell": table_cell,
    "TableRow": table_row,
}
