"""Components of one's own, as an application registers them: what is wrong is said at the start."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from nago import ui
from nago.data.sealing import Vault
from nago.data.sqlite import SQLite
from nago.errors import WiringError
from nago.presentation.own_component import SourceKind
from nago.wiring import Wiring

GOOD = "export default () => ({ element: document.createElement('p') });\n"


class Stars(ui.Component, frozen=True):
    """As `tmp_path/stars_package` has it; the folder is the test's."""

    label: str
    most: int = 5
    children: tuple[ui.Component, ...] = ()


class Text(ui.Component, frozen=True):
    """A name that is taken."""


@pytest.fixture
def wiring() -> Wiring:
    return Wiring(SQLite(), Vault())


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as the package of `Stars`."""
    folder = tmp_path / "stars_package"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    module = ModuleType("stars_package")
    module.__package__ = ""
    module.__file__ = str(folder / "__init__.py")
    monkeypatch.setitem(sys.modules, "stars_package", module)
    for kind in (Stars, Text):
        monkeypatch.setattr(kind, "__module__", "stars_package")
    return folder


def register(wiring: Wiring, kind: type[Any] = Stars, **said: Any) -> None:
    wiring.component(kind, **{"script": "stars.js", **said})


def test_what_is_registered_is_read_once_and_named_by_its_content(
    wiring: Wiring, package: Path
) -> None:
    (package / "stars.js").write_text(GOOD)
    (package / "stars.css").write_text(".stars { color: red }")
    register(wiring, style="stars.css")
    own = wiring.components["Stars"]
    assert own.slots == {"children": True}
    assert own.defaults == {"most": 5, "visible": True}
    assert own.script.startswith("own-stars-")
    assert own.script.endswith(".js")
    assert dict(own.files)[own.script] == GOOD.encode()
    register(wiring, style="stars.css")  # twice is fine
    (package / "stars.js").write_text(GOOD + "// newer\n")
    with pytest.raises(WiringError, match="two components 'Stars'"):
        register(wiring, style="stars.css")


def test_a_module_that_is_missing_is_named_with_its_package(wiring: Wiring, package: Path) -> None:
    with pytest.raises(WiringError, match=r"Stars: there is no stars.js in .*stars_package"):
        register(wiring)
    (package / "stars.js").write_text(GOOD)
    with pytest.raises(WiringError, match=r"there is no stars.css in .*stars_package"):
        register(wiring, style="stars.css")


def test_a_module_without_a_default_export_is_refused(wiring: Wiring, package: Path) -> None:
    (package / "stars.js").write_text("export const stars = () => ({});\n")
    with pytest.raises(WiringError, match=r"stars.js in .* has no default export"):
        register(wiring)


@pytest.mark.parametrize(
    "name", ["../stars.js", "/etc/passwd", "stars.txt", "a/../b.js", "", "a b.js"]
)
def test_a_name_that_leads_out_of_the_package_is_refused(
    wiring: Wiring, package: Path, name: str
) -> None:
    with pytest.raises(WiringError, match="no file name"):
        register(wiring, script=name)


def test_a_name_that_nago_has_itself_is_refused(wiring: Wiring, package: Path) -> None:
    (package / "stars.js").write_text(GOOD)
    with pytest.raises(WiringError, match="Nago has a component 'Text'"):
        register(wiring, Text)
    with pytest.raises(WiringError, match="is no component"):
        register(wiring, str)


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("img", "*"),
        ("img", "https://a.example.com; script-src *"),
        ("img", "https://a.example.com, https://b.example.com"),
        ("frame", "http://plain.example.com"),
        ("frame", "'unsafe-inline'"),
        ("frame", "data:"),
        ("worker", "javascript:"),
        ("script", "https://cdn.example.com"),
        ("connect", "wss:"),
        ("connect", "https://"),
    ],
)
def test_X01_a_source_that_would_open_the_policy_is_refused(
    wiring: Wiring, package: Path, kind: SourceKind, source: str
) -> None:
    (package / "stars.js").write_text(GOOD)
    with pytest.raises(WiringError, match="source"):
        register(wiring, sources={kind: [source]})
    assert wiring.components == {}
