"""How letters look."""

from msgspec import Struct

from nago.ui.length import Length


class Font(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """Size, weight (100 to 900), slant and family; what is not given is inherited."""

    size: Length | None = None
    weight: int | None = None
    italic: bool = False
    mono: bool = False
    line_height: float | None = None
