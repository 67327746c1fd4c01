"""One row of the table: what was measured, beside its bare counterpart of the same run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A budget and what this run has found; `good` is None where nothing was measured."""

    what: str
    budget: str
    found: str
    bare: str
    good: bool | None


def table(rows: list[Row]) -> str:
    """The rows as Markdown."""
    verdicts = {True: "met", False: "MISSED", None: "for comparison"}
    lines = [
        "| what | budget | this run | its bare counterpart | verdict |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.what} | {row.budget} | {row.found} | {row.bare} | {verdicts[row.good]} |"
        for row in rows
    ]
    return "\n".join(lines)


def ratio(what: str, budget: float, found: float, bare: float, unit: str = "µs") -> Row:
    """A row whose figure must stay below so many times its counterpart."""
    times = found / bare
    return Row(
        what,
        f"≤ {budget:g}x",
        f"{times:.2f}x ({found:.0f} {unit})",
        f"{bare:.0f} {unit}",
        times <= budget,
    )


def at_most(what: str, budget: float, found: float, unit: str, bare: str = "–") -> Row:
    """A row whose figure must stay below a number."""
    return Row(what, f"≤ {budget:g} {unit}", f"{found:.3g} {unit}", bare, found <= budget)
