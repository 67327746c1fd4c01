"""Which servers get a mail, and what they are told (`security.md M02`)."""

import asyncio
import base64
import datetime
import ssl
from contextlib import asynccontextmanager

import pytest

from nago.auth.subject import SU
from nago.environment import Environment
from nago.errors import InvalidValue
from nago.systems.mail import Server, SmtpServer
from nago.systems.mail.problem import KINDS, in_words
from tests.far import listening
from tests.systems.house import House
from tests.systems.mail.postman import (
    Guard,
    Postbox,
    mail,
    mail_server,
    plain,
    posting,
    until_all,
)
from tests.test_outward_tls import Authority

YESTERDAY = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
STARTTLS = {"security": "starttls"}
TLS = {"security": "tls"}
LOGIN = {"username": "app", "password": "canary word"}


@asynccontextmanager
async def trying(path, port, authority=None, **fields):
    """A house with one server, and what a test mail says of it."""
    async with posting(path / "a.db", plain(port, **fields)) as house:
        if authority is not None:
            house.mail.transport.context = authority.trusting

        async def tried():
            return await house.mail.use_cases.send_test_mail(SU, "ada@example.com")

        yield tried


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # the server knows nothing of TLS around it
@pytest.mark.parametrize("security", [STARTTLS, TLS])
async def test_M02_a_server_whose_certificate_fits_gets_the_mail_encrypted(tmp_path, security):
    authority, postbox, seen = Authority(tmp_path), Postbox(), []
    context = authority.serving("localhost")

    class Looking(Postbox):
        async def handle_DATA(self, server, session, envelope):
            seen.append((session.ssl is not None or server._over_ssl, session.authenticated))
            return await postbox.handle_DATA(server, session, envelope)

    options = {"ssl_context": context} if security is TLS else {"tls_context": context}
    guard = Guard(LOGIN["username"], LOGIN["password"])
    options |= {"authenticator": guard, "auth_required": True, "require_starttls": security != TLS}
    if security is TLS:
        options |= {"auth_require_tls": False}
    with mail_server(Looking(), **options) as port:
        async with trying(tmp_path, port, authority, **security, **LOGIN) as tried:
            assert (await tried()).problem == ""
    assert [over or security is TLS for over, _ in seen] == [True]
    assert [authenticated for _, authenticated in seen] == [True]
    assert postbox.messages()[0]["To"] == "ada@example.com"


async def test_M02_a_server_without_starttls_gets_no_mail_and_no_password(tmp_path):
    """Whether it knows none, or somebody on the way has cut the offer out of its answer."""
    postbox, heard = Postbox(), []

    class Hearing(Postbox):
        async def handle_AUTH(self, server, session, envelope, args):
            heard.append(args)
            return "235 welcome"

    with mail_server(Hearing(), auth_require_tls=False) as port:
        async with trying(tmp_path, port, **STARTTLS, **LOGIN) as tried:
            assert (await tried()).problem == "no_tls"
    assert (postbox.mails, heard) == ([], [])


@pytest.mark.parametrize(
    "answer", [b"454 TLS not available\r\n", b"220 go\r\n", b"250 never mind\r\n"]
)
async def test_M02_a_server_that_lies_about_starttls_gets_nothing(tmp_path, answer):
    heard = []

    async def liar(reader, writer):
        writer.write(b"220 liar\r\n")
        while line := await reader.readline():
            heard.append(line)
            if line.startswith(b"EHLO"):
                writer.write(b"250-liar\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS\r\n")
            elif line.startswith(b"STARTTLS"):
                writer.write(answer)
                if answer.startswith(b"220"):
                    writer.write(b"250 and go on in the clear\r\n")
            else:
                writer.write(b"250 fine\r\n")

    async with listening(liar) as port, trying(tmp_path, port, **STARTTLS, **LOGIN) as tried:
        assert (await tried()).problem in ("no_tls", "tls", "timeout", "dropped")
    commands = [line.split()[0] for line in heard if line[:4].isalpha()]
    assert commands == [b"EHLO", b"STARTTLS"]


