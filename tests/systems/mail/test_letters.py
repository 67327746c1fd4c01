"""Mails from templates: what users have typed stays what it is (`security.md M04`)."""

from __future__ import annotations

import email
import email.policy
import re
from html.parser import HTMLParser

import pytest
from msgspec import Struct

from nago.auth.subject import SU
from nago.data.database import together
from nago.errors import InvalidValue, WiringError
from nago.systems.mail import Mailbox
from nago.systems.template import MailTemplate, TemplateManagement, TemplateText
from tests.systems.house import PUBLIC_URL, House
from tests.systems.mail.postman import Postbox, mail_server, plain, posting, until_all


class Invited(Struct, frozen=True):
    """Who is invited, and where to."""

    name: str
    link: str


BODY = "Hello {{ name }},\n\n[Choose a password]({{ link }})\n"
INVITATION = MailTemplate(
    id="invitation",
    title="Invitation",
    model=Invited,
    sample=Invited("Ada", "https://orders.example.com/account/confirm?token=x"),
    texts={
        "en": TemplateText("Welcome {{ name }}", BODY),
        "de": TemplateText("Willkommen {{ name }}", BODY.replace("Hello", "Guten Tag")),
    },
)
LINK = f"{PUBLIC_URL}/account/confirm?token=canary"


def invited(name: str = "Ada") -> Invited:
    return Invited(name, LINK)


def house() -> House:
    here = House()
    here.wiring.system(TemplateManagement).register(INVITATION)
    return here


class Seen(HTMLParser):
    """What stands in HTML: its links, its tags, its words."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.links, self.tags, self.words = [], [], ""
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name in ("href", "src")]

    def handle_data(self, data):
        self.words += data


async def sent(tmp_path, model: Invited, language: str = "en"):
    """The message that arrives: its subject, its text, its HTML; and what is usual."""
    postbox = Postbox()
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port), house=house()) as here:
            letters = here.mail.letters
            assert letters.ready()
            await letters.send("invitation", to="ada@example.com", language=language, model=model)
            await until_all(here, "sent")
            usual = await here.wiring.system(TemplateManagement).render(
                "invitation", language, invited()
            )
    (envelope,) = postbox.mails
    message = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
    parts = [message.get_body((kind,)).get_content() for kind in ("plain", "html")]
    return message["Subject"], *parts, Seen(usual.html)


async def test_M04_a_letter_has_a_text_and_html_and_links_to_the_public_url(tmp_path):
    subject, text, html, _ = await sent(tmp_path, invited())
    assert subject == "Welcome Ada"
    assert LINK in text
    assert "<" not in text
    seen = Seen(html)
    assert LINK in seen.links
    assert "Hello Ada" in seen.words
    assert {re.match(r"https?://[^/]+", each)[0] for each in seen.links} == {PUBLIC_URL}


async def test_a_letter_speaks_the_language_of_who_gets_it(tmp_path):
    subject, text, html, _ = await sent(tmp_path, invited(), "de")
    assert subject == "Willkommen Ada"
    assert "Guten Tag Ada" in text
    assert "Guten Tag Ada" in Seen(html).words


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x>",
        "<script>alert(1)</script>",
        "https://evil.example.org/win",
        "www.evil.example.org",
        "[Click here](https://evil.example.org)",
        "<https://evil.example.org>",
        "{{ link }}",
        "a\r\nBcc: victim@example.org",
        "a\u2028Bcc: victim@example.org\0",
        "a\x7f\x9b\x1bb",
    ],
)
async def test_M04_what_a_user_is_called_is_text_and_nothing_else(tmp_path, name):
    subject, text, html, usual = await sent(tmp_path, invited(name))
    seen = Seen(html)
    tags = [tag for tag in seen.tags if tag != "br"]  # a line break is one
    assert tags == usual.tags, "no tag more than without"
    assert seen.links == usual.links
    assert "canary" not in subject
    assert "\n" not in subject
    visible = re.sub("[\0\x1b\x7f\x9b]", "", "".join(name.split()))
    words = re.sub("[\u200b\x9b]", "", "".join(seen.words.split()))
    assert visible[:10] in words
    assert text.count(LINK) == 1
    assert not re.search(r"(https?://|www\.)evil", text), "no reader makes a link of it"


async def test_a_letter_is_kept_with_what_it_tells_of_or_not_at_all(tmp_path):
    async with posting(tmp_path / "a.db", house=house()) as here:
        letters = here.mail.letters
        assert not letters.ready()
        work = await letters.letter(
            "invitation", to=Mailbox("ada@example.com", "Ada"), language="en", model=invited(),
            key="ada", wipe=True,
        )  # fmt: skip

        def fails(connection):
            raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            await here.database.write(together(work, fails))
        assert await here.ask("SELECT * FROM mail_outbox") == []
        first, second = await here.database.write(together(work, work))
        assert first == second, "the key is known"
        found = await here.mail.use_cases.find_mail_by_id(SU, first)
        assert (found.subject, found.secret, found.mail) == ("Welcome Ada", True, None)
        stored = b"".join(each.read_bytes() for each in tmp_path.iterdir())
        assert b"canary" not in stored


async def test_a_letter_to_nobody_or_from_no_template_is_refused(tmp_path):
    async with posting(tmp_path / "a.db", house=house()) as here:
        letter = here.mail.letters.letter
        with pytest.raises(InvalidValue):
            await letter("invitation", to="ada", language="en", model=invited())
        with pytest.raises(WiringError):
            await letter("unknown", to="ada@example.com", language="en", model=invited())
