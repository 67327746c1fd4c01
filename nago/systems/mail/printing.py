"""Mails of an application that is just being written go to the log, if no server is set."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from nago.systems.mail.model import Mail, recipients_of

log = logging.getLogger("nago.mail")


@dataclass(frozen=True, slots=True)
class Printing:
    """Prints only with `NAGO_DEV=1`: a mail may hold a link that lets in (`security.md G03`)."""

    developing: Callable[[], bool]

    @property
    def on(self) -> bool:
        return self.developing()

    def __call__(self, id: str, mail: Mail) -> None:
        """Line by line, so that a link can be opened from the terminal."""
        if not self.on:
            return
        log.info("mail %s to %s: %s", id, ", ".join(recipients_of(mail)), mail.subject)
        for line in mail.text.splitlines():
            log.info("    %s", line)
        for each in mail.attachments:
            log.info("    [%s, %d bytes]", each.name, len(each.content))
