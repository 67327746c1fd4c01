"""Logging in through the login service: what goes over the wire, and who gets in by it."""

import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace

from nago.auth.subject import SU
from nago.errors import InvalidValue, LoginRefused, SignOnRefused, Unreachable
from nago.systems.session import PasswordNeeded
from nago.systems.user import Disabled, UserSettings
from tests.far import Answer
from tests.systems.house import opened
from tests.systems.people import HOME, PASSWORD, Browser, account, administrator, reset_token
from tests.systems.sign_on.login_service import arrive, configure, login_service, nonce_of


async def test_N04_the_four_messages_are_these_bytes(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        await configure(house, nls_url=f"{service.url}/sub?tenant=7")
        browser = Browser(house)
        session = await browser.session()
        url = await house.sessions.use_cases.start_nls_flow(session.id)
        nonce = nonce_of(url)
        assert len(nonce) == 32 and int(nonce, 16) >= 0
        assert url == (
            f"{service.url}/sub?tenant=7&redirect=http%3A%2F%2Flocalhost%3A3000&nonce={nonce}"
        )
        await configure(house, nls_url=service.url)
        await house.sessions.use_cases.exchange_nls(session.id, nonce, url.flow)
        await asyncio.sleep(0.1)
        exchange, refresh, photo = service.far.requests[:3]
        assert (exchange.method, exchange.target) == ("POST", "/api/nago/v1/exchange")
        assert exchange.body == b'{"nonce":"%s"}' % nonce.encode()
        assert exchange.headers["content-type"] == "application/json"
        assert (refresh.method, refresh.target) == ("POST", "/api/nago/v1/refresh")
        assert refresh.body == b'{"refresh":"R-%s"}' % nonce.encode()
        assert (photo.method, photo.target) == ("GET", "/api/nago/v1/photo/me")
        assert photo.headers["authorization"] == f"Bearer R-{nonce}"
        assert photo.body == b""


EXCHANGED = b'{"refresh":"R-1"}\n'
REFRESHED = (
    b'{"exp":"2999-12-31T23:59:59.123456789+01:00","user":{"id":"4711","businessPhones":'
    b'["+49 441 1"],"displayName":"Anna Beispiel","givenName":"Anna","surname":"Beispiel",'
    b'"userPrincipalName":"anna@worldiety.de","mail":"Anna@Worldiety.de","jobTitle":"Engineer",'
    b'"mobilePhone":"+49 171 1","officeLocation":"","preferredLanguage":"de-DE","city":"Oldenburg",'
    b'"country":"Germany","department":"R&D","employeeId":null,"faxNumber":"","imAddresses":null,'
    b'"mailNickname":"anna","postalCode":"26122","state":"","streetAddress":"Marie-Curie-Str. 1",'
    b'"usageLocation":"DE","aboutMe":"","ageGroup":"","consentProvidedForMinor":"",'
    b'"legalAgeGroupClassification":"","companyName":"worldiety","employeeType":"","more":1}}\n'
)
"""As a service in Go writes them: nanoseconds, nulls, a line feed, and a field that is new."""


async def test_N04_the_answers_to_them_are_read_from_these_bytes(tmp_path):
    answers = {"/api/nago/v1/exchange": EXCHANGED, "/api/nago/v1/refresh": REFRESHED}
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        service.far.handler = lambda request: (
            Answer(200, answers[request.path], {"content-type": "application/json"})
            if request.path in answers
            else Answer(404)
        )
        browser = Browser(house)
        await browser.take(await arrive(browser))
        assert service.far.asked("/api/nago/v1/refresh")[0].body == b'{"refresh":"R-1"}'
        user = await house.users.accounts.find((await browser.subject()).id)
        assert user.email == "anna@worldiety.de"
        contact = user.contact
        assert (contact.firstname, contact.lastname) == ("Anna", "Beispiel")
        assert contact.title == contact.position == "Engineer"
        assert (contact.company, contact.street) == ("worldiety", "Marie-Curie-Str. 1")
        assert (contact.postal_code, contact.city) == ("26122", "Oldenburg")
        assert (contact.mobile_phone, contact.language) == ("+49 171 1", "de")


async def test_the_answer_makes_an_account_with_all_that_it_says(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house):
        browser = Browser(house)
        await browser.take(await arrive(browser, return_to="/notes?tab=2"))
        subject = await browser.subject()
        assert (subject.name, subject.email) == ("Anna Beispiel", "anna.beispiel@worldiety.de")
        user = await house.users.accounts.find(subject.id)
        assert user.email_verified
        contact = user.contact
        assert (contact.position, contact.city, contact.language) == ("Engineer", "Oldenburg", "de")


async def test_a_name_of_one_word_is_a_name(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        service.user = {"id": "1", "displayName": "Cher", "mail": "cher@example.com"}
        browser = Browser(house)
        await browser.take(await arrive(browser))
        assert (await browser.subject()).name == "Cher"


async def test_N01_a_nonce_of_eleven_minutes_ago_is_refused(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        browser = Browser(house)
        session = await browser.session()
        for minutes, fits in ((9, True), (11, False)):
            url = await house.sessions.use_cases.start_nls_flow(session.id)
            house.clock.ahead += 60 * minutes
            service.exp = timedelta(days=1)
            if fits:
                await browser.take(
                    await house.sessions.use_cases.exchange_nls(session.id, nonce_of(url), url.flow)
                )
                session = await browser.session()
            else:
                with pytest.raises(SignOnRefused):
                    await house.sessions.use_cases.exchange_nls(session.id, nonce_of(url), url.flow)


async def test_N01_of_a_nonce_and_of_what_binds_it_to_a_browser_only_hashes_are_kept(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house):
        session = await Browser(house).session()
        url = await house.sessions.use_cases.start_nls_flow(session.id)
        [row] = await house.ask("SELECT * FROM flows")
        for secret in (nonce_of(url), url.flow):
            plain = (secret, secret.encode(), bytes.fromhex(nonce_of(url)))
            assert not [each for each in row if each in plain or secret in str(each)]


async def test_N02_a_callback_that_another_browser_opens_changes_nothing_there(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        attacker, victim = Browser(house), Browser(house)
        begun = await attacker.session()
        url = await house.sessions.use_cases.start_nls_flow(begun.id)
        session = await victim.session()
        for flow in ("", victim.cookie, "A" * 64):
            with pytest.raises(SignOnRefused):
                await house.sessions.use_cases.exchange_nls(session.id, nonce_of(url), flow)
        assert service.exchanges == 0
        assert not (await victim.subject()).valid
        # The victim may just have logged in for it at the service: now it is good for nobody.
        with pytest.raises(SignOnRefused):
            await house.sessions.use_cases.exchange_nls(begun.id, nonce_of(url), url.flow)
        assert service.exchanges == 0
        assert not (await attacker.subject()).valid


async def test_N03_twenty_callbacks_with_one_nonce_are_one_exchange_and_one_session(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        service.seconds = 0.05
        browser = Browser(house)
        session = await browser.session()
        url = await house.sessions.use_cases.start_nls_flow(session.id)
        results = await asyncio.gather(
            *(
                house.sessions.use_cases.exchange_nls(session.id, nonce_of(url), url.flow)
                for _ in range(20)
            ),
            return_exceptions=True,
        )
        assert sum(isinstance(each, SignOnRefused) for each in results) == 19
        assert service.exchanges == 1
        assert await house.ask("SELECT count(*) FROM sessions WHERE user_id IS NOT NULL") == [(1,)]


async def test_several_tabs_of_one_browser_can_log_in_at_the_same_time(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house):
        browser = Browser(house)
        session = await browser.session()
        start = house.sessions.use_cases.start_nls_flow
        first = await start(session.id)
        second = await start(session.id, flow=first.flow)
        assert second.flow == first.flow
        await browser.take(
            await house.sessions.use_cases.exchange_nls(session.id, nonce_of(first), first.flow)
        )
        again = await browser.session()
        await browser.take(
            await house.sessions.use_cases.exchange_nls(again.id, nonce_of(second), first.flow)
        )
        assert (await browser.subject()).valid


BAD = {
    "a time that is over": lambda s: setattr(s, "exp", timedelta(seconds=-1)),
    "no id": lambda s: s.user.update(id=" "),
    "an address that is none": lambda s: s.user.update(mail="anna at worldiety"),
    "no address": lambda s: s.user.update(mail=None),
    "another type": lambda s: s.user.update(id=4711),
    "a no": lambda s: setattr(s, "refresh_status", 401),
    "a no to the nonce": lambda s: setattr(s, "exchange_status", 400),
    "an error with JSON": lambda s: setattr(s, "refresh_status", 500),
}


@pytest.mark.parametrize("what", BAD)
async def test_N07_an_answer_that_does_not_count_logs_nobody_in(tmp_path, what):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        BAD[what](service)
        browser = Browser(house)
        with pytest.raises((SignOnRefused, Unreachable)) as caught:
            await arrive(browser)
        assert not (await browser.subject()).valid
        assert await house.users.accounts.count() == 0
        for request in service.far.requests:  # no secret is in what is logged
            token = request.body.decode().partition(":")[2].strip('"}')
            assert not token or token not in str(caught.value)


async def test_N08_the_allow_list_counts_at_every_login(tmp_path):
    seed = r"^[a-z|-|.]+@worldiety.de$"
    async with (
        opened(tmp_path / "nago.db") as house,
        login_service(house, sso_allow_list=(seed,)) as service,
    ):
        for mail, fits in (
            ("ANNA.Beispiel@Worldiety.DE", True),
            ("anna@worldiety.de.evil.com", False),
            ("anna@evil.com", False),
        ):
            service.user = {"id": mail, "displayName": "Anna", "mail": mail}
            browser = Browser(house)
            if fits:
                await browser.take(await arrive(browser))
            else:
                with pytest.raises(SignOnRefused):
                    await arrive(browser)
            assert (await browser.subject()).valid == fits


async def test_N08_a_pattern_that_is_none_is_not_saved(tmp_path):
    async with opened(tmp_path / "nago.db") as house:
        for pattern in ("[a-z", "(?=x)a", "((a{1000}){1000}){1000}"):
            with pytest.raises(InvalidValue) as caught:
                await configure(house, sso_allow_list=("ok", pattern))
            assert caught.value.field == "sso_allow_list"
            assert "line 2" in str(caught.value)
        assert house.settings.current(UserSettings).sso_allow_list == ()


async def test_off_there_is_no_start_and_the_callback_refuses(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        browser = Browser(house)
        session = await browser.session()
        url = await house.sessions.use_cases.start_nls_flow(session.id)
        await configure(house, sso_enabled=False)
        with pytest.raises(InvalidValue):
            await house.sessions.use_cases.start_nls_flow(session.id)
        with pytest.raises(SignOnRefused):
            await house.sessions.use_cases.exchange_nls(session.id, nonce_of(url), url.flow)
        assert service.far.requests == []


@pytest.mark.parametrize("url", ["http://login.example.com", "https://a@b.c", "ftp://x", "x"])
async def test_an_address_of_a_service_that_cannot_be_asked_is_not_saved(tmp_path, url):
    async with opened(tmp_path / "nago.db") as house:
        with pytest.raises(InvalidValue) as caught:
            await configure(house, nls_url=url)
        assert caught.value.field == "nls_url"


async def test_N10_a_verified_account_without_rights_is_linked_by_its_address(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house):
        user = await account(house, "anna.beispiel@worldiety.de")
        await house.users.use_cases.update_verification(SU, user.id, True)
        phone, laptop = Browser(house), Browser(house)
        await phone.login(user.email)
        await laptop.take(await arrive(laptop))
        assert (await laptop.subject()).id == user.id
        # Whoever sat in one of his sessions, or knew his password, is out.
        assert not (await phone.subject()).valid
        assert await house.users.accounts.credential(user.id) is None


@pytest.mark.parametrize("who", ["an administrator", "unverified", "linked already"])
async def test_N10_else_the_password_is_asked_for(tmp_path, who):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        mail = "anna.beispiel@worldiety.de"
        make = administrator if who == "an administrator" else account
        user = await make(house, mail)
        verified = who != "unverified"
        await house.users.use_cases.update_verification(SU, user.id, verified)
        if who == "linked already":
            other = Browser(house)
            await other.take(await arrive(other))
            token = await reset_token(house, user)
            await house.users.use_cases.change_password_by_link(SU, token, PASSWORD, PASSWORD)
            service.user = {**service.user, "id": "4712"}  # the address belongs to another now
        browser = Browser(house)
        session = await browser.session()
        url = await house.sessions.use_cases.start_nls_flow(session.id)
        with pytest.raises(PasswordNeeded) as caught:
            await house.sessions.use_cases.exchange_nls(session.id, nonce_of(url), url.flow)
        assert not (await browser.subject()).valid
        nonce = caught.value.nonce
        with pytest.raises(LoginRefused):
            await house.sessions.link(session.id, nonce, url.flow, "wrong", HOME)
        with pytest.raises(SignOnRefused):  # another browser cannot finish it
            await house.sessions.link(session.id, nonce, "A" * 64, PASSWORD, HOME)
        assert not (await browser.subject()).valid
        await browser.take(await house.sessions.link(session.id, nonce, url.flow, PASSWORD, HOME))
        assert (await browser.subject()).id == user.id
        assert set((await browser.subject()).roles) == set(user.roles)


async def test_N10_an_address_given_to_another_person_does_not_open_the_account(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        first = Browser(house)
        await first.take(await arrive(first))
        service.user = {**service.user, "id": "another person"}
        second = Browser(house)
        with pytest.raises(SignOnRefused):
            await arrive(second)
        assert (await first.subject()).valid
        assert not (await second.subject()).valid


async def test_N10_the_same_subject_at_two_services_is_two_people(tmp_path):
    async with opened(tmp_path / "nago.db") as house:
        async with login_service(house) as one:
            browser = Browser(house)
            await browser.take(await arrive(browser))
            first = (await browser.subject()).id
            assert one.exchanges == 1
        async with login_service(house) as two:
            two.user = {"id": "4711", "displayName": "Mallory", "mail": "mallory@example.com"}
            browser = Browser(house)
            await browser.take(await arrive(browser))
            assert (await browser.subject()).id != first


async def test_what_a_provider_says_is_followed_and_cannot_be_changed_here(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        browser = Browser(house)
        await browser.take(await arrive(browser))
        subject = await browser.subject()
        contact = await house.users.use_cases.read_my_contact(subject)
        with pytest.raises(InvalidValue) as caught:
            changed = replace(contact, firstname="Joanna")
            await house.users.use_cases.update_my_contact(subject, changed)
        assert caught.value.field == "firstname"
        await house.users.use_cases.update_my_contact(subject, replace(contact, phone="0441 1"))
        service.user = {**service.user, "surname": "Muster", "mail": "anna.muster@worldiety.de"}
        assert await house.sessions.use_cases.refresh_nls((await browser.session()).id)
        subject = await browser.subject()
        assert (subject.name, subject.email) == ("Anna Muster", "anna.muster@worldiety.de")
        user = await house.users.accounts.find(subject.id)
        assert user.contact.phone == "0441 1"


async def test_a_changed_address_that_is_taken_is_not_followed(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house) as service:
        await account(house, "taken@worldiety.de")
        browser = Browser(house)
        await browser.take(await arrive(browser))
        service.user = {**service.user, "mail": "taken@worldiety.de"}
        assert await house.sessions.use_cases.refresh_nls((await browser.session()).id)
        assert (await browser.subject()).email == "anna.beispiel@worldiety.de"


async def test_roles_and_groups_that_were_taken_never_come_back(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house):
        await house.roles.use_cases.upsert(SU, "staff", "Staff")
        await configure(house, sso_roles=("staff",))
        browser = Browser(house)
        await browser.take(await arrive(browser))
        subject = await browser.subject()
        assert subject.has_role("staff")
        await house.users.use_cases.update_other_roles(SU, subject.id, [])
        assert await house.sessions.use_cases.refresh_nls((await browser.session()).id)
        again = Browser(house)
        await again.take(await arrive(again))
        assert not (await again.subject()).has_role("staff")


async def test_a_disabled_account_does_not_come_in_by_a_provider(tmp_path):
    async with opened(tmp_path / "nago.db") as house, login_service(house):
        browser = Browser(house)
        await browser.take(await arrive(browser))
        await house.users.use_cases.update_account_status(
            SU, (await browser.subject()).id, Disabled()
        )
        with pytest.raises(SignOnRefused):
            await arrive(Browser(house))
