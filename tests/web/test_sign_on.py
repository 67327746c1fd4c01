"""Logging in elsewhere over HTTP: the way out, the way back, and what is refused."""

import json
import logging
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest

from nago.auth.subject import SU
from nago.presentation.endpoint import Answer, Asked
from nago.systems.user import UserSettings
from tests.elsewhere import ELSEWHERE
from tests.far import Answer as FarAnswer
from tests.far import far_server
from tests.systems.sign_on.login_service import LoginService, nonce_of
from tests.web.serving import serving
from tests.web.test_login import ORIGIN, Visitor, configure

HERE = "http://localhost:3000"


class LocalVisitor(Visitor):
    """A browser at an application on its own machine."""

    async def post(self, path, fields, **headers):
        return await super().post(path, fields, **{"origin": HERE, **headers})

    @property
    def flow(self) -> str:
        return self.cookies.get("__Host-orders-flow", "")

    async def start(self, to: str = "", provider: str = "nls"):
        """Press the button of a provider; the address that it leads to."""
        answer = await self.post(
            "/account/sso/start", {"provider": provider, "to": to}, accept="application/json"
        )
        assert answer.status_code == 200, answer.text
        return json.loads(answer.text)["location"]


async def on(application, **settings: object) -> None:
    """Switch single sign-on on."""
    settings = {"sso_enabled": True, **settings}
    await application.cfg.settings_management().use_cases.save(SU, UserSettings(**settings))


async def test_the_way_out_and_back_ends_in_a_session_where_one_wanted_to_go(tmp_path: Path):
    async with (
        serving(configure, tmp_path, HERE) as (application, client),
        far_server(lambda request: FarAnswer(404)) as far,
    ):
        service = LoginService(far)
        far.handler = service.answer
        await on(application, nls_url=far.url)
        visitor = LocalVisitor(client)
        assert "Log in with single sign-on" in (await visitor.get("/account/login")).text
        before = visitor.session
        url = await visitor.start(to="/?tab=2")
        assert url.startswith(f"{far.url}?redirect={quote(HERE, safe='')}&nonce=")
        (line,) = [each for each in visitor.set if each.startswith("__Host-orders-flow=")]
        for attribute in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"):
            assert attribute in line
        answer = await visitor.get(f"/account/nls/authentication?nonce={nonce_of(url)}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/?tab=2")
        assert answer.headers["cache-control"] == "no-store"
        assert visitor.session != before
        assert "here is anna.beispiel@worldiety.de" in (await visitor.get("/")).text


async def test_N02_a_callback_in_another_browser_leaves_it_as_it_was(tmp_path: Path, caplog):
    async with (
        serving(configure, tmp_path, HERE) as (application, client),
        far_server(lambda request: FarAnswer(404)) as far,
    ):
        service = LoginService(far)
        far.handler = service.answer
        await on(application, nls_url=far.url)
        attacker, victim = LocalVisitor(client), LocalVisitor(client)
        await attacker.get("/")
        await victim.get("/")
        nonce = nonce_of(await attacker.start())
        before = dict(victim.cookies)
        with caplog.at_level(logging.WARNING):
            answer = await victim.get(f"/account/nls/authentication?nonce={nonce}")
        code = answer.headers["location"].partition("code=")[2]
        assert answer.headers["location"] == f"/account/sso/failed?code={code}"
        assert victim.cookies == before
        assert service.exchanges == 0
        page = (await victim.get(answer.headers["location"])).text
        assert "The login did not work" in page
        assert code in page and code in caplog.text
        assert nonce not in caplog.text and nonce not in page
        (entry,) = [
            each
            for each in await application.cfg.audit_management().use_cases.find_entries(SU, 9)
            if each.action == "sign_on_refused"
        ]
        assert code in entry.detail
        assert "here is nobody" in (await victim.get("/")).text


async def test_N02_a_browser_without_a_session_uses_the_link_up_and_gets_nothing(tmp_path: Path):
    async with (
        serving(configure, tmp_path, HERE) as (application, client),
        far_server(lambda request: FarAnswer(404)) as far,
    ):
        service = LoginService(far)
        far.handler = service.answer
        await on(application, nls_url=far.url)
        attacker, victim = LocalVisitor(client), LocalVisitor(client)
        await attacker.get("/")
        path = f"/account/nls/authentication?nonce={nonce_of(await attacker.start())}"
        for visitor in (victim, attacker):
            answer = await visitor.get(path)
            assert answer.headers["location"].startswith("/account/sso/failed?code=")
        assert service.exchanges == 0


