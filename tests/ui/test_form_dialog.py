"""A form in a window over the page: it closes once what it asks for is done."""

from __future__ import annotations

from typing import Annotated

import pytest
from msgspec import Meta, Struct

from nago import Configurator, View, Window, ui
from nago.errors import ComponentError, InvalidValue
from nago.testing.page import Page
from nago.testing.plugin import OpenApp


@pytest.fixture(params=["simulation", "chromium"])
def nago_browser(request: pytest.FixtureRequest) -> bool:
    """Every test here runs both ways."""
    return bool(request.param == "chromium")


class Customer(Struct, frozen=True):
    name: Annotated[str, Meta(title="Name", min_length=2)] = "Ada"
    city: Annotated[str, Meta(title="City")] = "London"


def customers(wnd: Window) -> View:
    customer, shown = wnd.state("customer", Customer()), wnd.state("shown", False)
    saved = wnd.state("saved", "nothing")
    left = wnd.state("left", 0)

    def edit() -> None:
        customer.value = Customer()
        shown.value = True

    async def save() -> None:
        if customer.value.city == "Atlantis":
            raise InvalidValue("Nobody lives there.", field="city")
        saved.value = f"{customer.value.name} of {customer.value.city}"

    def leave() -> None:
        left.value += 1

    return ui.VStack(
        ui.Text("Customers", level="h1"),
        ui.Text(f"saved {saved.value}, left {left.value} times"),
        ui.Text(f"now in {customer.value.city}"),
        ui.PrimaryButton("Edit", action=edit),
        ui.form_dialog(
            customer, open=shown, title="Edit the customer", action=save, on_close=leave
        ),
    )


def configure(cfg: Configurator) -> None:
    cfg.root_view(".", customers)


async def edit(open_app: OpenApp) -> Page:
    page = await open_app(configure)
    await page.press("Edit")
    return page


async def closed(page: Page) -> None:
    await page.expect_no("Edit the customer")


async def test_saving_runs_the_action_and_closes_it(open_app: OpenApp) -> None:
    page = await edit(open_app)
    assert await page.value("Name") == "Ada"
    await page.fill("Name", "Grace")
    await page.press("Save")
    await closed(page)
    await page.expect("saved Grace of London, left 0 times")


async def test_enter_saves(open_app: OpenApp) -> None:
    page = await edit(open_app)
    await page.fill("City", "Paris")
    await page.get_by_label("City").press_key("Enter")
    await closed(page)
    await page.expect("saved Ada of Paris")


async def test_what_is_wrong_stands_at_its_field_and_keeps_it_open(open_app: OpenApp) -> None:
    page = await edit(open_app)
    await page.fill("Name", "A")
    await page.press("Save")
    await page.expect("Enter at least 2 characters.")
    await page.fill("Name", "Grace")
    await page.fill("City", "Atlantis")
    await page.press("Save")
    await page.expect("Nobody lives there.")
    await page.fill("City", "Oldenburg")
    await page.press("Save")
    await closed(page)
    await page.expect("saved Grace of Oldenburg")


async def test_cancel_drops_what_was_entered(open_app: OpenApp) -> None:
    page = await edit(open_app)
    await page.fill("Name", "Nobody")
    await page.press("Cancel")
    await closed(page)
    await page.expect("saved nothing, left 1 times")
    await page.press("Edit")
    assert await page.value("Name") == "Ada"


async def test_what_was_refused_is_dropped_as_well(open_app: OpenApp) -> None:
    page = await edit(open_app)
    await page.fill("City", "Atlantis")
    await page.press("Save")
    await page.expect("Nobody lives there.")
    await page.press("Cancel")
    await closed(page)
    await page.expect("now in London")


async def test_escape_asks_before_it_drops_what_was_entered(open_app: OpenApp) -> None:
    page = await edit(open_app)
    await page.fill("Name", "Nobody")
    await page.press("Close")
    await page.expect("Discard your changes?")
    await page.press("Keep editing")
    assert await page.value("Name") == "Nobody"
    await page.press("Close")
    await page.press("Discard")
    await closed(page)
    await page.press("Edit")
    assert await page.value("Name") == "Ada"


def test_it_needs_something_to_do() -> None:
    with pytest.raises(ComponentError, match=r"form_dialog\.action"):
        ui.form_dialog(None, open=None, title="x", action=3)  # type: ignore[arg-type]  # on purpose
