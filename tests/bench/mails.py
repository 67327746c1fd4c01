"""1000 mails, and a process that is killed twenty times while it sends them (`security.md M03`)."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench.table import Row
from tests.systems.mail.killing import kill_again_and_again

MAILS = 1000
KILLS = 20


def measure() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        arrived = kill_again_and_again(Path(folder), MAILS, KILLS)
    return [
        Row(
            f"mails of {MAILS} that arrive although their process is killed {KILLS} times",
            "all",
            f"{MAILS - arrived.lost} in {arrived.seconds:.0f} s",
            "-",
            arrived.lost == 0,
        ),
        Row(
            "of those, mails that arrive once more",
            f"≤ {arrived.in_flight} on their way at the kills",
            str(arrived.twice),
            "-",
            arrived.twice <= arrived.in_flight,
        ),
    ]
