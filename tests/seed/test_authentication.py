"""Authentication: login via e-mail and password, logout, expiry, and clearing, as was promised."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nago import Configurator
from nago.application import Application
from nago.auth.subject import SU
from nago.errors import LoginRefused
from nago.systems.permission import PermissionManagement
from nago.systems.role import RoleManagement
from nago.systems.user import UserManagement
from nago.testing.direct import Browser
from tests.seed.opened import opened
from tests.seed.test_lifecycle import visits, without_a_word_on_sessions
from tests.seed.test_listing_check_session import check_session

PASSWORD = "correct horse battery staple"  # long enough, and known to nobody else
ROOT = Path(__file__).parent.parent.parent


async def ada(application: Application) -> str:
    use_cases = application.sessions.users.use_cases
    user = await use_cases.create(SU, "ada@example.com", firstname="Ada")
    tokens = application.sessions.users.tokens
    token = await tokens.make("invite", user.id, user.email)
    await use_cases.change_password_by_link(SU, token, PASSWORD, PASSWORD, purpose="invite")
    return user.id


async def log_in(application: Application, browser: Browser) -> str:
    """The public id of the session that begins; the browser takes on its cookie."""
    session = await browser.session()
    signed_in = await application.sessions.use_cases.login(session.id, "ada@example.com", PASSWORD)
    exchanged = await application.sessions.exchange(signed_in.ticket, browser.cookie)
    assert exchanged is not None
    browser.cookie = exchanged[0]
    return signed_in.session.id


async def test_login_via_email_and_password(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        user = await ada(application)
        browser = Browser(application)
        session = await browser.session()
        with pytest.raises(LoginRefused):
            await application.sessions.use_cases.login(session.id, "ada@example.com", "wrong")
        assert (await browser.session()).user is None
        await log_in(application, browser)
        assert (await browser.session()).user == user


async def test_logout_and_invalidate_a_session(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        await ada(application)
        browser = Browser(application)
        id = await log_in(application, browser)
        page = await browser.open()
        await page.press("Count")
        assert await application.sessions.use_cases.logout(id) is True
        await asyncio.sleep(0.05)
        assert page.tree.ended
        assert page.texts() == []
        assert await application.sessions.use_cases.find_session_by_id(id) is None
        assert (await browser.open()).texts is not None
        assert (await browser.session()).get_string("visits") is None


async def test_manage_session_expiration_three_months_after_the_last_authentication(
    tmp_path: Path,
) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        await ada(application)
        browser = Browser(application)
        first = await log_in(application, browser)
        store = application.sessions.registry.store
        begun = store.clock()
        store.clock = lambda: begun + 80 * 86400
        second = await log_in(application, browser)  # authenticated once more
        find = application.sessions.use_cases.find_session_by_id
        store.clock = lambda: begun + 91 * 86400
        assert await find(first) is None
        assert await find(second) is not None
        store.clock = lambda: begun + (80 + 90) * 86400 + 1
        assert await find(second) is None


async def test_track_authentication_and_creation_timestamps(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        await ada(application)
        browser = Browser(application)
        before = await browser.session()
        assert before.authenticated_at is None
        await log_in(application, browser)
        session = await browser.session()
        assert session.authenticated_at is not None
        for at in (session.created_at, session.authenticated_at):
            assert abs(at - datetime.now(UTC)) < timedelta(seconds=20)


async def test_clear_all_sessions_logs_everybody_out(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        await ada(application)
        browsers = [Browser(application) for _ in range(3)]
        ids = [await log_in(application, browser) for browser in browsers]
        await application.sessions.use_cases.clear()
        find = application.sessions.use_cases.find_session_by_id
        assert [await find(id) for id in ids] == [None] * 3
        assert [(await browser.session()).user for browser in browsers] == [None] * 3


async def test_clear_sessions_on_the_command_line_when_nobody_can_log_in(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        await ada(application)
        browser = Browser(application)
        id = await log_in(application, browser)
        page = await browser.open()
        command = [sys.executable, "-m", "examples.two_pages", "clear-sessions"]
        environment = {"NAGO_DATA_DIR": str(tmp_path), "PATH": "/usr/bin", "PYTHONPATH": str(ROOT)}
        done = await asyncio.to_thread(
            subprocess.run, command, env=environment, capture_output=True, cwd=ROOT, text=True
        )
        assert done.returncode == 0, done.stderr
        async with asyncio.timeout(10):
            while not page.tree.ended:
                await asyncio.sleep(0.05)
        assert await application.sessions.use_cases.find_session_by_id(id) is None


def test_asking_for_sessions_alone_installs_users_with_roles_and_permissions(
    tmp_path: Path,
) -> None:
    installed: list[bool] = []

    def configure(cfg: Configurator) -> None:
        required = (UserManagement, PermissionManagement, RoleManagement)
        installed.extend(cfg.installed(kind) for kind in required)
        cfg.session_management()
        installed.extend(cfg.installed(kind) for kind in required)
        cfg.root_view(".", visits)

    Application(configure, {"NAGO_DATA_DIR": str(tmp_path)})
    assert installed == [False] * 3 + [True] * 3


async def test_the_check_session_listing_with_an_expired_an_anonymous_and_a_logged_in_session(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "listing")
    check = check_session()
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        user = await ada(application)
        use_cases = application.sessions.use_cases
        browser, visitor = Browser(application), Browser(application)
        id = await log_in(application, browser)
        anonymous = await visitor.session()
        await anonymous.put_string("k", "v")
        await check(use_cases, id)
        assert caplog.records[-1].message == f"active session for user {user}"
        await check(use_cases, anonymous.id)
        assert caplog.records[-1].message == "session exists but is not authenticated"
        store = application.sessions.registry.store
        begun = store.clock()
        store.clock = lambda: begun + 90 * 86400 + 1
        await check(use_cases, id)
        assert caplog.records[-1].message == "session expired or not found"


async def test_the_use_cases_have_the_names_of_the_original(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        use_cases = application.cfg.session_management().use_cases
        for name in (
            "find_session_by_id", "find_user_session_by_id", "login", "login_user", "logout",
            "clear", "list_my_sessions", "end_session", "end_other_sessions",
        ):  # fmt: skip
            assert callable(getattr(use_cases, name)), name
