"""Where random users walk, as whom, and what they keep their hands from."""

from __future__ import annotations

from nago.systems.role import ADMINISTRATOR
from nago.testing.seen import Seen

EXAMPLES: dict[str, tuple[str, ...]] = {
    "examples.hello": (),
    "examples.two_pages": (),
    "examples.todo": (),
    "examples.accounts": (ADMINISTRATOR,),
    "examples.login_service": (ADMINISTRATOR,),
    "examples.gallery.program": (),
}
"""Each example, and the roles of who walks through it; without any it is a visitor."""
UNWANTED = ("Log out", "Delete my account")


def avoided(seen: Seen) -> bool:
    """What ends a walk."""
    return any(word in seen.name for word in UNWANTED)
