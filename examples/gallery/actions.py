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


def icons_in_buttons(wnd: Window) -> View:
    """An icon before or behind the words; alone it needs words for those who do not see it."""
    last = wnd.state("pressed", "nothing")

    def press(what: str) -> None:
        last.value = what

    return ui.VStack(
        ui.HStack(
            ui.PrimaryButton("Add", leading_icon="plus", action=lambda: press("add")),
            ui.SecondaryButton("Next", trailing_icon="arrow-right", action=lambda: press("next")),
            ui.SecondaryButton(
                leading_icon="pencil",
                accessibility_label="Edit",
                tooltip="Edit",
                action=lambda: press("edit"),
            ),
            ui.TertiaryButton(
                leading_icon="printer",
                accessibility_label="Print",
                tooltip="Print on the printer in the hall",
                action=lambda: press("print"),
            ),
            gap=ui.L8,
            wrap=True,
        ),
        ui.Text(f"pressed: {last.value}"),
        gap=ui.L12,
        alignment="leading",
    )


def destructive(wnd: Window) -> View:
    """What cannot be undone looks like it, and asks first: the browser does that by itself."""
    left = wnd.state("left", 3)

    def delete() -> None:
        left.value = max(0, left.value - 1)

    question = ui.Confirm(
        "Delete the file?", "It cannot be brought back.", yes="Delete", destructive=True
    )
    return ui.VStack(
        ui.HStack(
            ui.PrimaryButton("Delete", destructive=True, confirm=question, action=delete),
            ui.SecondaryButton(
                "Delete",
                leading_icon="trash-2",
                destructive=True,
                confirm=question,
                action=delete,
            ),
            ui.TertiaryButton("Delete", destructive=True, confirm=question, action=delete),
            gap=ui.L8,
            wrap=True,
        ),
        ui.Text(f"{left.value} files are left"),
        gap=ui.L12,
        alignment="leading",
    )


def links(wnd: Window) -> View:
    """A link is a link, also where it looks like a button: it opens in a new tab if one wants."""
    return ui.HStack(
        ui.PrimaryButton("To the flow", to="flow", trailing_icon="arrow-right"),
        ui.SecondaryButton("Lucide", to="https://lucide.dev", trailing_icon="arrow-up-right"),
        ui.Link("All that is said", "feedback"),
        ui.Link("Python", "https://python.org", target="_blank"),
        gap=ui.L12,
        wrap=True,
        alignment="leading",
    )


def tooltips(wnd: Window) -> View:
    """Every component takes one; it shows on hover, on focus and by a long press."""
    return ui.HStack(
        ui.SecondaryButton(
            "Publish", disabled=True, tooltip="You need the right “publish” for this"
        ),
        ui.Badge("Overdue", tone="warning", tooltip="Since the 3rd of May, 1843"),
        ui.Avatar("Ada Lovelace", accessibility_label="Ada Lovelace", tooltip="Ada, since 1843"),
        gap=ui.L16,
        wrap=True,
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
        alignment="leading",
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
            ui.MenuItem(
                "Delete",
                action=lambda: choose("delete"),
                icon="trash-2",
                destructive=True,
                confirm=ui.Confirm("Delete it?", yes="Delete", destructive=True),
            ),
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
        Specimen("Icons in buttons", icons_in_buttons),
        Specimen("Destructive buttons", destructive, (ui.Confirm,)),
        Specimen("Links", links, (ui.Link,)),
        Specimen("Busy button", busy),
        Specimen("Tooltip", tooltips),
        Specimen("Menu", menus, (ui.Menu, ui.MenuItem)),
    ),
)
