"""Every save of settings leaves a trace, and earlier ones can count again."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from msgspec import Struct

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import InvalidValue, PermissionDenied, StoreFull
from nago.systems.settings import SettingsChanged, WindowSettings
from tests.systems.house import House, opened


class Shop(Struct, frozen=True):
    name: str = "Shop"
    open: bool = False


async def noted(house: House) -> list[tuple[str, ...]]:
    """Who has changed which settings and which of their fields, as the audit log says."""
    entries = [json.loads(entry) for (entry,) in await house.ask("SELECT entry FROM audit")]
    changes = [entry for entry in entries if entry["action"] == "settings_changed"]
    return [(entry["actor"], entry["target"], entry["detail"]) for entry in changes]


async def test_each_save_is_a_version_with_who_and_when(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        for minutes in (10, 20):
            await house.settings.use_cases.save(SU, WindowSettings(minutes))
        history = await house.settings.use_cases.history(SU, WindowSettings)
        assert [(each.version, each.by) for each in history] == [(2, SU.id), (1, SU.id)]
        assert all(datetime.now(UTC) - each.at < timedelta(minutes=1) for each in history)


async def test_A07_an_earlier_version_counts_again_as_a_new_one_and_is_told(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.settings.use_cases
        for minutes in (10, 20):
            await use_cases.save(SU, WindowSettings(minutes))
        told = []
        house.wiring.bus.subscribe(SettingsChanged, told.append)
        assert await use_cases.roll_back(SU, WindowSettings, 1) == 3
        assert house.settings.current(WindowSettings) == WindowSettings(10)
        assert told == [SettingsChanged("WindowSettings")]
        assert [each.version for each in await use_cases.history(SU, WindowSettings)] == [3, 2, 1]
        with pytest.raises(InvalidValue, match="no version 9"):
            await use_cases.roll_back(SU, WindowSettings, 9)


async def test_of_another_kind_nothing_is_in_the_history(tmp_path):
    house = House()
    house.settings.register(Shop)
    async with opened(tmp_path / "a.db", house=house):
        await house.settings.use_cases.save(SU, Shop("Other"))
        assert await house.settings.use_cases.history(SU, WindowSettings) == []


async def test_history_and_return_need_their_permissions(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await house.settings.use_cases.save(SU, WindowSettings(10))
        with pytest.raises(PermissionDenied, match=r"nago\.settings\.load"):
            await house.settings.use_cases.history(ANONYMOUS, WindowSettings)
        with pytest.raises(PermissionDenied, match=r"nago\.settings\.save"):
            await house.settings.use_cases.roll_back(ANONYMOUS, WindowSettings, 99)


async def test_G01_a_change_is_noted_with_its_fields_in_the_same_transaction(tmp_path):
    house = House()
    house.settings.register(Shop)
    async with opened(tmp_path / "a.db", house=house):
        await house.settings.use_cases.save(SU, Shop("canary", open=True))
        await house.settings.use_cases.save(SU, Shop("canary", open=True))
        found = await noted(house)
        assert found == [(SU.id, "Shop", "name open")]

        def full(connection):
            raise StoreFull("no room")

        house.settings.use_cases.save.past.saving = lambda aggregate: full  # the second of three
        with pytest.raises(StoreFull):
            await house.settings.use_cases.save(SU, Shop("Third"))
        assert await noted(house) == found
        assert house.settings.current(Shop).name == "canary"
        assert (await house.settings.use_cases.load(SU, Shop)).name == "canary"
