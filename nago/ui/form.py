"""Fields that are sent together."""

from typing import Unpack

from nago.errors import ComponentError
from nago.presentation.action import Action, bound
from nago.presentation.view import View
from nago.ui.button import Button, ButtonExtras, ButtonRank, ranked
from nago.ui.decor import Alignment, Component, Decor
from nago.ui.length import L16, Length
from nago.ui.local_address import checked_local


class FormBox(Component, frozen=True, tag="Form"):
    """A real form: Enter in one of its fields presses its submit button."""

    children: tuple[View, ...]
    action: Action | None = None
    post_to: str | None = None
    gap: Length = L16
    alignment: Alignment = "stretch"
    outward: bool = False
    holds_back: bool = True

    def __post_init__(self) -> None:
        checked_local(self.post_to, "Form.post_to")
        if (self.action is None) == (self.post_to is None):
            raise ComponentError(
                "Form: give it either an action, which runs in this window, or post_to, a path "
                "that the browser posts it to"
            )


def Form(
    *children: View | None,
    action: Action | None = None,
    post_to: str | None = None,
    gap: Length = L16,
    alignment: Alignment = "stretch",
    outward: bool = False,
    holds_back: bool = True,
    **decor: Unpack[Decor],
) -> FormBox:
    """Fields one below the other, with a `SubmitButton` among them; None is left out.

    With an `action`, submitting brings everything that was entered to the server and runs the
    action once, whatever the fields' modes. Errors come from the server (`error_text`); the
    first field that has one gets the focus. The browser checks nothing by itself. While a number,
    date or time in it was refused, the action does not run; with `holds_back` False it does, and
    looks at `State.problem` itself.

    With `post_to`, a path of this server such as "/account/login", the browser posts the named
    fields there by itself and leaves the page, as it must where a cookie is to be set. Required
    fields are checked by the browser. `outward` is for a form whose answer leads to another
    server: it fetches the answer and then leaves, because browsers let no form be redirected
    outside (`security.md N23`). Raises ComponentError for another kind of address, and
    for both or none of the two.
    """
    shown = tuple(filter(None, children))
    act = bound(action, "Form.action")
    return FormBox(shown, act, post_to, gap, alignment, outward, holds_back, **decor)


def SubmitButton(
    title: str,
    *,
    disabled: bool = False,
    rank: ButtonRank = "primary",
    **extras: Unpack[ButtonExtras],
) -> Button:
    """The button that sends its form; busy until that is answered. Outside a form it does nothing.

    It takes icons, `destructive` and `confirm` as `PrimaryButton` does.
    """
    return ranked(rank, title, None, None, disabled, submit=True, **extras)
