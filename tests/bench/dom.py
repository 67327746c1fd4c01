"""1000 rows of 4 columns in the browser: the client's tree against hand-written DOM code."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import sync_playwright

from nago import ui
from nago.presentation import wire
from nago.presentation.diff import diff
from nago.presentation.view import View
from tests.bench.table import Row, ratio
from tests.browser.application import ROOT
from tests.browser.chromium import ARGUMENTS

ROWS = 1000
ROUNDS = 15

BY_HAND = """
const make = (rows, list, line, cell) => { const all = list();
  for (const row of rows) { const one = line();
    row.forEach((text, index) => { const each = cell(index); each.textContent = text; one.append(each); });
    all.append(one); } return all; };
const element = (tag, name) => { const made = document.createElement(tag);
  if (name) made.className = name; return made; };
globalThis.byHand = {
  stacks: (rows) => { const list = make(rows, () => element("div", "stack vertical"),
      () => element("div", "stack horizontal"), () => element("p", "text body"));
    document.body.append(list); return list; },
  table: (rows) => { const table = element("table", "table");
    table.append(element("caption"), element("thead"), make(rows, () => element("tbody"),
      () => element("tr"), (index) => { const cell = element(index ? "td" : "th");
        if (!index) cell.scope = "row"; return cell; }));
    document.body.append(table); return table.tBodies[0]; },
  update: (list) => { for (let i = 0; i < list.children.length; i += 10)
    list.children[i].children[0].textContent += " !"; },
  swap: (list) => { const a = list.children[1], b = list.children[998];
    const after = b.nextSibling; list.insertBefore(b, a); list.insertBefore(a, after); },
  clear: (list) => list.replaceChildren() };
"""
MEASURE = """
([kind, tree, update, swap, clear, rows, rounds]) => {
  const times = {create: [], update: [], swap: [], clear: [], handCreate: [], handUpdate: [],
    handSwap: [], handClear: []};
  const timed = (name, act) => { const begun = performance.now(); const result = act();
    document.body.offsetHeight; times[name].push(performance.now() - begun); return result; };
  for (let round = 0; round < rounds; round++) {
    document.body.replaceChildren();
    const mounted = timed("create", () => lab.mounted(tree));
    timed("update", () => mounted.apply(update));
    timed("swap", () => mounted.apply(swap));
    timed("clear", () => mounted.apply(clear));
    document.body.replaceChildren();
    const list = timed("handCreate", () => byHand[kind](rows));
    timed("handUpdate", () => byHand.update(list));
    timed("handSwap", () => byHand.swap(list));
    timed("handClear", () => byHand.clear(list));
  }
  return times;
}
"""


def measure() -> list[Row]:
    dice = random.Random()
    cells = [["".join(dice.choices("abcdef ", k=12)) for _ in range(4)] for _ in range(ROWS)]
    messages = [_message("stacks", _stacks, cells), _message("table", _table, cells)]
    return [
        ratio(f"1000 rows x 4, {kind}, {what}", 1.5, _fastest(times[ours]), _fastest(times[hand]))
        for kind, times in zip(("stacks", "table"), _in_browser(messages), strict=True)
        for what, ours, hand in (
            ("created", "create", "handCreate"),
            ("every 10th updated", "update", "handUpdate"),
            ("two swapped", "swap", "handSwap"),
            ("cleared", "clear", "handClear"),
        )
    ]


def _message(kind: str, made: Callable[[list[list[str]]], View], cells: list[list[str]]) -> Any:
    """The tree and the operations of each step, as they come over the wire."""
    first = made(cells)
    marked = [[row[0] + " !" * (at % 10 == 0), *row[1:]] for at, row in enumerate(cells)]
    updated = made(marked)
    # Keys go along with the rows, so these two change their places.
    swapped = list(updated.children)  # type: ignore[attr-defined]  # both have children
    swapped[1], swapped[998] = swapped[998], swapped[1]
    last = msgspec.structs.replace(updated, children=tuple(swapped))
    empty = msgspec.structs.replace(last, children=())
    steps = (diff(first, updated), diff(updated, last), diff(last, empty))
    return [kind, _plain(first), *(_plain(step) for step in steps), cells, ROUNDS]


def _stacks(cells: list[list[str]]) -> View:
    rows = [ui.HStack(*map(ui.Text, row), key=str(at)) for at, row in enumerate(cells)]
    return ui.VStack(*rows)


def _table(cells: list[list[str]]) -> View:
    rows = [ui.TableRow(*row, key=str(at)) for at, row in enumerate(cells)]
    return ui.Table([ui.Column(name) for name in "abcd"], rows, caption="Rows")


def _plain(message: Any) -> Any:
    return json.loads(wire.encode(message))


def _fastest(times: list[float]) -> float:
    """In µs: whatever else the machine does only adds to it."""
    return min(times) * 1000


def _in_browser(messages: list[Any]) -> list[dict[str, list[float]]]:
    executable = os.environ.get("NAGO_BROWSER") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = [sys.executable, str(ROOT / "static" / "build.py"), "--lab", folder]
        subprocess.run(command, check=True, capture_output=True)
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        page = browser.new_page()
        page.evaluate((Path(folder) / "lab.js").read_text())
        page.evaluate(BY_HAND)
        times = [page.evaluate(MEASURE, message) for message in messages]
        browser.close()
    return times
