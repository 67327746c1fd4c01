"""How letters look."""

from msgspec import Struct

from nago.errors import ComponentError
from nago.ui.length import Length


class Font(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """Size, weight (100 to 900), slant and family; what is not given is inherited.

    `tabular` gives all figures the same width, so that numbers below one another line up.
    `line_height` is a multiple of the size (0.5 to 5). Raises ComponentError for other numbers.
    """

    size: Length | None = None
    weight: int | None = None
    italic: bool = False
    mono: bool = False
    line_height: float | None = None
    tabular: bool = False

    def __post_init__(self) -> None:
        _check("weight", self.weight, 100, 900)
        _check("line_height", self.line_height, 0.5, 5)


def _check(field: str, number: float | None, least: float, most: float) -> None:
    if number is not None and not (isinstance(number, (int, float)) and least <= number <= most):
        raise ComponentError(
            f"Font.{field}: got {number!r:.60}, allowed is a number from {least} to {most}"
        )
