"""The login service over HTTP, and what people see of it."""

from __future__ import annotations

import json
import re
from contextlib import asynccontextmanager
from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest

from nago import ui
from nago.auth.subject import SU
from nago.systems.login_service import LoginService, LoginServiceSettings
from nago.systems.login_service.logins import KIND
from nago.systems.sign_on import SignOnManagement
from nago.testing.browser_tree import find
from nago.testing.direct import Browser
from tests.systems import people
from tests.systems.login_service.landlord import (
    ADDRESS,
    APPLICATION,
    ISSUER,
    NONCE,
    Provider,
    Registered,
    provider,
    vouched,
)
from tests.web.serving import serving
from tests.web.test_login import Visitor

SERVICE = "https://sso.example.com"
ENTRY = f"/?redirect=https%3A%2F%2Forders.example.com&nonce={NONCE}"


class Office:
    """A login service behind HTTP."""

    def __init__(self, application, client) -> None:
        cfg = application.cfg
        self.application, self.client = application, client
        self.sessions, self.users = application.sessions, cfg.user_management()
        self.settings = cfg.settings_management()
        self.service = cfg.system(LoginService)
        self.sign_on = cfg.system(SignOnManagement)

    async def page(self, path, email):
        """A tab of somebody who has just logged in."""
        browser = Browser(self.application)
        at = people.Browser(SimpleNamespace(sessions=self.sessions, users=self.users))
        at.cookie = browser.cookie
        await at.login(email)
        browser.cookie = at.cookie
        return await browser.open(path)

    async def grant(self, nonce=NONCE) -> str:
        """The refresh token of somebody who has logged in at the application."""
        use_cases = self.service.use_cases
        url = await use_cases.begin_login(APPLICATION, nonce, provider="contoso", address=ADDRESS)
        state = parse_qs(urlsplit(str(url)).query)["state"][0]
        flow = await self.sign_on.flows.consume(KIND, state, url.flow)
        _, secret = json.loads(flow.secret)
        await use_cases.complete_login(secret, vouched(), address=ADDRESS)
        return await use_cases.exchange_nonce(nonce, address=ADDRESS)


@asynccontextmanager
async def office(path, *providers):
    def configure(cfg) -> None:
        cfg.user_management()
        sign_on = replace(
            cfg.system(SignOnManagement),
            providers=Registered(*(providers or (provider(),))),
            relying_party=Provider(),
        )
        cfg._systems[SignOnManagement] = sign_on
        cfg.system(LoginService)
        cfg.root_view(".", lambda wnd: ui.Text("what this is"))

    async with serving(configure, path, SERVICE) as (application, client):
        here = Office(application, client)
        await here.settings.use_cases.save(SU, LoginServiceSettings((APPLICATION,)))
        yield here


async def test_N04_the_entry_leads_out_and_the_start_page_stays(tmp_path):
    async with office(tmp_path) as here:
        visitor = Visitor(here.client)
        answer = await visitor.get(ENTRY)
        assert answer.status_code == 303
        page = (await visitor.get(answer.headers["location"])).text
        assert "orders.example.com" in page and "Continue with Contoso" in page
        fields = {"redirect": APPLICATION, "nonce": NONCE, "provider": "contoso"}
        answer = await visitor.post("/login-service/choose", fields, origin="https://evil.com")
        assert answer.status_code == 403
        answer = await visitor.post(
            "/login-service/choose", fields, origin=SERVICE, accept="application/json"
        )
        assert answer.json()["location"].startswith(f"{ISSUER}/authorize?")
        assert "flow=" in answer.headers["set-cookie"]
        assert "what this is" in (await here.client.get("/")).text
        head = await here.client.head(ENTRY)
        assert "location" not in head.headers


async def test_N04_programs_need_no_cookie_and_no_origin(tmp_path):
    async with office(tmp_path) as here:
        answer = await here.client.post("/api/nago/v1/exchange", json={"nonce": NONCE})
        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/json"
        assert answer.json() == {"error": "this nonce is unknown, was used already or is too old"}
        assert "set-cookie" not in answer.headers
        token = await here.grant()
        answer = await here.client.post("/api/nago/v1/refresh", json={"refresh": token})
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", answer.json()["exp"])
        bearer = {"authorization": f"Bearer {token}"}
        assert (await here.client.get("/api/nago/v1/photo/me", headers=bearer)).status_code == 404


async def test_N05_a_foreign_redirect_ends_on_a_page_without_a_way_there(tmp_path):
    async with office(tmp_path) as here:
        answer = await here.client.get(f"/?redirect=https%3A%2F%2Fevil.example&nonce={NONCE}")
        page = await here.client.get(answer.headers["location"])
        assert "You cannot log in this way" in page.text
        assert "evil.example" not in page.text and NONCE not in page.text
        chooser = f"/login-service/choose?redirect=https%3A%2F%2Fevil.example&nonce={NONCE}"
        assert "Continue with" not in (await here.client.get(chooser)).text


async def test_with_several_providers_a_page_asks_and_says_where_to(tmp_path):
    async with office(tmp_path, provider(), provider("fabrikam")) as here:
        visitor = Visitor(here.client)
        chooser = (await visitor.get(ENTRY)).headers["location"]
        page = (await visitor.get(chooser)).text
        assert "You are about to log in to orders.example.com." in page
        assert "Continue with Contoso" in page and "Continue with Fabrikam" in page
        answer = await visitor.post(
            "/login-service/choose",
            {"redirect": APPLICATION, "nonce": NONCE, "provider": "fabrikam"},
            origin=SERVICE,
            accept="application/json",
        )
        assert "/account/oidc/fabrikam/callback" in answer.json()["location"]


async def test_administrators_see_who_is_logged_in_and_end_it(tmp_path):
    async with office(tmp_path) as here:
        await people.administrator(here)
        token = await here.grant()
        page = await here.page("admin/login-service", "root@example.com")
        assert find(page.tree.tree, type="ListRow", title=APPLICATION)
        [row] = [text for text in page.texts() if "contoso" in text]
        assert row == "orders.example.com · contoso · last used just now"
        assert find(page.tree.tree, title="Ada Lovelace")
        await page.press("End")
        assert "Nobody is logged in through this service." in page.texts()
        answer = await here.client.post("/api/nago/v1/refresh", json={"refresh": token})
        assert answer.status_code == 401
        entries = await here.application.cfg.audit_management().use_cases.find_entries(SU)
        actor = [each.actor for each in entries if each.action == "login_service_revoked"]
        assert actor and actor != [""]


async def test_A01_nobody_without_the_right_sees_who_is_logged_in(tmp_path):
    async with office(tmp_path) as here:
        await people.account(here, "ada@example.com")
        await here.grant()
        page = await here.page("admin/login-service", "ada@example.com")
        assert "Not allowed" in page.texts()
        assert "Lovelace" not in str(page.tree.tree)


@pytest.mark.parametrize("typed", ["http://orders.example.com", "https://orders.example.com/x"])
async def test_N05_a_wrong_address_is_refused_at_its_field(tmp_path, typed):
    async with office(tmp_path) as here:
        await people.administrator(here)
        page = await here.page("admin/settings/LoginServiceSettings", "root@example.com")
        await page.fill("Applications", typed)
        await page.press("Save")
        assert "is no address of an application" in str(
            find(page.tree.tree, label="Applications")[1]["errorText"]
        )
