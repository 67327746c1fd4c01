"""Session management: always active, created by itself, one system, with what it requires."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nago import Configurator, View, Window, started, ui
from nago.application import Application
from nago.errors import WiringError
from nago.systems.admin import AdminManagement
from nago.systems.mail import MailManagement
from nago.systems.session import SessionManagement
from nago.systems.settings import SettingsManagement
from nago.systems.user import UserManagement
from nago.testing.direct import Browser
from nago.wiring import Wiring
from tests.seed.opened import opened


def visits(wnd: Window) -> View:
    async def count() -> None:
        before = int(wnd.session().get_string("visits") or "0")
        await wnd.session().put_string("visits", str(before + 1))

    return ui.VStack(
        ui.Text(f"visits: {wnd.session().get_string('visits') or 'none'}"),
        ui.PrimaryButton("Count", action=count),
    )


def without_a_word_on_sessions(cfg: Configurator) -> None:
    cfg.root_view(".", visits)


async def test_it_is_automatically_initialized_and_therefore_always_active(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        page = await Browser(application).open()
        await page.press("Count")
        assert page.texts() == ["visits: 1"]


def test_asking_for_it_twice_gives_one_system(tmp_path: Path) -> None:
    asked: list[SessionManagement] = []

    def configure(cfg: Configurator) -> None:
        asked.append(cfg.session_management())
        asked.append(cfg.session_management())
        cfg.root_view(".", visits)

    application = Application(configure, {"NAGO_DATA_DIR": str(tmp_path)})
    assert asked[0] is asked[1] is application.sessions


def test_what_it_requires_is_enabled_automatically(tmp_path: Path) -> None:
    installed: list[bool] = []

    def configure(cfg: Configurator) -> None:
        required = (UserManagement, SettingsManagement)
        installed.extend(cfg.installed(kind) for kind in required)
        cfg.session_management()
        installed.extend(cfg.installed(kind) for kind in required)
        cfg.root_view(".", visits)

    Application(configure, {"NAGO_DATA_DIR": str(tmp_path)})
    assert installed == [False, False, True, True]


def test_systems_that_need_each_other_in_a_ring_are_refused_by_name(tmp_path: Path) -> None:
    class Hen:
        @classmethod
        def install(cls, wiring: Wiring) -> "Hen":
            wiring.system(Egg)
            return cls()

    class Egg:
        @classmethod
        def install(cls, wiring: Wiring) -> "Egg":
            wiring.system(Hen)
            return cls()

    def configure(cfg: Configurator) -> None:
        cfg.system(Hen)

    with pytest.raises(WiringError, match=r"ring: .*Hen -> .*Egg -> .*Hen"):
        Application(configure, {"NAGO_DATA_DIR": str(tmp_path)})


def test_two_root_views_at_one_path_are_refused_with_both_places(tmp_path: Path) -> None:
    def configure(cfg: Configurator) -> None:
        cfg.root_view("page", visits)
        cfg.root_view_with_decoration("page", visits)

    with pytest.raises(WiringError, match=r"test_lifecycle\.py:\d+ and .*test_lifecycle\.py:\d+"):
        Application(configure, {"NAGO_DATA_DIR": str(tmp_path)})


async def test_identification_via_a_unique_session_id(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        sessions = [await Browser(application).session() for _ in range(50)]
        assert len({session.id for session in sessions}) == 50


async def test_creation_is_tracked_and_nobody_is_authenticated_yet(tmp_path: Path) -> None:
    shown: list[datetime] = []

    def view(wnd: Window) -> View:
        shown.append(wnd.session().created_at)
        assert wnd.session().authenticated_at is None
        assert wnd.session().user is None
        return visits(wnd)

    async with opened(lambda cfg: cfg.root_view(".", view), tmp_path) as application:
        browser = Browser(application)
        page = await browser.open()
        await page.press("Count")
        id = (await browser.session()).id
    async with opened(lambda cfg: cfg.root_view(".", view), tmp_path) as application:
        found = await application.sessions.use_cases.find_session_by_id(id)
        assert found is not None
        assert abs(found.created_at - shown[0]) < timedelta(milliseconds=1)
        assert datetime.now(UTC) - found.created_at < timedelta(minutes=1)


async def test_clear_all_sessions_if_necessary(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        browsers = [Browser(application) for _ in range(3)]
        pages = [await browser.open() for browser in browsers]
        for page in pages:
            await page.press("Count")
        ids = [(await browser.session()).id for browser in browsers]
        use_cases = application.sessions.use_cases
        await use_cases.clear()
        assert [await use_cases.find_session_by_id(id) for id in ids] == [None] * 3
        await asyncio.sleep(0.05)
        assert [page.tree.ended for page in pages] == [True] * 3
        assert [page.texts() for page in pages] == [[]] * 3
        fresh = await browsers[0].open()
        assert fresh.texts() == ["visits: none"]
        await fresh.press("Count")
        assert fresh.texts() == ["visits: 1"]


async def test_the_use_cases_can_be_consumed_programmatically(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAGO_DATA_DIR", str(tmp_path))
    found_at_start: list[object] = []

    def configure(cfg: Configurator) -> None:
        async def look() -> None:
            use_cases = cfg.session_management().use_cases
            found_at_start.append(await use_cases.find_session_by_id("nobody"))

        cfg.on_start(look)
        cfg.root_view(".", visits)

    async with started(configure) as cfg:
        assert await cfg.session_management().use_cases.find_user_session_by_id("x") is None
    assert found_at_start == [None]


async def test_asking_for_sessions_alone_installs_administration_and_mail(tmp_path: Path) -> None:
    def configure(cfg: Configurator) -> None:
        required = (AdminManagement, MailManagement)
        assert [cfg.installed(kind) for kind in required] == [False, False]
        cfg.session_management()
        assert [cfg.installed(kind) for kind in required] == [True, True]
        cfg.root_view(".", visits)

    async with opened(configure, tmp_path) as application:
        for path in ("admin", "admin/accounts", "admin/mail", "admin/sessions", "admin/audit"):
            assert application.cfg.routes.find(path) is not None
            page = await Browser(application).open(path)
            assert "Please log in" in page.texts()
