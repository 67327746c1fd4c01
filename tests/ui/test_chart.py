"""Charts refuse numbers that cannot be drawn, and say which."""

from datetime import date

import pytest

from nago import ui
from nago.errors import ComponentError


def test_days_travel_as_days_and_texts_as_texts() -> None:
    days = ui.BarChart("n", [date(2026, 9, 7)], ui.ChartSeries("a", (1,)))
    assert (days.dated, days.labels) == (True, ("2026-09-07",))
    texts = ui.LineChart("n", ["2026-09-07"], ui.ChartSeries("a", (1,)))
    assert (texts.dated, texts.labels) == (False, ("2026-09-07",))
    assert ui.BarChart("n", []).labels == ()


def test_every_series_has_a_value_for_each_label() -> None:
    with pytest.raises(ComponentError, match=r"'Open' has 1 values for 2 labels"):
        ui.BarChart("Tickets", ["a", "b"], ui.ChartSeries("Open", (1,)))


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), float("-inf")])
def test_a_value_is_a_finite_number_or_none(wrong: float) -> None:
    with pytest.raises(ComponentError, match="give None where there is none"):
        ui.LineChart("Tickets", ["a"], ui.ChartSeries("Open", (wrong,)))


def test_what_cannot_be_told_apart_is_refused() -> None:
    series = [ui.ChartSeries(str(number), (1,)) for number in range(7)]
    with pytest.raises(ComponentError, match="7 series of 1 labels"):
        ui.BarChart("Tickets", ["a"], *series)
    with pytest.raises(ComponentError, match="0 series of 1001 labels"):
        ui.BarChart("Tickets", ["a"] * 1001)
    with pytest.raises(ComponentError, match="all texts or all days"):
        ui.BarChart("Tickets", ["a", date(2026, 1, 1)])  # type: ignore[list-item]
    with pytest.raises(ComponentError, match="decimals is 11"):
        ui.BarChart("Tickets", ["a"], decimals=11)
