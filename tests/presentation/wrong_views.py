"""Views with one mistake each; run in development, the log has to name their lines.

`python -m tests.presentation.wrong_views <view> ...` shows them and prints what was logged.
"""

import asyncio
import logging
import sys

from nago import View, Window, ui
from tests.presentation.tab import Tab


def scheme(wnd: Window) -> View:
    return ui.VStack(
        ui.Text("fine"),
        ui.Link("go", "javascript:alert(1)"),  # scheme
    )


def picture(wnd: Window) -> View:
    return ui.Image("//evil.example/a.png", alt="")  # picture


def style(wnd: Window) -> View:
    wild: ui.Color = ui.Color("red;background:url(//evil)")
    text = ui.Text("x", color=wild)  # style
    return ui.VStack(ui.Text("fine"), ui.Card(text, title="Card"))


def length(wnd: Window) -> View:
    return ui.VStack(
        gap=ui.Length("calc(1px)"),  # length (of VStack's first line)
    )


def keys(wnd: Window) -> View:
    rows = [
        ui.ListRow("one", key="1"),
        ui.ListRow("two", key="1"),  # keys
    ]
    return ui.VStack(ui.Text("fine"), ui.List(*rows))


def part(wnd: Window) -> View:
    @ui.part
    def inner(wnd: Window, name: str) -> View:
        return ui.Text(name, level="huge")  # type: ignore[arg-type]  # part

    return ui.VStack(inner(wnd, "x"))


def later(wnd: Window) -> View:
    """Fine at first; what is wrong comes with a change."""
    wrong = wnd.state("wrong", False)

    def spoil() -> None:
        wrong.value = True

    return ui.VStack(
        ui.PrimaryButton("Spoil", action=spoil),
        ui.Text("x", max_lines=3 if not wrong.value else 0),  # later
    )


def unknown(wnd: Window) -> View:
    return ui.Text("x", colour="red")  # type: ignore[call-arg]  # unknown


async def show(name: str) -> None:
    tab = await Tab(globals()[name]).open()
    if name == "later":
        await tab.press("Spoil")


if __name__ == "__main__":
    logging.basicConfig(stream=sys.stdout, format="%(message)s", level=logging.ERROR)
    for each in sys.argv[1:]:
        print(f"== {each}", flush=True)
        asyncio.run(show(each))
