"""How the mail system is put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from nago.systems.audit import AuditManagement
from nago.systems.group import SYSTEM
from nago.systems.mail.events import MailsChanged
from nago.systems.mail.leases import Leases
from nago.systems.mail.letters import Letters
from nago.systems.mail.paths import TEST
from nago.systems.mail.permissions import ALL, SEND_TEST_MAIL
from nago.systems.mail.printing import Printing
from nago.systems.mail.server import Server, SmtpServer
from nago.systems.mail.settings import MailSettings
from nago.systems.mail.smtp import SmtpTransport
from nago.systems.mail.store import Outbox
from nago.systems.mail.trial import Trial
from nago.systems.mail.usecases import (
    DeleteMail,
    FindAllMails,
    FindMailByID,
    MailUseCases,
    RetryMail,
    SendMail,
    SendTestMail,
)
from nago.systems.mail.worker import Worker
from nago.systems.secret import NextStep, SecretDeleted, SecretManagement, SecretSaved
from nago.systems.settings import SettingsManagement
from nago.systems.template import TemplateManagement
from nago.wiring import Wiring


@dataclass(frozen=True, slots=True)
class MailManagement:
    """Mails that really leave: an outbox, a worker, servers by SMTP."""

    use_cases: MailUseCases
    outbox: Outbox
    leases: Leases
    worker: Worker
    transport: SmtpTransport
    printing: Printing
    letters: Letters
    """Mails of systems, from templates."""

    @classmethod
    def install(cls, wiring: Wiring) -> MailManagement:
        audit = wiring.system(AuditManagement)
        settings_system = wiring.system(SettingsManagement)
        settings_system.register(
            MailSettings, title="mail.settings.title", description="mail.settings.text"
        )
        for permission in ALL:
            wiring.permission(permission)

        def settings() -> MailSettings:
            return settings_system.current(MailSettings)

        def host() -> str:
            return urlsplit(wiring.public_url()).hostname or "localhost"

        outbox = Outbox(wiring.database, wiring.vault, wiring.clock)
        leases = Leases(outbox)
        transport = SmtpTransport(wiring.outward, host, lambda: wiring.environment.local)
        printing = Printing(lambda: wiring.environment.dev)
        vault = wiring.system(SecretManagement)
        vault.register(
            SmtpServer,
            title="mail.server",
            description="mail.server.text",
            next_step=NextStep(
                title="mail.test.title", path=TEST, icon="send", permission=SEND_TEST_MAIL
            ),
        )

        async def servers() -> Sequence[Server]:
            found = await vault.of_group(SmtpServer, SYSTEM)
            return [Server(each.id, each.name, each.value) for each in found]

        worker = Worker(
            leases, transport, printing, servers, settings, wiring.bus, wiring.public_url
        )
        outbox.changed = worker.wake
        trial = Trial(
            worker, transport, printing, wiring.public_url, wiring.application_name, wiring.clock
        )
        use_cases = MailUseCases(
            SendMail(outbox, audit, wiring.bus),
            FindMailByID(outbox),
            FindAllMails(outbox),
            DeleteMail(outbox, audit, wiring.bus),
            RetryMail(outbox, audit, wiring.bus),
            SendTestMail(outbox, trial, audit),
        )

        async def purge() -> None:
            now = settings()
            await leases.purge(now.keep_sent_hours * 3600.0, now.keep_failed_days * 86400.0)

        async def look_again() -> None:
            worker.look_again()
            wiring.bus.publish(MailsChanged())

        wiring.bus.subscribe(SecretSaved, lambda event: worker.look_again())
        wiring.bus.subscribe(SecretDeleted, lambda event: worker.look_again())
        wiring.database.on_foreign_change(look_again)
        wiring.on_start(worker.start)
        wiring.on_stop(worker.stop)
        wiring.regularly("forgetting old mails", purge)
        templates = wiring.system(TemplateManagement)
        letters = Letters(outbox, templates, lambda: not worker.waits_for_server)
        return cls(use_cases, outbox, leases, worker, transport, printing, letters)

    def ready(self) -> bool:
        """Whether mails leave: a server is set, or the application is being developed and they go
        to the log. Without, they wait."""
        return self.letters.ready()
