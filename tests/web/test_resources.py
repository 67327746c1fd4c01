"""Pictures that the application brings along, and those of other servers."""

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest

from examples.gallery.pictures import MORNING
from nago import Configurator, View, Window, ui
from nago.errors import WiringError
from nago.presentation.resource import picture_origin, resource
from tests.web.serving import serving

PNG = base64.b64decode(MORNING.partition(",")[2])
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


async def test_a_picture_has_the_address_that_its_content_gives_it(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    paths: list[str] = []

    def configure(cfg: Configurator) -> None:
        paths.extend([cfg.resource(PNG), cfg.resource(tmp_path / "logo.png"), cfg.resource(SVG)])
        cfg.root_view(".", view)

    def view(wnd: Window) -> View:
        return ui.Image(paths[0], alt="The sea")

    async with serving(configure, tmp_path / "data") as (_, client):
        assert paths[0] == paths[1] == f"/_nago/{hashlib.sha256(PNG).hexdigest()[:24]}.png"
        answer = await client.get(paths[0])
        assert (answer.status_code, answer.content) == (200, PNG)
        assert answer.headers["content-type"] == "image/png"
        assert "immutable" in answer.headers["cache-control"]
        assert paths[0] in (await client.get("/")).text
        assert (await client.get("/_nago/0123456789abcdef01234567.png")).status_code == 404


async def test_X09_an_svg_that_is_opened_by_itself_runs_nothing(tmp_path: Path) -> None:
    paths: list[str] = []

    def configure(cfg: Configurator) -> None:
        paths.append(cfg.resource(SVG))
        cfg.root_view(".", lambda wnd: ui.Image(paths[0], alt=""))

    async with serving(configure, tmp_path) as (_, client):
        headers = (await client.get(paths[0])).headers
        assert headers["content-type"] == "image/svg+xml"
        assert headers["content-security-policy"].endswith("; sandbox")
        assert "script-src" not in headers["content-security-policy"]
        assert headers["content-disposition"].startswith("attachment")
        assert headers["x-content-type-options"] == "nosniff"


async def test_pictures_of_other_servers_need_to_be_named(tmp_path: Path) -> None:
    def configure(cfg: Configurator) -> None:
        cfg.pictures_from("https://images.example.com")
        cfg.root_view(".", lambda wnd: ui.Text("x"))

    async with serving(configure, tmp_path) as (_, client):
        policy = (await client.get("/")).headers["content-security-policy"]
        assert "img-src 'self' data: blob: https://images.example.com;" in policy


@pytest.mark.parametrize(
    "content", [b"", b"<html><svg>", b"GIF", b"%PDF-1.7", b"<!DOCTYPE svg>", 5]
)
def test_what_is_no_picture_is_refused_at_the_start(content: Any) -> None:
    with pytest.raises(WiringError, match="resource: "):
        resource(content)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WiringError, match=r"resource: .*missing\.png.* cannot be read"):
        resource(tmp_path / "missing.png")


@pytest.mark.parametrize(
    "origin",
    [
        "http://a.example",
        "https://a.example/path",
        "*",
        "https://*",
        "data:",
        "https://a; x",
        "",
        5,
    ],
)
def test_what_is_no_server_is_refused_at_the_start(origin: Any) -> None:
    with pytest.raises(WiringError, match=r"pictures_from: got .*allowed is a server by https"):
        picture_origin(origin)