@pytest.mark.parametrize("security", [STARTTLS, TLS])
@pytest.mark.parametrize(
    ("certificate", "problem"),
    [
        (lambda own, other: own.serving("mail.example.com"), "certificate_host"),
        (lambda own, other: own.serving("localhost", until=YESTERDAY), "certificate_expired"),
        (lambda own, other: other.serving("localhost"), "certificate"),
        (lambda own, other: other.serving_itself(), "certificate_self_signed"),
    ],
)
async def test_M02_a_server_with_a_wrong_certificate_gets_nothing(
    tmp_path, security, certificate, problem
):
    own, other, postbox = Authority(tmp_path), Authority(tmp_path, "Somebody else"), Postbox()
    context = certificate(own, other)
    options = {"ssl_context": context} if security is TLS else {"tls_context": context}
    with mail_server(postbox, **options) as port:
        async with trying(tmp_path, port, own, **security, **LOGIN) as tried:
            assert (await tried()).problem == problem
    assert postbox.mails == []


async def test_M02_certificates_are_checked_as_the_machine_does_unless_a_test_says_otherwise(
    tmp_path,
):
    async with posting(tmp_path / "a.db") as house:
        context = house.mail.transport.context()
        assert context.check_hostname
        assert context.verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize("public", ["http://localhost:3000", "https://orders.example.com"])
async def test_M02_plain_text_is_for_this_machine_while_trying_out(tmp_path, public):
    house, postbox = House(), Postbox()
    env = {"NAGO_PUBLIC_URL": public, "NAGO_MASTER_KEY": "0" * 64}
    house.wiring.environment = Environment.read(env, "tests")
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port), house=house):
            tried = await house.mail.use_cases.send_test_mail(SU, "ada@example.com")
    local = public.startswith("http://localhost")
    assert tried.problem == ("" if local else "plain")
    assert len(postbox.mails) == local


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"host": "mail.example.com", "security": "none"}, "security"),
        ({"security": "none", "host": "localhost", **LOGIN}, "username"),
        ({"host": ""}, "host"),
        ({"host": "https://mail.example.com"}, "host"),
        ({"host": "mail.example.com\r\nRCPT"}, "host"),
        ({"password": "x"}, "username"),
        ({"username": "a\r\nb"}, "username"),
        ({"sender_address": ""}, "sender_address"),
        ({"sender_address": "a@b.de\r\nBcc: x@y.de"}, "sender_address"),
        ({"sender_name": "a\r\nBcc: x@y.de"}, "sender_name"),
        ({"reply_to": "nobody"}, "reply_to"),
        ({"senders": ("@",)}, "senders"),
    ],
)
def test_M02_what_is_no_server_is_refused_with_its_field(fields, field):
    good = {"host": "mail.example.com", "sender_address": "app@example.com"}
    SmtpServer(**good).check()
    with pytest.raises(InvalidValue) as refused:
        SmtpServer(**{**good, **fields}).check()
    assert refused.value.field == field


async def test_M02_a_stored_server_that_breaks_the_rules_is_not_used_either(tmp_path):
    """As it would be if it was written into the database by other means."""
    async with trying(tmp_path, 25, host="192.0.2.1") as tried:
        assert (await tried()).problem == "plain"
    async with trying(tmp_path, 25, **LOGIN) as tried:
        assert (await tried()).problem == "plain"


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "fe80::1",
        "::",
        "ff02::1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
    ],
)
async def test_U08_no_server_is_where_no_server_is(tmp_path, host):
    async with trying(tmp_path, 25, host=host, **STARTTLS) as tried:
        assert (await tried()).problem == "address"


async def test_a_server_inside_the_own_network_may_be_used(tmp_path):
    house = House()
    house.wiring.outward.open(local=False)
    for host in ("10.0.0.7", "192.168.1.1", "fd00::1", "127.0.0.1", "93.184.216.34"):
        assert await house.wiring.outward.typed_by_administrator(host, 25) == [host]
    await house.wiring.outward.close()


async def test_a_wrong_password_is_said_and_not_repeated(tmp_path, caplog):
    """Also not by a server that repeats it (G03)."""
    authority = Authority(tmp_path)

    class Parrot(Postbox):
        async def handle_AUTH(self, server, session, envelope, args):
            secret = base64.b64encode(f"\0{LOGIN['username']}\0{LOGIN['password']}".encode())
            return f"535 no: {secret.decode()} {LOGIN['password']}"

    context = authority.serving("localhost")
    with mail_server(Parrot(), tls_context=context) as port:
        async with trying(tmp_path, port, authority, **STARTTLS, **LOGIN) as tried:
            said = await tried()
    assert said.problem == "login"
    assert said.detail == "535"
    assert "canary" not in caplog.text


