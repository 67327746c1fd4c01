"""The theme: as the code says, unless an administrator has chosen otherwise."""

from pathlib import Path

import pytest

from nago.auth.subject import SU
from nago.errors import ConcurrentUpdate, InvalidValue, WiringError
from nago.presentation.appearance import Look
from nago.systems.theme import LegalPage, Theme, ThemeSettings
from nago.systems.theme.model import ThemeRefused
from nago.web.palette import palette_sheet
from tests.systems.house import House, opened
from tests.systems.theme.samples import SVG, drawn

FALKE = ThemeSettings(name="Falke", brand="#e2001a", hue=250)


async def test_without_a_theme_everything_is_as_the_framework_has_it(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as house:
        assert house.wiring.appearance.look == Look(sheet=palette_sheet()[0])


async def test_what_is_saved_counts_at_once_and_what_is_empty_is_as_the_code_says(
    tmp_path: Path,
) -> None:
    house = House()
    house.theme.use(Theme(name="Desk", brand="#0b7285", hue=150, imprint=LegalPage(link="about")))
    async with opened(tmp_path / "d", house=house):
        assert house.wiring.application_name() == "Desk"
        before = house.wiring.appearance.look
        assert [each.to for each in before.legal] == ["about"]

        await house.theme.use_cases.save(SU, ThemeSettings(brand="#e2001a"))
        now = house.wiring.appearance.look
        assert (now.name, now.legal) == ("Desk", before.legal)
        assert now.sheet != before.sheet
        assert str(house.theme.tone().brand) == "#e2001a"
        assert house.theme.tone().hue == 150

        await house.theme.use_cases.save(SU, ThemeSettings())
        assert house.wiring.appearance.look == before


async def test_it_is_the_same_after_a_restart(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as house:
        await house.theme.use_cases.save(SU, FALKE, {"logo": SVG, "icon": drawn()})
        look = house.wiring.appearance.look
    async with opened(tmp_path / "d") as house:
        assert house.wiring.appearance.look == look
        assert house.wiring.application_name() == "Falke"


async def test_another_process_shows_it_within_a_second(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as here, opened(tmp_path / "d") as there:
        await here.theme.use_cases.save(SU, FALKE, {"logo": SVG})
        look = here.wiring.appearance.look
        # A browser may ask the other process before that has noticed anything.
        assert await there.theme.sheet(look.sheet) is not None
        assert there.wiring.appearance.look == look
        for find in there.wiring.pictures.finders:
            if (found := await find(look.logo)) is not None:
                assert found.data == SVG
                break
        else:
            pytest.fail("the other process does not know the logo")


async def test_saving_is_one_row_of_the_audit_log_and_can_be_taken_back(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as house:
        use_cases = house.theme.use_cases
        rows = len(await house.audit.use_cases.find_entries(SU))
        await use_cases.save(SU, FALKE, {"logo": SVG})
        logo = house.wiring.appearance.look.logo
        assert len(await house.audit.use_cases.find_entries(SU)) == rows + 1
        await use_cases.save(SU, ThemeSettings())
        assert house.wiring.appearance.look.logo == ""
        await house.settings.use_cases.roll_back(SU, ThemeSettings, 1)
        assert house.wiring.appearance.look.logo == logo
        assert house.wiring.application_name() == "Falke"


async def test_who_saves_over_somebody_else_s_change_is_told(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as house:
        await house.theme.use_cases.save(SU, FALKE, version=0)
        with pytest.raises(ConcurrentUpdate):
            await house.theme.use_cases.save(SU, ThemeSettings(), {"logo": SVG}, version=0)
        assert await house.ask("SELECT count(*) FROM theme_pictures") == [(0,)]


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        (ThemeSettings(brand="red"), "brand"),
        (ThemeSettings(brand="#12"), "brand"),
        (ThemeSettings(hue=360), "hue"),
        (ThemeSettings(tint=-1), "tint"),
        (ThemeSettings(name="x" * 81), "name"),
        (ThemeSettings(name="two\nlines"), "name"),
        (ThemeSettings(logo="../../etc/passwd"), "logo"),
        (ThemeSettings(icon="https://evil.example/x.png"), "icon"),
        (ThemeSettings(imprint=LegalPage(link="javascript:alert(1)")), "imprint.link"),
        (ThemeSettings(imprint=LegalPage(link=" java\tscript:alert(1)")), "imprint.link"),
        (ThemeSettings(privacy=LegalPage(link="//evil.example")), "privacy.link"),
        (ThemeSettings(privacy=LegalPage(link="mailto:a@example.com")), "privacy.link"),
        (ThemeSettings(terms=LegalPage(link="a b")), "terms.link"),
        (ThemeSettings(terms=LegalPage(link="terms", text="Text")), "terms.text"),
        (ThemeSettings(terms=LegalPage(text="x" * 50_001)), "terms.text"),
    ],
)
async def test_what_cannot_be_used_is_refused_at_its_field(
    tmp_path: Path, chosen: ThemeSettings, field: str
) -> None:
    async with opened(tmp_path / "d") as house:
        with pytest.raises(InvalidValue) as refused:
            await house.theme.use_cases.save(SU, chosen)
        assert refused.value.field == field
        assert house.wiring.appearance.look.name == ""


async def test_an_icon_that_cannot_be_used_leaves_everything_as_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as house:
        with pytest.raises(ThemeRefused) as refused:
            await house.theme.use_cases.save(SU, FALKE, {"logo": SVG, "icon": drawn(20, 40)})
        assert refused.value.field == "icon"
        assert house.wiring.application_name() == ""
        assert await house.ask("SELECT count(*) FROM theme_pictures") == [(0,)]


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        (Theme(brand="petrol"), "brand: .*#rrggbb"),
        (Theme(hue=400), "hue: got 400, allowed is 0 to 359"),
        (Theme(font="comic"), "font: got 'comic'"),
        (Theme(logo=b"no picture"), "logo: This is no PNG"),
        (Theme(icon=drawn(20, 40)), "20 by 40"),
        (Theme(logo=Path("/nowhere/logo.svg")), "cannot be read"),
        (Theme(imprint=LegalPage(link="ftp://x")), "imprint.link"),
    ],
)
def test_a_theme_in_code_that_cannot_be_used_stops_the_start(theme: Theme, said: str) -> None:
    with pytest.raises(WiringError, match=said):
        House().theme.use(theme)


async def test_pictures_of_the_code_are_served_and_those_of_an_administrator_go_before_them(
    tmp_path: Path,
) -> None:
    house = House()
    house.theme.use(Theme(logo=SVG, logo_dark=drawn(), icon=drawn(), shows_name=False))
    async with opened(tmp_path / "d", house=house):
        look = house.wiring.appearance.look
        assert {look.logo, look.logo_dark, look.icon, look.touch_icon} <= set(
            house.wiring.pictures.resources
        )
        assert look.touch_icon and not look.shows_name
        await house.theme.use_cases.save(SU, ThemeSettings(), {"logo": drawn(90, 30)})
        now = house.wiring.appearance.look
        assert now.logo != look.logo
        # The application's own logo for dark ground would be another company's by then.
        assert now.logo_dark == ""


async def test_mails_get_colours_that_can_be_read_on_white(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as house:
        await house.theme.use_cases.save(SU, FALKE)
        colours = house.theme.mail_colors()
        assert colours.brand == "#e2001a"
        assert colours.on_brand == colours.card == "#ffffff"
