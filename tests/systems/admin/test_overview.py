"""The overview of the running system."""

from __future__ import annotations

import asyncio
import os
import platform
import time

import pytest

from nago import Configurator, View, Window, ui
from nago.application import Application
from nago.auth.subject import SU
from nago.presentation.running import LEAST_SECONDS
from nago.systems.admin.quantity import bytes_text, span_text
from nago.testing.direct import Browser
from nago.testing.plugin import OpenApp
from tests.systems.admin import administrators
from tests.systems.admin.administrators import administrator, configure, holder

PATH = "admin/overview"


def slow(cfg: Configurator) -> None:
    """An application with an action that takes its time."""

    async def save_orders() -> None:
        await asyncio.sleep(0.15)

    def page(wnd: Window) -> View:
        return ui.VStack(
            ui.PrimaryButton("Save", action=save_orders),
            ui.PrimaryButton("Look", action=lambda: None),
        )

    cfg.root_view("orders", page)
    administrators.configure(cfg)


async def test_it_shows_process_database_windows_and_sessions(open_app: OpenApp) -> None:
    page = await administrator(open_app, PATH)
    await page.expect(platform.python_version())
    await page.expect(str(os.getpid()))
    for table in ("users", "sessions", "audit"):
        await page.get_by_role("rowheader", name=table, exact=True).seen()
    await page.expect("Nothing was slow")
    read = page.app.application.cfg.admin_management().use_cases.read_overview
    found = await read(SU)
    assert (found.windows, found.logged_in) == (len(page.app.application.windows), 1)
    assert dict(found.stores)["users"] == 1
    assert found.database + found.log > 10_000
    assert found.memory > 1_000_000


async def test_a_slow_action_is_named_with_its_page_and_a_quick_one_is_not(tmp_path) -> None:
    application = Application(slow, {"NAGO_DATA_DIR": str(tmp_path)})
    async with application.opened():
        page = await Browser(application).open("orders")
        await page.press("Save")
        await page.press("Look")
        (found,) = application.cfg.running.slow
        assert found.path == "orders"
        assert found.action.endswith("slow.save_orders")
        assert 0.15 <= found.seconds < 5


async def test_the_slowest_twenty_of_an_hour_are_kept(tmp_path) -> None:
    clock = [time.time()]
    application = Application(slow, {"NAGO_DATA_DIR": str(tmp_path)}, clock=lambda: clock[0])
    running = application.cfg.running
    for number in range(100):
        running.note(0.1 + number, lambda: ("orders", {}), slow)
    assert [each.seconds for each in running.slow] == [0.1 + n for n in range(99, 79, -1)]
    clock[0] += 3601
    assert running.slow == ()


async def test_of_a_quick_action_neither_place_nor_name_is_asked(tmp_path) -> None:
    running = Application(slow, {"NAGO_DATA_DIR": str(tmp_path)}).cfg.running

    def asked() -> tuple[str, object]:
        raise AssertionError("every event would pay for it")

    running.note(LEAST_SECONDS - 0.001, asked, slow)
    assert running.slow == ()
    with pytest.raises(AssertionError):
        running.note(LEAST_SECONDS, asked, slow)


async def test_it_names_what_should_be_looked_after(open_app: OpenApp) -> None:
    page = await administrator(open_app, PATH)
    await page.expect("There is only one administrator.")
    await page.expect("No mail server is set")
    await page.expect_no("Set its mode to 600.")
    environment = page.app.application.environment
    (environment.data_dir / "master.key").chmod(0o644)
    await page.app.account("second@example.com", roles=("nago.administrator",))
    await page.reload()
    await page.expect("Set its mode to 600.")
    await page.expect_no("There is only one administrator.")


async def test_it_follows_while_it_is_in_sight_and_stands_still_while_it_is_not(
    open_app: OpenApp, monkeypatch
) -> None:
    monkeypatch.setattr("nago.systems.admin.overview_page.EVERY_SECONDS", 0.05)
    page = await administrator(open_app, PATH)
    dialogues = page.app.application.windows._by_key.values()
    (window,) = [each.window for each in dialogues if each.window.place()[0] == PATH]
    read = []
    window.rendering.invalidate = lambda: read.append(1)
    await asyncio.sleep(0.3)
    assert read
    window.hidden = True
    await asyncio.sleep(0.1)
    read.clear()
    await asyncio.sleep(0.3)
    assert read == []


async def test_A01_the_overview_is_for_those_who_hold_its_right(open_app: OpenApp) -> None:
    page = await open_app(configure)
    clerk = await holder(page, PATH, "nago.user.count")
    await clerk.expect("Not allowed")
    await clerk.expect_no("Python")
    other = await holder(page, PATH, "nago.admin.overview", email="other@example.com")
    await other.expect("Python")


def test_bytes_and_durations_are_written_as_people_read_them() -> None:
    assert [bytes_text("en", each) for each in (0, 999, 1500, 12_400_000, 3 * 10**11)] == [
        "0 B", "999 B", "1.5 kB", "12.4 MB", "300 GB",
    ]  # fmt: skip
    assert bytes_text("de", 1500) == "1,5 kB"
    assert [span_text("en", each) for each in (0, 59, 61, 7260, 270000)] == [
        "0 s", "59 s", "1 min 1 s", "2 h 1 min", "3 d 3 h",
    ]  # fmt: skip
    assert span_text("de", 270000) == "3 T 3 Std"
