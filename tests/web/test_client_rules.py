"""What the client's sources may not contain, whatever its tests say."""

import re
from pathlib import Path

SOURCES = Path(__file__).parent.parent.parent / "static" / "src"
FORBIDDEN = re.compile(
    r"\b(?:eval|innerHTML|outerHTML|insertAdjacentHTML|srcdoc|document\.write|createContextualFragment"
    r"|new Function|cssText)\b|setTimeout\(\s*[\"'`]|setAttribute\(\s*[\"']on"
)


def test_X07_no_message_can_mean_run_this_script() -> None:
    found = [
        f"{path.name}: {line.strip()}"
        for path in SOURCES.rglob("*.ts")
        for line in path.read_text().splitlines()
        if FORBIDDEN.search(line.split("//")[0])
    ]
    assert found == []


def test_X07_the_operations_of_the_wire_are_a_closed_list() -> None:
    messages = (SOURCES / "messages.ts").read_text()
    operations = set(re.findall(r'^  \| \["(\w)"', messages, re.MULTILINE))
    assert operations - {"h", "v", "a", "e"} == set("pirmx") | set("sdtnbwucg")
