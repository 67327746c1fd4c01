"""Real mail servers for tests, in a thread of their own, and a house that sends to them."""

import asyncio
import email
import email.policy
import socket
import time
from collections import Counter
from contextlib import asynccontextmanager, contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from nago.systems.mail import Mail, MailManagement, Server, SmtpServer
from nago.systems.mail.smtp import Limits
from tests.systems.house import House, opened

QUICK = Limits(2, 2, 2)
PATIENCE = 30.0
"""Seconds after which a test gives up waiting; what it waits for takes less than a tenth."""


class Postbox:
    """Takes mails as an aiosmtpd handler, and answers as it is told."""

    def __init__(self) -> None:
        self.mails = []
        self.answers = {}
        """What is said to a recipient, by address; else 250."""
        self.data_answer = "250 taken"
        self.slow = 0.0
        self.at_once = self.most_at_once = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.slow)
        self.at_once -= 1
        if self.data_answer.startswith("2"):
            self.mails.append(envelope)
        return self.data_answer

    def messages(self):
        """What has come, as messages."""
        return [
            email.message_from_bytes(each.original_content, policy=email.policy.default)
            for each in self.mails
        ]

    def subjects(self) -> Counter:
        return Counter(each["Subject"] for each in self.messages())


@contextmanager
def mail_server(postbox, **options):
    """A server on this machine; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(postbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop(no_assert=True)


def plain(port: int, name: str = "relay", **fields) -> Server:
    """A server on this machine without encryption, as when an application is tried out."""
    fields = {
        "host": "localhost",
        "security": "none",
        "sender_address": "app@example.com",
        **fields,
    }
    return Server(id=f"id of {name}", name=name, smtp=SmtpServer(port=port, **fields))


def mail(to: str = "ada@example.com", **fields) -> Mail:
    return Mail(to=(to,), **{"subject": "Hello", "text": "How are you?\n", **fields})


@asynccontextmanager
async def posting(path, *servers: Server, house: House | None = None, limits=QUICK):
    """A house whose mails go to these servers."""
    house = house or House()
    house.mail = house.wiring.system(MailManagement)
    house.mail.outbox.clock = house.clock
    house.mail.transport.limits = limits
    house.mail.worker.source = given(*servers)
    async with opened(path, house=house):
        yield house


def given(*servers: Server):
    """These servers, as if they were set among the secrets."""

    async def source():
        return list(servers)

    return source


async def set_servers(house, *servers: Server) -> None:
    """From now on mails go to these."""
    house.mail.worker.source = given(*servers)
    await house.mail.worker.take_servers()


async def until(condition, patience: float = PATIENCE) -> None:
    """Wait until this is true, or fail."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, "it did not come to pass in time"
        await asyncio.sleep(0.01)


async def statuses(house) -> list[str]:
    return [row for (row,) in await house.ask("SELECT status FROM mail_outbox ORDER BY rowid")]


async def until_all(house, *wanted: str, patience: float = PATIENCE) -> None:
    """Wait until the mails of the queue have these statuses."""
    end = time.monotonic() + patience
    while (now := await statuses(house)) != list(wanted):
        assert time.monotonic() < end, now
        await asyncio.sleep(0.01)


class Guard:
    """Lets in who knows this password."""

    def __init__(self, user: str, password: str) -> None:
        self._known = (user.encode(), password.encode())

    def __call__(self, server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login, data.password) == self._known)
