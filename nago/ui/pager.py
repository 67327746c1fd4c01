"""The pages of a long list."""

from collections.abc import Awaitable
from typing import Annotated, Unpack

from msgspec import Meta

from nago.errors import ComponentError
from nago.presentation.action import ActionOf, bound
from nago.presentation.state import State
from nago.ui.decor import Component, Decor

Count = Annotated[int, Meta(ge=0)]


class PageBar(Component, frozen=True, tag="Pager"):
    """Which page of how many is shown, and the ways to the others."""

    page: int
    size: int
    total: int
    on_page: ActionOf[Count]
    sizes: tuple[int, ...] = ()
    on_size: ActionOf[Count] | None = None


def Pager(
    page: State[int],
    *,
    total: int,
    size: State[int] | int = 50,
    sizes: tuple[int, ...] = (20, 50, 100),
    on_change: ActionOf[int] | None = None,
    **decor: Unpack[Decor],
) -> PageBar:
    """Leads through `total` things on pages of `size`; the value of `page` counts from 0.

    A page behind the last one is shown as the last one. With a state as `size` the user chooses
    one of `sizes`, and keeps the first thing of his page in sight. `on_change` is called with
    the page once the states are set. Raises ComponentError for a total below 0 or a size below 1.
    """
    count = size.value if isinstance(size, State) else size
    if total < 0 or count < 1 or any(each < 1 for each in sizes):
        raise ComponentError(
            f"Pager: got total {total}, size {count} and sizes {sizes}; allowed are a total from "
            "0 and sizes from 1"
        )
    bound(on_change, "Pager.on_change")
    last = max(0, (total - 1) // count)
    shown = min(max(page.value, 0), last)

    def go(to: int) -> Awaitable[None] | None:
        page.value = min(to, last)
        return on_change(page.value) if on_change is not None else None

    def resize(to: int) -> Awaitable[None] | None:
        if not isinstance(size, State) or to not in offered:
            return None
        page.value = shown * count // to
        size.value = to
        return on_change(page.value) if on_change is not None else None

    offered = tuple(sorted({*sizes, count})) if isinstance(size, State) else ()
    turning = bound(go, "Pager.on_change")
    assert turning is not None, "only an action of None is bound to None"
    resizing = bound(resize, "Pager.on_change") if offered else None
    return PageBar(shown, count, total, turning, offered, resizing, **decor)
