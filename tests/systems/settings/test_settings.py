"""Settings are stored, checked, and take effect while the application runs."""

import asyncio
from typing import Annotated

import msgspec
import pytest
from msgspec import Meta, Struct

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import ConcurrentUpdate, InvalidValue, PermissionDenied, StoreFull, WiringError
from nago.systems.settings import SettingsChanged, WindowSettings
from tests.systems.house import House, opened


class Colours(Struct, frozen=True):
    hue: Annotated[int, Meta(ge=0, le=360)] = 200
    name: Annotated[str, Meta(max_length=10)] = "blue"


class Inner(Struct, frozen=True):
    size: Annotated[int, Meta(ge=0)] = 1


class Limits(Struct, frozen=True):
    url: Annotated[str, Meta(extra={"format": "url"})] = ""
    pattern: Annotated[str, Meta(extra={"format": "regex"})] = ""
    low: int = 0
    high: int = 0
    inner: Inner = Inner()

    def check(self) -> None:
        if self.high < self.low:
            raise InvalidValue("the highest is below the lowest", field="high")


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


async def test_what_is_equal_is_not_stored_again_and_what_is_stale_is_refused(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        save = house.settings.use_cases.save
        load = house.settings.use_cases.load
        assert await save(SU, WindowSettings()) == 0
        assert await save(SU, WindowSettings(7), version=0) == 1
        assert await save(SU, WindowSettings(7), version=1) == 1
        assert await load.with_version(SU, WindowSettings) == (WindowSettings(7), 1)
        with pytest.raises(ConcurrentUpdate, match="version 1 by now, this was changed from 0"):
            await save(SU, WindowSettings(8), version=0)
        assert house.settings.current(WindowSettings) == WindowSettings(7)


async def test_A07_addresses_expressions_and_rules_over_several_fields_are_checked(tmp_path):
    house = House()
    house.settings.register(Limits)
    async with opened(tmp_path / "a.db", house=house):
        for settings, field in [
            (Limits(url="ftp://example.com"), "url"),
            (Limits(url="javascript:alert(1)"), "url"),
            (Limits(pattern="(("), "pattern"),
            (Limits(low=5, high=4), "high"),
            (Limits(inner=Inner(size=-1)), "inner.size"),
        ]:
            with pytest.raises(InvalidValue) as refused:
                await house.settings.use_cases.save(SU, settings)
            assert refused.value.field == field
        assert await house.ask("SELECT * FROM settings") == []
        await house.settings.use_cases.save(SU, Limits("https://a.example/x", "^a+$", 1, 2))


async def test_field_by_field_gives_way_to_its_default_and_stays_stored(tmp_path, caplog):
    house = House()
    house.settings.register(Limits)
    async with opened(tmp_path / "a.db", house=house):
        await house.settings.use_cases.save(SU, Limits("https://a.example", "^a+$", 1, 2))
        for broken in ("'$.low', 'x'", "'$.pattern', '(('", "'$.high', -1"):
            await house.change(
                "UPDATE settings SET data = json_set(data, '$.data', "
                f"json_set(data ->> '$.data', {broken}) || '')"
            )
        before = await house.ask("SELECT data FROM settings")
    house = House()
    house.settings.register(Limits)
    async with opened(tmp_path / "a.db", house=house):
        assert house.settings.current(Limits) == Limits("https://a.example", "", 0, 0)
        named = [
            name for name in ("url", "pattern", "low", "high") if f"Limits.{name}:" in caplog.text
        ]
        assert named == ["pattern", "low", "high"]
        assert "((" not in caplog.text
        assert await house.ask("SELECT data FROM settings") == before
        settings = house.settings.current(Limits)
        assert await house.settings.use_cases.save(SU, settings) == 2
        assert await house.ask("SELECT data FROM settings") != before


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
        assert "what is stored does not fit" in caplog.text


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


def test_an_older_version_that_arrives_late_does_not_count():
    in_effect = House().settings.in_effect
    assert in_effect.put(WindowSettings(7), 2)
    assert not in_effect.put(WindowSettings(6), 1)
    assert in_effect.current(WindowSettings) == WindowSettings(7)


async def test_a_guard_says_who_may_save_which_values(tmp_path):
    asked = []

    def guard(subject, before, after) -> None:
        asked.append((subject, before, after))
        if after.hue > 300:
            raise PermissionDenied("too blue")

    house = House()
    house.settings.register(Colours, guard=guard)
    async with opened(tmp_path / "a.db", house=house):
        await house.settings.use_cases.save(SU, Colours())
        assert asked == []
        await house.settings.use_cases.save(SU, Colours(hue=10))
        assert asked == [(SU, Colours(), Colours(hue=10))]
        with pytest.raises(PermissionDenied, match="too blue"):
            await house.settings.use_cases.save(SU, Colours(hue=301))
        assert house.settings.current(Colours).hue == 10


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

    class ListOfSecrets(Struct, frozen=True):
        keys: Annotated[tuple[str, ...], Meta(extra={"secret": True})] = ()

    class KnownSecret(Struct, frozen=True):
        key: Annotated[str, Meta(extra={"secret": True})] = "changeme"

    class Account(Struct, frozen=True):
        key: Annotated[str, Meta(extra={"secret": True})] = ""

    class SecretsInList(Struct, frozen=True):
        all: tuple[Account, ...] = ()

    settings = House().settings
    for kind, complaint in [
        (NoDefault, "needs a default"),
        (Loose, "frozen=True"),
        (BadDefault, "BadDefault.hue: got 1"),
        (ListOfSecrets, "ListOfSecrets.keys: a secret is a str"),
        (KnownSecret, "KnownSecret.key: the default of a secret is empty"),
        (SecretsInList, "SecretsInList.all: a secret is a str"),
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
