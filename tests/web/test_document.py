"""Documents: cookies, headers, status, what stands in the page and what does not."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from examples.two_pages import configure
from nago import Configurator, View, Window, ui
from nago.i18n import client_texts
from tests.web.serving import serving

PATHS = ["/", "/second_page", "/no/where", "/healthz", "/readyz", "/robots.txt", "/favicon.ico",
         "/_nago/nothing", "/_nago/icon.svg"]  # fmt: skip


def document(html: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="nago-document">(.*?)</script>', html)
    assert found is not None
    data: dict[str, object] = json.loads(found[1])
    return data


async def test_C06_X01_X03_the_headers_stand_on_every_answer(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (_, client):
        answers = [await client.get(path) for path in PATHS]
        answers += [
            await client.post("/"),
            await client.post("/", headers={"origin": "https://orders.example.com"}),
            await client.get("/", headers={"host": "evil.com"}),
            await client.request("TRACE", "/"),
        ]
        for answer in answers:
            headers = answer.headers
            assert headers["x-content-type-options"] == "nosniff", answer.url
            assert "max-age=63072000" in headers["strict-transport-security"]
            assert headers["cross-origin-opener-policy"] == "same-origin"
            assert headers["cross-origin-resource-policy"] == "same-origin"
            assert headers["referrer-policy"] == "same-origin"
            assert "camera=()" in headers["permissions-policy"]
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "access-control-allow-origin" not in headers
            assert headers["cache-control"] == "no-store" or "set-cookie" not in headers
            if "text/html" in headers.get("content-type", ""):
                assert headers["cache-control"] == "no-store"


async def test_the_first_document_sets_a_cookie_and_later_ones_do_not(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        first = await client.get("/")
        name, value = first.headers["set-cookie"].split(";")[0].split("=")
        assert name == "__Host-examples-two-pages-sid"
        assert application.sessions.issued(value)
        again = await client.get("/", headers={"cookie": f"{name}={value}"})
        assert "set-cookie" not in again.headers
        for path in PATHS[3:]:
            assert "set-cookie" not in (await client.get(path)).headers, path


@pytest.mark.parametrize("value", ["A" * 64, "not-ours", "", "A" * 8192, "A" * 63 + "\x7f"])
async def test_S02_a_cookie_that_was_never_issued_is_anonymous_and_not_echoed(
    tmp_path: Path, value: str
) -> None:
    async with serving(configure, tmp_path) as (_, client):
        cookie = f"__Host-examples-two-pages-sid={value}"
        answer = await client.get("/", headers={"cookie": cookie})
        assert answer.status_code == 200
        assert not value or value not in answer.text
        assert value == "" or f"={value};" not in answer.headers["set-cookie"]
        with sqlite3.connect(tmp_path / "nago.db") as rows:
            assert rows.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
        rows.close()


async def test_S22_visitors_without_a_cookie_cost_no_row_and_few_windows(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        for _ in range(1200):
            await client.get("/")
        assert len(application.windows) <= 1000
        with sqlite3.connect(tmp_path / "nago.db") as rows:
            for table in ("sessions", "session_kv", "kept_windows"):
                assert rows.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
        rows.close()


async def test_C08_the_session_s_secret_stands_in_no_page(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (_, client):
        first = await client.get("/")
        value = first.headers["set-cookie"].split(";")[0].split("=")[1]
        second = await client.get(
            "/", headers={"cookie": first.headers["set-cookie"].split(";")[0]}
        )
        assert value not in first.text + second.text


async def test_X06_text_in_the_inline_tree_ends_no_script(tmp_path: Path) -> None:
    nasty = "</script><script>alert(1)</script><!--\u2028&amp;\u2029"

    def view(wnd: Window) -> View:
        wnd.title(nasty)
        return ui.Text(nasty)

    def configure(cfg: Configurator) -> None:
        cfg.root_view(".", view)

    async with serving(configure, tmp_path) as (_, client):
        html = (await client.get("/")).text
        assert "<script>alert" not in html
        inline = html.split('id="nago-document">')[1]
        assert inline.count("<") == len(("</script>", "</body>", "</html>"))
        tree = document(html)["tree"]
        assert isinstance(tree, dict)
        assert tree["text"] == nasty


async def test_a_view_that_fails_is_a_page_with_status_500_and_a_code(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def view(wnd: Window) -> View:
        raise RuntimeError("secret detail")

    def configure(cfg: Configurator) -> None:
        cfg.root_view(".", view)

    async with serving(configure, tmp_path) as (_, client):
        answer = await client.get("/")
        assert answer.status_code == 500
        assert "secret detail" not in answer.text
        code = re.search(r"code ([A-Z2-9]{4}-[A-Z2-9]{4})", answer.text)
        assert code is not None
        assert code[1] in caplog.text


async def test_a_wrong_host_gets_no_window_and_the_twin_of_localhost_is_led_back(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path, "http://localhost:3000") as (application, client):
        assert (await client.get("/", headers={"host": "evil.com"})).status_code == 421
        twin = await client.get("/second_page?a=b", headers={"host": "127.0.0.1:3000"})
        assert twin.status_code == 307
        assert twin.headers["location"] == "http://localhost:3000/second_page?a=b"
        assert (await client.get("/healthz", headers={"host": "10.0.0.7"})).text == "alive"
        assert len(application.windows) == 0


async def test_X04_nothing_but_get_reaches_a_page(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            assert (await client.request(method, "/")).status_code == 403
            own = {"origin": "https://orders.example.com"}
            assert (await client.request(method, "/", headers=own)).status_code == 405
        assert len(application.windows) == 0


async def test_only_documents_make_windows(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        answer = await client.get("/picture.png", headers={"sec-fetch-dest": "image"})
        assert answer.status_code == 404
        assert len(application.windows) == 0


async def test_assets_are_compressed_kept_for_ever_and_nothing_else_is_reachable(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path) as (_, client):
        html = (await client.get("/")).text
        script = re.search(r'src="(/_nago/[^"]+\.js)"', html)
        assert script is not None
        answer = await client.get(script[1], headers={"accept-encoding": "br"})
        assert answer.headers["content-encoding"] == "br"
        assert "immutable" in answer.headers["cache-control"]
        for path in ("manifest.json", ".hash", "..%2f..%2fpyproject.toml", "THIRD_PARTY.txt"):
            assert (await client.get(f"/_nago/{path}")).status_code == 404


async def test_a_page_fetches_the_groups_of_components_that_it_shows_along_with_itself(
    tmp_path: Path,
) -> None:
    def with_tabs(cfg: Configurator) -> None:
        cfg.root_view(".", lambda wnd: ui.Tabs(ui.Tab("a", "A"), selected=wnd.state("t", "a")))
        cfg.root_view("bare", lambda wnd: ui.Text('"type":"Tabs"'))

    async with serving(with_tabs, tmp_path) as (_, client):
        page = (await client.get("/")).text
        assert re.search(r'<link rel="modulepreload" href="/_nago/flow-\w+\.js">', page)
        assert re.search(r'<link rel="stylesheet" href="/_nago/flow-\w+\.css">', page)
        for name in re.findall(r"/_nago/([\w.-]+)", page):
            assert (await client.get(f"/_nago/{name}")).status_code == 200
        bare = (await client.get("/bare")).text
        assert "modulepreload" not in bare


async def test_a_page_carries_the_texts_of_the_core_and_names_the_file_of_the_others(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path) as (_, client):
        answer = await client.get("/", headers={"accept-language": "de"})
        page = document(answer.text)
        later = (await client.get(f"/_nago/{page['texts']}")).json()
        assert isinstance(page["strings"], dict)
        assert {**page["strings"], **later} == client_texts("de")
        assert "client.close" in page["strings"]
        assert "client.picker.open" in later
