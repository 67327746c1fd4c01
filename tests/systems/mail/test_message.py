"""What stands in a mail: its headers are what was meant, whatever users have typed (`security.md M01`)."""

import email
import email.policy
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nago.auth.subject import SU
from nago.errors import InvalidValue
from nago.systems.mail import Attachment, Mail, Mailbox
from nago.systems.mail.message import enveloped
from nago.systems.mail.model import checked
from tests.systems.mail.postman import Postbox, mail, mail_server, plain, posting, until_all

AT = datetime(2026, 11, 29, 12, 30, tzinfo=UTC)
SENDER = Mailbox("app@example.com", "Orders")
BREAKS = [
    "\r\n",
    "\n",
    "\r",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1d",
    "\x1e",
    "\x85",
    "\u2028",
    "\u2029",
    "\0",
]


def envelope(written: Mail, **fields):
    whole = checked(written)
    remaining = tuple(each.address for each in (*whole.to, *whole.cc, *whole.bcc))
    more = {"sender": SENDER, "reply_to": None, "id": "abc", "at": AT, "host": "orders.example.com"}
    return enveloped(whole, remaining, **{**more, **fields})


def read(content: bytes):
    return email.message_from_bytes(content, policy=email.policy.default)


def text_of(message, kind="plain"):
    return message.get_body((kind,)).get_content().replace("\r\n", "\n")


@pytest.mark.parametrize("line_break", BREAKS)
def test_M01_a_line_break_in_a_name_a_subject_or_an_address_is_refused(line_break):
    evil = f"x{line_break}Bcc: victim@example.org"
    for field, fields in {
        "subject": {"subject": evil},
        "to": {"to": (Mailbox("ada@example.com", evil),)},
        "cc": {"cc": (f"ada@example.com{line_break}Bcc: victim@example.org",)},
        "bcc": {"bcc": (f"{line_break}victim@example.org",)},
        "sender": {"sender": Mailbox("ada@example.com", evil)},
        "reply_to": {"reply_to": f"ada@example.com{line_break}"},
        "attachments": {"attachments": (Attachment(evil, b""),)},
    }.items():
        with pytest.raises(InvalidValue) as refused:
            checked(Mail(**{"to": ("ada@example.com",), "subject": "x", "text": "x", **fields}))
        assert refused.value.field == field


@pytest.mark.parametrize("line_break", BREAKS)
def test_M01_headers_are_not_broken_either_where_nothing_was_checked(line_break):
    """The standard library refuses by itself what came past the check, or writes it as text."""
    unchecked = Mail(
        to=(Mailbox("ada@example.com", f"x{line_break}Bcc: victim@example.org"),),
        subject=f"x{line_break}Bcc: victim@example.org",
        text="x",
    )
    try:
        content = enveloped(
            unchecked, ("ada@example.com",), sender=SENDER, reply_to=None, id="abc", at=AT, host="h.example.com"
        ).content  # fmt: skip
    except ValueError:
        return
    assert not any(line.lower().startswith(b"bcc") for line in content.splitlines())
    assert read(content)["Bcc"] is None


async def test_M01_who_is_in_bcc_gets_the_mail_and_nobody_reads_of_it(tmp_path):
    postbox = Postbox()
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            written = Mail(
                to=(Mailbox("ada@example.com", "Ada Lovelace"),), cc=("bob@example.com",),
                bcc=("eve@example.com",), subject="Hello", text="x",
            )  # fmt: skip
            await house.mail.use_cases.send_mail(SU, written)
            await until_all(house, "sent")
    (got,) = postbox.mails
    assert got.rcpt_tos == ["ada@example.com", "bob@example.com", "eve@example.com"]
    assert b"eve" not in got.original_content
    (message,) = postbox.messages()
    assert message["To"] == "Ada Lovelace <ada@example.com>"
    assert message["Cc"] == "bob@example.com"


def test_a_mail_says_when_it_was_written_and_by_whom_it_was_sent():
    message = read(envelope(mail(), reply_to=Mailbox("help@example.com")).content)
    assert parsedate_to_datetime(message["Date"]) == AT
    assert message["Message-ID"] == "<abc@orders.example.com>"
    assert message["From"] == "Orders <app@example.com>"
    assert message["Reply-To"] == "help@example.com"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["MIME-Version"] == "1.0"
    by_hand = read(envelope(mail(automatic=False)).content)
    assert by_hand["Auto-Submitted"] is None
    hidden = Mail(bcc=("ada@example.com",), subject="x", text="x")
    assert read(envelope(hidden).content)["To"] == "undisclosed-recipients:;"


