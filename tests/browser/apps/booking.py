"""A room is booked: numbers, days and times in a real page, each read by the view at once."""

from datetime import date, time

from nago import Configurator, State, View, Window, run, ui


def booking(wnd: Window) -> View:
    guests = wnd.state("guests", 2)
    price: State[float | None] = wnd.state("price", None, type=float | None)
    day: State[date | None] = wnd.state("day", None, type=date | None)
    at = wnd.state("at", time(14))
    stay = wnd.state("stay", ui.DateRange())
    booked = wnd.state("booked", 0)

    def book() -> None:
        booked.value += 1

    return ui.VStack(
        ui.Form(
            ui.NumberField("Guests", guests, minimum=1, maximum=12),
            ui.NumberField("Price", price, decimals=2, unit="€"),
            ui.DatePicker("Day", day, minimum=date(2026, 1, 1)),
            ui.TimePicker("Arrival", at),
            ui.DateRangePicker("Leave", stay),
            ui.SubmitButton("Book"),
            action=book,
        ),
        ui.Text(f"{guests.value} guests, {price.value} €, {day.value} {at.value}"),
        ui.Text(f"{stay.value.start} to {stay.value.end}"),
        ui.Text(f"booked {booked.value} times"),
        gap=ui.L16,
    )


def configure(cfg: Configurator) -> None:
    cfg.name("Booking")
    cfg.root_view_with_decoration(".", booking)


if __name__ == "__main__":
    run(configure)
