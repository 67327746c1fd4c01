"""What administrators may set of the help desk."""

from datetime import timedelta
from typing import Annotated

from msgspec import Meta, Struct

from examples.desk.model import Priority

HOURS = {"section": "Hours until a ticket is overdue"}
Hours = Annotated[int, Meta(ge=1, le=2000)]


class DeskSettings(Struct, frozen=True):
    """Help desk"""

    urgent: Annotated[Hours, Meta(title="Urgent", extra=HOURS)] = 4
    high: Annotated[Hours, Meta(title="High", extra=HOURS)] = 24
    normal: Annotated[Hours, Meta(title="Normal", extra=HOURS)] = 72
    low: Annotated[Hours, Meta(title="Low", extra=HOURS)] = 168
    signature: Annotated[
        str,
        Meta(
            max_length=500,
            title="Signature",
            description="Stands below every mail to a customer.",
            extra={"multiline": True},
        ),
    ] = "Your help desk"

    def time_for(self, priority: Priority) -> timedelta:
        """How long a ticket of this priority may take."""
        hours = {"urgent": self.urgent, "high": self.high, "normal": self.normal, "low": self.low}
        return timedelta(hours=hours[priority])
