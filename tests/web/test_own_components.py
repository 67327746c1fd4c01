"""Components of one's own over HTTP: their files, the policy of the pages, what pages know of them."""

from pathlib import Path

import httpx

from nago import Configurator, View, Window, ui
from tests.browser.apps.own import Fragile, Throws
from tests.web.serving import serving
from tests.web.test_document import document


def configure(cfg: Configurator) -> None:
    def with_it(wnd: Window) -> View:
        return ui.VStack(Fragile("here"))

    cfg.component(
        Fragile,
        script="fragile.js",
        sources={
            "img": ["https://tiles.example.com"],
            "frame": ["https://player.example.com:8443"],
        },
    )
    cfg.component(
        Throws, script="throws.js", sources={"img": ["blob:"], "connect": ["wss://*.example.com"]}
    )
    cfg.root_view("with", with_it)
    cfg.root_view("without", lambda wnd: ui.Text("nothing"))


def directives(answer: httpx.Response) -> dict[str, str]:
    policy = answer.headers["content-security-policy"]
    return dict(each.split(" ", 1) for each in policy.split("; "))


async def test_X01_a_page_carries_the_union_of_what_components_declare_and_no_more(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path) as (_, client):
        for path in ("/with", "/without"):
            said = directives(await client.get(path))
            assert said["img-src"] == "'self' data: blob: https://tiles.example.com"
            assert said["frame-src"] == "https://player.example.com:8443"
            assert said["connect-src"] == "'self' wss://*.example.com"
            assert said["script-src"] == "'self'"
            assert said["default-src"] == "'none'"
            assert "media-src" not in said


async def test_files_are_served_for_ever_under_names_of_their_content_and_come_early(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path) as (_, client):
        page = await client.get("/with")
        known = document(page.text)
        script = known["groups"]["Fragile"][0]  # type: ignore[index]  # JSON
        assert f'<link rel="modulepreload" href="/_nago/{script}">' in page.text
        assert known["own"]["Fragile"] == {"slots": {}, "defaults": {"visible": True}}  # type: ignore[index]
        served = await client.get(f"/_nago/{script}")
        assert served.status_code == 200
        assert served.headers["content-type"].startswith("text/javascript")
        assert "immutable" in served.headers["cache-control"]
        assert b"create" in served.content
        assert script not in (await client.get("/without")).text.split('id="nago-document"')[0]
        assert (await client.get("/_nago/fragile.js")).status_code == 404


async def test_the_kit_has_a_name_that_stays_and_leads_to_the_client_of_this_build(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path) as (_, client):
        kit = await client.get("/_nago/kit.js")
        assert kit.headers["cache-control"] == "no-cache"
        name = kit.text.split('"./')[1].split('"')[0]
        inner = await client.get(f"/_nago/{name}")
        for export in ("create", "setAttribute", "setText", "setColor", "setLength", "icon"):
            assert f"as {export}" in inner.text, export
