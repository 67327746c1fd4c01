"""Fields whose server echoes, shouts back, or takes away what was entered."""

from nago import Configurator, View, Window, run, ui


def fields(wnd: Window) -> View:
    echo, shout, line = wnd.state("echo", ""), wnd.state("shout", ""), wnd.state("line", "")
    said = wnd.state("said", [], type=list[str])

    def upper() -> None:
        shout.value = shout.value.upper()

    def say() -> None:
        said.value = [*said.value, line.value]
        line.value = ""

    return ui.VStack(
        ui.TextField("Echo", value=echo),
        ui.Text(f"server: {echo.value}"),
        ui.TextField("Shout", value=shout, on_change=upper),
        ui.Text(f"server: {shout.value}"),
        ui.TextField("Line", value=line, on_enter=say),
        ui.Text(f"server: {line.value}"),
        *[ui.Text(f"said: {words}") for words in said.value],
        ui.Text(f"lines: {len(said.value)}"),
    )


def configure(cfg: Configurator) -> None:
    cfg.root_view(".", fields)


if __name__ == "__main__":
    run(configure)
