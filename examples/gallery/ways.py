"""What a window can do besides showing components."""

import time
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui


def address(wnd: Window) -> View:
    """A state that stands in the address: go back, reload, or send the link to somebody else."""
    page = wnd.query_state("page", 1, push=True)
    sort = wnd.query_state("sort", "name", type=Literal["name", "date"])

    def further() -> None:
        page.value += 1

    def turn() -> None:
        sort.value = "date" if sort.value == "name" else "name"

    return ui.VStack(
        ui.Text(f"Page {page.value}, by {sort.value}"),
        ui.HStack(
            ui.SecondaryButton("Next page", action=further),
            ui.SecondaryButton("Sort differently", action=turn),
            gap=ui.L8,
            wrap=True,
        ),
        gap=ui.L12,
        alignment="leading",
    )


def info(wnd: Window) -> View:
    """How the window is shown: make it narrow, or turn it dark, and this runs again."""
    seen = wnd.info()
    now = datetime.now(ZoneInfo(seen.time_zone))
    return ui.VStack(
        ui.Text(f"Size class {seen.size_class}, {seen.pointer} pointer, {seen.color_scheme}"),
        ui.Text(f"{seen.locale}, {seen.time_zone}, where it is {now:%H:%M}"),
        ui.Text("There is room for two columns." if seen.at_least("lg") else "One column it is."),
        gap=ui.L8,
        alignment="leading",
    )


def clipboard(wnd: Window) -> View:
    """Puts text into the clipboard. If the browser refuses, the user is offered it by hand."""

    def copy() -> None:
        wnd.clipboard().set_text("2026-0417", done="The order number is copied")

    button = ui.SecondaryButton("Copy the order number", leading_icon="copy", action=copy)
    return ui.HStack(ui.Text("Order 2026-0417"), button, gap=ui.L12, alignment="leading")


def focus(wnd: Window) -> View:
    """Moves the focus to an `id` or a `key`, also of something that this very click has brought."""
    open_, name = wnd.state("open", False), wnd.state("name", "")

    def add() -> None:
        open_.value = True
        wnd.request_focus("new-recipient")

    return ui.VStack(
        ui.SecondaryButton("Add a recipient", leading_icon="plus", action=add),
        ui.TextField("Recipient", name, id="new-recipient") if open_.value else None,
        gap=ui.L12,
        alignment="leading",
    )


def colours(wnd: Window) -> View:
    """Sets the colour scheme, as the switch in the top bar does."""
    return ui.HStack(
        ui.SecondaryButton("Light", action=lambda: wnd.set_color_scheme("light")),
        ui.SecondaryButton("Dark", action=lambda: wnd.set_color_scheme("dark")),
        ui.SecondaryButton("As the system", action=lambda: wnd.set_color_scheme("system")),
        gap=ui.L8,
        wrap=True,
        alignment="leading",
    )


def periodic(wnd: Window) -> View:
    """Work that is done again and again, as long as a view asks for it. It ends with the page."""
    running, seconds = wnd.state("running", False), wnd.state("seconds", 0)

    def tick() -> None:
        seconds.value += 1

    def turn() -> None:
        running.value = not running.value

    if running.value:
        wnd.every(1, tick)
    return ui.HStack(
        ui.SecondaryButton("Stop" if running.value else "Start", action=turn),
        ui.Text(f"{seconds.value} s"),
        gap=ui.L12,
        alignment="leading",
    )


def later(wnd: Window) -> View:
    """Once, after a while; a failure is told to the user by a code that stands in the log."""

    def remind() -> None:
        ui.show_snackbar(wnd, "Here I am", kind="info")

    def fail() -> None:
        raise RuntimeError("the printer is out of paper")

    return ui.HStack(
        ui.SecondaryButton("Remind me in three seconds", action=lambda: wnd.after(3, remind)),
        ui.SecondaryButton("Fail in a second", action=lambda: wnd.after(1, fail)),
        gap=ui.L8,
        wrap=True,
        alignment="leading",
    )


def loading(wnd: Window) -> View:
    """A view waits for nothing: it shows a skeleton, and what it fetches when it has appeared."""
    orders, loaded = wnd.state("orders", [], type=list[str]), wnd.state("loaded", False)

    async def load() -> None:
        orders.value = await wnd.run_blocking(slow_query)
        loaded.value = True

    def again() -> None:
        loaded.value = False
        wnd.spawn(load())

    wnd.on_appear(load)
    return ui.VStack(
        *(ui.Text(each, key=each) for each in orders.value if loaded.value),
        ui.Skeleton(lines=3, visible=not loaded.value),
        ui.SecondaryButton("Fetch again", action=again),
        gap=ui.L12,
        alignment="leading",
    )


def slow_query() -> list[str]:
    """What blocks a thread, but never the window."""
    time.sleep(1)
    return ["2026-0417 Ada Lovelace", "2026-0418 Grace Hopper", "2026-0419 Mary Jackson"]


CHAPTER = Chapter(
    "Window",
    "window",
    "What a window can do besides showing components.",
    (
        Specimen("State in the address", address),
        Specimen("What the window knows", info),
        Specimen("Clipboard", clipboard),
        Specimen("Focus", focus),
        Specimen("Colour scheme", colours),
        Specimen("Again and again", periodic),
        Specimen("After a while", later),
        Specimen("When it appears", loading),
    ),
)
