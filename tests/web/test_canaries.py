"""Secrets that pass through the application stand in no log, and in no file in clear."""

import base64
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tests.browser.application import Application

ROOT = Path(__file__).parent.parent.parent
PASSWORD = "canary battery staple horse"  # not the one of anybody
WRONG = "canary wrong and never right"


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


def ask(url: str, cookie: str = "", fields: dict[str, str] | None = None) -> tuple[str, list[str]]:
    """The body, and the cookies that were set."""
    data = urlencode(fields).encode() if fields is not None else None
    origin = "/".join(url.split("/")[:3])
    request = Request(url, data, {"cookie": cookie, "origin": origin})
    try:
        answer = build_opener(Stay).open(request, timeout=20)
    except OSError as error:
        answer = error  # a refusal or a redirect is an answer as well
    body = answer.read().decode()  # type: ignore[attr-defined]
    return body, answer.headers.get_all("set-cookie") or []  # type: ignore[attr-defined]


def value(cookies: list[str], end: str) -> str:
    return next(each.split(";")[0] for each in cookies if f"{end}=" in each)


def test_G03_S04_no_password_token_cookie_or_link_stands_in_logs_or_files(tmp_path: Path) -> None:
    application = Application("examples.accounts", tmp_path)
    application.start()
    printed = application.log
    link = re.search(r"open (http\S+)", printed)
    assert link is not None
    token = link[1].partition("token=")[2]
    _, cookies = ask(link[1])  # the way to the same page, without the token in its address
    page, cookies = ask(link[1].partition("?")[0], cookies[0].split(";")[0])
    assert token in page, "the form takes it along"
    first = value(cookies, "sid")
    new = {"link": token, "email": "ada@example.com", "password": PASSWORD, "repeated": PASSWORD}
    ask(f"{application.url}/account/administrator", first, new)
    login = f"{application.url}/account/login"
    ask(login, first, {"email": "ada@example.com", "password": WRONG})
    _, cookies = ask(login, first, {"email": "ada@example.com", "password": PASSWORD})
    second, device = value(cookies, "sid"), value(cookies, "dev")
    assert "ada@example.com" in ask(f"{application.url}/account/profile", second)[0]
    ask(f"{application.url}/account/logout", second, {})
    assert application.stop() == 0
    log = application.log.replace(link[1], "")  # the one place where it belongs: the terminal
    canaries = [PASSWORD, WRONG, token]
    canaries += [cookie.partition("=")[2] for cookie in (first, second, device)]
    for canary in canaries:
        assert canary not in log
    files = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert b"ada@example.com" in files
    for canary in canaries:
        assert canary.encode() not in files
        assert base64.b64encode(canary.encode()) not in files
        if re.fullmatch(r"[A-Za-z0-9_-]{43,64}", canary):
            raw = base64.urlsafe_b64decode(canary + "=" * (-len(canary) % 4))
            assert raw[:32] not in files
            assert raw[:32].hex().encode() not in files


def test_G03_a_failing_login_leaves_no_password_in_a_traceback(tmp_path: Path) -> None:
    program = f"""
import asyncio
from examples.accounts import configure
from nago import started

async def main():
    async with started(configure) as cfg:
        sessions = cfg.session_management()
        session = await sessions.find(sessions.issue())
        cfg.user_management().accounts.credential = None  # something that fails in the middle
        await sessions.use_cases.login(session.id, "a@example.com", {PASSWORD!r})

asyncio.run(main())
"""
    environment = {**os.environ, "NAGO_DATA_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode != 0
    assert "Traceback" in done.stderr
    assert PASSWORD not in done.stderr.replace(f"login(session.id, {PASSWORD!r})", "")
