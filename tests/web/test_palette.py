"""The colours can be read, whatever the brand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nago.errors import InvalidValue
from nago.web.colour import WHITE, Oklch, Rgb, contrast, parsed
from nago.web.palette import PLAIN, SHEEN, Tokens, Tone, palette_sheet, tokens, veil

GROUNDS = ("bg", "sunk", "card", "pop")
PARTS = st.integers(0, 255)
COLOURS = st.builds(Rgb, PARTS, PARTS, PARTS)
TONES = st.builds(Tone, st.none() | COLOURS, st.integers(0, 359), st.integers(0, 200))
AWKWARD = ["#000000", "#ffffff", "#ffff00", "#00ff00", "#0000ff", "#ff0000", "#808080", "#0d6efd",
           "#e2001a", "#ffcc00", "#010000", "#fefefe", "#767676", "#00ffff", "#ff00ff"]  # fmt: skip


def assert_readable(colours: Tokens, tone: Tone, *, dark: bool) -> None:
    over, share = veil(tone, dark=dark)
    grounds = [colours[name] for name in (*GROUNDS, "acc-s")]
    grounds += [over.over(ground, share) for ground in grounds]
    for text in ("fg", "fg2", "acc", "acc-f", "ok", "warn", "bad"):
        for ground in grounds:
            assert contrast(colours[text], ground) >= 4.5, (text, str(ground))
    for tone_name in ("ok", "warn", "bad"):
        soft = colours[f"{tone_name}-s"]
        assert contrast(colours[tone_name], soft) >= 4.5, tone_name
        assert contrast(colours[tone_name], over.over(soft, share)) >= 4.5, tone_name
    # What is filled: at rest, with its sheen, under the mouse.
    for fill, on in (("acc", "on"), ("acc-h", "on"), ("fill", "fill-on"), ("fill-h", "fill-on")):
        assert contrast(colours[fill], colours[on]) >= 4.5, fill
    for fill in ("fill", "fill-h"):
        sheen = WHITE.over(colours[fill], SHEEN)
        assert contrast(sheen, colours["fill-on"]) >= 4.5, fill
    on_bad = Oklch(0.2, 0.05, 22).rgb() if dark else WHITE
    assert contrast(WHITE.over(colours["bad"], SHEEN), on_bad) >= 4.5
    # Edges of controls, and what shows focus.
    for edge in ("line2", "acc", "fill-b"):
        for ground in GROUNDS:
            assert contrast(colours[edge], colours[ground]) >= 3, (edge, ground)
    assert colours["fill"] != colours["fill-h"] and colours["acc"] != colours["acc-h"]


@pytest.mark.parametrize("dark", [False, True])
@given(tone=TONES)
def test_text_reaches_4_5_and_edges_of_controls_reach_3_for_any_brand(
    dark: bool, tone: Tone
) -> None:
    assert_readable(tokens(tone, dark=dark), tone, dark=dark)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("brand", AWKWARD)
def test_awkward_brands_can_be_read_as_well(dark: bool, brand: str) -> None:
    tone = Tone(parsed(brand))
    assert_readable(tokens(tone, dark=dark), tone, dark=dark)


@pytest.mark.parametrize("dark", [False, True])
def test_the_colours_that_come_along_can_be_read(dark: bool) -> None:
    assert_readable(tokens(Tone(), dark=dark), Tone(), dark=dark)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    "brand", ["#e2001a", "#ffcc00", "#5b2a86", "#004b87", "#ffffff", "#000000"]
)
def test_a_filled_button_has_the_brand_s_own_colour(dark: bool, brand: str) -> None:
    assert str(tokens(Tone(parsed(brand)), dark=dark)["fill"]) == brand


def test_words_that_are_switched_off_are_pale_and_still_seen() -> None:
    """WCAG asks nothing of them (1.4.3); they shall not vanish. `state.css` shows them by half."""
    for dark in (False, True):
        colours = tokens(Tone(), dark=dark)
        for text in ("fg", "fg2"):
            pale = colours[text].over(colours["card"], 0.5)
            assert contrast(pale, colours["card"]) >= 1.8, (dark, text)


@given(colour=COLOURS)
def test_a_colour_comes_back_from_oklch_as_it_was(colour: Rgb) -> None:
    assert colour.oklch().rgb() == colour
    assert parsed(str(colour)) == colour


@given(
    st.floats(0.15, 1, allow_nan=False),
    st.floats(0, 0.5, allow_nan=False),
    st.floats(0, 360, allow_nan=False),
)
def test_what_no_screen_shows_becomes_paler_and_keeps_its_lightness(
    lightness: float, chroma: float, hue: float
) -> None:
    shown = Oklch(lightness, chroma, hue).rgb().oklch()
    assert shown.lightness == pytest.approx(lightness, abs=0.02)
    assert shown.chroma <= chroma + 0.01


@pytest.mark.parametrize("text", ["#07c", " #0077CC ", "#0077cc"])
def test_a_colour_is_written_with_three_or_six_digits(text: str) -> None:
    assert str(parsed(text)) == "#0077cc"


@pytest.mark.parametrize(
    "text", ["", "red", "#12", "#12345", "#1234567g", "url(x)", "0077cc", None]
)
def test_what_is_no_colour_is_refused_with_what_is_one(text: str) -> None:
    with pytest.raises(InvalidValue, match="#rrggbb"):
        parsed(text)


def test_the_contrast_is_that_of_the_recommendation() -> None:
    assert contrast(parsed("#000"), parsed("#fff")) == pytest.approx(21)
    assert contrast(parsed("#767676"), parsed("#fff")) == pytest.approx(4.54, abs=0.005)


def test_good_warning_and_bad_keep_their_meaning_beside_any_brand() -> None:
    for hue in range(0, 360, 15):
        colours = tokens(Tone(Oklch(0.55, 0.12, hue).rgb()), dark=False)
        for name, own in (("ok", 155), ("warn", 68), ("bad", 25)):
            apart = (colours[name].oklch().hue - own + 180) % 360 - 180
            assert abs(apart) <= 14, (hue, name)


def test_the_sheet_is_small_and_its_name_changes_with_its_text() -> None:
    name, text = palette_sheet()
    assert name.startswith("palette-")
    assert len(text) < 1000
    assert palette_sheet() == (name, text)
    other, branded = palette_sheet(Tone(parsed("#e2001a")))
    assert other != name
    assert (b"--fill:" in text, b"--fill:" in branded) == (False, True)


def test_without_a_brand_what_is_filled_has_the_accent_as_the_style_sheet_says() -> None:
    sheet = (Path(__file__).parents[2] / "static" / "src" / "styles" / "tokens.css").read_text()
    pairs = {"fill": "acc", "fill-h": "acc-h", "fill-on": "on", "fill-b": "acc"}
    for dark in (False, True):
        colours = tokens(PLAIN, dark=dark)
        for name, same in pairs.items():
            assert f"--{name}: var(--{same});" in sheet
            assert colours[name] == colours[same]
