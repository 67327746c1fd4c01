"""A page on which nothing works but what Nago brings."""

from nago import Configurator, View, Window, run, ui
from tests.browser.apps.own import Empty, Fragile, Garbled, Throws, Unregistered


def page(wnd: Window) -> View:
    count = wnd.state("count", 0)

    def add() -> None:
        count.value += 1

    return ui.VStack(
        ui.PrimaryButton(f"Pressed {count.value}", action=add),
        Throws(children=(ui.Text(f"inside {count.value}"),)),
        Empty(),
        Garbled(),
        Fragile(f"fragile {count.value}"),
        Unregistered(),
    )


def configure(cfg: Configurator) -> None:
    cfg.component(Throws, script="throws.js")
    cfg.component(Empty, script="empty.js")
    cfg.component(Garbled, script="garbled.js")
    cfg.component(Fragile, script="fragile.js")
    cfg.root_view(".", page)


if __name__ == "__main__":
    run(configure)
