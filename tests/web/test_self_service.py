"""Registering, confirming and forgotten passwords over HTTP, as browsers and mail scanners do it."""

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from nago import Configurator, ui
from nago.application import Application
from nago.auth.subject import SU
from nago.systems.user import Disabled
from nago.systems.user.contact_rules import ContactRules, FieldRule
from nago.systems.user.registration_settings import (
    ConsentSettings,
    OfferedConsent,
    RegistrationSettings,
)
from tests.alike import take_alike
from tests.systems.postbox import Postbox, watched
from tests.web.serving import serving
from tests.web.test_login import ORIGIN, Visitor, make_ada

NEW = "something else entirely"
EVE = "eve@example.com"
REGISTRATION = {
    "firstname": "Eve", "lastname": "Example", "email": EVE, "password": NEW, "repeated": NEW,
}  # fmt: skip


def configure(cfg: Configurator) -> None:
    cfg.application_id("orders")
    cfg.root_view(".", lambda wnd: ui.Text(f"here is {wnd.subject().email or 'nobody'}"))
    watched(cfg.user_management(), cfg.database)


def posted(application: Application) -> Postbox:
    found = application.sessions.users.letters.post
    assert isinstance(found, Postbox)
    return found


async def allow(application: Application, *settings: object) -> None:
    save = application.cfg.settings_management().use_cases.save
    for each in settings:
        await save(SU, each)  # type: ignore[arg-type]


async def forgot(
    visitor: Visitor, email: str = "ada@example.com", **headers: str
) -> httpx.Response:
    return await visitor.post("/account/password/forgot", {"email": email}, **headers)


def here(link: str) -> str:
    """The link, without the server."""
    assert link.startswith(ORIGIN)
    return link.removeprefix(ORIGIN)


