"""What a window itself says to its user, beside what its views show."""

from collections.abc import Mapping

WINDOW: Mapping[str, tuple[str, str]] = {
    "client.copy.refused": (
        "Your browser did not let us copy that.",
        "Ihr Browser hat das Kopieren nicht zugelassen.",
    ),
    "client.copy.by_hand": ("Copy it by hand:", "Bitte kopieren Sie von Hand:"),
}
