"""A page that changes more than any line can carry."""

import asyncio

from nago import Configurator, View, Window, run, ui


def torrent(wnd: Window) -> View:
    number = wnd.state("number", 0)
    running = wnd.state("running", False)

    async def pour() -> None:
        while True:
            number.value += 1
            await asyncio.sleep(0.001)

    if not running.peek():
        running.value = True
        wnd.spawn(pour())
    return ui.Text(f"{number.value} " * 20_000)


def configure(cfg: Configurator) -> None:
    cfg.root_view(".", torrent)


if __name__ == "__main__":
    run(configure)
