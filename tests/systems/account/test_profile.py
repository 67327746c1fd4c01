"""One's own profile: the contact by its rules, another address, and what one has agreed to."""

from __future__ import annotations

from nago import Configurator, ui
from nago.auth.subject import SU
from nago.systems.user.contact_rules import ContactRules, FieldRule
from nago.systems.user.registration_settings import (
    ConsentSettings,
    OfferedConsent,
    RegistrationSettings,
)
from nago.testing.app import PASSWORD
from tests.systems.postbox import Postbox, watched

PROFILE = "account/profile"
TERMS, NEWS = "nago.consent.gtc", "nago.consent.newsletter"


def configure(cfg: Configurator) -> None:
    cfg.root_view_with_decoration(".", lambda wnd: ui.Text("start"))
    watched(cfg.user_management(), cfg.database)


def users_of(page):
    return page.app.application.sessions.users


def post_of(page) -> Postbox:
    return users_of(page).letters.post


async def allow(page, *settings) -> None:
    save = page.app.application.cfg.settings_management().use_cases.save
    for each in settings:
        await save(SU, each)


async def ada(page):
    return await users_of(page).use_cases.find_by_mail(SU, "ada@example.com")


async def test_another_address_is_asked_for_with_the_password_and_counts_when_confirmed(open_app):
    page = await open_app(configure)
    page = await page.app.log_in("ada@example.com", path=PROFILE)
    await page.expect("ada@example.com")
    await page.press("Change address")
    await page.fill("New e-mail address", "nobody")
    await page.fill("Your password", PASSWORD)
    await page.press("Send link to the new address")
    await page.expect("This is no e-mail address")
    await page.fill("New e-mail address", "Ada@Example.com")
    await page.fill("Your password", PASSWORD)
    await page.press("Send link to the new address")
    await page.expect("This is your address already")
    await page.fill("New e-mail address", "ada@example.org")
    await page.fill("Your password", "wrong")
    await page.press("Send link to the new address")
    await page.expect("The password is wrong")
    await page.fill("Your password", PASSWORD)
    await page.press("Send link to the new address")
    await page.expect("A mail is on its way to ada@example.org")
    letter = await post_of(page).last()
    assert letter.to == "ada@example.org"
    await page.visit("account/confirm", token=letter.token)
    await page.expect("Confirm your new address")
    await page.press("Use this address")
    await page.expect_address(PROFILE)
    await page.expect("ada@example.org")
    notice = await post_of(page).last()
    assert (notice.template, notice.to) == ("nago.mail.email_changed", "ada@example.com")


async def test_what_is_required_stays_agreed_and_the_rest_is_ones_own_to_decide(open_app):
    page = await open_app(configure)
    await allow(
        page,
        ConsentSettings(
            terms=OfferedConsent("required"),
            newsletter=OfferedConsent("optional", text="Yes, news!", profile_text="News by mail"),
        ),
    )
    page = await page.app.log_in("ada@example.com", path=PROFILE)
    await page.expect("News by mail")
    await page.check("News by mail")
    assert (await ada(page)).has_approved(NEWS)
    await page.uncheck("News by mail")
    assert not (await ada(page)).has_approved(NEWS)
    await page.check("I agree to the terms and conditions.")
    await page.expect("I agree to the terms and conditions.")
    user = await ada(page)
    assert user.has_approved(TERMS)
    assert [each.approved for each in user.consents[0].history] == [True, False]
    assert user.consents[0].history[0].location == PROFILE


async def test_a_contact_keeps_to_the_rules_of_the_settings(open_app):
    page = await open_app(configure)
    await allow(
        page,
        ContactRules(
            company=FieldRule("required"),
            postal_code=FieldRule("optional", "[0-9]{5}"),
            salutation=FieldRule("optional", "^(Ms|Mr)$"),
        ),
    )
    page = await page.app.log_in("ada@example.com", path=PROFILE)
    await page.expect_no("Professional group")
    await page.choose("Salutation", "Ms")
    await page.fill("Company", " ")
    await page.press("Save")
    await page.expect("Please fill this in")
    await page.fill("Company", "ACME")
    await page.fill("Postal code", "261")
    await page.press("Save")
    await page.expect("does not have the form")
    await page.fill("Postal code", "26121")
    await page.press("Save")
    await page.expect("Saved")
    contact = (await ada(page)).contact
    assert (contact.company, contact.postal_code, contact.salutation) == ("ACME", "26121", "Ms")


async def test_without_mail_the_profile_says_who_can_change_the_address(open_app):
    page = await open_app(configure)
    post_of(page).open = False
    page = await page.app.log_in("ada@example.com", path=PROFILE)
    await page.expect("Ask an administrator if you need another address")
    await page.expect_no("Change address")


async def test_somebody_registers_as_a_user_does(open_app):
    page = await open_app(configure)
    await allow(page, RegistrationSettings(self_registration=True))
    await page.visit("account/login")
    await page.press("Create an account")
    await page.fill("First name", "Eve")
    await page.fill("Last name", "Example")
    await page.fill("E-mail", "eve@example.com")
    await page.fill("Password", "harbour cranes at night")
    await page.fill("Repeat the password", "harbour cranes at night")
    await page.press("Create account")
    await page.expect("A mail is on its way to you")
    letter = await post_of(page).last()
    assert await users_of(page).use_cases.confirm_mail.find(letter.token) is not None
    await page.visit("account/confirm", token=letter.token)
    await page.expect_address("account/confirm")
    await page.reload()
    await page.expect("eve@example.com")
    await page.press("Confirm address")
    await page.expect("Your address is confirmed")
    await page.fill("E-mail", "eve@example.com")
    await page.fill("Password", "harbour cranes at night")
    await page.press("Log in")
    await page.expect("start")