@pytest.mark.parametrize("to", ELSEWHERE)
async def test_N05_nobody_is_sent_elsewhere_after_a_login(tmp_path: Path, to: str):
    async with (
        serving(configure, tmp_path, HERE) as (application, client),
        far_server(lambda request: FarAnswer(404)) as far,
    ):
        far.handler = LoginService(far).answer
        await on(application, nls_url=far.url)
        visitor = LocalVisitor(client)
        await visitor.get("/")
        url = await visitor.start(to=to)
        answer = await visitor.get(f"/account/nls/authentication?nonce={nonce_of(url)}")
        location = answer.headers["location"]
        assert location.startswith("/") and not location.startswith(("//", "/\\"))
        assert urlsplit(urljoin(HERE, location)).netloc == "localhost:3000"


async def test_off_there_is_no_button_and_the_callback_refuses(tmp_path: Path):
    async with serving(configure, tmp_path, HERE) as (_, client):
        visitor = LocalVisitor(client)
        assert "single sign-on" not in (await visitor.get("/account/login")).text
        assert await visitor.start() == "/account/login"
        assert visitor.flow == ""
        answer = await visitor.get("/account/nls/authentication?nonce=" + "0" * 32)
        assert answer.headers["location"].startswith("/account/sso/failed")


async def test_N01_only_a_page_of_ours_begins_a_login(tmp_path: Path):
    async with serving(configure, tmp_path, HERE) as (application, client):
        await on(application, nls_url="https://login.example.com")
        visitor = LocalVisitor(client)
        await visitor.get("/")
        for headers in ({"origin": "https://evil.com"}, {"origin": "null"}):
            answer = await visitor.post("/account/sso/start", {"provider": "nls"}, **headers)
            assert answer.status_code == 403
        assert visitor.flow == ""


async def test_looking_at_a_callback_uses_nothing_up(tmp_path: Path):
    async with (
        serving(configure, tmp_path, HERE) as (application, client),
        far_server(lambda request: FarAnswer(404)) as far,
    ):
        far.handler = LoginService(far).answer
        await on(application, nls_url=far.url)
        visitor = LocalVisitor(client)
        await visitor.get("/")
        path = f"/account/nls/authentication?nonce={nonce_of(await visitor.start())}"
        jar = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        assert (await client.head(path, headers={"cookie": jar})).status_code == 405
        assert (await visitor.get(path)).headers["location"] == "/"


async def test_a_provider_that_is_away_is_said_in_one_sentence(tmp_path: Path):
    async with serving(configure, tmp_path, HERE) as (application, client):
        await on(application, nls_url="http://127.0.0.1:1")
        visitor = LocalVisitor(client)
        await visitor.get("/")
        answer = await visitor.get(
            f"/account/nls/authentication?nonce={nonce_of(await visitor.start())}"
        )
        page = (await visitor.get(answer.headers["location"])).text
        assert "The login did not work" in page
        assert "127.0.0.1:1" not in page


async def test_a_code_that_is_none_is_not_shown(tmp_path: Path):
    async with serving(configure, tmp_path, HERE) as (_, client):
        page = (await LocalVisitor(client).get("/account/sso/failed?code=call+0900+1")).text
        assert "Support code" not in page


async def test_X04_what_programs_post_sees_no_cookie_of_a_browser(tmp_path: Path):
    seen: list[Asked] = []

    async def take(asked: Asked) -> Answer:
        seen.append(asked)
        return Answer(200, b'{"ok":true}')

    def with_endpoint(cfg) -> None:
        configure(cfg)
        cfg.endpoint("POST", "api/things/{id}", take)

    async with serving(with_endpoint, tmp_path) as (_, client):
        visitor = Visitor(client)
        await visitor.get("/")
        body = json.dumps({"a": 1}).encode()
        jar = f"__Host-orders-sid={visitor.session}"
        answer = await client.post(
            "/api/things/7?x=1",
            content=body,
            headers={
                "cookie": jar, "origin": "https://evil.com",
                "content-type": "application/json; charset=utf-8", "authorization": "Bearer t",
            },
        )  # fmt: skip
        assert answer.json() == {"ok": True}
        assert answer.headers["x-content-type-options"] == "nosniff"
        (asked,) = seen
        assert asked.session is None and asked.flow == "" and asked.device == ""
        assert asked.values == {"x": "1", "id": "7"}
        assert (asked.body, asked.content_type) == (body, "application/json")
        assert asked.authorization == "Bearer t"
        large = await client.post("/api/things/7", content=b"x" * 65537)
        assert large.status_code == 413
        other = await client.post(
            "/account/login", content=b"", headers={"origin": "https://e.com"}
        )
        assert other.status_code == 403
        assert ORIGIN.startswith("https")
