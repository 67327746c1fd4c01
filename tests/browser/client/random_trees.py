"""Trees of all components by chance, and changes to them, for comparing client and server."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, time
from typing import Any

import msgspec

from nago import ui
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.list import ListBox
from nago.ui.menu import MenuContent, MenuPanel
from nago.ui.tabs import TabBox

WORDS = ["", "one", "zwei", "<b>three</b>", "日本", "a\nb"]


class Owner:
    """Makes states that belong to no window."""

    reading = None

    def state_changed(self, state: State[Any]) -> None:
        pass


NUMBERS = [State(Owner(), name, int, 7) for name in ("n1", "n2")]
PAIR = State(Owner(), "pair", tuple[int, int], (20, 80))
DAY = State(Owner(), "day", date, date(2026, 8, 3))
STAY = State(Owner(), "stay", ui.DateRange, ui.DateRange(date(2026, 8, 3), date(2026, 8, 9)))
HOUR = State(Owner(), "hour", time, time(9, 30))
STATES = [State(Owner(), name, str, f"value of {name}") for name in ("s1", "s2", "s3")]


def random_tree(dice: random.Random, depth: int = 0) -> View:
    key = dice.choice([None, None, "k"])
    kinds: list[Callable[[], View]] = [
        lambda: ui.Text(
            dice.choice(WORDS),
            level=dice.choice(["body", "h1", "caption"]),
            visible=dice.random() < 0.9,
            color=dice.choice([None, ui.ColorMuted]),
            key=key,
        ),
        lambda: ui.PrimaryButton(
            dice.choice(WORDS[1:]), action=dice.choice([None, print]), disabled=dice.random() < 0.2
        ),
        lambda: ui.Link(dice.choice(WORDS), dice.choice(["a", "a/b", "https://example.com"])),
        lambda: ui.TextField(
            dice.choice(WORDS),
            value=dice.choice(STATES),
            error_text=dice.choice([None, "no"]),
            key=key,
        ),
        lambda: random_input(dice),
        lambda: ui.Spacer(size=dice.choice([None, ui.L8])),
        lambda: ui.Divider(axis=dice.choice(["horizontal", "vertical"])),
        lambda: ui.Banner(dice.choice(WORDS), tone=dice.choice(["info", "error"])),
        lambda: ui.Badge(dice.choice(WORDS), dice.choice(["info", "error"]), key=key),
        lambda: ui.Avatar(dice.choice(["Ada", "Bob"]), key=key),
        lambda: ui.Image("/a.png", alt=dice.choice(WORDS), caption=dice.choice([None, "c"])),
        lambda: ui.Grid(*random_cells(dice, depth), columns=dice.choice([None, 2, [ui.L8, 1]])),
        lambda: ui.Box(
            *random_children(dice, depth),
            center=random_tree(dice, depth + 1) if dice.random() < 0.5 else None,
            bottom_trailing=ui.Badge("b") if dice.random() < 0.5 else None,
            key=key,
        ),
        lambda: ui.ScrollView(
            random_tree(dice, depth + 1), label="s", axis=dice.choice(["vertical", "both"])
        ),
        lambda: ui.FieldGroup(
            *random_children(dice, depth),
            title=dice.choice(WORDS),
            description=dice.choice([None, "d"]),
            columns=dice.choice([1, 3]),
            key=key,
        ),
        lambda: ui.VStack(*random_children(dice, depth), gap=dice.choice([None, ui.L8]), key=key),
        lambda: ui.Code(dice.choice(WORDS), dice.choice(["", "python"]), key=key),
        lambda: random_chart(dice, key),
        lambda: ui.Markdown(dice.choice(["# a", "- b\n- c", "|a|\n|-|\n|b|", "`d`"]), key=key),
        lambda: ui.TextLayout(dice.choice(WORDS), ui.Link("a", "a"), ui.Icon("user"), key=key),
        lambda: ui.HStack(*random_children(dice, depth), wrap=dice.random() < 0.5),
        lambda: ui.Card(
            *random_children(dice, depth),
            title=dice.choice([None, "t"]),
            footer=random_tree(dice, depth + 1) if dice.random() < 0.5 else None,
        ),
        lambda: ui.Scaffold(
            random_tree(dice, depth + 1),
            menu=tuple(ui.MenuEntry(name, name, key=name) for name in random_names(dice)),
            logo=ui.Text("logo") if dice.random() < 0.5 else None,
            footer=ui.Text("foot") if dice.random() < 0.5 else None,
        ),
        lambda: ui.Form(
            *random_children(dice, depth),
            **dice.choice([{"action": print}, {"post_to": "/in"}]),
            key=key,
        ),
        lambda: ui.Dialog(
            *random_children(dice, depth),
            title=dice.choice(WORDS),
            open=State(Owner(), "open", bool, dice.random() < 0.7),
            footer=ui.SubmitButton("s") if dice.random() < 0.5 else None,
            key=key,
        ),
        lambda: ui.Menu(*random_lines(dice), title="m", icon=dice.choice([None, "house"]), key=key),
        lambda: ui.List(
            *(
                ui.ListRow(
                    dice.choice(WORDS),
                    leading=dice.choice([None, ui.Icon("user"), ui.Avatar("a")]),
                    trailing=random_tree(dice, depth + 1) if dice.random() < 0.3 else None,
                    **dice.choice([{}, {"action": print}, {"to": "a"}]),
                    key=name,
                )
                for name in random_names(dice)
            ),
            key=key,
        ),
        lambda: ui.Tiles(
            *(
                ui.Tile(name, dice.choice([None, "t"]), to="a", icon=dice.choice([None, "user"]))
                for name in random_names(dice)
            ),
            key=key,
        ),
        lambda: ui.Tabs(
            *(
                ui.Tab(name, name, *random_children(dice, depth), icon=dice.choice([None, "user"]))
                for name in ["x", *random_names(dice)]
            ),
            selected=dice.choice(STATES),
            key=key,
        ),
        lambda: ui.Table(
            [ui.Column("a", align=dice.choice(["start", "end"])), ui.Column("b")],
            random_rows(dice, depth),
            caption=dice.choice(WORDS),
            footer=ui.TableRow("sum", dice.choice(WORDS)) if dice.random() < 0.3 else None,
            empty=dice.choice([None, "nothing"]),
            key=key,
        ),
        lambda: ui.Sortable(
            *(ui.Text(dice.choice(WORDS), key=name) for name in random_names(dice)),
            on_move=print,
            disabled=dice.random() < 0.3,
            key=key,
        ),
    ]
    return dice.choice(kinds if depth < 3 else kinds[:11])()


def random_input(dice: random.Random) -> View:
    """What is more than text, in some of its states."""
    words: dict[str, Any] = {
        "error_text": dice.choice([None, "no"]),
        "disabled": dice.random() < 0.2,
        "read_only": dice.random() < 0.2,
        "key": dice.choice([None, "k"]),
    }
    options = tuple(ui.Option(name, name) for name in random_names(dice))
    limit = dice.choice([None, 9])
    kinds: list[Callable[[], View]] = [
        lambda: ui.NumberField("n", dice.choice(NUMBERS), maximum=limit, **words),
        lambda: ui.Slider("n", dice.choice(NUMBERS), maximum=limit or 50, **words),
        lambda: ui.RangeSlider("p", PAIR, step=dice.choice([1, 5]), **words),
        lambda: ui.RadioGroup("r", dice.choice(STATES), options, **words),
        lambda: ui.DatePicker("d", DAY, disabled_weekdays=dice.choice([(), (5, 6)]), **words),
        lambda: ui.DateRangePicker("s", STAY, **words),
        lambda: ui.TimePicker("h", HOUR, step=dice.choice([5, 15]), **words),
        lambda: ui.CodeEditor(
            "c",
            dice.choice(STATES),
            dice.choice(["text", "json"]),
            problems=dice.choice([(), (ui.CodeProblem(1, "no"),)]),
            **words,
        ),
    ]
    return dice.choice(kinds)()


def random_chart(dice: random.Random, key: str | None) -> View:
    labels = random_names(dice)
    values = tuple(dice.choice([None, 0, 7, -2.5]) for _ in labels)
    make = dice.choice([ui.BarChart, ui.LineChart])
    return make(dice.choice(WORDS), labels, ui.ChartSeries("a", values), key=key)


def random_lines(dice: random.Random) -> list[MenuContent]:
    return [
        ui.MenuItem(
            dice.choice(WORDS),
            icon=dice.choice([None, "house"]),
            **dice.choice([{}, {"action": print}, {"to": "a"}, {"post_to": "/out"}]),
            key=name,
        )
        for name in random_names(dice)
    ]


def random_rows(dice: random.Random, depth: int) -> list[ui.TableLine]:
    return [
        ui.TableRow(
            dice.choice(WORDS[1:]),
            random_tree(dice, depth + 1) if dice.random() < 0.3 else dice.choice(WORDS),
            menu=ui.Menu(*random_lines(dice), title="more") if dice.random() < 0.3 else None,
            **dice.choice([{}, {"action": print}, {"to": "a"}]),
            key=name,
        )
        for name in random_names(dice)
    ]


def random_cells(dice: random.Random, depth: int) -> list[View]:
    return [
        ui.GridCell(node, col_span=dice.choice([None, 2]), key=getattr(node, "key", None))
        if dice.random() < 0.5
        else node
        for node in random_children(dice, depth)
    ]


def random_names(dice: random.Random) -> list[str]:
    return dice.sample(["a", "b", "c", "d", "e"], dice.randrange(5))


def random_children(dice: random.Random, depth: int) -> list[View]:
    nodes = [random_tree(dice, depth + 1) for _ in range(dice.randrange(5))]
    keys = iter(dice.sample("abcdefgh", 8))
    return [
        node if isinstance(node, ui.Divider) else msgspec.structs.replace(node, key=next(keys))
        for node in nodes
    ]


def altered(dice: random.Random, node: View, depth: int = 0, of_its_kind: bool = False) -> View:
    """The tree with changes here and there, and its children in another order."""
    if not of_its_kind and dice.random() < 0.12:
        return random_tree(dice, depth)
    if isinstance(node, ui.Text) and dice.random() < 0.5:
        return msgspec.structs.replace(node, text=dice.choice(WORDS), level="h2")
    below: Any = getattr(node, "children", None)
    if below is None:
        return node
    alike = isinstance(node, (MenuPanel, ListBox, TabBox))
    nodes = [altered(dice, child, depth + 1, alike) for child in below if dice.random() < 0.85]
    if dice.random() < 0.6:
        dice.shuffle(nodes)
    seen: set[str] = set()
    kept = []
    for each in nodes:
        key = getattr(each, "key", None)
        if key is None or key not in seen:
            kept.append(each)
            seen.add(key or "")
    return msgspec.structs.replace(node, children=tuple(kept))
