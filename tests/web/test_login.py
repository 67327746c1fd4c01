"""Logging in and out over HTTP: cookies, redirects, and what is refused."""

import asyncio
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from nago import Configurator, View, Window, ui
from nago.application import Application
from nago.auth.subject import SU
from nago.presentation.address import local_path
from tests.systems.people import PASSWORD
from tests.web.serving import serving

ORIGIN = "https://orders.example.com"
LOGIN = {"email": "ada@example.com", "password": PASSWORD}


def who(wnd: Window) -> View:
    return ui.Text(f"here is {wnd.subject().email or 'nobody'}")


def configure(cfg: Configurator) -> None:
    cfg.application_id("orders")
    cfg.root_view(".", who)


class Visitor:
    """A browser: it keeps cookies, also those that httpx would not send."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.cookies: dict[str, str] = {}
        self.set: list[str] = []

    async def get(self, path: str = "/") -> httpx.Response:
        return await self._ask("GET", path, {}, None)

    async def post(self, path: str, fields: dict[str, str], **headers: str) -> httpx.Response:
        own = {"origin": ORIGIN} if "origin" not in headers else {}
        return await self._ask("POST", path, {**own, **headers}, fields)

    async def _ask(
        self, method: str, path: str, headers: dict[str, str], fields: dict[str, str] | None
    ) -> httpx.Response:
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if fields is not None:
            headers = {"content-type": "application/x-www-form-urlencoded", **headers}
        answer = await self.client.request(
            method, path, headers={"cookie": jar, **headers}, data=fields
        )
        for line in answer.headers.get_list("set-cookie"):
            self.set.append(line)
            name, _, value = line.split(";")[0].partition("=")
            if "Max-Age=0" in line:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        return answer

    @property
    def session(self) -> str:
        return self.cookies.get("__Host-orders-sid", "")


async def make_ada(application: Application) -> str:
    use_cases = application.sessions.users.use_cases
    user = await use_cases.create(SU, "ada@example.com", firstname="Ada")
    tokens = application.sessions.users.tokens
    token = await tokens.make("invite", user.id, user.email)
    await use_cases.change_password_by_link(SU, token, PASSWORD, PASSWORD, purpose="invite")
    return user.id


async def test_a_login_answers_with_a_new_cookie_and_leads_on(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get("/account/login")
        before = visitor.session
        answer = await visitor.post("/account/login", {**LOGIN, "to": "/orders/7?tab=2"})
        assert answer.status_code == 303
        assert answer.headers["location"] == "/orders/7?tab=2"
        assert visitor.session not in ("", before)
        assert "here is ada@example.com" in (await visitor.get()).text
        assert "set-cookie" not in (await visitor.get()).headers


async def test_C01_every_cookie_has_the_prefix_and_the_attributes(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get()
        await visitor.post("/account/login", LOGIN)
        await visitor.post("/account/logout", {})
        assert len(visitor.set) >= 4
        for line in visitor.set:
            name, *attributes = [part.strip() for part in line.split(";")]
            assert name.startswith("__Host-orders-")
            assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(attributes)
            assert not any(each.startswith("Domain") for each in attributes)
            life = [int(each[8:]) for each in attributes if each.startswith("Max-Age=")]
            assert life[0] <= 400 * 86400
        assert "Max-Age=7776000" in visitor.set[1], "90 days, as long as the session lives"


async def test_a_shared_computer_gets_a_cookie_until_it_is_closed(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get()
        visitor.set.clear()
        await visitor.post("/account/login", {**LOGIN, "shared": "on"})
        assert len(visitor.set) == 1, "and it is no known device"
        assert "Max-Age" not in visitor.set[0]


async def test_a_shared_computer_stays_one_after_a_confirmation_and_a_new_password(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get()
        await visitor.post("/account/login", {**LOGIN, "shared": "on"})
        assert "shared computer" not in (await visitor.get("/account/login")).text
        visitor.set.clear()
        await visitor.post("/account/login", LOGIN)
        session = await application.sessions.find(visitor.session)
        assert session is not None
        assert 11 * 3600 < (application.sessions.seconds_left(session) or 0) <= 12 * 3600
        signed_in = await application.sessions.reissue(session.id)
        assert signed_in is not None
        answer = await visitor.post(
            "/_nago/session/exchange", {}, **{"x-exchange": signed_in.ticket}
        )
        assert answer.status_code == 204
        assert len(visitor.set) == 2, "and it is no known device"
        assert not any("Max-Age" in line for line in visitor.set)


async def test_L04_a_refused_login_shows_the_form_again_and_sets_nothing(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get()
        before = dict(visitor.cookies)
        answers = []
        for email in ("ada@example.com", "bob@example.com"):
            answer = await visitor.post(
                "/account/login", {"email": email, "password": "not hers", "to": "/x"}
            )
            assert answer.status_code == 401
            assert answer.headers["cache-control"] == "no-store"
            assert "That did not work" in answer.text
            assert f'"value":"{email}"' in answer.text
            assert "not hers" not in answer.text
            answers.append(len(answer.text.replace(email, "")))
        assert abs(answers[0] - answers[1]) < 200
        assert visitor.cookies == before


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example.com"},
        {"origin": "null"},
        {"origin": "", "sec-fetch-site": "cross-site"},
        {"origin": "https://orders.example.com.evil.com"},
        {"origin": "http://orders.example.com"},
    ],
)
async def test_L14_nobody_is_logged_in_from_a_foreign_page(
    tmp_path: Path, headers: dict[str, str]
) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get()
        before = visitor.session
        assert (await visitor.post("/account/login", LOGIN, **headers)).status_code == 403
        assert (await visitor.post("/account/logout", {}, **headers)).status_code == 403
        assert visitor.session == before
        assert "here is nobody" in (await visitor.get()).text


async def test_S08_logout_takes_the_cookie_away_and_clears_what_the_browser_keeps(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get()
        await visitor.post("/account/login", LOGIN)
        stolen = visitor.session
        answer = await visitor.post("/account/logout", {})
        assert answer.status_code == 303
        assert answer.headers["clear-site-data"] == '"cache", "storage"'
        assert visitor.session == ""
        assert "__Host-orders-dev" in visitor.cookies, "the browser stays known (L12)"
        thief = Visitor(client)
        thief.cookies["__Host-orders-sid"] = stolen
        assert "here is nobody" in (await thief.get()).text


async def test_C07_a_token_that_was_just_given_up_gets_no_cookie(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        for _ in range(20):
            visitor = Visitor(client)
            await visitor.get()
            late = Visitor(client)  # requests of the same browser that are under way
            late.cookies = dict(visitor.cookies)
            await asyncio.gather(
                visitor.post("/account/login", LOGIN), *(late.get() for _ in range(4))
            )
            await late.get()
            assert late.set == []
            assert "here is ada@example.com" in (await visitor.get()).text


async def test_a_dead_token_is_replaced_when_nothing_can_be_under_way_any_more(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get()
        await visitor.post("/account/login", LOGIN)
        session = await application.sessions.find(visitor.session)
        assert session is not None
        await application.sessions.use_cases.logout(session.id)
        assert "set-cookie" not in (await visitor.get()).headers
        store = application.sessions.registry.store
        clock = store.clock
        store.clock = lambda: clock() + 61
        assert "set-cookie" in (await visitor.get()).headers
        assert "set-cookie" not in (await visitor.get()).headers


async def test_C08_the_token_stands_in_no_body_and_no_address(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        bodies = [(await visitor.get()).text]
        tokens = [visitor.session]
        answer = await visitor.post("/account/login", LOGIN)
        bodies += [answer.text, answer.headers["location"], (await visitor.get()).text]
        bodies += [(await visitor.get("/account/profile")).text]
        tokens += [visitor.session, visitor.cookies["__Host-orders-dev"]]
        for token in tokens:
            assert not any(token in body or token[:43] in body for body in bodies)


async def test_a_form_of_another_kind_or_too_large_or_with_a_field_twice_is_refused(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path) as (_, client):
        visitor = Visitor(client)
        await visitor.get()
        jar = {"cookie": f"__Host-orders-sid={visitor.session}", "origin": ORIGIN}
        kind = {"content-type": "application/x-www-form-urlencoded"}
        bad: list[tuple[dict[str, str], bytes, int]] = [
            ({"content-type": "application/json"}, b"{}", 415),
            ({"content-type": "multipart/form-data; boundary=x"}, b"--x--", 415),
            ({}, b"email=a", 415),
            (kind, b"a=" + b"x" * 65536, 413),
            (kind, b"email=a&email=b", 400),
            (kind, b"email=%ff%fe", 400),
            (kind, "email=ü".encode(), 400),
            (kind, b"&".join(b"f%d=1" % n for n in range(65)), 400),
        ]
        for headers, body, status in bad:
            answer = await client.post("/account/login", content=body, headers={**jar, **headers})
            assert answer.status_code == status, body[:40]
        fine = await client.post(
            "/account/login", content=b"email=&password=", headers={**jar, **kind}
        )
        assert fine.status_code == 401


async def test_who_sends_no_cookie_is_sent_to_the_page_that_brings_one(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        answer = await visitor.post("/account/login", LOGIN)
        assert (answer.status_code, answer.headers["location"]) == (303, "/account/login")


async def test_a_ticket_is_exchanged_for_a_cookie_once_and_only_by_its_browser(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path) as (application, client):
        ada = await make_ada(application)
        visitor, thief = Visitor(client), Visitor(client)
        await visitor.get()
        await thief.get()
        session = await application.sessions.find(visitor.session)
        assert session is not None
        signed_in = await application.sessions.use_cases.login_user(session.id, ada)
        path = "/_nago/session/exchange"
        ticket = {"x-exchange": signed_in.ticket}
        assert (await visitor.post(path, {})).status_code == 403
        assert (await thief.post(path, {}, **ticket)).status_code == 403
        foreign = {**ticket, "origin": "https://evil.com"}
        assert (await visitor.post(path, {}, **foreign)).status_code == 403
        assert (await visitor.post(path, {}, **ticket)).status_code == 204
        assert "here is ada@example.com" in (await visitor.get()).text
        assert (await visitor.post(path, {}, **ticket)).status_code == 403
        assert "here is nobody" in (await thief.get()).text


ELSEWHERE = r"""
//evil.com
///evil.com
/\evil.com
/\/evil.com
\\evil.com
\/evil.com
https://evil.com
http:evil.com
https:/evil.com
javascript:alert(1)
data:text/html,x
mailto:a@b.c
//evil.com/..
/ /evil.com
/%0d%0aSet-Cookie:a=b
/..//evil.com
/../..
/a/../../b
/a\b
/#//evil.com
/a#b
evil.com
?x
.
/a b
//
""".strip("\n").split("\n")


@pytest.mark.parametrize(
    "to", [*ELSEWHERE, "", "/\tevil", "/\nevil", "\t//evil.com", " /x", "/\x00", "/" + "a" * 3000]
)
def test_N05_nobody_is_sent_elsewhere_after_a_login(to: str) -> None:
    safe = local_path(to)
    assert safe == "" or (safe.startswith("/") and "evil" not in quote(safe).lower().split("?")[0])
    assert not safe.startswith(("//", "/\\"))


@pytest.mark.parametrize("to", ["/", "/orders", "/orders/7?tab=2&x=%C3%BC", "/a-b_c.d~e"])
def test_N05_pages_of_this_application_are_where_one_comes_back_to(to: str) -> None:
    assert local_path(to) == to


async def test_after_a_logout_by_a_program_the_browser_is_served_at_once_as_nobody(
    tmp_path: Path,
) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get()
        before = visitor.session
        await visitor.post("/account/login", LOGIN)
        replaced = await application.sessions.find(before)
        assert replaced is not None
        assert application.sessions.is_succeeded(replaced), "its tabs wait for the new cookie"
        session = await application.sessions.find(visitor.session)
        assert session is not None
        await application.sessions.use_cases.logout(session.id)
        ended = await application.sessions.find(visitor.session)
        assert ended is not None
        assert not application.sessions.is_succeeded(ended)
