"""What stands on a tab: what the view has said, else the heading of its page."""

from nago.presentation.tree import children
from nago.presentation.view import View


def full_title(own: str | None, tree: View | None, application: str) -> str:
    """The title of the page, and the name of the application behind it."""
    if own is None and tree is not None:
        own = heading(tree)
    return f"{own} – {application}" if own and own != application else application


def heading(node: View) -> str | None:
    """The first heading of the highest level that is shown."""
    if getattr(node, "level", None) == "h1" and getattr(node, "visible", True):
        return str(getattr(node, "text", "")) or None
    for _, child in children(node):
        if (text := heading(child)) is not None:
            return text
    return None
