"""The floors of the house: an import goes down, never up."""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import nago
from nago import ui

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "nago"

FLOORS = [
    ["nago.errors", "nago.events", "nago.i18n", "nago.catalogue", "nago.log", "nago.environment"],
    ["nago.data", "nago.auth", "nago.outward", "nago.regular"],
    ["nago.presentation"],
    ["nago.wiring", "nago.ui", "nago.web"],
    ["nago.systems.audit"],
    ["nago.systems.settings"],
    ["nago.systems.permission", "nago.systems.theme"],
    ["nago.systems.role", "nago.systems.group"],
    ["nago.systems.secret"],
    ["nago.systems.template"],
    ["nago.systems.mail"],
    ["nago.systems.user"],
    ["nago.systems.sign_on"],
    ["nago.systems.session"],
    ["nago.systems.account"],
    ["nago.systems.login_service"],
    ["nago.systems.admin"],
    ["nago.configurator"],
    ["nago.application"],
    ["nago", "nago.testing"],
]
APART = ["nago.wiring", "nago.ui", "nago.web"]
"""On one floor, and still strangers to each other."""

NO_NAMES = {"utils", "helpers", "common", "core", "manager", "base"}
LONGEST_FILE = 400


def room(module: str) -> str:
    rooms = [name for floor in FLOORS for name in floor]
    inside = [name for name in rooms if module == name or module.startswith(f"{name}.")]
    longest = max(inside, key=len)
    assert longest != "nago" or module == "nago", f"{module} stands on no floor"
    return longest


def floor(module: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room(module) in rooms)


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(HOUSE.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if name != "nago.systems":  # an empty package that only holds the systems
            yield name, ast.parse(path.read_text())


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            assert node.module is not None
            if node.module in ("nago", "nago.systems"):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            else:
                yield node.module


def test_no_room_imports_a_room_above_it_nor_a_stranger_beside_it() -> None:
    wrong = []
    for module, tree in modules():
        for other in imported(tree):
            if not other.startswith("nago"):
                continue
            up = floor(other) > floor(module)
            strangers = room(other) != room(module) and {room(other), room(module)} <= set(APART)
            if up or strangers:
                wrong.append(f"{module} imports {other}")
    assert wrong == []


def test_no_import_hides_from_the_run() -> None:
    hiding = [
        module
        for module, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == "TYPE_CHECKING"
    ]
    assert hiding == []


def test_imports_stand_on_top() -> None:
    inside = [
        f"{module}: {function.name}"
        for module, tree in modules()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_files_are_small_and_named_by_their_noun() -> None:
    for path in HOUSE.rglob("*.py"):
        assert path.stem not in NO_NAMES, path
        assert len(path.read_text().splitlines()) <= LONGEST_FILE, f"{path}: a second noun inside?"


def test_every_file_says_first_what_it_is_for() -> None:
    silent = [module for module, tree in modules() if tree.body and ast.get_docstring(tree) is None]
    assert silent == []


@pytest.mark.parametrize("face", [nago, ui])
def test_the_menus_list_what_they_import_and_nothing_else(face: ModuleType) -> None:
    assert face.__file__ is not None
    tree = ast.parse(Path(face.__file__).read_text())
    taken = {
        alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert set(face.__all__) == taken


def test_the_card_s_packages_are_direct_dependencies() -> None:
    """websockets is what uvicorn's sockets are made of; argon2-cffi and httpx wait for passwords
    and single sign-on."""
    text = (ROOT / "pyproject.toml").read_text()
    for package in ("starlette", "websockets", "msgspec", "aiosqlite", "argon2-cffi", "httpx"):
        assert f'"{package}>=' in text
    used = {name.split(".")[0] for _, tree in modules() for name in imported(tree)}
    assert {"starlette", "msgspec", "aiosqlite"} <= used
