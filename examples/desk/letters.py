"""What customers get by mail; administrators may change the words."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from examples.desk.model import Message, Ticket
from examples.desk.settings import DeskSettings
from examples.desk.store import DeskStore
from nago import Words
from nago.data.database import Work
from nago.systems.mail import Attachment, Mailbox, MailManagement
from nago.systems.settings import SettingsManagement
from nago.systems.template import MailTemplate, TemplateManagement, built_in

ANSWER = "desk.answer"


class AnswerLetter(Struct, frozen=True):
    """What the text of an answer is made of."""

    name: str
    number: int
    title: str
    answer: str
    agent: str
    signature: str
    solved: bool = False


@dataclass(frozen=True, slots=True)
class Letters:
    """Writes to customers; the mail waits in the queue until a server takes it."""

    store: DeskStore
    mail: MailManagement
    settings: SettingsManagement
    templates: TemplateManagement

    def register(self) -> None:
        """Declare what is sent, so that administrators find it among the templates."""
        self.templates.register(
            MailTemplate(
                id=ANSWER,
                title=Words("Help desk: answer", de="Helpdesk: Antwort"),
                description=Words(
                    "Goes to the customer when an agent answers his ticket.",
                    de="Geht an den Kunden, wenn sein Ticket beantwortet wird.",
                ),
                model=AnswerLetter,
                sample=AnswerLetter(
                    "Grace Hopper",
                    1001,
                    "The printer is on fire",
                    "Please pour water on it.",
                    "Ada Lovelace",
                    "Your help desk",
                ),
                texts=built_in("examples.desk", "answer"),
            )
        )

    async def answer(self, ticket: Ticket, message: Message) -> Work[str] | None:
        """Work that sends the answer, with its files, to whoever has opened the ticket; None if
        he has no address. Raises InvalidValue, LimitError, OSError, StoreError.
        """
        customer = await self.store.customers.find_by_id(ticket.customer)
        if customer is None or not customer.email:
            return None
        files = [
            Attachment(each.name, await self.store.read(each), each.kind) for each in message.files
        ]
        return await self.mail.letters.letter(
            ANSWER,
            to=Mailbox(customer.email, customer.name),
            language=customer.language,
            model=AnswerLetter(
                customer.name,
                ticket.number,
                ticket.title,
                message.text,
                message.author,
                self.settings.current(DeskSettings).signature,
                ticket.status == "solved",
            ),
            key=f"desk.{ticket.id}.{message.id}",
            attachments=tuple(files),
        )
