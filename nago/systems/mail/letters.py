"""Mails that the application itself writes, from templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec import Struct

from nago.data.database import Work
from nago.systems.mail.model import CONTROL, Attachment, Mail, Mailbox, checked
from nago.systems.mail.store import Outbox, new_id
from nago.systems.template import TemplateManagement


@dataclass(frozen=True, slots=True)
class Letters:
    """For systems, which act for no subject: a mail is kept together with what it tells of."""

    outbox: Outbox
    templates: TemplateManagement
    is_ready: Callable[[], bool]

    def ready(self) -> bool:
        """Whether mails leave at all, see `MailManagement.ready`."""
        return self.is_ready()

    async def letter(
        self,
        template: str,
        *,
        to: str | Mailbox,
        language: str,
        model: Struct,
        key: str = "",
        wipe: bool = False,
        attachments: tuple[Attachment, ...] = (),
    ) -> Work[str]:
        """Work that puts a mail of this template into the queue, in the transaction that it is
        run in; it returns the mail's id.

        The model is rendered now. With a `key` that a mail of the queue has, nothing is added.
        `wipe` is for links that let in: nobody is shown the text, and it is gone once it was sent.
        Raises InvalidValue for what is no address, LimitError for what is too large, WiringError
        for what is no such template, and StoreError.
        """
        said = await self.templates.render(template, language, model)
        subject = CONTROL.sub(" ", said.subject)  # a name may have anything in it
        mail = checked(
            Mail(
                to=(to,),
                subject=subject,
                text=said.text,
                html=said.html,
                attachments=attachments,
            )
        )
        return self.outbox.enqueuing(new_id(), mail, key=key, wipe=wipe)

    async def send(
        self,
        template: str,
        *,
        to: str | Mailbox,
        language: str,
        model: Struct,
        key: str = "",
        wipe: bool = False,
    ) -> str:
        """The same in a transaction of its own: the id of the mail, which is kept by then."""
        work = await self.letter(
            template, to=to, language=language, model=model, key=key, wipe=wipe
        )
        return await self.outbox.database.write(work)