async def test_a_server_that_is_not_there_is_said_in_seconds(tmp_path):
    async with listening(lambda reader, writer: asyncio.sleep(0)) as port:
        pass
    async with trying(tmp_path, port) as tried:
        assert (await tried()).problem == "refused_connection"
    async with trying(tmp_path, 587, host="no-such-host.invalid", **STARTTLS) as tried:
        assert (await tried()).problem in ("name", "timeout")


async def test_a_test_mail_without_a_server_says_so(tmp_path):
    async with posting(tmp_path / "a.db") as house:
        tried = await house.mail.use_cases.send_test_mail(SU, "ada@example.com")
        assert (tried.server, tried.problem) == ("", "no_server")
        with pytest.raises(InvalidValue) as refused:
            await house.mail.use_cases.send_test_mail(SU, "ada")
        assert refused.value.field == "to"
        with pytest.raises(InvalidValue) as refused:
            await house.mail.use_cases.send_test_mail(SU, "ada@example.com", "gone")
        assert refused.value.field == "server"


async def test_a_mail_is_from_whom_a_server_may_send_for(tmp_path):
    first, second = Postbox(), Postbox()
    with mail_server(first) as one, mail_server(second) as two:
        servers = [
            plain(one, "a", sender_address="app@example.com", sender_name="App", reply_to="help@example.com"),
            plain(two, "b", sender_address="shop@example.org", senders=("@example.net",)),
        ]  # fmt: skip
        async with posting(tmp_path / "a.db", *servers) as house:
            send = house.mail.use_cases.send_mail
            for sender, hint in (
                ("", ""), ("shop@example.org", ""), ("sales@example.net", ""),
                ("boss@example.com", ""), ("", "b"), ("", "id of b"), ("", "no such server"),
            ):  # fmt: skip
                await send(SU, mail(sender=sender, server=hint, subject=f"{sender} {hint}"))
            await until_all(house, *["sent"] * 7)
    got = {
        each["Subject"].strip(): (each["From"], each["Reply-To"], envelope.mail_from)
        for box in (first, second)
        for each, envelope in zip(box.messages(), box.mails, strict=True)
    }
    app = ("App <app@example.com>", "help@example.com", "app@example.com")
    shop = ("shop@example.org", None, "shop@example.org")
    assert got == {
        "": app,
        "shop@example.org": shop,
        "sales@example.net": ("sales@example.net", None, "sales@example.net"),
        "boss@example.com": ("App <app@example.com>", "boss@example.com", "app@example.com"),
        "b": shop,
        "id of b": shop,
        "no such server": app,
    }
    assert len(first.mails) == 3


async def test_a_connection_is_used_for_more_than_one_mail_and_not_for_too_many_at_once(tmp_path):
    postbox = Postbox()
    postbox.slow = 0.02
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            opened = []
            connect = house.mail.transport.connect

            class Counting:
                async def connect(self, server):
                    opened.append(server)
                    return await connect(server)

            for lane in house.mail.worker.lanes:
                lane._transport = Counting()
            for number in range(40):
                await house.mail.use_cases.send_mail(SU, mail(subject=str(number)))
            await until_all(house, *["sent"] * 40)
            assert len(opened) <= 8
    assert postbox.most_at_once <= 4
    assert set(postbox.subjects().values()) == {1}


def server(**fields) -> Server:
    return Server("id", "name", SmtpServer(**fields))


@pytest.mark.parametrize("language", ["en", "de"])
def test_whatever_goes_wrong_is_said_in_plain_words(language):
    said = {kind: in_words(language, kind) for kind in KINDS}
    assert len(set(said.values())) == len(KINDS)
    assert not any(
        "{" in each or kind in each.split() for kind, each in said.items() if "_" in kind
    )


def test_what_lets_in_is_not_in_a_repr():
    assert "canary" not in repr(server(host="h", username="canary", password="canary"))
    assert "canary" not in repr(mail("canary@example.com", subject="canary", text="canary"))
