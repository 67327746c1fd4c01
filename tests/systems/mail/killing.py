"""Kills a process that sends mails, again and again, and counts what arrives (`security.md M03`)."""

import asyncio
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from nago.auth.subject import SU
from nago.systems.mail.lane import AT_ONCE
from tests.systems.mail.postman import Postbox, mail, mail_server, posting

LEASE_SECONDS = 2.0
PATIENCE = 300.0

PROGRAM = f"""
import asyncio, sys
from pathlib import Path
from tests.systems.house import House
from tests.systems.mail.postman import plain, posting
from nago.systems.mail import MailManagement

async def main():
    house = House()
    house.wiring.system(MailManagement).worker.lease_seconds = {LEASE_SECONDS}
    async with posting(Path(sys.argv[1]), plain(int(sys.argv[2])), house=house):
        await asyncio.sleep({PATIENCE})

asyncio.run(main())
"""


@dataclass(frozen=True)
class Arrived:
    """What has come of it."""

    of_each: Counter
    """How often each mail has arrived."""
    wanted: set
    kills: int
    seconds: float

    @property
    def lost(self) -> int:
        return len(self.wanted - self.of_each.keys())

    @property
    def twice(self) -> int:
        return sum(self.of_each.values()) - len(self.of_each)

    @property
    def in_flight(self) -> int:
        """How many mails can have been on their way at the kills, all together."""
        return self.kills * AT_ONCE


def kill_again_and_again(folder: Path, mails: int, kills: int) -> Arrived:
    """Queue so many mails, kill what sends them so often, then let it end its work."""
    path, postbox, begun = folder / "a.db", Postbox(), time.monotonic()
    postbox.slow = 0.005
    asyncio.run(_queue(path, mails))
    killed = 0
    with mail_server(postbox) as port:
        while True:
            process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(path), str(port)])
            try:
                at = mails * (killed + random.random()) / (kills + 1)
                goal = mails if killed == kills else int(at) + 1
                _wait(lambda goal=goal: len(postbox.subjects()) >= goal, process)
            finally:
                process.send_signal(signal.SIGKILL if killed < kills else signal.SIGTERM)
                process.wait()
            if killed == kills:
                break
            killed += 1
    return Arrived(
        postbox.subjects(), {str(n) for n in range(mails)}, killed, time.monotonic() - begun
    )


async def _queue(path: Path, mails: int) -> None:
    async with posting(path) as house:
        send = house.mail.use_cases.send_mail
        await asyncio.gather(*(send(SU, mail(subject=str(n))) for n in range(mails)))


def _wait(condition, process) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert process.poll() is None, "the process that sends has ended by itself"
        assert time.monotonic() < end, "the mails did not leave"
        time.sleep(0.005)
