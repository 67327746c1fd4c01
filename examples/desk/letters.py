"""What customers get by mail; administrators may change the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from examples.desk.model import Message, Ticket
from examples.desk.settings import DeskSettings
from examples.desk.store import DeskStore
from nago.auth.subject import SU
from nago.systems.mail import Mail, Mailbox, MailManagement
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
                title="Help desk: answer",
                description="Goes to the customer when an agent answers his ticket.",
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

    async def answer(self, ticket: Ticket, message: Message) -> Literal["mail", "no_mail"]:
        """The answer goes to whoever has opened the ticket, once, if he has an address.

        `ticket` is as it was before. Raises InvalidValue, StoreError.
        """
        customer = await self.store.customers.find_by_id(ticket.customer)
        if customer is None or not customer.email:
            return "no_mail"
        now = await self.store.tickets.find_by_id(ticket.id) or ticket
        letter = await self.templates.render(
            ANSWER,
            customer.language,
            AnswerLetter(
                customer.name,
                ticket.number,
                ticket.title,
                message.text,
                message.author,
                self.settings.current(DeskSettings).signature,
                now.status == "solved",
            ),
        )
        await self.mail.use_cases.send_mail(
            SU,
            Mail(
                to=(Mailbox(customer.email, customer.name),),
                subject=letter.subject,
                text=letter.text,
                html=letter.html,
                automatic=False,
            ),
            key=f"desk.{ticket.id}.{message.id}",
        )
        return "mail"
