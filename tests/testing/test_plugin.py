"""The pytest plugin in a project of somebody else: a folder with a test, and nothing besides."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
APPLICATION = """
from nago import ui

def shop(wnd):
    count = wnd.state("count", 0)
    late = wnd.state("late", False)

    def add():
        count.value += 1

    def fail():
        raise RuntimeError("sold out")

    def remind():
        late.value = True

    wnd.on_appear(lambda: wnd.after(3600, remind))
    return ui.VStack(
        ui.Text(f"{count.value} in the cart"),
        ui.PrimaryButton("Add", action=add),
        ui.PrimaryButton("Buy", action=fail),
        ui.Text("Still there?") if late.value else None,
    )

def configure(cfg):
    cfg.root_view(".", shop)
"""


class Project:
    """The folder, and pytest in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "shop.py").write_text(APPLICATION)

    def test(self, body: str) -> None:
        """Write the one test of the project."""
        lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
        text = f"from shop import configure\n\nasync def test_shop(open_app):\n{lines}\n"
        (self.folder / "test_shop.py").write_text(text)

    def pytest(self, *arguments: str, path: Path | None = None) -> str:
        """What pytest says."""
        installed = list(entry_points(group="pytest11", name="nago"))
        plugin = [] if installed else ["-p", "nago.testing.plugin"]
        places = [str(each) for each in (path, ROOT, self.folder) if each is not None]
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *plugin, *arguments],
            cwd=self.folder, capture_output=True, text=True, timeout=100, check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(places), "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        return ended.stdout + ended.stderr


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_an_async_test_runs_without_any_other_plugin(project: Project) -> None:
    project.test("""
page = await open_app(configure)
await page.press("Add")
await page.expect("1 in the cart")
""")
    assert "1 passed" in project.pytest()


def test_a_failure_of_the_server_shows_the_line_of_the_application(project: Project) -> None:
    project.test("""
page = await open_app(configure)
await page.press("Buy")
""")
    said = project.pytest()
    assert 'raise RuntimeError("sold out")' in said
    assert "1 failed" in said


def test_a_failure_that_comes_after_the_last_line_fails_the_test_as_well(project: Project) -> None:
    project.test("""
page = await open_app(configure)
await page.driver.press(await page.get_by_role("button", name="Buy").seen())
""")
    said = project.pytest()
    assert "sold out" in said
    assert "1 error" in said


def test_the_clock_is_moved_to_what_comes_later(project: Project) -> None:
    project.test("""
page = await open_app(configure)
await page.expect_no("Still there?")
await page.clock.advance(hours=1)
await page.expect("Still there?")
""")
    assert "1 passed" in project.pytest()


def test_a_snapshot_is_written_when_asked_for_and_compared_from_then_on(project: Project) -> None:
    project.test("""
page = await open_app(configure)
await page.press("Add")
await page.snapshot()
""")
    assert "there is no " in project.pytest()
    assert "1 passed" in project.pytest("--update-snapshots")
    kept = (project.folder / "snapshots" / "test_shop.test_shop.txt").read_text()
    assert kept == ('- main\n  - text: 1 in the cart\n  - button "Add"\n  - button "Buy"\n')
    assert "1 passed" in project.pytest()
    project.test("""
page = await open_app(configure)
await page.snapshot()
""")
    said = project.pytest()
    assert "+  - text: 0 in the cart" in said
    assert "--update-snapshots" in said


def test_without_playwright_the_error_names_what_to_install(
    project: Project, tmp_path: Path
) -> None:
    gone = tmp_path / "gone" / "playwright"
    gone.mkdir(parents=True)
    (gone / "__init__.py").write_text("raise ModuleNotFoundError('gone', name='playwright')")
    project.test("await open_app(configure)")
    said = project.pytest("--browser", path=gone.parent)
    assert "pip install playwright" in said
    assert "1 failed" in said or "1 error" in said


def test_the_same_test_runs_in_a_real_browser(project: Project) -> None:
    project.test("""
page = await open_app(configure)
await page.press("Add")
await page.expect("1 in the cart")
assert "chromium" in type(page.driver).__module__
""")
    assert "1 passed" in project.pytest("--browser")
