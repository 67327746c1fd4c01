"""What users do for themselves by mail: forgotten passwords, registering, confirming, inviting."""

import asyncio
from collections import Counter

import pytest
from msgspec.structs import replace

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import (
    ConcurrentUpdate,
    InvalidValue,
    LoginRefused,
    NotUnique,
    Overloaded,
    PermissionDenied,
)
from nago.systems.user import (
    Client,
    Contact,
    Disabled,
    ExternalUser,
    User,
    UserCreated,
    UserSettings,
)
from nago.systems.user.contact_rules import ContactRules, FieldRule
from nago.systems.user.registering import RemoveUnconfirmed
from nago.systems.user.registration_settings import (
    ConsentSettings,
    OfferedConsent,
    RegistrationSettings,
)
from tests.systems.house import DAY, PUBLIC_URL, opened
from tests.systems.people import HOME, PASSWORD, Browser, account, holder

NEW = "something else entirely"
DEAD = "used already or is too old"
EVE = "eve@example.com"


async def allow(house, settings) -> None:
    await house.settings.use_cases.save(SU, settings)


async def register(house, email=EVE, password=NEW, client=None, **names):
    contact = Contact(**{"firstname": "Eve", "lastname": "Example", **names.pop("contact", {})})
    await house.users.use_cases.register(
        ANONYMOUS, email, password, password, contact, client=client, **names
    )


async def open_house(house) -> None:
    await allow(house, RegistrationSettings(self_registration=True))


async def actions(house) -> Counter:
    found = await house.audit.use_cases.find_entries(SU, 1000)
    return Counter(each.action for each in found)


