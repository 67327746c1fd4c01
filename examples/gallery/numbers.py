"""Numbers, and one of a few."""

from examples.gallery.specimen import Chapter, Specimen
from nago import State, View, Window, ui


def number_fields(wnd: Window) -> View:
    """A number as the user's language writes it: 1,234.5 or 1.234,5. What stands in the field stays as
    it was typed until the field is left, also while the server says what is wrong with it."""
    guests = wnd.state("guests", 2)
    price: State[float | None] = wnd.state("price", 1234.5, type=float | None)
    total = guests.value * (price.value or 0)
    return ui.VStack(
        ui.NumberField("Guests", guests, minimum=1, maximum=12),
        ui.NumberField(
            "Price", price, minimum=0, step=0.5, decimals=2, unit="€", supporting_text="A night"
        ),
        ui.Text(f"Together: {total:,.2f} €"),
        gap=ui.L16,
        alignment="stretch",
    )


def number_states(wnd: Window) -> View:
    """Empty, with an error of the program, required, read only, disabled."""
    empty: State[int | None] = wnd.state("empty", None, type=int | None)
    needed: State[int | None] = wnd.state("needed", None, type=int | None)
    return ui.VStack(
        ui.NumberField("Empty", empty, placeholder="As many as you like"),
        ui.NumberField("With an error", wnd.state("wrong", 13), error_text="13 is taken"),
        ui.NumberField("Required", needed, required=True),
        ui.NumberField("Read only", wnd.state("fixed", 1250.0), unit="kg", read_only=True),
        ui.NumberField("Disabled", wnd.state("off", 7), disabled=True),
        gap=ui.L16,
        alignment="stretch",
    )


def sliders(wnd: Window) -> View:
    """A number where about counts more than exactly."""
    volume = wnd.state("volume", 40)
    return ui.VStack(
        ui.Slider("Volume", volume, unit="%"),
        ui.Text("Quite loud" if volume.value > 70 else "Fine"),
        ui.Slider("Zoom", wnd.state("zoom", 1.0), minimum=0.5, maximum=2, step=0.25),
        ui.Slider("With an error", wnd.state("wrong", 90), error_text="The neighbours complain"),
        ui.Slider("Read only", wnd.state("fixed", 25), read_only=True),
        ui.Slider("Disabled", wnd.state("off", 60), disabled=True),
        gap=ui.L16,
        alignment="stretch",
    )


def range_sliders(wnd: Window) -> View:
    """Two thumbs that stop at one another; the state holds a pair."""
    price: State[tuple[int, int]] = wnd.state("price", (200, 600))
    low, high = price.value
    return ui.VStack(
        ui.RangeSlider("Price", price, maximum=1000, step=10, unit="€"),
        ui.Text(f"From {low} to {high} €"),
        ui.RangeSlider("Disabled", wnd.state("off", (20, 60)), disabled=True),
        gap=ui.L16,
        alignment="stretch",
    )


def radio_groups(wnd: Window) -> View:
    """One of a few, all in sight: arrow keys move the choice."""
    plan = wnd.state("plan", "team")
    plans = (
        ui.Option("solo", "Solo", supporting_text="For yourself, without an end"),
        ui.Option("team", "Team", supporting_text="Up to ten people"),
        ui.Option("firm", "Company", supporting_text="Not sold right now", disabled=True),
    )
    sizes = (ui.Option("s", "Small"), ui.Option("m", "Middle"), ui.Option("l", "Large"))
    return ui.VStack(
        ui.RadioGroup("Plan", plan, plans, supporting_text="It can be changed at any time"),
        ui.Text(f"chosen: {plan.value}"),
        ui.RadioGroup("Size", wnd.state("size", "m"), sizes, axis="horizontal"),
        ui.RadioGroup(
            "Required, with an error",
            wnd.state("needed", ""),
            sizes,
            axis="horizontal",
            required=True,
            error_text="Choose a size",
        ),
        ui.RadioGroup(
            "Read only", wnd.state("fixed", "l"), sizes, axis="horizontal", read_only=True
        ),
        ui.RadioGroup("Disabled", wnd.state("off", "s"), sizes, axis="horizontal", disabled=True),
        gap=ui.L20,
        alignment="stretch",
    )


def field_groups(wnd: Window) -> View:
    """Fields under one title, in as many columns as there is room for."""
    return ui.VStack(
        ui.FieldGroup(
            ui.TextField("Street", wnd.state("street", "")),
            ui.TextField("Number", wnd.state("number", "")),
            ui.TextField("Postcode", wnd.state("postcode", "")),
            ui.TextField("City", wnd.state("city", "")),
            title="Address",
            description="Where the invoice goes to",
            columns=2,
        ),
        ui.FieldGroup(
            ui.Checkbox("By mail", wnd.state("mail", False)),
            ui.Checkbox("By telephone", wnd.state("phone", False)),
            title="How may we reach you?",
            error_text="Choose at least one way",
        ),
        gap=ui.L32,
        alignment="stretch",
    )


def partly_ticked(wnd: Window) -> View:
    """A box that stands for several is neither ticked nor not while only some of them are."""
    mail, phone = wnd.state("mail", True), wnd.state("phone", False)
    every = wnd.state("every", False)
    ticked = [mail.value, phone.value]

    def all_or_none() -> None:
        mail.value = phone.value = every.value

    def follow() -> None:
        every.value = mail.value and phone.value

    return ui.VStack(
        ui.Checkbox(
            "All ways", every, indeterminate=any(ticked) and not all(ticked), on_change=all_or_none
        ),
        ui.Checkbox("By mail", mail, on_change=follow),
        ui.Checkbox("By telephone", phone, on_change=follow),
        gap=ui.L8,
        alignment="leading",
    )


CHAPTER = Chapter(
    "Numbers and choices",
    "numbers",
    "Numbers to write or to set, one of a few, and fields that belong together.",
    (
        Specimen("NumberField", number_fields, (ui.NumberField,)),
        Specimen("States of a NumberField", number_states),
        Specimen("Slider", sliders, (ui.Slider,)),
        Specimen("RangeSlider", range_sliders, (ui.RangeSlider,)),
        Specimen("RadioGroup", radio_groups, (ui.RadioGroup,)),
        Specimen("FieldGroup", field_groups, (ui.FieldGroup,)),
        Specimen("Checkbox for several", partly_ticked),
    ),
)
