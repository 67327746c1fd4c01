"""Runs all tests, after bringing what they need: `python -m tests [arguments of pytest]`.

The browser's client, its compiler and axe come from npm, Node from the machine or from PyPI; the
browser is found on the machine or brought (`tests/browser/chromium.py`). What cannot be had ends
the run with the remedy; no test is skipped for it. All tests together run side by side, a file at a time on as
many processors as there are, four at most; those that arguments pick run one after the other.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Bring everything, then run pytest; returns its exit code."""
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    sys.path.insert(0, str(ROOT / "static"))
    import build  # static/build.py

    from tests.browser.chromium import NoBrowser, driver_environment, find_or_bring

    if build.node_of_machine() is None and build.node_of_package() is None:
        print("bringing Node ...", flush=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", build.NODE_PACKAGE]
        if subprocess.run(pip, check=False).returncode:
            print(
                f"the tests need Node {build.OLDEST_NODE} or newer with npm: install it",
                file=sys.stderr,
            )
            return 2
    try:
        build.build(development=True)
        packaged = build.node_of_package()
        npm = build.node_of_machine() or packaged
        node = packaged[0] if build.node_of_machine() is None else shutil.which("node")
        os.environ.update(driver_environment(node))
        browser = find_or_bring(npm, node)
    except (build.BuildFailed, NoBrowser) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"browser: {browser.executable}", flush=True)
    environment = {**os.environ, **browser.environment, "NAGO_BROWSER": str(browser.executable)}
    arguments = sys.argv[1:] or ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile"]
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
