"""Editors whose server echoes, or shouts back, what was entered."""

from nago import Configurator, View, Window, run, ui


def editors(wnd: Window) -> View:
    echo, shout = wnd.state("echo", ""), wnd.state("shout", "")

    def upper() -> None:
        shout.value = shout.value.upper()

    return ui.VStack(
        ui.CodeEditor("Echo", echo, "markdown", rows=2),
        ui.Text(f"server: {echo.value}"),
        ui.CodeEditor("Shout", shout, rows=2, on_change=upper),
        ui.Text(f"server: {shout.value}"),
    )


def configure(cfg: Configurator) -> None:
    cfg.root_view(".", editors)


if __name__ == "__main__":
    run(configure)
