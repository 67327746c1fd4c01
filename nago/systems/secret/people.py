"""What secrets have to know of users, who live on a floor above."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.systems.settings.pages import NameOf, id_as_name
from nago.ui.select import Option


async def everybody(id: str) -> bool:
    return True


async def nobody(subject: Subject, text: str) -> Sequence[Option]:
    return ()


@dataclass(slots=True)
class People:
    """Whoever knows users fills this in.

    `name_of` says what the user of an id is called, `knows` whether there is one, and `search`
    offers those whom the subject may see and whose name or address holds the text.
    """

    name_of: NameOf = id_as_name
    knows: Callable[[str], Awaitable[bool]] = everybody
    search: Callable[[Subject, str], Awaitable[Sequence[Option]]] = nobody
