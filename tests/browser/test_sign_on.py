"""Single sign-on in a real browser, at a certified OpenID provider: directly, and through the login
service."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.application import Application
from tests.browser.fixtures import NewApplication, NewContext, axe
from tests.browser.people import NOTES, log_in
from tests.browser.provider import OpenIDProvider
from tests.browser.signing_on import enter

SERVICE = "examples.login_service"
SOON_MS = 15_000
"""Sessions that are due are looked for every five seconds."""


@pytest.fixture
def new_provider(tmp_path: Path) -> Iterator[Callable[[], OpenIDProvider]]:
    providers: list[OpenIDProvider] = []

    def make() -> OpenIDProvider:
        provider = OpenIDProvider(tmp_path)
        providers.append(provider)
        return provider

    yield make
    for provider in providers:
        provider.stop()


@pytest.fixture
def direct(
    new_application: NewApplication, new_provider: Callable[[], OpenIDProvider]
) -> tuple[Application, OpenIDProvider]:
    """The notes, whose users log in at the provider."""
    notes, provider = new_application(NOTES), new_provider()
    secret = provider.register("notes", notes.url)
    provider.start()
    enter(notes, "provider", provider.url, "notes", secret)
    return notes, provider


@pytest.fixture
def served(
    new_application: NewApplication, new_provider: Callable[[], OpenIDProvider]
) -> tuple[Application, Application, OpenIDProvider]:
    """The notes, whose users log in through the login service, which asks the provider."""
    notes, service, provider = new_application(NOTES), new_application(SERVICE), new_provider()
    secret = provider.register("service", service.url)
    provider.start()
    enter(service, "provider", provider.url, "service", secret)
    enter(service, "applications", notes.url)
    settings = f'{{"sso_enabled": true, "nls_url": "{service.url}"}}'
    enter(notes, "settings", settings)
    return notes, service, provider


def open_login(page: Page, notes: Application, button: str, to: str = "") -> None:
    """The login page, as soon as it has the button."""
    page.goto(f"{notes.url}/account/login?to=/{to}")
    while not page.get_by_role("button", name=button).count():
        page.wait_for_timeout(200)
        page.reload()
    page.get_by_role("button", name=button).click()


def open_service(page: Page, notes: Application, to: str = "") -> None:
    """The login page of the provider, by way of the login service."""
    open_login(page, notes, "Log in with single sign-on", to)
    page.get_by_role("button", name="Continue with Contoso").click()


def log_in_there(page: Page, name: str = "anna") -> None:
    """Say at the provider who one is."""
    page.get_by_label("Account").fill(name)
    page.get_by_role("button", name="Continue").click()


def expect_here(page: Page, name: str = "Anna Beispiel") -> None:
    expect(page.get_by_role("button", name=f"Account of {name}")).to_be_visible()


def expect_picture(page: Page) -> None:
    """His picture is fetched after the login, so it is there a moment later."""
    picture = page.get_by_role("main").locator(".avatar img")
    for _ in range(20):
        if picture.count():
            break
        page.wait_for_timeout(200)
        page.reload()
    expect(picture).to_have_js_property("naturalWidth", 256)


def test_a_user_of_the_provider_logs_in_with_name_and_picture_and_out_again(
    page: Page, direct: tuple[Application, OpenIDProvider]
) -> None:
    notes, provider = direct
    open_login(page, notes, "Log in with Contoso", to="account/profile")
    page.wait_for_url(f"{provider.url}/**")
    log_in_there(page)
    page.wait_for_url(f"{notes.url}/account/profile")
    expect_here(page)
    expect(page.get_by_role("main").get_by_text("anna.beispiel@example.com")).to_be_visible()
    expect(page.get_by_label("First name")).to_be_disabled()
    expect_picture(page)
    assert axe(page) == []
    page.get_by_role("button", name="Account of").click()
    page.get_by_role("menuitem", name="Log out").click()
    page.wait_for_url(re.compile("/account/logout"))
    page.get_by_role("button", name="Log out at Contoso as well").click()
    page.get_by_role("button", name="Yes, log me out").click()
    page.wait_for_url(f"{notes.url}/account/logout**")
    # Now the provider asks who it is again.
    open_login(page, notes, "Log in with Contoso")
    expect(page.get_by_label("Account")).to_be_visible()


def test_an_administrator_enters_a_provider_on_its_page_and_a_user_comes_in(
    page: Page,
    new_context: NewContext,
    new_application: NewApplication,
    new_provider: Callable[[], OpenIDProvider],
) -> None:
    notes, provider = new_application(NOTES), new_provider()
    secret = provider.register("notes", notes.url, "keycloak")
    provider.start()
    notes.beside("-m", "tests.browser.people", "both")
    log_in(page, notes, to="admin/settings")
    page.get_by_role("link", name="Login providers").click()
    page.get_by_role("button", name="Keycloak").click()
    expect(page.get_by_text(f"{notes.url}/account/oidc/keycloak/callback")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Enter the issuer exactly as the provider writes it")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("Name on the button").fill("Contoso")
    page.get_by_label("Issuer").fill(provider.url)
    page.get_by_label("Client ID").fill("notes")
    page.get_by_label("Client secret").fill(secret)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Test the connection").click()
    expect(page.get_by_text("Fine")).to_have_count(6)
    page.get_by_role("switch", name="Users can log in through it").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved").last).to_be_visible()
    page.reload()
    expect(page.get_by_role("textbox", name="Client secret")).to_have_value("")
    assert secret not in page.content()
    page.goto(f"{notes.url}/admin/login-providers")
    expect(page.get_by_role("link", name="Contoso")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="To the settings of users and sessions").click()
    page.get_by_role("switch", name="Single sign-on is on").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved").last).to_be_visible()
    # A user in another browser, in German, on a telephone.
    provider.account(locale="de")
    there = new_context(
        viewport={"width": 360, "height": 780}, locale="de-DE", color_scheme="dark"
    ).new_page()
    open_login(there, notes, "Mit Contoso anmelden")
    log_in_there(there)
    expect(there.get_by_role("button", name="Konto von Anna Beispiel")).to_be_visible()


def test_N23_the_policy_of_the_page_does_not_stop_the_button_of_a_provider(
    page: Page, direct: tuple[Application, OpenIDProvider]
) -> None:
    notes, provider = direct
    answer = page.goto(f"{notes.url}/account/login")
    assert answer is not None
    assert "form-action 'self';" in answer.headers["content-security-policy"]
    with page.expect_request(f"{notes.url}/account/sso/start") as started:
        open_login(page, notes, "Log in with Contoso")
    assert started.value.resource_type == "fetch", "a form would not be let out of here"
    page.wait_for_url(f"{provider.url}/**")
    expect(page.get_by_label("Account")).to_be_visible()


def test_who_changes_his_mind_at_the_provider_is_back_at_the_login(
    page: Page, direct: tuple[Application, OpenIDProvider]
) -> None:
    notes, _ = direct
    open_login(page, notes, "Log in with Contoso")
    log_in_there(page, "")
    page.wait_for_url(f"{notes.url}/account/login**")
    expect(page.get_by_role("button", name="Log in with Contoso")).to_be_visible()


def test_the_provider_says_no_and_the_user_is_out(
    page: Page, direct: tuple[Application, OpenIDProvider]
) -> None:
    notes, provider = direct
    open_login(page, notes, "Log in with Contoso")
    log_in_there(page)
    expect_here(page)
    provider.account(disabled=True)
    # Any change of these settings has all who are online asked about again.
    enter(notes, "settings", '{"sso_refresh_minutes": 5}')
    expect(page.get_by_role("button", name="Account of")).to_have_count(0, timeout=SOON_MS)


def test_a_provider_that_is_away_logs_nobody_out_and_holds_nothing_up(
    page: Page, direct: tuple[Application, OpenIDProvider]
) -> None:
    notes, provider = direct
    open_login(page, notes, "Log in with Contoso")
    log_in_there(page)
    expect_here(page)
    provider.away()
    enter(notes, "settings", '{"sso_refresh_minutes": 5}')
    for _ in range(60):
        if "cannot be asked" in notes.log:
            break
        page.wait_for_timeout(100)
    assert "cannot be asked" in notes.log
    page.goto(f"{notes.url}/account/profile")
    expect_here(page)
    page.get_by_label("Phone", exact=True).fill("0441 123")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved")).to_be_visible()
    # Who comes now cannot come in, and is told so in one sentence.
    other = page.context.browser.new_context().new_page()  # type: ignore[union-attr]
    other.goto(f"{notes.url}/account/login")
    other.get_by_role("button", name="Log in with Contoso").click()
    # The document of the provider is known already, so the browser gets there.
    expect(other.get_by_text("Contoso")).to_have_count(0)
    other.context.close()


def test_who_is_taken_from_the_allow_list_is_out_while_he_is_online(
    page: Page, direct: tuple[Application, OpenIDProvider]
) -> None:
    notes, _ = direct
    open_login(page, notes, "Log in with Contoso")
    log_in_there(page)
    expect_here(page)
    enter(notes, "settings", '{"sso_allow_list": [".*@other\\\\.example"]}')
    expect(page.get_by_role("button", name="Account of")).to_have_count(0, timeout=SOON_MS)
    open_login(page, notes, "Log in with Contoso")
    expect(page.get_by_role("heading", name="The login did not work")).to_be_visible()
    code = page.get_by_text("Support code").inner_text().partition(": ")[2]
    assert code in notes.log


def test_N22_a_logout_at_the_provider_is_one_here(
    page: Page, direct: tuple[Application, OpenIDProvider]
) -> None:
    notes, provider = direct
    open_login(page, notes, "Log in with Contoso")
    log_in_there(page)
    expect_here(page)
    there = page.context.new_page()
    there.goto(f"{provider.url}/session/end")
    there.get_by_role("button", name="Yes, log me out").click()
    expect(page.get_by_role("button", name="Account of")).to_have_count(0)


def test_through_the_login_service_a_user_comes_in_with_name_and_picture(
    page: Page, served: tuple[Application, Application, OpenIDProvider]
) -> None:
    notes, service, provider = served
    open_login(page, notes, "Log in with single sign-on", to="account/profile")
    page.wait_for_url(f"{service.url}/**")
    expect(page.get_by_text("You are about to log in to")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Continue with Contoso").click()
    page.wait_for_url(f"{provider.url}/**")
    log_in_there(page)
    page.wait_for_url(f"{notes.url}/account/profile")
    expect_here(page)
    expect(page.get_by_role("main").get_by_text("anna.beispiel@example.com")).to_be_visible()
    expect_picture(page)
    # What the provider says from now on is followed.
    provider.account(family_name="Muster", name="Anna Muster")
    page.get_by_role("button", name="Account of").click()
    page.get_by_role("menuitem", name="Log out").click()
    page.wait_for_url(re.compile("/account/logout"))
    # The provider still knows him.
    open_service(page, notes)
    expect_here(page, "Anna Muster")


def test_through_the_login_service_a_no_and_an_absence_are_told_apart(
    page: Page, served: tuple[Application, Application, OpenIDProvider]
) -> None:
    notes, service, _ = served
    open_service(page, notes)
    log_in_there(page)
    expect_here(page)
    service.stop()
    enter(notes, "settings", '{"sso_refresh_minutes": 6}')
    for _ in range(80):
        if "cannot be asked" in notes.log:
            break
        page.wait_for_timeout(100)
    assert "cannot be asked" in notes.log
    page.reload()
    expect_here(page)
    service.start()
    enter(notes, "settings", '{"sso_allow_list": ["nobody"]}')
    expect(page.get_by_role("button", name="Account of")).to_have_count(0, timeout=2 * SOON_MS)


def test_N02_a_link_that_an_attacker_has_begun_logs_nobody_in(
    new_context: NewContext, served: tuple[Application, Application, OpenIDProvider]
) -> None:
    notes, service, _ = served
    attacker, victim = new_context().new_page(), new_context().new_page()
    open_login(attacker, notes, "Log in with single sign-on")
    attacker.wait_for_url(f"{service.url}/**")
    begun = attacker.url
    # The attacker logs in and keeps the last address to himself: his browser cannot open it.
    asked: list[str] = []
    attacker.on("request", lambda request: asked.append(request.url))
    attacker.get_by_role("button", name="Continue with Contoso").click()
    attacker.get_by_label("Account").fill("anna")
    notes.stop()
    attacker.get_by_role("button", name="Continue").click()
    attacker.wait_for_event("requestfailed")
    attacker = attacker.context.new_page()  # the other one would try again by itself
    attacker.context.pages[0].close()
    notes.start()
    kept = next(each for each in asked if each.startswith(f"{notes.url}/account/nls/"))
    victim.goto(kept)
    expect(victim.get_by_role("heading", name="The login did not work")).to_be_visible()
    victim.goto(f"{notes.url}/account/login")
    expect(victim.get_by_role("button", name="Log in", exact=True)).to_be_visible()
    # Nor does it work in his own browser any more.
    attacker.goto(kept)
    expect(attacker.get_by_role("heading", name="The login did not work")).to_be_visible()
    # The way there leads the victim to a page that says where he would log in, and no further.
    victim.goto(begun)
    expect(victim.get_by_text("You are about to log in to")).to_be_visible()
