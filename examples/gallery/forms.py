"""Many fields at once."""

from datetime import date, time
from typing import Annotated, Literal

from msgspec import Meta, Struct

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui

COUNTRIES = tuple(
    (name[:2].lower(), name)
    for name in (
        "Austria", "Belgium", "Croatia", "Denmark", "Estonia", "Finland", "Germany", "Hungary",
        "Ireland", "Latvia", "Malta", "Norway", "Portugal", "Romania", "Spain",
    )
)  # fmt: skip
HELP = tuple(
    (word.lower(), word)
    for word in (
        "Assembly", "Call first", "Carry upstairs", "Gift wrap", "Gloves", "Old parts", "Pallet",
        "Receipt", "Two people",
    )
)  # fmt: skip


class Delivery(Struct, frozen=True):
    """How an order is delivered."""

    name: Annotated[str, Meta(min_length=1, title="Name", description="Who takes it")] = ""
    parcels: Annotated[int, Meta(ge=1, le=20, title="Parcels")] = 1
    weight: Annotated[float, Meta(gt=0, title="Weight", extra={"unit": "kg"})] = 2.5
    country: Annotated[str, Meta(title="Country", extra={"choices": COUNTRIES})] = "ge"
    services: Annotated[
        frozenset[str], Meta(title="Services", max_length=3, extra={"choices": HELP})
    ] = frozenset({"receipt"})
    day: Annotated[date | None, Meta(title="Day", extra={"section": "When"})] = None
    after: Annotated[time, Meta(title="Not before", extra={"section": "When"})] = time(9)
    speed: Annotated[Literal["standard", "express"], Meta(title="Speed")] = "standard"
    insured: Annotated[bool, Meta(title="Insured")] = False


def struct_form(wnd: Window) -> View:
    """A form for any Struct: one field an attribute, by its type and its `Meta`."""
    delivery = wnd.state("delivery", Delivery())

    def save() -> None:
        ui.show_snackbar(wnd, f"Saved: {delivery.value.parcels} for {delivery.value.name}")

    return ui.form(delivery, action=save)


def own_form(wnd: Window) -> View:
    """A real form: Enter sends it, password managers know it."""
    mail = wnd.state("mail", "")

    def subscribe() -> None:
        ui.show_snackbar(wnd, f"Mail goes to {mail.value}")
        mail.value = ""

    return ui.Form(
        ui.TextField("E-mail", mail),
        ui.SubmitButton("Subscribe"),
        action=subscribe,
        alignment="leading",
    )


CHAPTER = Chapter(
    "Forms",
    "forms",
    "Fields that are sent together, by hand or from a Struct.",
    (
        Specimen("Form of a Struct", struct_form, (ui.form,)),
        Specimen("Form", own_form, (ui.Form, ui.SubmitButton)),
    ),
)
