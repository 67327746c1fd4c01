"""What a user chooses from many."""

import asyncio

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui

CITIES = {
    "Germany": ("Berlin", "Bremen", "Düsseldorf", "Köln", "Leipzig", "München", "Oldenburg"),
    "Poland": ("Gdańsk", "Kraków", "Łódź", "Poznań", "Warszawa", "Wrocław"),
    "France": ("Besançon", "Lyon", "Marseille", "Nîmes", "Orléans", "Paris"),
}
PEOPLE = {
    "ada": ("Ada Lovelace", "Analysis"),
    "grace": ("Grace Hopper", "Compilers"),
    "katherine": ("Katherine Johnson", "Trajectories"),
    "margaret": ("Margaret Hamilton", "Guidance software"),
    "radia": ("Radia Perlman", "Networks"),
}
TAGS = ("urgent", "waiting", "billing", "hardware", "network", "travel", "legal", "archive")
PARTS = tuple(ui.Option(str(number), f"Part {number:04}") for number in range(5000))


def pickers(wnd: Window) -> View:
    """One of many, found by typing, whatever the case and accents: try “lodz”."""
    city = wnd.state("city", "")
    options = tuple(
        ui.Option(name, name, group=country) for country, names in CITIES.items() for name in names
    )
    return ui.VStack(
        ui.Picker("City", city, options, placeholder="Choose a city", supporting_text="In Europe"),
        ui.Text(f"chosen: {city.value or 'nothing yet'}"),
        gap=ui.L12,
        alignment="stretch",
    )


def people(wnd: Window) -> View:
    """Options with a picture and a second line, which is searched as well."""
    options = tuple(
        ui.Option(key, name, supporting_text=work, icon="user-round", disabled=key == "radia")
        for key, (name, work) in PEOPLE.items()
    )
    return ui.Picker("Responsible", wnd.state("who", "grace"), options, clearable=False)


def several(wnd: Window) -> View:
    """Several as chips: Backspace takes the last one away, the arrow keys lead to the others."""
    tags = wnd.state("tags", ["urgent", "billing"])
    options = tuple(ui.Option(tag, tag.capitalize(), icon="tag") for tag in TAGS)
    return ui.VStack(
        ui.MultiPicker("Tags", tags, options, placeholder="Add tags", max_choices=4),
        ui.Text(f"chosen: {', '.join(tags.value) or 'nothing yet'}"),
        gap=ui.L12,
        alignment="stretch",
    )


def searched(wnd: Window) -> View:
    """Options that the server finds, for more than fit into a page."""
    part, found = wnd.state("part", "4711"), wnd.state("found", ["4711"])

    async def search(words: str) -> None:
        await asyncio.sleep(0.3)  # as a database might need
        found.value = [each.value for each in PARTS if words.strip() in each.title][:50]

    options = tuple(PARTS[int(value)] for value in found.value)
    return ui.Picker(
        "Spare part", part, options, chosen=(PARTS[int(part.value or 0)],), on_search=search
    )


def large(wnd: Window) -> View:
    """Five thousand options; only those in sight stand in the page."""
    return ui.Picker("Part", wnd.state("part", ""), PARTS, placeholder="One of 5,000")


def states(wnd: Window) -> View:
    """Required, wrong, disabled."""
    options = tuple(ui.Option(tag, tag.capitalize()) for tag in TAGS)
    return ui.VStack(
        ui.Picker("Required", wnd.state("needed", ""), options, required=True),
        ui.Picker("Wrong", wnd.state("wrong", "legal"), options, error_text="Not for this order"),
        ui.Picker("Disabled", wnd.state("off", "travel"), options, disabled=True),
        ui.MultiPicker("Disabled too", wnd.state("offs", ["legal"]), options, disabled=True),
        gap=ui.L16,
        alignment="stretch",
    )


def theme_switch(wnd: Window) -> View:
    """Light, dark, or as the system has it: wherever you want it, as in the top bar."""
    return ui.HStack(ui.Text("Colour scheme"), ui.ThemeSwitch(), gap=ui.L8, alignment="leading")


def colours(wnd: Window) -> View:
    """A colour from the browser's own picker, or written in digits: “07c” is enough."""
    colour = wnd.state("colour", "#0b7285")
    return ui.VStack(
        ui.ColorField("Brand colour", colour, supporting_text="As it stands in the style guide"),
        ui.Text(f"chosen: {colour.value or 'none'}"),
        ui.ColorField("Empty", wnd.state("none", ""), placeholder="As the application says"),
        ui.ColorField("Wrong", wnd.state("wrong", "#ffffff"), error_text="White is our paper"),
        ui.ColorField("Read only", wnd.state("fixed", "#5b2a86"), read_only=True),
        ui.ColorField("Disabled", wnd.state("off", "#b02a2d"), disabled=True),
        gap=ui.L16,
        alignment="stretch",
    )


def sample(wnd: Window) -> View:
    """A piece of a page in colours of its own, by day and by night at once."""
    colours = {"acc": "#7a1fa2", "fill": "#7a1fa2", "fill-b": "#7a1fa2", "fill-on": "#ffffff"}
    night = {"acc": "#d9a6ee", "fill": "#d9a6ee", "fill-b": "#d9a6ee", "fill-on": "#1a0523"}
    night |= {"bg": "#131016", "card": "#1c1820", "fg": "#efeaf2"}

    def pay() -> None:
        ui.show_snackbar(wnd, "Paid")

    return ui.HStack(
        ui.PaletteSample(ui.Text("By day"), ui.PrimaryButton("Pay", action=pay), colors=colours),
        ui.PaletteSample(
            ui.Text("By night"),
            ui.PrimaryButton("Pay", action=pay),
            colors=night,
            scheme="dark",
            accessibility_label="By night",
        ),
        gap=ui.L16,
        wrap=True,
    )


CHAPTER = Chapter(
    "Pickers",
    "pickers",
    "Fields that open a list, for more options than one wants to read.",
    (
        Specimen("Picker", pickers, (ui.Picker, ui.Option)),
        Specimen("Picker with pictures", people, (ui.Picker, ui.Option)),
        Specimen("MultiPicker", several, (ui.MultiPicker,)),
        Specimen("Picker that asks the server", searched, (ui.Picker,)),
        Specimen("Picker with thousands", large, (ui.Picker,)),
        Specimen("Pickers in their states", states, (ui.Picker, ui.MultiPicker)),
        Specimen("ColorField", colours, (ui.ColorField,)),
        Specimen("PaletteSample", sample, (ui.PaletteSample,)),
        Specimen("ThemeSwitch", theme_switch, (ui.ThemeSwitch,)),
    ),
)
