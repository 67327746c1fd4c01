"""A form that is made from a Struct, in a real page."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from nago import Configurator, View, Window, run, ui


class Order(Struct, frozen=True):
    name: Annotated[str, Meta(title="Name", min_length=1)] = "First"
    minutes: Annotated[int, Meta(title="Minutes", ge=1, le=1440, extra={"section": "Delivery"})] = 5
    size: Annotated[Literal["small", "large"], Meta(title="Size")] = "small"
    gift: Annotated[bool, Meta(title="Gift")] = False
    hosts: Annotated[tuple[str, ...], Meta(title="Hosts")] = ()
    days: Annotated[
        frozenset[str],
        Meta(title="Days", extra={"choices": (("mo", "Monday"), ("tu", "Tuesday"))}),
    ] = frozenset()
    password: Annotated[str, Meta(title="Password", extra={"secret": True})] = ""


def order(wnd: Window) -> View:
    state = wnd.state("order", Order())
    shown = wnd.state("shown", "")

    def save() -> None:
        value = state.value
        shown.value = (
            f"{value.name}/{value.minutes}/{value.size}/{value.gift}/{' '.join(value.hosts)}/"
            f"{' '.join(sorted(value.days))}/{len(value.password)}"
        )

    def load() -> None:
        state.value = Order(name="From the program", minutes=7, hosts=("x",))

    return ui.VStack(
        ui.Text("Order", level="h1"),
        ui.form(state, action=save),
        ui.Text(f"saved: {shown.value}"),
        ui.SecondaryButton("Load", action=load),
        ui.SecondaryButton("Discard", action=lambda: ui.reset_form(state)),
        gap=ui.L16,
    )


def configure(cfg: Configurator) -> None:
    cfg.name("Orders")
    cfg.root_view_with_decoration(".", order)


if __name__ == "__main__":
    run(configure)
