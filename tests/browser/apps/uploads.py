"""A page that takes files: `python -m tests.browser.apps.uploads`."""

from nago import Configurator, State, View, Window, run, ui


def page(wnd: Window) -> View:
    files: State[list[ui.UploadedFile]] = wnd.state("files", [], type=list[ui.UploadedFile])
    log = wnd.state("log", "")

    async def read() -> None:
        contents = [await file.read() for file in files.value]
        log.value = " ".join(f"{len(each)}:{sum(each) % 1000}" for each in contents)

    return ui.VStack(
        ui.Text("Files", level="h1"),
        ui.FileUpload("Attachments", value=files, multiple=True, max_files=4, max_bytes=30 << 20),
        ui.PrimaryButton("Read", action=read),
        ui.Text(f"read {log.value}"),
    )


def configure(cfg: Configurator) -> None:
    cfg.root_view(".", page)


if __name__ == "__main__":
    run(configure)
