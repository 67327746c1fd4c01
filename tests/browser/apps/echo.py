"""A page that reads what is typed while it is typed, and a long one."""

from nago import Configurator, View, Window, run, ui


def echo(wnd: Window) -> View:
    text, note = wnd.state("text", ""), wnd.state("note", "")
    count = wnd.state("count", 0)

    def add() -> None:
        count.value += 1

    def fail() -> None:
        raise RuntimeError("on purpose")

    return ui.VStack(
        ui.Text("Echo", level="h1"),
        ui.TextField("Echo", value=text),
        ui.Text(f"echo: {text.value}"),
        ui.TextField("Note", value=note),
        ui.PrimaryButton("Add", action=add),
        ui.Text(f"count: {count.value}"),
        ui.SecondaryButton("Fail", action=fail),
        ui.Link("To the long page", "long"),
        gap=ui.L16,
    )


def long_page(wnd: Window) -> View:
    return ui.VStack(
        ui.Text("Long", level="h1"),
        *[ui.Text(f"line {number}") for number in range(200)],
        ui.Link("To the echo", "."),
    )


def configure(cfg: Configurator) -> None:
    cfg.name("Echo")
    cfg.scaffold(
        menu=[ui.MenuEntry("Echo", "."), ui.MenuEntry("Long page", "long")],
        footer=lambda wnd: ui.Text("A footer", level="small"),
    )
    cfg.root_view_with_decoration(".", echo)
    cfg.root_view_with_decoration("long", long_page)


if __name__ == "__main__":
    run(configure)
