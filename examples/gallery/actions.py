"""What a user presses."""

import asyncio

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui


def buttons(wnd: Window) -> View:
    """Three ranks; without an action a button is disabled."""
    count = wnd.state("count", 0)

    def add() -> None:
        count.value += 1

    return ui.VStack(
        ui.HStack(
            ui.PrimaryButton("Order", action=add),
            ui.SecondaryButton("Keep", action=add),
            ui.TertiaryButton("Later", action=add),
            ui.PrimaryButton("Disabled"),
            gap=ui.L8,
            wrap=True,
        ),
        ui.Text(f"pressed {count.value} times"),
        gap=ui.L12,
        alignment="leading",
    )


def busy(wnd: Window) -> View:
    """Busy until its action is done, so that a double click acts once."""
    done = wnd.state("done", 0)

    async def work() -> None:
        await asyncio.sleep(2)
        done.value += 1

    return ui.HStack(
        ui.PrimaryButton("Takes two seconds", action=work),
        ui.Text(f"done {done.value} times"),
        gap=ui.L12,
        wrap=True,
    )


def menus(wnd: Window) -> View:
    """What does not need a button of its own; arrows, Home, End and Escape work."""
    last = wnd.state("last", "nothing")

    def choose(what: str) -> None:
        last.value = what

    return ui.VStack(
        ui.Menu(
            ui.MenuHeader("order 4711"),
            ui.MenuItem("Copy", action=lambda: choose("copy"), icon="copy"),
            ui.MenuItem("Archive", action=lambda: choose("archive"), icon="archive"),
            ui.MenuDivider(),
            ui.MenuItem("Delete", action=lambda: choose("delete"), icon="trash-2"),
            title="More",
        ),
        ui.Text(f"chosen: {last.value}"),
        gap=ui.L12,
        alignment="leading",
    )


CHAPTER = Chapter(
    "Actions",
    "actions",
    "Buttons and menus. An action is a function; one that waits is `async`.",
    (
        Specimen("Button", buttons, (ui.PrimaryButton, ui.SecondaryButton, ui.TertiaryButton)),
        Specimen("Busy button", busy),
        Specimen("Menu", menus, (ui.Menu, ui.MenuItem)),
    ),
)
