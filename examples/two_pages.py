"""Two pages that share a text through the session."""

from nago import Configurator, NagoError, View, Window, run, ui


def first_page(wnd: Window) -> View:
    text = wnd.state("text", "")

    async def proceed() -> None:
        try:
            await wnd.session().put_string("user_info", text.value)
        except NagoError as error:
            ui.show_banner_error(wnd, f"failed to store session value: {error}")
        else:
            wnd.navigation().forward_to("second_page")

    return ui.VStack(
        ui.Text("Enter some information:"),
        ui.TextField("Information", value=text),
        ui.PrimaryButton("Continue", action=proceed),
        gap=ui.L24,
        frame=ui.Frame.match_screen(),
    )


def second_page(wnd: Window) -> View:
    info = wnd.session().get_string("user_info")

    return ui.VStack(
        ui.Text(
            f"Stored information: {info}" if info is not None else "No information found in session"
        ),
        ui.PrimaryButton("Go Back", action=wnd.navigation().back),
        gap=ui.L24,
        frame=ui.Frame.match_screen(),
    )


def configure(cfg: Configurator) -> None:
    cfg.root_view_with_decoration("first_page", first_page)
    cfg.root_view_with_decoration("second_page", second_page)


if __name__ == "__main__":
    run(configure)  # python -m examples.two_pages
