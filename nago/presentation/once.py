"""Texts that a window's browser is told once."""


class Once:
    """A text that goes over the wire with the first frame that needs it; later ones name it.

    For what stands in many places of a page and is longer than its name, as the line that draws
    an icon. There is one object for each name, so that two renderings compare equal at once.
    """

    __slots__ = ("name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    def __repr__(self) -> str:
        return f"<{self.name}>"
