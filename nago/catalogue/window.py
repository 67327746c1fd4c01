"""What a window itself says to its user, beside what its views show."""

from collections.abc import Mapping

WINDOW: Mapping[str, tuple[str, str]] = {
    "client.copy.refused": (
        "Your browser did not let us copy that.",
        "Ihr Browser hat das Kopieren nicht zugelassen.",
    ),
    "client.copy.by_hand": (
        "Try once more, or copy it by hand:",
        "Versuchen Sie es noch einmal, oder kopieren Sie von Hand:",
    ),
    "client.copy.again": ("Copy", "Kopieren"),
}
