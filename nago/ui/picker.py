"""One of many, found by typing."""

from nago.presentation.action import Action, ActionOf, bind
from nago.presentation.state import State
from nago.ui.decor import Component
from nago.ui.select import Option


class Picker(Component, frozen=True):
    """A field that opens a list and filters it by what is typed, whatever the case and accents.

    `value` is a state; it is "" as long as nothing is chosen, and again after its user has
    cleared it, which he can unless it is not `clearable`. Any other value than an enabled option
    is refused when it comes from a browser. Up to 5,000 options stay quick; for a handful, which
    one sees at once, take `Select` or `RadioGroup`.

    With `on_search` the server finds the options: it runs with what was typed, a moment after the
    last key, and sets what the view shows as `options`. An option that is chosen and not among
    them is named by `chosen`, so that its title can be shown.
    """

    label: str
    value: State[str]
    options: tuple[Option, ...]
    supporting_text: str | None = None
    error_text: str | None = None
    placeholder: str | None = None
    disabled: bool = False
    required: bool = False
    name: str | None = None
    clearable: bool = True
    chosen: tuple[Option, ...] = ()
    on_change: Action | None = None
    on_search: ActionOf[str] | None = None

    def __post_init__(self) -> None:
        bind(self, "on_change")
        bind(self, "on_search")
