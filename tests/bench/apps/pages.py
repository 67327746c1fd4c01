"""Pages of a given size, generated from a seed: one part changes, or the whole view runs again."""

import os
import random

from nago import Configurator, View, Window, run, ui

NODES = int(os.environ.get("BENCH_NODES", "200"))
SEED = int(os.environ.get("BENCH_SEED", "1"))


def rows(nodes: int, seed: int) -> list[tuple[str, str, str]]:
    """The texts of as many rows of five nodes as the page has room for."""
    dice = random.Random(seed)
    words = ["".join(dice.choices("abcdefghij", k=dice.randrange(3, 12))) for _ in range(200)]
    return [
        (dice.choice(words), dice.choice(words), dice.choice(words))
        for _ in range(max(0, (nodes - 5) // 5))
    ]


def table(wnd: Window, texts: list[tuple[str, str, str]]) -> list[View]:
    """Rows of an HStack, three texts and a button with a closure of its own."""

    def chosen(index: int) -> None:
        wnd.state("chosen", 0).value = index

    return [
        ui.HStack(
            ui.Text(one),
            ui.Text(two),
            ui.Text(three),
            ui.TertiaryButton("Open", action=lambda index=index: chosen(index)),
            key=str(index),
        )
        for index, (one, two, three) in enumerate(texts)
    ]


@ui.part
def counter(wnd: Window) -> View:
    """The part that changes: a text of 12 characters."""
    count = wnd.state("count", 0)

    def add() -> None:
        count.value += 1

    return ui.HStack(ui.PrimaryButton("Add", action=add), ui.Text(f"{count.value:012d}"))


TEXTS = rows(NODES, SEED)


def parted(wnd: Window) -> View:
    return ui.VStack(counter(wnd), *table(wnd, TEXTS))


def whole(wnd: Window) -> View:
    count = wnd.state("count", 0)

    def add() -> None:
        count.value += 1

    head = ui.HStack(ui.PrimaryButton("Add", action=add), ui.Text(f"{count.value:012d}"))
    return ui.VStack(head, *table(wnd, TEXTS))


def ticking(wnd: Window) -> View:
    """Changes fifty times a second, whoever looks."""
    count = wnd.state("count", 0)

    def tick() -> None:
        count.value += 1

    wnd.every(0.02, tick)
    return ui.VStack(ui.Text(f"{count.value:012d}"), *table(wnd, TEXTS))


def configure(cfg: Configurator) -> None:
    cfg.root_view("parted", parted)
    cfg.root_view("whole", whole)
    cfg.root_view("ticking", ticking)


if __name__ == "__main__":
    run(configure)
