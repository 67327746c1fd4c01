"""A page with all that a window can do besides showing components."""

import time
from typing import Literal

from nago import Configurator, View, Window, run, ui


def ways(wnd: Window) -> View:
    page = wnd.query_state("page", 1, push=True)
    sort = wnd.query_state("sort", "name", type=Literal["name", "date"])
    words = wnd.query_state("q", "")
    count, ticks, seen = wnd.state("count", 0), wnd.state("ticks", 0), wnd.state("seen", "not seen")
    info = wnd.info()

    def tick() -> None:
        ticks.value += 1

    def add() -> None:
        count.value += 1

    def hold_up() -> None:
        time.sleep(0.5)

    wnd.on_appear(lambda: setattr(seen, "value", "seen"))
    if count.value:
        wnd.every(0.05, tick)
    return ui.VStack(
        ui.Text("Ways", level="h1"),
        ui.Text(f"{info.size_class} {info.color_scheme} {info.locale} {info.time_zone}"),
        ui.Text(f"page {page.value} by {sort.value} for {words.value!r}, {seen.value}"),
        ui.Text(f"count {count.value}"),
        ui.Text(f"ticks {ticks.value}"),
        ui.TextField("Words", value=words, id="words"),
        ui.PrimaryButton("Next", action=lambda: setattr(page, "value", page.value + 1)),
        ui.SecondaryButton("By date", action=lambda: setattr(sort, "value", "date")),
        ui.SecondaryButton("Add", action=add),
        ui.SecondaryButton("Words", action=lambda: wnd.request_focus("words")),
        ui.SecondaryButton(
            "Copy", action=lambda: wnd.clipboard().set_text(f"page {page.value}", done="Copied")
        ),
        ui.SecondaryButton("Dark", action=lambda: wnd.set_color_scheme("dark")),
        ui.SecondaryButton("Hold up", action=hold_up),
        gap=ui.L8,
    )


def configure(cfg: Configurator) -> None:
    cfg.name("Ways")
    cfg.scaffold(menu=[ui.MenuEntry("Ways", ".")])
    cfg.root_view_with_decoration(".", ways)


if __name__ == "__main__":
    run(configure)