async def test_a_forgotten_password_is_replaced_in_the_browser(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        assert "Forgot your password?" in (await visitor.get("/account/login")).text
        answer = await forgot(visitor)
        assert answer.status_code == 303
        assert "If there is an account" in (await visitor.get(answer.headers["location"])).text
        link = here((await posted(application).last()).link)
        answer = await visitor.get(link)
        assert answer.headers["location"] == "/account/password/reset"
        page = (await visitor.get("/account/password/reset")).text
        assert "ada@example.com" in page
        token = link.partition("token=")[2]
        assert token in page, "in a hidden field, not in the address"
        fields = {"link": token, "password": "short", "repeated": "short"}
        again = await visitor.post("/account/password/reset", fields)
        assert again.status_code == 422
        assert "at least 15 characters" in again.text
        fields = {"link": token, "password": NEW, "repeated": NEW}
        done = await visitor.post("/account/password/reset", fields)
        assert done.headers["location"] == "/account/login?done=password"
        assert "Your password is saved" in (await visitor.get(done.headers["location"])).text
        assert "here is nobody" in (await visitor.get()).text, "R08: nobody is logged in by it"
        login = {"email": "ada@example.com", "password": NEW}
        assert (await visitor.post("/account/login", login)).status_code == 303
        assert (
            "does not work any more" in (await visitor.post("/account/password/reset", fields)).text
        )


async def test_R07_looking_at_a_link_changes_nothing_and_the_form_works(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await allow(application, RegistrationSettings(self_registration=True))
        await make_ada(application)
        users = application.sessions.users.use_cases
        await users.invite(SU, "new@example.com")
        visitor = Visitor(client)
        await visitor.get("/account/register")
        await visitor.post("/account/register", REGISTRATION)
        await forgot(visitor)
        letters = await posted(application).letters()
        forms = {
            "nago.mail.invitation": {"password": NEW, "repeated": NEW},
            "nago.mail.confirm_address": {},
            "nago.mail.password_reset": {"password": NEW, "repeated": NEW},
        }
        assert [each.template for each in letters] == list(forms)
        for letter in letters:
            path = here(letter.link)
            before = await _state(application)
            for _ in range(5):
                scanner = Visitor(client)  # it has no cookie yet, as a mail program
                for method in ("HEAD", "GET"):
                    answer = await client.request(method, path)
                    assert answer.status_code == 303
                    assert "token" not in answer.headers["location"]
                    assert answer.headers["referrer-policy"] == "no-referrer"
                    assert answer.headers["cache-control"] == "no-store"
                await scanner.get(path)
                page = await scanner.get(path.partition("?")[0])
                assert page.status_code == 200
                assert letter.token in page.text
            assert await _state(application) == before
            assert "does not work" in (await visitor.get(path.partition("?")[0])).text, (
                "who has not opened the link has nothing to send"
            )
            fields = {"link": letter.token, **forms[letter.template]}
            done = await visitor.post(path.partition("?")[0], fields)
            assert done.status_code == 303
            assert done.headers["location"].startswith("/account/login?done=")
            assert await _state(application) != before


async def _state(application: Application) -> object:
    def read(connection):  # type: ignore[no-untyped-def]
        tables = ("users", "credentials", "one_time_tokens", "audit", "sessions")
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]

    return await application.cfg.database.read(read)


async def test_R07_what_stands_in_a_link_is_a_token_or_it_goes_nowhere(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (_, client):
        for evil in ("a%0d%0aSet-Cookie:x=1", "x;%20Domain=evil", "%22%3E%3Cimg%3E", "", "short"):
            visitor = Visitor(client)
            answer = await visitor.get(f"/account/confirm?token={evil}&lang=de")
            assert answer.headers["location"] == "/account/confirm?lang=de"
            assert visitor.cookies == {}
            assert "does not work any more" in (await visitor.get("/account/confirm")).text


async def test_R06_links_begin_with_the_public_url_whatever_a_request_says(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get("/account/password/forgot")
        forwarded = {
            "x-forwarded-host": "evil.example", "x-forwarded-proto": "http",
            "forwarded": "host=evil.example", "x-original-host": "evil.example",
        }  # fmt: skip
        wrong = await forgot(visitor, host="evil.example")
        assert wrong.status_code >= 400
        assert await posted(application).letters() == []
        await visitor.get("/account/password/forgot")
        answer = await forgot(visitor, **forwarded)
        assert answer.status_code == 303
        await forgot(visitor)
        letters = await posted(application).letters()
        assert len(letters) == 2
        for letter in letters:
            assert letter.link.startswith(f"{ORIGIN}/account/password/reset?token=")
            assert "evil" not in letter.link


async def test_R04_the_answer_is_the_same_for_every_address(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await allow(application, RegistrationSettings(self_registration=True))
        cases = await _addresses(application)
        visitor = Visitor(client)
        await visitor.get("/account/login")
        for path in ("/account/password/forgot", "/account/confirm/again"):
            said = set()
            for email in cases.values():
                answer = await visitor.post(path, {"email": email})
                headers = tuple(sorted(set(answer.headers) - {"date"}))
                said.add((answer.status_code, answer.headers["location"], answer.text, headers))
            assert len(said) == 1, said
        said = set()
        for email in cases.values():
            answer = await visitor.post("/account/register", {**REGISTRATION, "email": email})
            said.add((answer.status_code, answer.headers["location"], answer.text))
        assert said == {(303, "/account/register?sent=yes", "")}


async def test_R04_the_answer_takes_as_long_for_every_address(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await allow(application, RegistrationSettings(self_registration=True))
        cases = await _addresses(application)
        visitor = Visitor(client)
        await visitor.get("/account/login")

        def asked(email: str) -> Callable[[int], Awaitable[None]]:
            async def act(turn: int) -> None:
                assert (await forgot(visitor, email)).status_code == 303

            return act

        await take_alike(
            {name: asked(email) for name, email in cases.items()}, unthrottled(application)
        )


async def test_R09_a_registration_takes_as_long_for_a_taken_address(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await allow(application, RegistrationSettings(self_registration=True))
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get("/account/login")

        def registered(email: str) -> Callable[[int], Awaitable[None]]:
            async def act(turn: int) -> None:
                form = {**REGISTRATION, "email": email.format(turn)}
                answer = await visitor.post("/account/register", form)
                assert answer.headers["location"] == "/account/register?sent=yes"

            return act

        cases = {"taken": registered("ada@example.com"), "free": registered("eve{}@example.com")}
        await take_alike(cases, unthrottled(application))


def unthrottled(application: Application) -> Callable[[], Awaitable[object]]:
    """Forgets who has asked how often."""

    def work(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM throttle")

    return lambda: application.cfg.database.write(work)


async def _addresses(application: Application) -> dict[str, str]:
    users = application.sessions.users
    await make_ada(application)
    disabled = await users.use_cases.create(SU, "disabled@example.com")
    await users.use_cases.update_account_status(SU, disabled.id, Disabled())
    elsewhere = await users.use_cases.create(SU, "elsewhere@example.com")

    def follow(connection):  # type: ignore[no-untyped-def]
        sql = """UPDATE users SET data = json_set(data, '$.followed', json('["email"]')) WHERE id = ?"""
        return connection.execute(sql, (elsewhere.id,)).rowcount

    await application.cfg.database.write(follow)
    return {
        "known": "ada@example.com",
        "unknown": "nobody@example.com",
        "disabled": "disabled@example.com",
        "elsewhere": "elsewhere@example.com",
    }


async def test_R05_who_asks_too_often_from_one_network_has_to_wait(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get("/account/password/forgot")
        answers = [await forgot(visitor) for _ in range(100)]
        assert [each.status_code for each in answers] == [303] * 20 + [429] * 80
        assert "Wait a minute" in answers[-1].text
        assert len(await posted(application).letters()) == 5


async def test_somebody_registers_confirms_and_logs_in(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await allow(
            application,
            RegistrationSettings(self_registration=True),
            ContactRules(
                salutation=FieldRule("required", "^(Ms|Mr)$"), company=FieldRule("optional")
            ),
            ConsentSettings(
                terms=OfferedConsent("required", link="https://example.com/terms"),
                newsletter=OfferedConsent("optional", text="News, please"),
            ),
        )
        visitor = Visitor(client)
        page = (await visitor.get("/account/register")).text
        for words in ("Salutation", "Company", "I agree to the terms", "News, please"):
            assert words in page
        assert "Mobile phone" not in page
        entered = {**REGISTRATION, "salutation": "Ms", "nago.consent.gtc": "on"}
        for missing, words in (
            ("salutation", "Please fill this in"),
            ("lastname", "Please fill this in"),
            ("nago.consent.gtc", "Without this you cannot register"),
            ("email", "This is no e-mail address"),
            ("repeated", "The two passwords differ"),
        ):
            wrong = {name: value for name, value in entered.items() if name != missing}
            answer = await visitor.post("/account/register", wrong)
            assert answer.status_code == 422
            assert words in answer.text
            assert NEW not in answer.text, "a password never comes back"
            assert "Eve" in answer.text, "the rest stays"
        assert await posted(application).letters() == []
        answer = await visitor.post("/account/register", entered)
        assert "mail is on its way" in (await visitor.get(answer.headers["location"])).text
        login = {"email": EVE, "password": NEW}
        refused = await visitor.post("/account/login", login)
        wrong = await visitor.post("/account/login", {**login, "password": "wrong"})
        unknown = await visitor.post("/account/login", {**login, "email": "nobody@example.com"})
        for answer in (refused, wrong, unknown):
            assert answer.status_code == 401
            assert "That did not work" in answer.text
            assert "not confirmed yet?" in answer.text, "the way is offered to everybody"
        letter = await posted(application).last()
        await visitor.get(here(letter.link))
        assert EVE in (await visitor.get("/account/confirm")).text
        done = await visitor.post("/account/confirm", {"link": letter.token})
        assert "You can log in now" in (await visitor.get(done.headers["location"])).text
        assert (await visitor.post("/account/login", login)).status_code == 303
        assert f"here is {EVE}" in (await visitor.get()).text
        dead = await visitor.post("/account/confirm", {"link": letter.token})
        assert "does not work any more" in dead.text
        assert "/account/confirm/again" in dead.text, "and a new one is offered"


async def test_pages_say_what_is_not_possible_here_and_nothing_else_happens(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        assert "Create an account" not in (await visitor.get("/account/login")).text
        assert "made by administrators" in (await visitor.get("/account/register")).text
        answer = await visitor.post("/account/register", REGISTRATION)
        assert answer.status_code == 422
        posted(application).open = False
        page = (await visitor.get("/account/login")).text
        assert "No mail can be sent here yet" in page
        assert "/account/password/forgot" not in page
        assert "No mail can be sent" in (await visitor.get("/account/password/forgot")).text
        assert (await forgot(visitor)).status_code == 422
        await allow(application, RegistrationSettings(password_reset=False))
        assert "No mail" not in (await visitor.get("/account/login")).text
        posted(application).open = True
        assert "administrators help" in (await visitor.get("/account/password/forgot")).text
        assert (await forgot(visitor)).status_code == 422
        assert await posted(application).letters() == []


@pytest.mark.parametrize("path", ["/account/password/reset", "/account/invitation"])
async def test_a_dead_link_says_where_another_comes_from(tmp_path: Path, path: str) -> None:
    async with serving(configure, tmp_path) as (_, client):
        page = (await Visitor(client).get(path)).text
        assert "does not work any more" in page
        assert ("whoever has invited you" in page) is (path == "/account/invitation")


async def test_german_browsers_read_german(tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (application, client):
        await make_ada(application)
        visitor = Visitor(client)
        await visitor.get("/account/login")
        headers = {"accept-language": "de-DE,de;q=0.9"}
        assert (await forgot(visitor, **headers)).status_code == 303
        assert (await posted(application).last()).language == "de"
        page = await client.get("/account/password/forgot", headers=headers)
        assert "Passwort vergessen?" in page.text
