"""Asking again: yes, no, and not known."""

import asyncio
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from nago.auth.subject import SU
from nago.systems.session.refreshing import LOOK_SECONDS, Breaker
from nago.systems.sign_on.model import Vouched
from nago.systems.user import Disabled, ExternalUser, UserSettings
from tests.systems.house import DAY, House, opened
from tests.systems.login_service.landlord import Registered, provider
from tests.systems.people import Browser
from tests.systems.sign_on.login_service import arrive, configure, login_service


async def arrived(house) -> Browser:
    browser = Browser(house)
    await browser.take(await arrive(browser))
    return browser


async def lives(browser) -> bool:
    session = await browser.session()
    return not session.ended and session.subject.valid


async def refreshed(browser) -> bool:
    return await browser.house.sessions.use_cases.refresh_nls((await browser.session()).id)


async def test_a_yes_keeps_the_session_and_moves_no_ninety_days(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        service.exp = timedelta(days=100)
        browser = await arrived(house)
        before = await house.ask("SELECT authenticated_at, absolute_until FROM sessions")
        house.clock.ahead = 30 * DAY
        assert await refreshed(browser)
        assert before == await house.ask("SELECT authenticated_at, absolute_until FROM sessions")
        house.clock.ahead = 90 * DAY + 1
        assert not await lives(browser)


async def test_N13_of_ten_askers_in_two_processes_one_asks(tmp_path):
    async with (
        opened(tmp_path / "nago.db") as house,
        opened(tmp_path / "nago.db") as other,
        login_service(house) as service,
    ):
        browser = await arrived(house)
        service.seconds, service.most_asking = 0.2, 0
        id, before = (await browser.session()).id, service.refreshes
        while not other.settings.current(UserSettings).sso_enabled:
            await asyncio.sleep(0.01)
        outcomes = await asyncio.gather(
            *(each.sessions.use_cases.refresh_nls(id) for each in (house, other) for _ in range(5))
        )
        assert all(outcomes)
        async with asyncio.timeout(5):  # the one who asks may be the application itself
            while service.refreshes == before:
                await asyncio.sleep(0.01)
        assert service.most_asking == 1


async def test_N13_a_logout_during_a_slow_refresh_stays_a_logout(tmp_path):
    """A thousand interleavings of a refresh, a second one, and a logout in this or another process:
    each begins so many turns of the event loop after the others, and the service takes its time."""
    dice = random.Random(4711)
    async with (
        opened(tmp_path / "nago.db") as house,
        opened(tmp_path / "nago.db") as other,
    ):
        await configure(house, sso_enabled=True)
        while not other.settings.current(UserSettings).sso_enabled:
            await asyncio.sleep(0.01)
        known = Registered(provider(issuer="https://id.example.com"))
        slow, renewed, orders = Slow(dice), 0, set()
        refreshes = [
            replace(each.sessions.use_cases.refresh_nls, relying_party=slow, providers=known)
            for each in (house, other)
        ]

        async def step(name: str, work, id: str, order: list[str]) -> bool:
            await turns(dice.randrange(20))
            done = await work(id)
            order.append(name)
            return done

        for _ in range(1000):
            browser = Browser(house)
            id, row = await _entered(house, browser)
            first, second = dice.sample(refreshes, 2)
            log_out = dice.choice((house, other)).sessions.use_cases.logout
            slow.asked, order = False, []
            refresh = asyncio.create_task(step("first", first, id, order))
            while not refresh.done() and not slow.asked and dice.random() > 0.01:
                await turns(1)
            await asyncio.gather(
                refresh,
                step("second", second, id, order),
                step("logout", log_out, id, order),
            )
            renewed += refresh.result()
            orders.add(tuple(order))
            assert await house.sessions.registry.store.find_public(id) is None
            assert await house.ask(
                "SELECT count(*) FROM session_vouching WHERE session_id = ?", row
            ) == [(0,)]
            assert not await lives(browser)
        assert len(orders) == 6, "each has overtaken each other"
        assert 0 < renewed < 1000


async def test_N13_who_was_overtaken_stores_nothing(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house):
        browser = await arrived(house)
        id, store = (await browser.session()).id, house.sessions.vouching
        slow = await store.lease(id)
        assert await store.lease(id) is None
        house.clock.ahead += 31  # it hangs, so another one may ask
        fast = await store.lease(id)
        vouched = Vouched(user=_anna(), refresh="newer")
        assert await store.renew(fast, vouched, None, 0.0)
        assert not await store.renew(slow, Vouched(user=_anna(), refresh="older"), None, 0.0)
        assert (await store.find(id)).tokens.refresh == "newer"
        late = await store.lease(id)
        assert await house.sessions.use_cases.logout(id)
        assert not await store.renew(late, vouched, None, 0.0)
        await store.fail(late)
        assert await store.find(id) is None


async def test_N14_a_no_ends_the_session_at_once(tmp_path):
    for status in (400, 401, 403):
        async with opened(tmp_path / f"{status}.db") as house, login_service(house) as service:
            browser = await arrived(house)
            service.refresh_status = status
            assert not await refreshed(browser)
            assert not await lives(browser)


async def test_N14_a_provider_that_is_away_logs_nobody_out_within_the_grace(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        browser = await arrived(house)
        service.refresh_status = 503
        for hours in (0, 1, 12, 23):
            house.clock.ahead = 3600 * hours + hours
            assert await refreshed(browser)
            assert await lives(browser)
        house.clock.ahead = 25 * 3600
        assert not await refreshed(browser)
        assert not await lives(browser)


async def test_N14_without_grace_not_to_know_is_a_no(tmp_path):
    async with (
        opened(tmp_path / "nago.db") as house,
        login_service(house, sso_grace_hours=0) as service,
    ):
        browser = await arrived(house)
        service.refresh_status = 500
        assert not await refreshed(browser)


async def test_N14_when_it_is_back_the_grace_begins_anew(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        browser = await arrived(house)
        service.refresh_status = 503
        assert await refreshed(browser)
        house.clock.ahead = 20 * 3600
        service.refresh_status, service.exp = 200, timedelta(days=3)
        assert await refreshed(browser)
        service.refresh_status = 503
        house.clock.ahead = 40 * 3600
        assert await refreshed(browser)


async def test_N14_a_provider_that_failed_three_times_is_left_alone_for_a_while(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        browsers = [await arrived(house) for _ in range(6)]
        service.refresh_status = 503
        before = service.refreshes
        for browser in browsers:
            assert await refreshed(browser)
        assert service.refreshes == before + 3
        house.sessions.use_cases.refresh_nls.breakers["nls"] = Breaker()
        service.refresh_status = 200
        assert await refreshed(browsers[0])


async def test_N08_who_is_taken_from_the_allow_list_is_out_while_he_is_online(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house):
        browser = await arrived(house)
        session = await browser.session()
        await configure(house, sso_allow_list=(r".*@example\.com",))
        async with asyncio.timeout(10):
            while not session.ended:
                await asyncio.sleep(0.05)
        assert not await lives(browser)


async def test_sessions_in_use_are_asked_about_when_they_are_due(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        service.exp = timedelta(days=1)
        browser = await arrived(house)
        session = await browser.session()
        before = service.refreshes
        await asyncio.sleep(0.2)
        assert service.refreshes == before  # not yet
        house.clock.ahead = 11 * 60
        service.refresh_status = 401
        async with asyncio.timeout(4 * LOOK_SECONDS):
            while not session.ended:
                await asyncio.sleep(0.05)
        assert service.refreshes > before


async def test_the_refresh_token_is_not_sent_to_another_service(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house):
        browser = await arrived(house)
        session = await browser.session()
        async with login_service(house) as another:
            assert not await house.sessions.use_cases.refresh_nls(session.id)
            assert another.far.requests == []


async def test_what_is_kept_for_asking_is_sealed(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        await arrived(house)
        token = service.far.asked("/api/nago/v1/refresh")[0].body.split(b'"')[3]
        assert token.startswith(b"R-")
    for file in tmp_path.iterdir():
        assert token not in file.read_bytes()


async def test_a_user_who_is_disabled_here_is_out(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house):
        browser = await arrived(house)
        user = (await browser.subject()).id
        await house.users.use_cases.update_account_status(SU, user, Disabled())
        assert not await lives(browser)


async def test_N21_an_old_proof_does_not_open_what_needs_a_recent_one(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house):
        for age, recent in ((0, True), (3600, False), (None, True)):
            browser = Browser(house)
            session = await browser.session()
            now = datetime.now(UTC).timestamp()
            vouched = Vouched(
                user=_anna(), auth_time=None if age is None else now - age, amr=("pwd",)
            )
            started = await house.sign_on.flows.begin("oidc", session=session.id)
            flow = await house.sign_on.flows.consume("oidc", started.nonce, started.flow)
            await browser.take(await house.sessions.arrival(session, vouched, flow, started.flow))
            assert (await browser.subject()).recent is recent
        assert {amr for (amr,) in await house.ask("SELECT amr FROM session_vouching")} == {"pwd"}


class Slow:
    """As `RelyingParty`: says yes to everybody, after some turns of the event loop."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self.asked = False

    async def refresh(self, provider, secret, *, refresh: str, subject: str) -> Vouched:
        self.asked = True
        await turns(self._dice.randrange(20))
        return Vouched(user=_anna(), refresh=refresh)


async def turns(number: int) -> None:
    """Let the others go on so often."""
    for _ in range(number):
        await asyncio.sleep(0)


async def _entered(house: House, browser: Browser) -> tuple[str, int]:
    session = await browser.session()
    started = await house.sign_on.flows.begin("oidc", session=session.id)
    flow = await house.sign_on.flows.consume("oidc", started.nonce, started.flow)
    vouched = Vouched(user=_anna(), refresh="R")
    signed_in = await house.sessions.arrival(session, vouched, flow, started.flow)
    row = await house.sessions.registry.store.find_public(signed_in.session.id)
    return signed_in.session.id, row.id


def _anna() -> ExternalUser:
    return ExternalUser(
        provider="contoso", issuer="https://id.example.com", subject="1", email="anna@example.com"
    )
