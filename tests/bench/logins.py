"""Logins beside bare Argon2, checks of sessions, and a storm of logins beside people who click."""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urlencode

import httpx
import uvloop
from argon2 import PasswordHasher, Type

from nago import started
from nago.application import Application
from nago.auth.permission import Permission
from nago.auth.subject import SU
from nago.systems.user import Client
from nago.systems.user.hashing import MEMORY_KIB, PARALLELISM, SALT_BYTES, TAG_BYTES, TIME_COST
from tests.bench.server import Server
from tests.bench.tab import many
from tests.bench.table import Row, at_most

PASSWORD = "correct horse battery staple"
SLICES = 4
LOGINS = 40
CHECKS = 20_000
STORM = 200
CLICKERS = 50
COUNT = Permission("nago.user.count", "Count users")
MIB = 1024 * 1024


def measure() -> list[Row]:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as loop:
        return [*loop.run(_rates()), *loop.run(_storm())]


async def _rates() -> list[Row]:
    from tests.bench.apps.pages import configure  # which reads the environment when it is imported

    with tempfile.TemporaryDirectory() as folder:
        application = Application(configure, {"NAGO_DATA_DIR": folder})
        async with application.opened():
            users = [await _account(application, f"u{number}") for number in range(LOGINS)]
            threads = application.sessions.users.hashing._threads
            hasher = PasswordHasher(
                TIME_COST, MEMORY_KIB, PARALLELISM, TAG_BYTES, SALT_BYTES, type=Type.ID
            )
            hash = hasher.hash(PASSWORD)
            taken = {"ours": 0.0, "bare": 0.0}
            for turn in range(SLICES):  # alternating, so that what else the machine does hits both
                taken["ours"] += await _logins(application, users, turn)
                taken["bare"] += await asyncio.to_thread(_bare, hasher, hash, threads)
            count = SLICES * LOGINS
            ours, bare = count / taken["ours"], count / taken["bare"]
            rate = Row(
                f"logins, {threads} threads for hashing",
                "≥ 0.9x bare Argon2",
                f"{ours / bare:.2f}x ({ours:.1f}/s)",
                f"{bare:.1f}/s",
                ours / bare >= 0.9,
            )
            return [rate, *await _checks(application, users[0])]


async def _account(application: Application, name: str) -> str:
    use_cases = application.sessions.users.use_cases
    user = await use_cases.create(SU, f"{name}@example.com")
    tokens = application.sessions.users.tokens
    token = await tokens.make("invite", user.id, user.email)
    await use_cases.change_password_by_link(SU, token, PASSWORD, PASSWORD, purpose="invite")
    return user.email


async def _logins(application: Application, users: list[str], turn: int) -> float:
    """Seconds for one login of each user, all at once, each from an address of his own."""
    sessions = [await application.sessions.find(application.sessions.issue()) for _ in users]
    login = application.sessions.use_cases.login
    begun = time.perf_counter()
    await asyncio.gather(
        *(
            login(session.id, email, PASSWORD, client=Client(f"10.{turn}.0.{number}"))
            for number, (session, email) in enumerate(zip(sessions, users, strict=True))
            if session is not None
        )
    )
    return time.perf_counter() - begun


def _bare(hasher: PasswordHasher, hash: str, threads: int) -> float:
    begun = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda _: hasher.verify(hash, PASSWORD), range(LOGINS)))
    return time.perf_counter() - begun


