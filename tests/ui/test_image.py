"""Where a picture may come from, and what is said of it."""

from typing import Any

import msgspec
import pytest

from nago import ui
from nago.errors import ComponentError
from nago.presentation.check import check_tree
from nago.ui.image import Picture
from nago.ui.picture_address import LONGEST_DATA
from tests.ui.addresses import HOSTILE

PIXEL = "data:image/png;base64,iVBORw0KGgo="


@pytest.mark.parametrize(
    "src", ["/pictures/a.png", "/a?size=2", "https://images.example.com/a.png", PIXEL]
)
def test_a_picture_comes_from_here_from_https_or_in_the_page(src: str) -> None:
    image = ui.Image(src, alt="A ship", dark_src=src, aspect_ratio=1.5)
    check_tree(image)
    assert (image.src, image.dark_src) == (src, src)


def test_a_picture_is_as_small_on_the_wire_as_what_is_said_of_it() -> None:
    assert msgspec.to_builtins(ui.Image("/a.png", alt="")) == {
        "type": "Image",
        "src": "/a.png",
        "alt": "",
    }


@pytest.mark.parametrize(
    "src",
    [
        *HOSTILE,
        "http://images.example.com/a.png",
        "mailto:ada@example.com",
        "a.png",
        "",
        None,
        "data:image/svg+xml;base64,PHN2Zz4=",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "data:image/png;base64,<svg>",
        "data:image/png,x",
        "DATA:text/html;base64,eA==",
        "data:image/png;base64," + "A" * LONGEST_DATA,
    ],
)
def test_X05_a_picture_from_anywhere_else_is_refused(src: Any) -> None:
    with pytest.raises(ComponentError, match=r"Image\.src: got .* allowed is a path"):
        ui.Image(src, alt="")
    with pytest.raises(ComponentError, match=r"Image\.dark_src: got .* allowed|NoneType"):
        ui.Image("/a.png", alt="", dark_src="x" if src is None else src)


@pytest.mark.parametrize("src", ["javascript:alert(1)", "//evil/a.png", "data:text/html,x"])
def test_X05_a_picture_built_by_hand_is_checked_where_it_is_mounted(src: Any) -> None:
    with pytest.raises(ComponentError, match=r"Picture\.src: got str .* allowed is a PictureUrl"):
        check_tree(Picture(src, ""))


def test_what_a_picture_shows_has_to_be_said() -> None:
    with pytest.raises(TypeError, match="alt"):
        ui.Image("/a.png")  # type: ignore[call-arg]
    with pytest.raises(ComponentError, match=r"Image\.alt: got None, allowed is what the picture"):
        ui.Image("/a.png", alt=None)  # type: ignore[arg-type]
    with pytest.raises(ComponentError, match=r"Image\.aspect_ratio: got 0, allowed is width"):
        ui.Image("/a.png", alt="", aspect_ratio=0)
