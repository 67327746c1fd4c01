"""Settings as they are stored."""

from nago.data.repository import Aggregate


class StoredSettings(Aggregate, frozen=True):
    """The settings of one kind; the id is the kind's name."""

    data: str
    """JSON; decoded by the kind that declares the fields."""