async def _checks(application: Application, email: str) -> list[Row]:
    sessions = application.sessions
    cookie = sessions.issue()
    session = await sessions.find(cookie)
    assert session is not None
    signed_in = await sessions.use_cases.login(session.id, email, PASSWORD)
    exchanged = await sessions.exchange(signed_in.ticket, cookie)
    assert exchanged is not None
    cookie, held = exchanged
    begun = time.perf_counter()
    for _ in range(CHECKS):
        found = await sessions.find(cookie)
        assert found is held
        held.alive()
        held.subject.has_permission(COUNT)
    warm = CHECKS / (time.perf_counter() - begun)
    begun = time.perf_counter()
    for _ in range(CHECKS // 20):
        await sessions.registry._load(held.hash)
    cold = CHECKS // 20 / (time.perf_counter() - begun)
    return [
        Row("checks of a session in use, with a right", "≥ 2000 /s", f"{warm:.0f}/s", "–",
            warm >= 2000),
        Row("the same, from the database", "≥ 2000 /s", f"{cold:.0f}/s", "–", cold >= 2000),
    ]  # fmt: skip


async def _storm() -> list[Row]:
    """Real logins over HTTP, each from an address of its own, beside windows that click."""
    from tests.bench.apps.pages import configure

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "tests.bench.apps.pages" / "data"
        os.environ["NAGO_DATA_DIR"] = str(data)
        try:
            async with started(configure) as cfg:
                users = cfg.user_management()
                use_cases = users.use_cases
                for number in range(STORM):
                    user = await use_cases.create(SU, f"s{number}@example.com")
                    token = await users.tokens.make("invite", user.id, user.email)
                    await use_cases.change_password_by_link(
                        SU, token, PASSWORD, PASSWORD, purpose="invite"
                    )
        finally:
            del os.environ["NAGO_DATA_DIR"]
        server = Server(
            "tests.bench.apps.pages", Path(folder), BENCH_NODES="20", BENCH_SEED="1",
            NAGO_TRUSTED_PROXIES="127.0.0.1",
        )  # fmt: skip
        try:
            tabs = await many(server.url, "parted", CLICKERS)
            times: list[float] = []
            peak = [server.memory()]
            before = peak[0]
            going = True

            async def click(number: int) -> None:
                while going:
                    begun = time.perf_counter()
                    await tabs[number].click([0, 0])
                    times.append(time.perf_counter() - begun)
                    await asyncio.sleep(0.2)

            async def watch() -> None:
                while going:
                    peak.append(server.memory())
                    await asyncio.sleep(0.05)

            beside = [asyncio.ensure_future(click(number)) for number in range(CLICKERS)]
            beside.append(asyncio.ensure_future(watch()))
            await asyncio.sleep(1)
            times.clear()
            begun = time.perf_counter()
            # In a process of its own: those who click do not share one with those who log in.
            with ProcessPoolExecutor(1, get_context("spawn")) as others:
                loop = asyncio.get_running_loop()
                statuses = await loop.run_in_executor(others, _log_all_in, server.url)
            took = time.perf_counter() - begun
            going = False
            await asyncio.gather(*beside)
        finally:
            server.stop()
        in_time = statistics.quantiles(times, n=100)[98] * 1000
        cores = os.cpu_count() or 1
        grown = (max(peak) - before) / MIB
        let_in, held_back = statuses.count(303), statuses.count(503)
        answered = f"{let_in} let in, {held_back} told to come back (503), in {took:.1f} s"
        return [
            at_most(f"p99 of {CLICKERS} people's clicks beside {STORM} logins", 250, in_time, "ms"),
            at_most("memory that the storm takes", cores * 19 + 100, grown, "MiB"),
            Row("answers of the storm", "all", answered, "–", let_in + held_back == STORM),
        ]


def _log_all_in(url: str) -> list[int]:
    async def all_at_once() -> list[int]:
        async with httpx.AsyncClient(timeout=120) as client:
            return await asyncio.gather(*(_login(client, url, n) for n in range(STORM)))

    return asyncio.run(all_at_once())


async def _login(client: httpx.AsyncClient, url: str, number: int) -> int:
    """What a login is answered; a first visit brings the cookie."""
    address = {"x-forwarded-for": f"10.9.{number // 250}.{number % 250 + 1}"}
    page = await client.get(f"{url}/account/login", headers=address)
    cookie = page.headers["set-cookie"].split(";")[0]
    fields = {"email": f"s{number}@example.com", "password": PASSWORD}
    answer = await client.post(
        f"{url}/account/login",
        content=urlencode(fields),
        headers={
            **address,
            "cookie": cookie,
            "origin": url,
            "content-type": "application/x-www-form-urlencoded",
        },
    )
    return answer.status_code
