"""Starting and stopping, as an operator meets it: exit codes, messages, commands."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from examples.two_pages import configure
from nago import build
from nago.errors import WiringError
from tests.browser.application import ROOT, Application, free_port
from tests.web.line import Visitor


def run_once(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("NAGO_")},
        "NAGO_DATA_DIR": str(folder),
        "PYTHONPATH": str(ROOT),
        **environment,
    }
    command = [sys.executable, "-m", "examples.two_pages", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False
    )


def test_sigterm_and_ctrl_c_end_it_with_0(tmp_path: Path) -> None:
    application = Application("examples.two_pages", tmp_path)
    application.start()
    assert "Two pages is served at http://localhost:" in application.log
    visitor = Visitor(application.url)
    with visitor.socket() as line:
        line.send(visitor.hello())
        visitor.hear(line)
        assert application.stop() == 0
    application.start()
    assert application.interrupt() == 0
    assert "Traceback" not in application.log


def test_an_address_that_is_taken_is_told_with_the_remedy(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = run_once(tmp_path, NAGO_PORT=port)
    assert ended.returncode == 2
    assert f"cannot listen on 127.0.0.1:{port}" in ended.stderr
    assert "NAGO_PORT" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_wrong_environment_or_command_ends_with_2_and_a_sentence(tmp_path: Path) -> None:
    for ended in (
        run_once(tmp_path, NAGO_PORT="eighty"),
        run_once(tmp_path, "dance"),
        run_once(tmp_path, NAGO_MASTER_KEY="1234"),
    ):
        assert ended.returncode == 2
        assert "Traceback" not in ended.stderr
        assert len(ended.stderr.splitlines()) == 1


def test_a_database_of_a_newer_version_stops_the_start_and_stays_as_it_is(tmp_path: Path) -> None:
    assert run_once(tmp_path, "clear-sessions").returncode == 0
    database = tmp_path / "nago.db"
    with sqlite3.connect(database) as rows:
        rows.execute("UPDATE nago_schema SET version = 99 WHERE system = 'session'")
    rows.close()
    ended = run_once(tmp_path, NAGO_PORT=str(free_port()))
    assert ended.returncode == 2
    assert "session" in ended.stderr
    assert "99" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_clear_sessions_ends_the_sessions_of_a_server_that_runs(tmp_path: Path) -> None:
    application = Application("examples.two_pages", tmp_path)
    application.start()
    visitor = Visitor(application.url)
    with visitor.socket() as line:
        line.send(visitor.hello())
        visitor.hear(line)
        line.send('["e",2,1,["body",2],"action",[["text",1,"cleared soon"]]]')
        while "cleared soon" not in str(visitor.tree.tree):
            visitor.hear(line)
        assert run_once(tmp_path / "data", "clear-sessions").returncode == 0
        while not visitor.tree.ended:
            visitor.hear(line)
    assert application.stop() == 0


def test_in_development_a_change_starts_it_again_and_the_window_goes_on(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    source = tmp_path / "code" / "growing.py"
    source.write_text((ROOT / "examples" / "two_pages.py").read_text())
    application = Application("growing", tmp_path, NAGO_DEV="1")
    application.folder_of_code = tmp_path / "code"
    application.more_code = ROOT
    application.start()
    assert "Continue" in str(Visitor(application.url).tree.tree)
    source.write_text(source.read_text().replace("Continue", "Proceed"))
    until = time.monotonic() + 20
    while "Proceed" not in str(Visitor.patiently(application.url).tree.tree):
        assert time.monotonic() < until, application.log
    assert "growing.py has changed" in application.log
    assert application.stop() == 0


def test_an_application_without_a_root_view_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WiringError, match="no root view"):
        build(lambda cfg: None)


async def test_build_gives_an_asgi_application(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAGO_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("NAGO_BROWSER", raising=False)
    sent: list[dict[str, object]] = []
    events = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]

    async def receive() -> dict[str, str]:
        return events.pop(0)

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    await build(configure)({"type": "lifespan", "asgi": {"version": "3.0"}}, receive, send)  # type: ignore[arg-type]  # bare ASGI
    assert [message["type"] for message in sent] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]