def test_a_mail_has_its_text_beside_its_html_and_its_files():
    written = mail(
        text="Grüße\n",
        html="<p>Grüße</p>",
        attachments=(
            Attachment("Übersicht 2026.pdf", b"%PDF\0\r\n.\r\n", "application/pdf"),
            Attachment("notes.txt", "Grüße\r\n".encode(), "text/plain"),
        ),
    )
    message = read(envelope(written).content)
    assert text_of(message) == "Grüße\n"
    assert text_of(message, "html") == "<p>Grüße</p>\n"
    files = list(message.iter_attachments())
    assert [each.get_filename() for each in files] == ["Übersicht 2026.pdf", "notes.txt"]
    assert files[0].get_content() == b"%PDF\0\r\n.\r\n"
    assert [part.get_content_type() for part in message.walk()][1] == "multipart/alternative"


@settings(deadline=None, max_examples=60)
@given(
    subject=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=300
    ),
    text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=2000).filter(str.strip),
    name=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=100),
)
def test_every_line_is_short_ends_as_it_should_and_is_ascii(subject, text, name):
    written = Mail(
        to=(Mailbox("ada@example.com", name),), subject=subject, text=text, html=text,
        attachments=(Attachment("x.bin", text.encode()),),
    )  # fmt: skip
    content = envelope(written).content
    assert content.isascii()
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", content) is None
    assert max(map(len, content.split(b"\r\n"))) <= 998
    _, _, body = content.partition(b"\r\n\r\n")
    assert max(map(len, body.split(b"\r\n"))) <= 78
    message = read(content)
    assert message["Bcc"] is None
    assert [each.addr_spec for each in message["To"].addresses] == ["ada@example.com"]
    assert message.get_body(("plain",)) is not None


async def test_letters_beyond_ascii_ask_for_smtputf8_only_where_nothing_else_helps(tmp_path):
    postbox, old = Postbox(), Postbox()
    with mail_server(postbox, enable_SMTPUTF8=True) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            send = house.mail.use_cases.send_mail
            await send(SU, mail("ada@bücher.example.com", subject="Grüße"))
            await send(SU, mail("jörg@example.com", subject="Grüße"))
            await until_all(house, "sent", "sent")
    by_options = {tuple(each.rcpt_tos): each for each in postbox.mails}
    plain_one = by_options[("ada@xn--bcher-kva.example.com",)]
    assert "SMTPUTF8" not in plain_one.mail_options
    assert plain_one.original_content.isascii()
    other = by_options[("jörg@example.com",)]
    assert "SMTPUTF8" in other.mail_options
    assert "To: jörg@example.com".encode() in other.original_content
    with mail_server(old, enable_SMTPUTF8=False) as port:
        async with posting(tmp_path / "b.db", plain(port)) as house:
            await house.mail.use_cases.send_mail(SU, mail("jörg@example.com"))
            await until_all(house, "failed")
            assert await house.ask("SELECT problem FROM mail_outbox") == [("smtputf8",)]
    assert old.mails == []


async def test_a_line_that_begins_with_a_dot_and_a_large_file_arrive_as_they_were(tmp_path):
    postbox, file = Postbox(), bytes(range(256)) * 20_000
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            written = mail(text=".\n..\nx\n", attachments=(Attachment("x", file),))
            await house.mail.use_cases.send_mail(SU, written)
            await until_all(house, "sent")
    (message,) = postbox.messages()
    assert text_of(message) == ".\n..\nx\n"
    assert [each.get_content() for each in message.iter_attachments()] == [file]


async def test_a_mail_that_is_larger_than_a_server_allows_is_given_up(tmp_path):
    postbox = Postbox()
    with mail_server(postbox, data_size_limit=1000) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            await house.mail.use_cases.send_mail(SU, mail(text="x" * 5000))
            await until_all(house, "failed")
            assert await house.ask("SELECT problem FROM mail_outbox") == [("size",)]
