"""The group aggregate."""

from nago.data.repository import Aggregate


class Group(Aggregate, frozen=True):
    """People who belong together."""

    name: str
    description: str = ""
