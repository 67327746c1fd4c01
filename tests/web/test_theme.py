"""What a page carries of the theme, and the files that it names."""

import re
from pathlib import Path

import pytest

from nago import Configurator, ui
from nago.auth.subject import SU
from nago.systems.theme import Theme, ThemeSettings
from nago.web.palette import palette_sheet
from tests.systems.theme.samples import SVG_WITH_SCRIPT, drawn
from tests.web.serving import serving

SHEET = re.compile(r"/_nago/(palette-\w+\.css)")


def plain(cfg: Configurator) -> None:
    cfg.root_view_with_decoration(".", lambda wnd: ui.Text("Start", level="h1"))


async def test_without_a_theme_a_page_carries_nothing_of_one(tmp_path: Path) -> None:
    async with serving(plain, tmp_path) as (_, client):
        text = (await client.get("/")).text
        assert SHEET.findall(text) == [palette_sheet()[0]]
        assert 'rel="icon" href="/_nago/icon.svg"' in text
        assert 'rel="preload"' in text
        assert "theme-color" not in text
        assert "apple-touch-icon" not in text
        assert (await client.get("/favicon.ico")).headers["location"] == "/_nago/icon.svg"


async def test_colours_have_an_address_of_their_own_and_the_old_ones_stay_for_a_while(
    tmp_path: Path,
) -> None:
    async with serving(plain, tmp_path) as (application, client):
        before = SHEET.findall((await client.get("/")).text)[0]
        save = application.cfg.theme_management().use_cases.save
        await save(SU, ThemeSettings(brand="#e2001a", hue=250))
        text = (await client.get("/")).text
        [now] = SHEET.findall(text)
        assert now != before
        answer = await client.get(f"/_nago/{now}")
        assert answer.headers["content-type"].startswith("text/css")
        assert "immutable" in answer.headers["cache-control"]
        assert "content-disposition" not in answer.headers
        assert "--fill:light-dark(#e2001a,#e2001a)" in answer.text
        assert "--hue:250" in answer.text
        assert text.count("theme-color") == 2
        for gone in (before, palette_sheet()[0]):
            assert (await client.get(f"/_nago/{gone}")).status_code == 200
        assert (await client.get("/_nago/palette-000000000000.css")).status_code == 404
        assert (await client.get("/_nago/palette-..css")).status_code == 404


async def test_a_page_without_a_window_has_the_colours_as_well(tmp_path: Path) -> None:
    async with serving(plain, tmp_path) as (application, client):
        save = application.cfg.theme_management().use_cases.save
        await save(SU, ThemeSettings(brand="#e2001a"))
        answer = await client.get("/", headers={"host": "elsewhere.example.com"})
        assert answer.status_code == 421
        assert SHEET.findall(answer.text) == [application.cfg.appearance.look.sheet]


@pytest.mark.parametrize("font", ["system", "humanist", "serif"])
async def test_another_font_fetches_none(tmp_path: Path, font: str) -> None:
    def configure(cfg: Configurator) -> None:
        plain(cfg)
        cfg.theme_management().use(Theme(font=font))

    async with serving(configure, tmp_path) as (_, client):
        text = (await client.get("/")).text
        assert ".woff2" not in text
        [sheet] = SHEET.findall(text)
        assert "html{font-family:" in (await client.get(f"/_nago/{sheet}")).text


async def test_X09_logo_and_icon_are_pictures_and_nothing_else(tmp_path: Path) -> None:
    async with serving(plain, tmp_path) as (application, client):
        save = application.cfg.theme_management().use_cases.save
        await save(SU, ThemeSettings(), {"logo": SVG_WITH_SCRIPT, "icon": drawn()})
        look = application.cfg.appearance.look
        text = (await client.get("/")).text
        assert f'rel="icon" href="/_nago/{look.icon}"' in text
        assert f'rel="apple-touch-icon" href="/_nago/{look.touch_icon}"' in text
        assert (await client.get("/favicon.ico")).headers["location"] == f"/_nago/{look.icon}"
        for name in (look.logo, look.icon, look.touch_icon):
            answer = await client.get(f"/_nago/{name}")
            assert answer.status_code == 200
            assert answer.headers["content-security-policy"].endswith("; sandbox")
            assert "script-src" not in answer.headers["content-security-policy"]
            assert answer.headers["content-disposition"].startswith("attachment")
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "immutable" in answer.headers["cache-control"]
        assert SVG_WITH_SCRIPT.decode() not in text
