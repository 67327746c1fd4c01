"""The colours can be read, whatever the brand."""

import pytest

from nago.web.palette import contrast, palette_sheet, tokens

HUES = [0, 25, 60, 100, 140, 180, 200, 260, 300, 340]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("brand", HUES)
def test_text_reaches_4_5_and_borders_of_controls_reach_3(dark: bool, brand: float) -> None:
    colours = tokens(dark, brand=brand)
    grounds = ("bg", "card", "pop")
    for text in ("fg", "fg2", "acc", "ok", "warn", "bad"):
        for ground in grounds:
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    assert contrast(colours["on"], colours["acc"]) >= 4.5
    assert contrast(colours["acc-f"], colours["acc-s"]) >= 4.5
    for tone in ("ok", "warn", "bad"):
        assert contrast(colours[tone], colours[f"{tone}-s"]) >= 4.5
    assert contrast(colours["line2"], colours["card"]) >= 3


def test_the_sheet_is_small_and_its_name_changes_with_its_text() -> None:
    name, text = palette_sheet()
    assert name.startswith("palette-")
    assert len(text) < 2500
    assert palette_sheet() == (name, text)
