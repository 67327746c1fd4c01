"""Rate a coffee: `python -m star_rating`, in this folder or wherever the package is installed."""

from nago import Configurator, View, Window, run, ui
from star_rating import StarRating, install

WORDS = ("not at all", "hardly", "all right", "well", "very well")


def coffee(wnd: Window) -> View:
    stars = wnd.state("stars", 0)
    looked_at = wnd.state("looked_at", 0)

    def look(star: int) -> None:
        looked_at.value = star

    hint = WORDS[looked_at.value - 1] if looked_at.value else "point at a star"
    return ui.VStack(
        ui.Text("How was your coffee?", level="h1"),
        StarRating(
            "You liked it",
            value=stars,
            on_hover=look,
            children=(ui.Text(hint, level="small"),),
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
