"""Every icon of Lucide can be named; what is sent of it is a line and no markup."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from nago import ui
from nago.errors import ComponentError, ConfigError
from nago.presentation import wire
from nago.presentation.check import check_tree
from nago.ui import icon
from nago.ui.icon import IconShape


def test_an_icon_is_the_line_that_draws_it() -> None:
    shape = ui.Icon("house", size=ui.L24, color=ui.ColorMuted)
    check_tree(shape)
    assert msgspec.json.decode(wire.encode(shape)) == {
        "type": "Icon",
        "path": shape.path.text,
        "size": "1.5rem",
        "color": "muted",
    }
    assert ui.Icon("house").path is shape.path, "so that two renderings compare equal at once"


def test_X06_every_icon_of_lucide_is_a_line_and_nothing_else() -> None:
    paths = icon._paths()
    assert len(paths) > 1500
    wrong = [name for name, path in paths.items() if not icon.LINE.fullmatch(path.text)]
    assert wrong == []


@pytest.mark.parametrize("path", ["<script>", 'M0 0"/>', "url(#a)", "", "M" * 5000])
def test_X06_anything_but_a_line_is_refused(path: Any) -> None:
    with pytest.raises(ComponentError, match=r"IconShape\.path: got str .* allowed is a IconPath"):
        check_tree(IconShape(path))


def test_an_unknown_icon_is_told_with_those_that_are_near() -> None:
    with pytest.raises(ComponentError, match=r"got 'logout', which is no icon.*'log-out'.*lucide"):
        ui.Icon("logout")
    with pytest.raises(ComponentError, match="got 5, which"):
        ui.Icon(5)  # type: ignore[arg-type]


def test_icons_that_point_to_a_side_follow_the_script() -> None:
    names = ("arrow-left", "chevron-right", "log-out", "house", "arrow-up")
    assert [ui.Icon(name).mirrored for name in names] == [True, True, True, False, False]


def test_without_a_built_client_the_remedy_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(icon, "FILE", tmp_path / "icons.json")
    icon._paths.cache_clear()
    with pytest.raises(ConfigError, match=r"run `python static/build\.py`"):
        ui.Icon("house")
