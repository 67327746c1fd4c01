"""What administrators may set of the mail queue."""

from typing import Annotated

from msgspec import Meta, Struct


class MailSettings(Struct, frozen=True):
    """How long mails are tried, and kept."""

    give_up_hours: Annotated[
        int,
        Meta(
            ge=1,
            le=168,
            title="mail.settings.give_up_hours",
            description="mail.settings.give_up_hours.text",
        ),
    ] = 24
    """For how long a mail is tried again before it counts as failed."""
    keep_sent_hours: Annotated[
        int,
        Meta(
            ge=1,
            le=8760,
            title="mail.settings.keep_sent_hours",
            description="mail.settings.keep_sent_hours.text",
        ),
    ] = 24
    keep_failed_days: Annotated[
        int,
        Meta(
            ge=1,
            le=3650,
            title="mail.settings.keep_failed_days",
            description="mail.settings.keep_failed_days.text",
        ),
    ] = 360
