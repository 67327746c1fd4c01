"""1000 rows of 4 columns in the browser: the client's tree against hand-written DOM code."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
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
ROUNDS = 9

BY_HAND = """
const make = (rows) => { const list = document.createElement("div"); list.className = "stack vertical";
  for (const row of rows) { const line = document.createElement("div"); line.className = "stack horizontal";
    for (const text of row) { const cell = document.createElement("p"); cell.className = "text body";
      cell.textContent = text; line.append(cell); } list.append(line); } return list; };
globalThis.byHand = { create: (rows) => { const list = make(rows); document.body.append(list); return list; },
  update: (list) => { for (let i = 0; i < list.children.length; i += 10)
    list.children[i].children[0].textContent += " !"; },
  swap: (list) => { const a = list.children[1], b = list.children[998];
    const after = b.nextSibling; list.insertBefore(b, a); list.insertBefore(a, after); } };
"""
MEASURE = """
([tree, update, swap, rows, rounds]) => {
  const times = {create: [], update: [], swap: [], handCreate: [], handUpdate: [], handSwap: []};
  const timed = (name, act) => { const begun = performance.now(); const result = act();
    document.body.offsetHeight; times[name].push(performance.now() - begun); return result; };
  for (let round = 0; round < rounds; round++) {
    document.body.replaceChildren();
    const mounted = timed("create", () => lab.mounted(tree));
    timed("update", () => mounted.apply(update));
    timed("swap", () => mounted.apply(swap));
    document.body.replaceChildren();
    const list = timed("handCreate", () => byHand.create(rows));
    timed("handUpdate", () => byHand.update(list));
    timed("handSwap", () => byHand.swap(list));
  }
  return times;
}
"""


def measure() -> list[Row]:
    dice = random.Random()
    cells = [["".join(dice.choices("abcdef ", k=12)) for _ in range(4)] for _ in range(ROWS)]
    first = _rows(cells, {})
    updated = _rows(cells, dict.fromkeys(range(0, ROWS, 10), " !"))
    swapped = list(updated.children)  # type: ignore[attr-defined]  # a stack has children
    swapped[1], swapped[998] = swapped[998], swapped[1]
    last = msgspec.structs.replace(updated, children=tuple(swapped))
    message = [
        _plain(first),
        _plain(diff(first, updated)),
        _plain(diff(updated, last)),
        cells,
        ROUNDS,
    ]
    times = _in_browser(message)
    return [
        ratio(f"1000 rows x 4 {what}", 1.5, _middle(times[ours]), _middle(times[hand]))
        for what, ours, hand in (
            ("created", "create", "handCreate"),
            ("every 10th updated", "update", "handUpdate"),
            ("two swapped", "swap", "handSwap"),
        )
    ]


def _rows(cells: list[list[str]], more: dict[int, str]) -> View:
    return ui.VStack(
        *[
            ui.HStack(
                ui.Text(row[0] + more.get(index, "")),
                *[ui.Text(cell) for cell in row[1:]],
                key=str(index),
            )
            for index, row in enumerate(cells)
        ]
    )


def _plain(message: Any) -> Any:
    return json.loads(wire.encode(message))


def _middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2] * 1000


def _in_browser(message: list[Any]) -> dict[str, list[float]]:
    executable = os.environ.get("NAGO_BROWSER") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = [sys.executable, str(ROOT / "static" / "build.py"), "--lab", folder]
        subprocess.run(command, check=True, capture_output=True)
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        page = browser.new_page()
        page.evaluate((Path(folder) / "lab.js").read_text())
        page.evaluate(BY_HAND)
        times: dict[str, list[float]] = page.evaluate(MEASURE, message)
        browser.close()
    return times
