"""Single sign-on through the Nago Login Service, sentence by sentence as it was promised."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from nago import Configurator
from nago.application import Application
from nago.auth.subject import SU
from nago.errors import InvalidValue, SignOnRefused
from nago.systems.user import UserSettings
from nago.testing.direct import Browser
from tests.far import Answer, far_server
from tests.seed.opened import opened
from tests.seed.test_lifecycle import without_a_word_on_sessions
from tests.systems.sign_on.login_service import LoginService, nonce_of

SEEDS_OWN_PATTERN = "^[a-z|-|.]+@worldiety.de$"


async def settle(application, **settings: object) -> None:
    """What an administrator enters on the settings page."""
    management = application.cfg.settings_management()
    await management.use_cases.save(SU, replace(management.current(UserSettings), **settings))


async def log_in(application, browser: Browser) -> str:
    """Out to the service and back; the id of the user."""
    use_cases = application.sessions.use_cases
    session = await browser.session()
    url = await use_cases.start_nls_flow(session.id)
    signed_in = await use_cases.exchange_nls(session.id, nonce_of(url), url.flow)
    exchanged = await application.sessions.exchange(signed_in.ticket, browser.cookie)
    assert exchanged is not None
    browser.cookie = exchanged[0]
    assert signed_in.session.user is not None
    return signed_in.session.user


async def test_login_via_single_sign_on(tmp_path: Path) -> None:
    async with (
        opened(without_a_word_on_sessions, tmp_path) as application,
        far_server(lambda request: Answer(404)) as far,
    ):
        far.handler = LoginService(far).answer
        await settle(application, sso_enabled=True, nls_url=far.url)
        browser = Browser(application)
        user = await log_in(application, browser)
        assert (await browser.session()).user == user


async def test_start_nls_flow_initializes_the_login_and_returns_a_redirect_url(
    tmp_path: Path,
) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        await settle(application, sso_enabled=True, nls_url="https://login.worldiety.nago.app")
        session = await Browser(application).session()
        url = await application.sessions.use_cases.start_nls_flow(session.id)
        assert isinstance(url, str)
        assert url.startswith("https://login.worldiety.nago.app?redirect=http%3A%2F%2Flocalhost")


async def test_exchange_nls_exchanges_a_nonce_for_a_refresh_token(tmp_path: Path) -> None:
    async with (
        opened(without_a_word_on_sessions, tmp_path) as application,
        far_server(lambda request: Answer(404)) as far,
    ):
        service = LoginService(far)
        far.handler = service.answer
        await settle(application, sso_enabled=True, nls_url=far.url)
        browser = Browser(application)
        await log_in(application, browser)
        assert service.exchanges == 1
        # The token stays on the server, sealed.
        kept = await application.sessions.vouching.find((await browser.session()).id)
        assert kept is not None and kept.tokens.refresh.startswith("R-")


async def test_refresh_nls_updates_a_session_using_the_refresh_token(tmp_path: Path) -> None:
    async with (
        opened(without_a_word_on_sessions, tmp_path) as application,
        far_server(lambda request: Answer(404)) as far,
    ):
        service = LoginService(far)
        far.handler = service.answer
        await settle(application, sso_enabled=True, nls_url=far.url)
        browser = Browser(application)
        await log_in(application, browser)
        service.user = {**service.user, "surname": "Muster"}
        assert await application.sessions.use_cases.refresh_nls((await browser.session()).id)
        assert (await browser.session()).subject.name == "Anna Muster"


async def test_seamless_integration_with_user_management_merges_and_updates_users(
    tmp_path: Path,
) -> None:
    async with (
        opened(without_a_word_on_sessions, tmp_path) as application,
        far_server(lambda request: Answer(404)) as far,
    ):
        service = LoginService(far)
        far.handler = service.answer
        await settle(application, sso_enabled=True, nls_url=far.url)
        users = application.sessions.users.use_cases
        known = await users.create(SU, "anna.beispiel@worldiety.de", verified=True)
        assert await log_in(application, Browser(application)) == known.id  # merged
        service.user = {**service.user, "city": "Bremen", "mail": "anna@worldiety.de"}
        assert await log_in(application, Browser(application)) == known.id  # updated
        user = await users.find_by_id(SU, known.id)
        assert user is not None
        assert (user.email, user.contact.city) == ("anna@worldiety.de", "Bremen")
        service.user = {"id": "another", "displayName": "Bob", "mail": "bob@worldiety.de"}
        assert await log_in(application, Browser(application)) != known.id  # a new one


async def test_sso_must_be_enabled_and_configured_in_settings_management(tmp_path: Path) -> None:
    async with opened(without_a_word_on_sessions, tmp_path) as application:
        session = await Browser(application).session()
        start = application.sessions.use_cases.start_nls_flow
        with pytest.raises(InvalidValue):
            await start(session.id)
        await settle(application, sso_enabled=True)
        with pytest.raises(InvalidValue):
            await start(session.id)
        await settle(application, sso_enabled=False, nls_url="https://login.example.com")
        with pytest.raises(InvalidValue):
            await start(session.id)
        await settle(application, sso_enabled=True)
        assert await start(session.id)


@pytest.mark.parametrize(
    ("mail", "fits"),
    [("anna.b@worldiety.de", True), ("anna@worldiety.com", False), ("a1@worldiety.de", False)],
)
async def test_only_users_with_matching_email_patterns_are_allowed(
    tmp_path: Path, mail: str, fits: bool
) -> None:
    async with (
        opened(without_a_word_on_sessions, tmp_path) as application,
        far_server(lambda request: Answer(404)) as far,
    ):
        service = LoginService(far)
        far.handler = service.answer
        await settle(
            application, sso_enabled=True, nls_url=far.url, sso_allow_list=(SEEDS_OWN_PATTERN,)
        )
        service.user = {"id": "1", "displayName": "Anna", "mail": mail}
        if fits:
            assert await log_in(application, Browser(application))
        else:
            with pytest.raises(SignOnRefused):
                await log_in(application, Browser(application))


async def test_if_the_allow_list_is_empty_all_users_are_accepted(tmp_path: Path) -> None:
    async with (
        opened(without_a_word_on_sessions, tmp_path) as application,
        far_server(lambda request: Answer(404)) as far,
    ):
        service = LoginService(far)
        far.handler = service.answer
        await settle(application, sso_enabled=True, nls_url=far.url, sso_allow_list=())
        for mail in ("anna@worldiety.de", "bob@somewhere.example"):
            service.user = {"id": mail, "displayName": "X", "mail": mail}
            assert await log_in(application, Browser(application))


def test_the_use_cases_are_there_by_name() -> None:
    def configure(cfg: Configurator) -> None:
        without_a_word_on_sessions(cfg)
        use_cases = cfg.session_management().use_cases
        for name in ("start_nls_flow", "exchange_nls", "refresh_nls"):
            assert callable(getattr(use_cases, name))
        configured.append(True)

    configured: list[bool] = []
    Application(configure, {})
    assert configured
