"""What may be a logo or an icon."""

import io

import pytest
from PIL import Image

from nago.systems.theme.model import ThemeRefused
from nago.systems.theme.pictures import picture, touch_icon
from tests.systems.theme.samples import BOMB, DOCTYPE, SVG, SVG_WITH_SCRIPT, drawn


@pytest.mark.parametrize("data", [drawn(), drawn(form="WEBP"), SVG, SVG_WITH_SCRIPT, DOCTYPE + SVG])
def test_png_webp_and_svg_are_taken_under_a_name_that_their_content_gives(data: bytes) -> None:
    found = picture(data, "logo")
    assert found.data == data
    assert picture(data, "logo_dark").name == found.name


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "theme.wrong.kind"),
        (b"GIF89a" + b"\0" * 40, "theme.wrong.kind"),
        (drawn(form="JPEG"), "theme.wrong.kind"),
        (b"<html><svg></svg></html>", "theme.wrong.kind"),
        (drawn()[:60], "theme.wrong.broken"),
        (b"\x89PNG\r\n\x1a\n<svg onload=alert(1)>", "theme.wrong.broken"),
        (drawn(5000, 10), "theme.wrong.size"),
        (SVG[:-4], "theme.wrong.svg"),
        (BOMB, "theme.wrong.svg.entities"),
        (b"<svg><rect/></svg>", "theme.wrong.svg.root"),
        (SVG + b"<!--" + b" " * (1 << 20) + b"-->", "theme.wrong.kind"),
    ],
)
def test_U04_what_a_logo_is_its_content_says(data: bytes, key: str) -> None:
    with pytest.raises(ThemeRefused) as refused:
        picture(data, "logo")
    assert (refused.value.key, refused.value.field) == (key, "logo")
    assert refused.value.said("de") != refused.value.said("en")


def test_an_icon_is_a_square() -> None:
    for size in ((64, 63), (16, 16)):
        with pytest.raises(ThemeRefused, match=f"{size[0]} by {size[1]} pixels"):
            picture(drawn(*size), "icon")
    assert picture(drawn(32, 32), "icon").kind == "image/png"


def test_a_home_screen_gets_a_png_of_its_size_and_nothing_of_an_svg() -> None:
    found = touch_icon(picture(drawn(512, 512, "WEBP"), "icon"))
    assert found is not None and found.kind == "image/png"
    with Image.open(io.BytesIO(found.data)) as opened:
        assert opened.size == (180, 180)
    assert touch_icon(picture(SVG, "icon")) is None
