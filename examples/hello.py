from nago import Configurator, run, ui


def configure(cfg: Configurator) -> None:
    cfg.root_view_with_decoration(".", lambda wnd: ui.Text("Hello, world", level="h1"))


if __name__ == "__main__":
    run(configure)  # python -m examples.hello
