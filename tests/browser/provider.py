"""A certified OpenID provider, run by Node, for the tests of logging in through one."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import time
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

from PIL import Image

from tests.browser.application import free_port

FOLDER = Path(__file__).parent.parent / "providers"
STATIC = FOLDER.parent.parent / "static"
START_SECONDS = 30
ANNA = {
    "email": "anna.beispiel@example.com",
    "email_verified": True,
    "given_name": "Anna",
    "family_name": "Beispiel",
    "name": "Anna Beispiel",
    "locale": "en",
    "groups": ["editors"],
    "picture": True,
}


class OpenIDProvider:
    """`tests/providers/provider.mjs` on a port of its own; it reads its file again all the time."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._file = folder / "provider.json"
        self._log = folder / "provider.log"
        self._process: subprocess.Popen[bytes] | None = None
        picture = io.BytesIO()
        Image.new("RGB", (300, 400), (180, 60, 140)).save(picture, "PNG")
        self._config: dict[str, Any] = {
            "port": self.port,
            "clients": [],
            "accounts": {"anna": dict(ANNA)},
            "picture": base64.b64encode(picture.getvalue()).decode(),
            "away": False,
        }

    def register(self, id: str, application: str, provider: str = "test") -> str:
        """A client for an application, before the start; returns its secret."""
        secret = f"the secret of {id} for tests"
        self._config["clients"].append(
            {
                "client_id": id,
                "client_secret": secret,
                "redirect_uris": [f"{application}/account/oidc/{provider}/callback"],
                "post_logout_redirect_uris": [f"{application}/account/logout"],
                "backchannel_logout_uri": f"{application}/account/oidc/{provider}/logout",
                "backchannel_logout_session_required": True,
            }
        )
        return secret

    def start(self) -> None:
        """Start it and wait until it listens."""
        self._write()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [node_with_packages(), str(FOLDER / "provider.mjs"), str(self._file)],
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + START_SECONDS
        while "ready" not in self._log.read_text().splitlines():
            if self._process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"the provider does not start:\n{self._log.read_text()}")
            time.sleep(0.05)

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)

    def account(self, id: str = "anna", /, **changes: object) -> None:
        """Change what it says of somebody, or make him known; `disabled=True` for nobody."""
        accounts = self._config["accounts"]
        accounts[id] = {**accounts.get(id, {}), **changes}
        self._write()

    def away(self, away: bool = True) -> None:
        """Answer everything with 503, or no longer."""
        self._config["away"] = away
        self._write()

    def _write(self) -> None:
        new = self._file.with_suffix(".new")
        new.write_text(json.dumps(self._config))
        new.replace(self._file)


def node_with_packages() -> str:
    """Node, after the packages of the lock file were brought."""
    build = _build()
    npm = build.node_of_machine() or build.node_of_package()
    assert npm is not None, "the provider needs Node: run the tests with `python -m tests`"
    node = npm[0] if len(npm) == 2 else str(shutil.which("node"))
    lock = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    mark = FOLDER / "node_modules" / ".nago"
    if not mark.is_file() or mark.read_text() != lock:
        path = f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        ended = subprocess.run(
            [*npm, *arguments], cwd=FOLDER, env={**os.environ, "PATH": path}, capture_output=True,
            text=True, timeout=300,
        )  # fmt: skip
        assert ended.returncode == 0, f"npm cannot bring the provider:\n{ended.stderr}"
        mark.write_text(lock)
    return node


def _build() -> ModuleType:
    spec = util.spec_from_file_location("client_build", STATIC / "build.py")
    assert spec is not None and spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
