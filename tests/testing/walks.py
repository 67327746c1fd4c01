"""Where random users walk, as whom, and what they keep their hands from."""

from __future__ import annotations

import sys
from pathlib import Path

from nago.systems.role import ADMINISTRATOR
from nago.testing.seen import Seen

CUSTOM = Path(__file__).parents[2] / "examples" / "custom_component"
if str(CUSTOM) not in sys.path:
    sys.path.append(str(CUSTOM))  # a package of its own, which is not installed here

EXAMPLES: dict[str, tuple[str, ...]] = {
    "examples.hello": (),
    "examples.two_pages": (),
    "examples.todo": (),
    "examples.accounts": (ADMINISTRATOR,),
    "examples.login_service": (ADMINISTRATOR,),
    "examples.desk.program": (ADMINISTRATOR,),
    "examples.gallery.program": (),
    "star_rating.__main__": (),
}
"""Each example, and the roles of who walks through it; without any it is a visitor."""
UNWANTED = ("Log out", "Delete my account")


def avoided(seen: Seen) -> bool:
    """What ends a walk."""
    return any(word in seen.name for word in UNWANTED)
