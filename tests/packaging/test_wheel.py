"""A wheel carries the built client: neither Node nor npm is needed where it is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from tests.browser.application import ROOT, Application

HIDDEN = ("node", "nodejs", "npm", "npx", "corepack")


def without_node(folder: Path) -> dict[str, str]:
    """An environment in whose path everything is found but Node."""
    tools = folder / "tools"
    tools.mkdir()
    for place in os.environ["PATH"].split(os.pathsep):
        for tool in Path(place).glob("*"):
            if tool.name not in HIDDEN and not os.path.lexists(tools / tool.name):
                (tools / tool.name).symlink_to(tool)
    return {**os.environ, "PATH": str(tools), "HOME": str(folder), "PYTHONPATH": ""}


def test_a_wheel_installs_and_runs_the_example_with_neither_node_nor_npm_in_reach(
    tmp_path: Path,
) -> None:
    pip = [sys.executable, "-m", "pip"]
    built = [*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run(built, check=True)
    (wheel,) = tmp_path.glob("nago-*.whl")

    environment = without_node(tmp_path)
    assert shutil.which("node", path=environment["PATH"]) is None
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True, env=environment)
    install = [str(venv / "bin" / "pip"), "install", "--quiet", str(wheel)]
    subprocess.run(install, check=True, env=environment)
    (tmp_path / "app").mkdir()
    shutil.copy(ROOT / "examples" / "two_pages.py", tmp_path / "app" / "two_pages.py")

    application = Application("two_pages", tmp_path, PATH=environment["PATH"])
    application.python = venv / "bin" / "python"
    application.folder_of_code = application.more_code = tmp_path / "app"
    application.start()
    try:
        with urlopen(application.url, timeout=10) as answer:
            page = answer.read().decode()
        script = page.split('src="')[1].split('"')[0]
        with urlopen(f"{application.url}{script}", timeout=10) as answer:
            assert len(answer.read()) > 10_000
    finally:
        assert application.stop() == 0
