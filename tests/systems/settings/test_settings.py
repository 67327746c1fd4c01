"""Settings are stored, checked, and take effect while the application runs."""

import asyncio
from typing import Annotated

import msgspec
import pytest
from msgspec import Meta, Struct

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import InvalidValue, PermissionDenied, StoreFull, WiringError
from nago.systems.settings import SettingsChanged, WindowSettings
from tests.systems.house import House, opened


class Colours(Struct, frozen=True):
    hue: Annotated[int, Meta(ge=0, le=360)] = 200
    name: Annotated[str, Meta(max_length=10)] = "blue"


async def test_without_anything_stored_the_defaults_count(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        assert house.settings.current(WindowSettings) == WindowSettings(keep_minutes=5)


async def test_what_is_saved_counts_at_once_and_after_a_restart_and_is_told(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        told = []
        house.wiring.bus.subscribe(SettingsChanged, told.append)
        await house.settings.use_cases.save(SU, WindowSettings(keep_minutes=30))
        assert house.settings.current(WindowSettings).keep_minutes == 30
        assert told == [SettingsChanged("WindowSettings")]
        await house.settings.use_cases.save(SU, WindowSettings(keep_minutes=31))
    async with opened(tmp_path / "a.db") as house:
        assert house.settings.current(WindowSettings).keep_minutes == 31
        assert await house.settings.use_cases.load(SU, WindowSettings) == WindowSettings(31)


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        (WindowSettings(keep_minutes=0), r"WindowSettings.keep_minutes: got 0, .*int >= 1"),
        (WindowSettings(keep_minutes=1441), r"keep_minutes: got 1441, .*<= 1440"),
        (WindowSettings(keep_minutes="long"), r"keep_minutes: got 'long', .*int"),
        (WindowSettings(keep_minutes=None), r"keep_minutes: got None, .*int"),
    ],
)
async def test_a_value_that_is_not_allowed_is_refused_with_field_value_and_range(
    tmp_path, settings, complaint
):
    async with opened(tmp_path / "a.db") as house:
        with pytest.raises(InvalidValue, match=complaint):
            await house.settings.use_cases.save(SU, settings)
        assert house.settings.current(WindowSettings).keep_minutes == 5
        assert await house.ask("SELECT * FROM settings") == []


async def test_saving_and_loading_need_the_permission(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        with pytest.raises(PermissionDenied):
            await house.settings.use_cases.save(ANONYMOUS, WindowSettings())
        with pytest.raises(PermissionDenied):
            await house.settings.use_cases.load(ANONYMOUS, WindowSettings)


async def test_what_cannot_be_stored_does_not_count(tmp_path):
    async with opened(tmp_path / "a.db") as house:

        def full(batch, item, tell):
            raise StoreFull("no room")

        house.database.write_together = full
        with pytest.raises(StoreFull):
            await house.settings.use_cases.save(SU, WindowSettings(keep_minutes=30))
        assert house.settings.current(WindowSettings).keep_minutes == 5


@pytest.mark.parametrize(
    "stored", ['{"keep_minutes": 0}', '{"keep_minutes": "x"}', "no json", "[]"]
)
async def test_what_is_stored_and_no_longer_fits_gives_way_to_the_defaults(
    tmp_path, caplog, stored
):
    async with opened(tmp_path / "a.db") as house:
        await house.settings.use_cases.save(SU, WindowSettings(keep_minutes=30))
        text = msgspec.json.encode(stored).decode()
        await house.change(f"UPDATE settings SET data = json_set(data, '$.data', json('{text}'))")
    async with opened(tmp_path / "a.db") as house:
        assert house.settings.current(WindowSettings).keep_minutes == 5
        assert "WindowSettings: what is stored does not fit" in caplog.text


async def test_fields_that_came_later_have_their_defaults_and_old_ones_are_passed_over(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await house.settings.use_cases.save(SU, WindowSettings(keep_minutes=30))
        await house.change("UPDATE settings SET data = json_set(data, '$.data', '{\"gone\": 1}')")
    async with opened(tmp_path / "a.db") as house:
        assert house.settings.current(WindowSettings) == WindowSettings()


async def test_what_another_process_saves_counts_here_within_a_second(tmp_path):
    path = tmp_path / "a.db"
    async with opened(path) as here, opened(path) as there:
        told = asyncio.Event()
        here.wiring.bus.subscribe(SettingsChanged, lambda event: told.set())
        await there.settings.use_cases.save(SU, WindowSettings(keep_minutes=30))
        async with asyncio.timeout(1):
            await told.wait()
        assert here.settings.current(WindowSettings).keep_minutes == 30


async def test_an_application_adds_settings_of_its_own(tmp_path):
    house = House()
    house.settings.register(Colours)
    async with opened(tmp_path / "a.db", house=house):
        await house.settings.use_cases.save(SU, Colours(hue=10))
        assert house.settings.current(Colours) == Colours(hue=10)
        with pytest.raises(InvalidValue, match=r"Colours.name: got 'much too long'"):
            await house.settings.use_cases.save(SU, Colours(name="much too long"))


def test_a_kind_of_settings_that_cannot_work_is_refused_while_wiring():
    class NoDefault(Struct, frozen=True):
        hue: int

    class Loose(Struct):
        hue: int = 1

    class BadDefault(Struct, frozen=True):
        hue: Annotated[int, Meta(ge=5)] = 1

    class Twin(Struct, frozen=True):
        hue: int = 1

    settings = House().settings
    for kind, complaint in [
        (NoDefault, "needs a default"),
        (Loose, "frozen=True"),
        (BadDefault, "BadDefault.hue: got 1"),
    ]:
        with pytest.raises(WiringError, match=complaint):
            settings.register(kind)
    settings.register(Twin)
    settings.register(Twin)
    other = msgspec.defstruct("Twin", [("hue", int, 2)], frozen=True)
    with pytest.raises(WiringError, match="two kinds of settings are called Twin"):
        settings.register(other)
    with pytest.raises(WiringError, match="not registered"):
        settings.current(Colours)