async def test_a_forgotten_password_is_replaced_by_a_mailed_link(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        await house.users.use_cases.request_password_reset(
            ANONYMOUS, " Ada@Example.com ", client=HOME, language="de"
        )
        letter = await house.post.last()
        assert (letter.template, letter.to, letter.language) == (
            "nago.mail.password_reset", user.email, "de",
        )  # fmt: skip
        assert letter.wipe, "the link is not kept once it was sent"
        assert letter.link.startswith(f"{PUBLIC_URL}/account/password/reset?token=")
        browser = Browser(house)
        await browser.login()
        change = house.users.use_cases.change_password_by_link
        await change(ANONYMOUS, letter.token, NEW, NEW)
        assert not (await browser.subject()).valid, "all sessions end"
        with pytest.raises(LoginRefused):
            await Browser(house).login()
        await Browser(house).login(password=NEW)


async def test_R08_a_reset_logs_nobody_in_ends_all_sessions_and_is_told_by_mail(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        browsers = [Browser(house) for _ in range(3)]
        for browser in browsers[:2]:
            await browser.login()
        await house.users.use_cases.request_password_reset(ANONYMOUS, user.email)
        token = (await house.post.last()).token
        subject = (await browsers[2].session()).subject
        await house.users.use_cases.change_password_by_link(subject, token, NEW, NEW)
        assert [(await browser.subject()).valid for browser in browsers] == [False] * 3
        assert await house.ask("SELECT * FROM sessions WHERE user_id IS NOT NULL") == []
        notice = await house.post.last()
        assert (notice.template, notice.to) == ("nago.mail.password_changed", user.email)
        assert "token" not in notice.link


async def test_R01_a_link_of_each_purpose_is_good_for_its_time_its_purpose_and_its_address(
    tmp_path,
):
    async with opened(tmp_path / "a.db") as house:
        use_cases, tokens = house.users.use_cases, house.users.tokens
        uses = {
            "password_reset": (
                3600, lambda t: use_cases.change_password_by_link(ANONYMOUS, t, NEW, NEW),
            ),
            "verify": (48 * 3600, lambda t: use_cases.confirm_mail(ANONYMOUS, t)),
            "mail_change": (24 * 3600, lambda t: use_cases.confirm_mail(ANONYMOUS, t)),
            "invite": (
                7 * DAY,
                lambda t: use_cases.change_password_by_link(
                    ANONYMOUS, t, NEW, NEW, purpose="invite"
                ),
            ),
        }  # fmt: skip
        same = ({"verify", "mail_change"},)  # one page confirms both, by what the link itself is
        for number, (purpose, (seconds, use)) in enumerate(uses.items()):
            user = await account(house, f"u{number}@example.com")

            async def make(user=user, purpose=purpose):
                found = await use_cases.find_by_id(SU, user.id)
                return await tokens.make(purpose, user.id, found.email, "new@example.org")

            token = await make()
            for other, (_, wrong) in uses.items():
                if other != purpose and {other, purpose} not in same:
                    with pytest.raises(InvalidValue, match=DEAD):
                        await wrong(token)
            house.clock.ahead = seconds + 1
            with pytest.raises(InvalidValue, match=DEAD):
                await use(token)
            house.clock.ahead = 0
            older, newer = await make(), await make()
            with pytest.raises(InvalidValue, match=DEAD):
                await use(older)
            moved = "UPDATE users SET data = json_set(data, '$.email', ?) WHERE id = ?"
            await house.change(moved, "elsewhere@example.com", user.id)
            with pytest.raises(InvalidValue, match=DEAD):
                await use(newer)
            await house.change(moved, user.email, user.id)
            house.clock.ahead = seconds - 5
            await use(newer)
            with pytest.raises(InvalidValue, match=DEAD):
                await use(newer)
            house.clock.ahead = 0
            await use_cases.delete(SU, user.id)


async def test_R02_of_two_uses_of_a_link_at_once_in_two_processes_one_wins(tmp_path):
    async with opened(tmp_path / "a.db") as house, opened(tmp_path / "a.db") as other:
        for turn in range(10):
            user = await account(house, f"u{turn}@example.com")
            new = f"new{turn}@example.com"
            for purpose in ("verify", "mail_change"):
                token = await house.users.tokens.make(purpose, user.id, user.email, new)
                results = await asyncio.gather(
                    *(
                        each.users.use_cases.confirm_mail(ANONYMOUS, token)
                        for each in (house, other)
                    ),
                    return_exceptions=True,
                )
                refused = [each for each in results if isinstance(each, Exception)]
                assert len(refused) == 1
                assert isinstance(refused[0], InvalidValue | ConcurrentUpdate)
            token = await house.users.tokens.make("invite", user.id, new)
            passwords = ["the first new password", "the second new password"]
            results = await asyncio.gather(
                *(
                    each.users.use_cases.change_password_by_link(
                        ANONYMOUS, token, password, password, purpose="invite"
                    )
                    for each, password in zip((house, other), passwords, strict=True)
                ),
                return_exceptions=True,
            )
            won = [each is None for each in results]
            assert won.count(True) == 1
            await house.users.directory.refresh()
            await Browser(house).login(new, passwords[won.index(True)])
            with pytest.raises(LoginRefused):
                await Browser(house).login(new, passwords[won.index(False)])


async def test_R05_a_flood_sends_five_mails_an_hour_to_an_address_and_changes_nothing(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        before = await house.ask("SELECT * FROM users")
        ask = house.users.use_cases.request_password_reset
        await asyncio.gather(*(ask(ANONYMOUS, "ada@example.com") for _ in range(100)))
        assert len(await house.post.letters()) == 5
        assert await house.ask("SELECT * FROM users") == before
        token = (await house.post.last()).token
        assert await house.users.tokens.find("password_reset", token) is not None, (
            "what is asked for beyond does not kill the last link"
        )
        house.clock.ahead = 3601
        await ask(ANONYMOUS, user.email)
        assert len(await house.post.letters()) == 6


async def test_R05_all_links_to_an_address_count_together_and_notices_keep_nobody_from_one(
    tmp_path,
):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        owner = await account(house)
        use_cases = house.users.use_cases
        await register(house)
        for _ in range(20):
            await use_cases.request_confirmation(ANONYMOUS, EVE)
            await use_cases.request_password_reset(ANONYMOUS, EVE)
            await register(house, owner.email)
        letters = Counter((each.template, each.to) for each in await house.post.letters())
        assert sum(count for (_, to), count in letters.items() if to == EVE) == 5
        assert letters["nago.mail.address_taken", owner.email] == 5
        await use_cases.request_password_reset(ANONYMOUS, owner.email)
        assert (await house.post.last()).template == "nago.mail.password_reset"


async def test_R05_what_goes_beyond_makes_no_account_and_tells_nobody_of_one(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        heard = []
        house.wiring.bus.subscribe(UserCreated, heard.append)
        for _ in range(5):
            await house.users.use_cases.request_password_reset(ANONYMOUS, EVE)
        await register(house)
        assert (heard, await house.users.use_cases.count(SU)) == ([], 0)
        house.clock.ahead = 3601
        await register(house)
        assert len(heard) == await house.users.use_cases.count(SU) == 1


async def test_R05_one_network_asks_twenty_times_a_minute(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        ask = house.users.use_cases.request_password_reset
        home, other = Client("2001:db8::7"), Client("192.0.2.99")
        for number in range(20):
            await ask(ANONYMOUS, f"u{number}@example.com", client=home)
        with pytest.raises(Overloaded):
            await ask(ANONYMOUS, "ada@example.com", client=Client("2001:db8::8"))
        await ask(ANONYMOUS, "ada@example.com", client=other)
        house.clock.ahead = 61
        await ask(ANONYMOUS, "ada@example.com", client=home)


async def test_a_reset_by_users_can_be_switched_off_and_needs_mail(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        use_cases = house.users.use_cases
        house.post.open = False
        for refused in (
            use_cases.request_password_reset(ANONYMOUS, user.email),
            use_cases.request_confirmation(ANONYMOUS, user.email),
            use_cases.start_password_reset(SU, user.id),
            use_cases.invite(SU, "new@example.com"),
        ):
            with pytest.raises(InvalidValue, match="set up a mail server"):
                await refused
        assert await use_cases.find_by_mail(SU, "new@example.com") is None
        house.post.open = True
        await allow(house, RegistrationSettings(password_reset=False))
        with pytest.raises(InvalidValue, match="administrators reset"):
            await use_cases.request_password_reset(ANONYMOUS, user.email)
        assert await house.post.letters() == []


async def test_an_administrator_starts_a_reset_and_sees_no_link(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        assert await house.users.use_cases.start_password_reset(SU, user.id) is None
        letter = await house.post.last()
        assert (letter.template, letter.to) == ("nago.mail.password_reset", user.email)
        await house.users.use_cases.change_password_by_link(ANONYMOUS, letter.token, NEW, NEW)


async def test_a_new_account_counts_once_its_address_is_confirmed(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        await register(house, language="de", contact={"city": "Bremen"})
        letter = await house.post.last()
        assert (letter.template, letter.to, letter.language) == (
            "nago.mail.confirm_address", EVE, "de",
        )  # fmt: skip
        assert letter.link.startswith(f"{PUBLIC_URL}/account/confirm?token=")
        with pytest.raises(LoginRefused):
            await Browser(house).login(EVE, NEW)
        user = await house.users.use_cases.confirm_mail(ANONYMOUS, letter.token)
        assert (user.email_verified, user.unconfirmed) == (True, False)
        assert (user.contact.name, user.contact.language) == ("Eve Example", "de")
        await Browser(house).login(EVE, NEW)
        assert (await actions(house))["user_registered"] == 1
        assert (await actions(house))["email_confirmed"] == 1


async def test_R09_a_taken_address_looks_like_a_free_one_and_its_owner_is_told(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        owner = await account(house)
        before = (
            await house.ask("SELECT * FROM users"),
            await house.ask("SELECT * FROM credentials"),
        )
        assert await register(house, "Ada@example.com") is None
        after = await house.ask("SELECT * FROM users"), await house.ask("SELECT * FROM credentials")
        assert after == before
        notice = await house.post.last()
        assert (notice.template, notice.to) == ("nago.mail.address_taken", owner.email)
        assert "token" not in notice.link, "a link that somebody else asked for lets nobody in"
        assert (await actions(house))["registration_repeated"] == 1
        await Browser(house).login()


async def test_R09_of_two_who_register_with_one_address_at_once_one_is_the_first(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        async with opened(tmp_path / "a.db") as other:
            results = await asyncio.gather(register(house), register(other), return_exceptions=True)
        assert results == [None, None], "neither is told"
        letters = Counter(each.template for each in await house.post.letters())
        assert letters == {"nago.mail.confirm_address": 1, "nago.mail.address_taken": 1}


@pytest.mark.parametrize(
    ("domain", "email", "allowed"),
    [
        ("@worldiety.de", "x@worldiety.de", True),
        ("worldiety.de", "x@Worldiety.DE", True),
        ("@worldiety.de", "x@evilworldiety.de", False),
        ("@worldiety.de", "x@sub.worldiety.de", False),
        ("@worldiety.de", "x@worldiety.de.evil.com", False),
        ("@worldiety.de", "x@worldiety.den", False),
        ("@müller.example", "x@xn--mller-kva.example", True),
    ],
)
async def test_R09_a_domain_is_what_stands_behind_the_at_all_of_it(
    tmp_path, domain, email, allowed
):
    settings = RegistrationSettings(self_registration=True, allowed_domains=(domain,))
    settings.check()
    async with opened(tmp_path / "a.db") as house:
        await allow(house, settings)
        if allowed:
            await register(house, email)
        else:
            with pytest.raises(InvalidValue) as refused:
                await register(house, email)
            assert refused.value.field == "email"
            assert await house.users.use_cases.count(SU) == 0


async def test_R10_an_unconfirmed_account_holds_no_session_whoever_tries_to_give_it_one(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        await register(house)
        user = await house.users.use_cases.find_by_mail(SU, EVE)
        with pytest.raises(LoginRefused):
            await Browser(house).login(EVE, NEW)
        browser = Browser(house)
        session = await browser.session()
        with pytest.raises((LoginRefused, InvalidValue)):
            await house.sessions.use_cases.login_user(session.id, user.id, SU)
        assert not (await house.users.subject(user.id)).valid
        assert await house.ask("SELECT * FROM sessions WHERE user_id IS NOT NULL") == []


async def test_R10_who_comes_through_a_provider_inherits_nothing_of_who_registered_before(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        role = await house.roles.use_cases.create(SU, "Given to all")
        await allow(house, UserSettings(default_roles=(role.id,)))
        await register(house, password="what an attacker chose", contact={"company": "Evil"})
        confirm = (await house.post.last()).token
        attacker = Browser(house)
        with pytest.raises(LoginRefused):
            await attacker.login(EVE, "what an attacker chose")
        first = await house.users.use_cases.find_by_mail(SU, EVE)
        external = ExternalUser(
            provider="nls", issuer="https://login", subject="7", email=EVE,
            contact={"firstname": "Real"},
        )  # fmt: skip
        victim = await house.users.joining(external)
        assert isinstance(victim, User)
        assert victim.id != first.id
        assert (victim.contact.firstname, victim.contact.company, victim.roles) == ("Real", "", ())
        assert victim.email_verified
        assert await house.users.accounts.credential(victim.id) is None
        assert not (await attacker.subject()).valid
        with pytest.raises(LoginRefused):
            await Browser(house).login(EVE, "what an attacker chose")
        with pytest.raises(InvalidValue, match=DEAD):
            await house.users.use_cases.confirm_mail(ANONYMOUS, confirm)
        assert (await actions(house))["user_deleted"] == 1


async def test_R10_whoever_resets_the_password_of_an_unconfirmed_account_takes_it_over(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        await register(house, password="what an attacker chose")
        await house.users.use_cases.request_password_reset(ANONYMOUS, EVE)
        token = (await house.post.last("nago.mail.password_reset")).token
        await house.users.use_cases.change_password_by_link(ANONYMOUS, token, NEW, NEW)
        with pytest.raises(LoginRefused):
            await Browser(house).login(EVE, "what an attacker chose")
        await Browser(house).login(EVE, NEW)


async def test_R10_an_invitation_takes_the_address_from_whoever_registered_with_it(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        await register(house, password="what an attacker chose")
        confirm = (await house.post.last()).token
        first = await house.users.use_cases.find_by_mail(SU, EVE)
        user = await house.users.use_cases.invite(SU, EVE)
        assert user.id != first.id
        with pytest.raises(InvalidValue, match=DEAD):
            await house.users.use_cases.confirm_mail(ANONYMOUS, confirm)
        assert await house.users.accounts.credential(user.id) is None


async def test_an_account_that_nobody_confirms_is_removed_after_a_week(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        await register(house)
        ada = await account(house)
        remove = RemoveUnconfirmed(house.users.use_cases.register.requests)
        house.clock.ahead = 7 * DAY - 60
        await remove()
        assert await house.users.use_cases.count(SU) == 2
        house.clock.ahead = 7 * DAY + 60
        await remove()
        assert [each.id for each in await house.users.use_cases.find_all(SU)] == [ada.id]


async def test_nobody_registers_where_that_is_off_or_without_what_is_required(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        with pytest.raises(InvalidValue, match="ask an administrator"):
            await register(house)
        await open_house(house)
        await allow(
            house,
            ContactRules(
                company=FieldRule("required"),
                title=FieldRule("optional", "^(Dr|Prof)$"),
                postal_code=FieldRule("required", "[0-9]{5}"),
            ),
        )
        await allow(
            house,
            ConsentSettings(
                terms=OfferedConsent("required"), newsletter=OfferedConsent("optional")
            ),
        )
        good = {"company": "ACME", "postal_code": "26121"}
        agreed = ("nago.consent.gtc",)
        for change, consents, field in (
            ({"company": " "}, agreed, "company"),
            ({"postal_code": "2612"}, agreed, "postal_code"),
            ({"title": "King"}, agreed, "title"),
            ({"firstname": " "}, agreed, "firstname"),
            ({"city": "x" * 201}, agreed, "city"),
            ({}, ("nago.consent.newsletter",), "nago.consent.gtc"),
        ):
            with pytest.raises(InvalidValue) as refused:
                await register(house, contact={**good, **change}, consents=consents)
            assert refused.value.field == field
        for password, repeated, field in (
            ("short", "short", "password"),
            (NEW, NEW + "!", "repeated"),
        ):
            with pytest.raises(InvalidValue) as refused:
                await house.users.use_cases.register(
                    ANONYMOUS, EVE, password, repeated,
                    Contact(firstname="E", lastname="X", **good), consents=agreed,
                )  # fmt: skip
            assert refused.value.field == field
        assert await house.post.letters() == []
        await register(house, contact={**good, "title": "Dr"}, consents=agreed)
        user = await house.users.use_cases.find_by_mail(SU, EVE)
        assert user.has_approved("nago.consent.gtc")
        assert not user.has_approved("nago.consent.newsletter")
        assert {each.id for each in user.consents} == {
            "nago.consent.gtc",
            "nago.consent.newsletter",
        }
        assert user.consents[0].history[0].location == "account/register"


async def test_a_confirmation_is_sent_again_to_whoever_waits_for_one_and_to_nobody_else(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        await register(house)
        await account(house)
        first = await house.post.last()
        again = house.users.use_cases.request_confirmation
        for email in ("ada@example.com", "nobody@example.com", EVE):
            assert await again(ANONYMOUS, email) is None
        letters = await house.post.letters("nago.mail.confirm_address")
        assert [each.to for each in letters] == [EVE, EVE]
        with pytest.raises(InvalidValue, match=DEAD):
            await house.users.use_cases.confirm_mail(ANONYMOUS, first.token)
        await house.users.use_cases.confirm_mail(ANONYMOUS, letters[-1].token)
        assert (await actions(house))["mail_requested"] == 3


async def test_another_address_counts_once_it_is_confirmed_and_the_old_one_is_told(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        browser = Browser(house)
        await browser.login()
        subject, change = await browser.subject(), house.users.use_cases.change_my_email
        with pytest.raises(LoginRefused):
            await change(subject, "ada@example.org", "not the password")
        await change(subject, "ada@example.org", PASSWORD)
        letter = await house.post.last()
        assert (letter.template, letter.to) == ("nago.mail.email_change", "ada@example.org")
        assert (await house.users.use_cases.find_by_id(SU, user.id)).email == user.email
        await house.users.use_cases.confirm_mail(ANONYMOUS, letter.token)
        now = await house.users.use_cases.find_by_id(SU, user.id)
        assert (now.email, now.email_verified) == ("ada@example.org", True)
        notice = await house.post.last()
        assert (notice.template, notice.to) == ("nago.mail.email_changed", user.email)
        assert notice.model["email"] == "ada@example.org"
        await Browser(house).login("ada@example.org")
        found = await actions(house)
        assert (found["email_change_requested"], found["email_changed"]) == (1, 1)


async def test_R09_who_takes_an_address_that_another_has_sees_no_difference(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        other = await account(house, "bob@example.com")
        browser = Browser(house)
        await browser.login()
        change = house.users.use_cases.change_my_email
        assert await change(await browser.subject(), other.email, PASSWORD) is None
        notice = await house.post.last()
        assert (notice.template, notice.to) == ("nago.mail.address_taken", other.email)
        # And if somebody else gets it in between, the link is dead.
        await change(await browser.subject(), "free@example.com", PASSWORD)
        token = (await house.post.last("nago.mail.email_change")).token
        await account(house, "free@example.com")
        with pytest.raises(InvalidValue, match=DEAD):
            await house.users.use_cases.confirm_mail(ANONYMOUS, token)


async def test_an_invitation_lets_somebody_choose_his_password_and_shows_his_address(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        use_cases = house.users.use_cases
        role = await house.roles.use_cases.create(SU, "Clerk")
        user = await use_cases.invite(
            SU, "new@example.com", firstname="New", roles=[role.id], language="de"
        )
        letter = await house.post.last()
        assert (letter.template, letter.to, letter.language, letter.model["name"]) == (
            "nago.mail.invitation", "new@example.com", "de", "New",
        )  # fmt: skip
        assert letter.link.startswith(f"{PUBLIC_URL}/account/invitation?token=")
        assert not user.email_verified
        await use_cases.change_password_by_link(
            ANONYMOUS, letter.token, PASSWORD, PASSWORD, purpose="invite"
        )
        now = await use_cases.find_by_id(SU, user.id)
        assert (now.email_verified, now.roles) == (True, (role.id,))
        await Browser(house).login("new@example.com")
        assert len(await house.post.letters()) == 1, "he is not told that he did that"
        with pytest.raises(NotUnique):
            await use_cases.invite(SU, "new@example.com")


async def test_A03_nobody_invites_somebody_into_a_role_that_holds_more_than_he_does(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        role = await house.roles.use_cases.create(SU, "Boss")
        await house.roles.use_cases.update_permissions(SU, role.id, ["nago.user.delete"])
        clerk = await holder(house, "nago.user.create", "nago.user.update_other_roles")
        with pytest.raises(PermissionDenied):
            await house.users.use_cases.invite(clerk, "new@example.com", roles=[role.id])
        without = await holder(house, "nago.user.create", email="clerk2@example.com")
        with pytest.raises(PermissionDenied):
            await house.users.use_cases.invite(without, "new@example.com", roles=[role.id])
        assert await house.post.letters() == []
        await house.users.use_cases.invite(without, "new@example.com")


async def test_a_notification_sends_what_an_account_still_needs(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await open_house(house)
        use_cases = house.users.use_cases
        invited = await use_cases.invite(SU, "new@example.com")
        await register(house)
        waiting = await use_cases.find_by_mail(SU, EVE)
        complete = await account(house)
        await use_cases.notify(SU, invited.id)
        await use_cases.notify(SU, waiting.id)
        letters = [(each.template, each.to) for each in await house.post.letters()]
        assert letters[-2:] == [
            ("nago.mail.invitation", "new@example.com"),
            ("nago.mail.confirm_address", EVE),
        ]
        with pytest.raises(InvalidValue, match="complete"):
            await use_cases.notify(SU, complete.id)
        assert (await actions(house))["user_notified"] == 2


async def test_a_password_that_its_owner_changes_is_told_by_mail(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        browser = Browser(house)
        await browser.login()
        change = house.users.use_cases.change_my_password
        await change(await browser.subject(), PASSWORD, NEW, NEW)
        notice = await house.post.last()
        assert (notice.template, notice.to) == ("nago.mail.password_changed", user.email)
        house.post.open = False
        await change(await browser.subject(), NEW, PASSWORD, PASSWORD)
        assert len(await house.post.letters()) == 1, "and without mail it works as well"


async def test_who_logs_in_elsewhere_is_told_so_when_he_asks_for_a_password(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        await house.users.accounts.save(SU, replace(user, followed=("email",)), "sign_on_followed")
        await house.users.use_cases.request_password_reset(ANONYMOUS, user.email)
        letter = await house.post.last()
        assert (letter.template, letter.to) == ("nago.mail.password_elsewhere", user.email)
        assert "token" not in letter.link
        disabled = await account(house, "bob@example.com")
        await house.users.use_cases.update_account_status(SU, disabled.id, Disabled())
        await house.users.use_cases.request_password_reset(ANONYMOUS, disabled.email)
        assert len(await house.post.letters()) == 1, "a disabled account gets no mail"
