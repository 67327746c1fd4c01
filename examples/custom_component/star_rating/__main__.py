"""Rate a coffee: `python -m star_rating`, in this folder or wherever the package is installed."""

from nago import Configurator, View, Window, run, ui
from star_rating import StarRating, install


def coffee(wnd: Window) -> View:
    stars = wnd.state("stars", 0)

    def rate(chosen: int) -> None:
        stars.value = chosen

    return ui.VStack(
        ui.Text("How was your coffee?", level="h1"),
        StarRating(
            "Your rating",
            stars=stars.value,
            on_rate=rate,
            children=(ui.Text("Nobody else has voted yet."),),
        ),
        ui.Text(
            f"You gave {stars.value} of 5 stars." if stars.value else "You have not voted yet."
        ),
        gap=ui.L24,
    )


def configure(cfg: Configurator) -> None:
    install(cfg)
    cfg.root_view_with_decoration(".", coffee)


if __name__ == "__main__":
    run(configure)
