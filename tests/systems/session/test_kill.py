"""Whatever is acknowledged is on the disk, even if the process is killed the next moment (D01)."""

import random
import signal
import subprocess
import sys
import time
from collections import defaultdict

from tests.systems.house import opened

WRITERS = 50

PROGRAM = """
import asyncio, os, sys
from pathlib import Path
from tests.systems.house import opened

async def main():
    async with opened(Path(sys.argv[1])) as house:
        cookies = sys.argv[2:]

        async def write(number, cookie):
            session = await house.sessions.find(cookie)
            turn = int(session.get_string("turn 0") or 0)
            while True:
                turn += 1
                await session.put_string(f"turn {turn % 3}", str(turn))
                os.write(1, b"%d %d\\n" % (number, turn))

        os.write(1, b"begins\\n")
        await asyncio.gather(*(write(*each) for each in enumerate(cookies)))

asyncio.run(main())
"""


async def test_D01_no_acknowledged_value_is_lost_when_the_process_is_killed(tmp_path):
    """50 writers, killed at any moment, three times over; `tests.bench` does it for longer."""
    path = tmp_path / "a.db"
    async with opened(path) as house:
        cookies = [house.sessions.issue() for _ in range(WRITERS)]
    acknowledged = defaultdict(int)
    total = 0
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(path), *cookies], stdout=subprocess.PIPE
        )
        assert process.stdout.readline() == b"begins\n"
        time.sleep(random.uniform(0.05, 0.3))
        process.send_signal(signal.SIGKILL)
        lines = process.communicate()[0].split(b"\n")[:-1]
        for line in lines:
            number, turn = map(int, line.split())
            acknowledged[number] = max(acknowledged[number], turn)
        total += len(lines)
        async with opened(path) as house:
            assert await house.ask("PRAGMA integrity_check") == [("ok",)]
            for number, cookie in enumerate(cookies):
                session = await house.sessions.find(cookie)
                newest = max(int(session.get_string(f"turn {n}") or 0) for n in range(3))
                assert newest >= acknowledged[number]
    assert total > 500, "it was killed at work"
