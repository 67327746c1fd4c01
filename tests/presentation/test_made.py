"""In development an error names the line of the view that made the mistake, however late it is found."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.presentation import wrong_views

SOURCE = Path(wrong_views.__file__)
SAID = {
    "scheme": r"only http, https, mailto and tel may be opened",
    "picture": r"Image\.src: got '//evil\.example/a\.png', allowed is a path",
    "style": r"Text\.color: got str 'red;background:url\(//evil\)', allowed is a Color",
    "length": r"Stack\.gap: got str 'calc\(1px\)', allowed is a Length",
    "keys": r"two children have the key '1'; keys tell siblings apart",
    "part": r"Text\.level: got str 'huge', allowed is 'h1'",
    "later": r"Text\.max_lines: got 0, allowed is a number",
    "unknown": r"Text: Unexpected keyword argument 'colour'; it takes text",
}


def line_of(name: str) -> int:
    """The line that says its name in a comment."""
    lines = SOURCE.read_text().splitlines()
    found = [number for number, line in enumerate(lines, 1) if re.search(rf"# {name}\b", line)]
    if name == "length":
        return found[0] - 1  # a call is at the line where it begins
    return found[-1]


def logged(*names: str, **environment: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("NAGO_")}
    done = subprocess.run(
        [sys.executable, "-m", wrong_views.__name__, *names],
        capture_output=True,
        text=True,
        check=True,
        cwd=SOURCE.parents[2],
        env={**kept, **environment},
    )
    return dict(zip(names, done.stdout.split("== ")[1:], strict=True))


@pytest.fixture(scope="module")
def in_development() -> dict[str, str]:
    """What was logged for each of the views."""
    return logged(*SAID, NAGO_DEV="1")


@pytest.mark.parametrize("name", SAID)
def test_X05_X06_a_mistake_is_told_with_file_and_line_of_the_view(
    name: str, in_development: dict[str, str]
) -> None:
    text, place = in_development[name], f"({SOURCE}, line {line_of(name)})"
    assert re.search(f"{SAID[name]}.*{re.escape(place)}", text), text
    assert text.count(place) == 1, "once"


def test_otherwise_components_remember_nothing() -> None:
    text = logged("style")["style"]
    assert re.search(SAID["style"], text)
    assert f"({SOURCE}, line" not in text
