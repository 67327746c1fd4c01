"""The mails of accounts: what they say, in which language, and that they really arrive."""

import re

import pytest

from nago.auth.subject import ANONYMOUS, SU
from nago.i18n import LANGUAGES, TEXTS
from nago.systems.template import TemplateManagement
from nago.systems.user import Contact
from nago.systems.user.mail_templates import LINKS, NOTICES, mail_templates
from nago.systems.user.registration_settings import RegistrationSettings
from tests.systems.house import PUBLIC_URL, House, opened
from tests.systems.mail.postman import Postbox, mail_server, plain, posting, until_all
from tests.systems.people import Browser, account

NEW = "something else entirely"
EVIL = "https://evil.example.org/win"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_mail_says_from_whom_it_is_and_leads_on(tmp_path, language):
    async with opened(tmp_path / "a.db") as house:
        templates = house.wiring.system(TemplateManagement)
        templates.templates.application = lambda: "Harbour"
        for template in mail_templates():
            assert {template.title, template.description} <= TEXTS.keys()
            mail = await templates.render(template.id, language, template.sample)
            assert "Harbour" in mail.subject
            assert "Harbour" in mail.text
            for part in (mail.text, mail.html):
                assert template.sample.link in part
            greeting = "Guten Tag" if language == "de" else "Hello"
            assert greeting in mail.text
            assert " ," not in mail.text
            assert "{{" not in mail.html
            nameless = type(template.sample)(name="", email="a@example.com", link=EVIL)
            text = (await templates.render(template.id, language, nameless)).text
            assert f"{greeting}," in text
        assert len(LINKS) + len(NOTICES) == 8


async def test_M04_a_stranger_sends_nobody_his_words(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await house.settings.use_cases.save(SU, RegistrationSettings(self_registration=True))
        owner = await account(house)
        for address in ("victim@example.com", owner.email):
            await house.users.use_cases.register(
                ANONYMOUS, address, NEW, NEW, Contact(firstname="Win money", lastname=EVIL)
            )
        browser = Browser(house)
        await browser.login()
        contact = Contact(firstname="Win money", lastname=EVIL)
        await house.users.use_cases.update_my_contact(await browser.subject(), contact)
        await house.users.use_cases.change_my_email(
            await browser.subject(), "other@example.com", "correct horse battery staple"
        )
        letters = await house.post.letters()
        assert [each.to for each in letters] == [
            "victim@example.com", owner.email, "other@example.com",
        ]  # fmt: skip
        assert not any("evil" in str(each.model) or "money" in str(each.model) for each in letters)


async def test_M03_a_link_arrives_by_mail_and_is_gone_from_the_queue(tmp_path):
    postbox, house = Postbox(), House()
    house.users.letters.post = house.post.real  # no test stands before the queue here
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port), house=house):
            user = await account(house)
            request = house.users.use_cases.request_password_reset
            await request(ANONYMOUS, user.email, language="de")
            await until_all(house, "sent")
            assert await house.ask("SELECT * FROM mail_bodies") == []
            message = postbox.messages()[0]
            assert message["To"] == user.email
            text = message.get_body(("plain",)).get_content()
            found = re.search(rf"{PUBLIC_URL}/account/password/reset\?token=([\w\-]{{43}})", text)
            await house.users.use_cases.change_password_by_link(ANONYMOUS, found[1], NEW, NEW)
            await until_all(house, "sent", "sent")
            assert "wurde geändert" not in postbox.messages()[1]["Subject"], "he has no language"
            assert "was changed" in postbox.messages()[1]["Subject"]
            await Browser(house).login(password=NEW)


async def test_R04_a_mail_server_that_is_down_changes_nothing_that_can_be_seen(tmp_path):
    house = House()
    house.users.letters.post = house.post.real
    async with posting(tmp_path / "a.db", plain(1), house=house):
        user = await account(house)
        request = house.users.use_cases.request_password_reset
        assert await request(ANONYMOUS, user.email) is None
        assert await request(ANONYMOUS, "nobody@example.com") is None
        assert len(await house.ask("SELECT * FROM mail_outbox")) == 1


async def test_a_mail_is_kept_with_what_it_tells_of_or_not_at_all(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await house.change(
            "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
        with pytest.raises(Exception, match="no room"):
            await house.users.use_cases.invite(SU, "new@example.com")
        assert await house.ask("SELECT * FROM mail_outbox") == []
        assert await house.ask("SELECT * FROM one_time_tokens") == []
        assert await house.users.use_cases.count(SU) == 0
