"""What administrators may set of the help desk."""

from datetime import timedelta
from typing import Annotated

from msgspec import Meta, Struct

from examples.desk.model import Priority
from nago import Words

HOURS = Words("Hours until a ticket is overdue", de="Stunden, bis ein Ticket überfällig ist")
Hours = Annotated[int, Meta(ge=1, le=2000)]


class DeskSettings(Struct, frozen=True):
    """Help desk"""

    urgent: Annotated[
        Hours, Meta(extra={"section": HOURS, "title": Words("Urgent", de="Dringend")})
    ] = 4
    high: Annotated[Hours, Meta(extra={"section": HOURS, "title": Words("High", de="Hoch")})] = 24
    normal: Annotated[
        Hours, Meta(extra={"section": HOURS, "title": Words("Normal", de="Normal")})
    ] = 72
    low: Annotated[Hours, Meta(extra={"section": HOURS, "title": Words("Low", de="Niedrig")})] = 168
    signature: Annotated[
        str,
        Meta(
            max_length=500,
            extra={
                "multiline": True,
                "title": Words("Signature", de="Unterschrift"),
                "description": Words(
                    "Stands below every mail to a customer.",
                    de="Steht unter jeder Mail an Kunden.",
                ),
            },
        ),
    ] = "Your help desk"

    def time_for(self, priority: Priority) -> timedelta:
        """How long a ticket of this priority may take."""
        hours = {"urgent": self.urgent, "high": self.high, "normal": self.normal, "low": self.low}
        return timedelta(hours=hours[priority])
