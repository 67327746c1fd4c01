"""The browser's types are those of the components."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from nago.ui.typescript import generate, kinds, tag

STATIC = Path(__file__).resolve().parents[2] / "static"
TSC = STATIC / "node_modules" / "typescript" / "bin" / "tsc"


@pytest.fixture(scope="module")
def compiler() -> list[str]:
    """The TypeScript compiler, as package-lock.json has it."""
    spec = importlib.util.spec_from_file_location("client_build", STATIC / "build.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    return [build.install(development=True), str(TSC), "--noEmit"]


def test_the_generated_types_are_fresh() -> None:
    remedy = "run: python -m nago.ui.typescript > static/src/wire.ts"
    assert (STATIC / "src" / "wire.ts").read_text() == generate(), remedy


def test_every_component_has_a_file_of_its_name() -> None:
    for kind in kinds():
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", tag(kind)).lower()
        assert (STATIC / "src" / "components" / f"{name}.ts").is_file(), name


def test_the_client_is_typed(compiler: list[str]) -> None:
    done = subprocess.run(compiler, cwd=STATIC, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_component_without_its_typescript_half_does_not_compile(
    compiler: list[str], tmp_path: Path
) -> None:
    source = tmp_path / "src"
    shutil.copytree(STATIC / "src", source)
    shutil.copy(STATIC / "tsconfig.json", tmp_path)
    menu = source / "components" / "index.ts"
    menu.write_text(menu.read_text().replace("  Spacer: spacer,\n", ""))
    done = subprocess.run(compiler, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "'Spacer' is missing" in done.stdout
