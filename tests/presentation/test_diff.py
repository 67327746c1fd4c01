"""The browser's tree, patched by operations, equals the server's."""

import json
import random
from typing import Any

import msgspec

from nago import ui
from nago.presentation import wire
from nago.presentation.diff import carry, diff
from nago.presentation.tree import chain, children
from nago.presentation.view import View
from nago.testing.browser_tree import BrowserTree

WORDS = ["", "one", "two", "drei", "<b>", "日本", "a" * 40]


def some_action() -> None:
    pass


def tree(dice: random.Random, depth: int = 0) -> View:
    kind = dice.choice(
        ["text", "button", "stack", "card", "spacer", "frame"][: 6 if depth < 4 else 2]
    )
    key = dice.choice([None, None, "k1", "k2"])
    if kind == "text":
        level = dice.choice(["body", "h1", "small"])
        return ui.Text(dice.choice(WORDS), level=level, key=key, visible=dice.random() < 0.9)
    if kind == "button":
        action = dice.choice([None, some_action])
        return ui.PrimaryButton(dice.choice(WORDS) or "Go", action=action, key=key)
    if kind == "spacer":
        return ui.Spacer(key=key)
    if kind == "frame":
        entries = tuple(
            ui.MenuEntry(dice.choice(WORDS), f"p{number}", key=f"m{number}")
            for number in dice.sample(range(6), dice.randrange(5))
        )
        footer = ui.Text(dice.choice(WORDS)) if dice.random() < 0.5 else None
        return ui.Scaffold(tree(dice, depth + 1), menu=entries, footer=footer, key=key)
    below = siblings(dice, depth)
    if kind == "card":
        footer = tree(dice, depth + 1) if dice.random() < 0.3 else None
        return ui.Card(*below, title=dice.choice([None, "t"]), footer=footer, key=key)
    gap = dice.choice([None, ui.L8, ui.L24])
    frame = dice.choice([None, ui.Frame.match_screen(), ui.Frame(width=ui.L200)])
    return ui.VStack(*below, gap=gap, frame=frame, key=key)


def siblings(dice: random.Random, depth: int) -> list[View]:
    nodes = [tree(dice, depth + 1) for _ in range(dice.choice([0, 1, 2, 3, 8]))]
    fresh = iter(dice.sample(range(12), 12))
    return [
        msgspec.structs.replace(node, key=str(next(fresh)) if dice.random() < 0.6 else None)
        for node in nodes
    ]


def changed(dice: random.Random, node: View, depth: int = 0) -> View:
    """A tree that differs from the given one here and there."""
    if dice.random() < 0.1:
        return tree(dice, depth)
    if isinstance(node, ui.Text) and dice.random() < 0.3:
        return msgspec.structs.replace(node, text=dice.choice(WORDS))
    below: Any = getattr(node, "children", None)
    if below is not None:
        nodes = [changed(dice, child, depth + 1) for child in below]
        if dice.random() < 0.4:
            dice.shuffle(nodes)
        if nodes and dice.random() < 0.3:
            nodes.pop(dice.randrange(len(nodes)))
        if dice.random() < 0.3:
            nodes.insert(dice.randrange(len(nodes) + 1), tree(dice, depth + 1))
        return msgspec.structs.replace(node, children=unique(nodes))
    return node


def unique(nodes: list[View]) -> tuple[View, ...]:
    seen: set[Any] = set()
    for index, node in enumerate(nodes):
        key = getattr(node, "key", None)
        if key in seen:
            nodes[index] = msgspec.structs.replace(node, key=None)
        seen.add(key)
    return tuple(nodes)


def plain(node: View) -> Any:
    return json.loads(wire.encode(node))


def frame(number: int, ops: list[Any]) -> bytes:
    return wire.encode([number, ops])


def test_ten_thousand_random_pairs_end_up_equal_whatever_is_dropped_or_repeated() -> None:
    dice = random.Random(20261123)
    pairs = 0
    while pairs < 10_000:
        server = tree(dice)
        browser = BrowserTree(plain(server), 0)
        sent: list[bytes] = []
        for number in range(1, 9):
            new = changed(dice, server)
            sent.append(frame(number, diff(server, new)))
            server = new
            pairs += 1
            if dice.random() < 0.2:
                continue  # lost on the way
            if not browser.receive(sent[-1]):
                for again in sent[browser.frame :]:  # the resume
                    assert browser.receive(again)
            if dice.random() < 0.2:
                assert browser.receive(dice.choice(sent[: browser.frame]))  # repeated
        for again in sent[browser.frame :]:
            assert browser.receive(again)
        assert browser.tree == plain(server)


def test_a_click_is_carried_to_where_its_node_stands_now() -> None:
    dice = random.Random(7)
    followed = 0
    for _ in range(2000):
        old = tree(dice)
        new = changed(dice, old)
        ops = diff(old, new)
        browser = BrowserTree(plain(old), 0)
        paths = list(every_path(old))
        marks = {}
        for number, path in enumerate(paths):
            browser.at(path)["mark"] = number
            marks[number] = path
        browser.receive(frame(1, ops))
        found = {node["mark"]: path for path, node in marked(browser.tree, ()) if "mark" in node}
        for number, path in marks.items():
            now = carry(path, ops)
            assert now == found.get(number)
            followed += now is not None
            if now is not None:
                assert chain(new, now) is not None
    assert followed > 1000


def every_path(node: View, path: Any = ()) -> Any:
    yield path
    for step, child in children(node):
        yield from every_path(child, path + step)


def marked(node: Any, path: Any) -> Any:
    if isinstance(node, dict) and "type" in node:
        yield path, node
        for name, held in node.items():
            if isinstance(held, (dict, list)):
                yield from marked(held, path if name == "children" else (*path, name))
    elif isinstance(node, list):
        for index, held in enumerate(node):
            yield from marked(held, (*path, index))


def test_two_swapped_rows_of_a_thousand_are_two_moves() -> None:
    rows = [ui.Text(str(number), key=str(number)) for number in range(1000)]
    swapped = list(rows)
    swapped[1], swapped[998] = swapped[998], swapped[1]
    ops = diff(ui.VStack(*rows), ui.VStack(*swapped))
    assert [op[0] for op in ops] == ["m", "m"]


def test_a_new_closure_in_an_equal_view_changes_nothing() -> None:
    old = ui.VStack(*[ui.PrimaryButton("Go", action=lambda: None) for _ in range(3)])
    new = ui.VStack(*[ui.PrimaryButton("Go", action=lambda: None) for _ in range(3)])
    assert old == new
    assert diff(old, new) == []


def test_a_field_that_returns_to_its_default_is_sent_as_null() -> None:
    old, new = ui.Text("a", level="h1"), ui.Text("a")
    assert diff(old, new) == [["p", (), {"level": None}]]


def test_siblings_that_go_together_go_with_one_operation() -> None:
    rows = [ui.Text("row", key=str(number)) for number in range(1000)]
    old = ui.VStack(*rows)
    assert diff(old, ui.VStack()) == [["r", (0,), 1000]]
    assert diff(old, ui.VStack(*rows[:3], *rows[500:-1])) == [["r", (999,)], ["r", (3,), 497]]
    assert carry((999,), [["r", (3,), 497]]) == (502,)
    assert [carry((at,), [["r", (3,), 497]]) for at in (2, 3, 499, 500)] == [(2,), None, None, (3,)]
