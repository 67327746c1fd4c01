"""Columns: made by hand, or of the fields of a Struct."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import pytest
from msgspec import Meta, Struct

from nago import ui
from nago.errors import ComponentError


class Contact(Struct, frozen=True):
    city: Annotated[str, Meta(title="City")] = "Oldenburg"


class Order(Struct, frozen=True):
    id: str
    customer: Annotated[str, Meta(title="Customer")]
    kind: Annotated[Literal["small", "large"], Meta(title="Kind")]
    amount: Annotated[float, Meta(title="Amount")]
    paid: bool
    due: date | None
    key: Annotated[str, Meta(extra={"secret": True})]
    note: Annotated[str, Meta(extra={"hidden": True})]
    contact: Contact


ORDER = Order("7", "Ada", "large", 12.5, True, None, "hidden", "", Contact())


def test_fields_of_a_struct_become_columns_but_for_secrets() -> None:
    columns = ui.data_columns(Order)
    assert [each.title for each in columns] == [
        "Id", "Customer", "Kind", "Amount", "Paid", "Due", "City"
    ]  # fmt: skip
    shown = {each.title: each.of(ORDER) for each in columns}
    assert shown["City"] == "Oldenburg"
    assert [each.key for each in columns][-1] == "contact.city"
    kinds = next(each for each in columns if each.title == "Kind")
    assert kinds.filter == (ui.Option("small", "small"), ui.Option("large", "large"))
    assert [each.title for each in columns if each.align == "end"] == ["Amount"]
    assert [each.title for each in columns if each.filter] == ["Kind", "Paid"]


def test_some_fields_in_an_order_of_ones_own() -> None:
    assert [each.title for each in ui.data_columns(Order, "amount", "id")] == ["Amount", "Id"]
    with pytest.raises(ComponentError, match="Order has no 'price', it has id, "):
        ui.data_columns(Order, "price")


def test_a_key_follows_from_the_attribute_or_the_title() -> None:
    assert ui.DataColumn("Who", "contact.city").key == "contact.city"
    assert ui.DataColumn("Sum in €", lambda each: 0).key == "Sum_in"
    assert ui.DataColumn("Who", lambda each: 0, key="who").key == "who"
