"""A question that is asked before something is done."""

from msgspec import Struct

from nago.errors import ComponentError
from nago.presentation.action import Action, bound
from nago.presentation.window import Window


class Confirm(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """What a button or a line of a menu asks before its action runs.

    The browser asks by itself, so that neither a state nor a dialog is needed; the action only
    runs once the user has agreed. `yes` names what will be done ("Delete"), `no` the way back;
    left out, they say "Continue" and "Cancel" in the user's language. With `destructive` the
    focus is on the way back and the other button is red. Raises ComponentError without a title.
    """

    title: str
    text: str | None = None
    yes: str | None = None
    no: str | None = None
    destructive: bool = False

    def __post_init__(self) -> None:
        if not self.title:
            raise ComponentError(
                "Confirm.title: got nothing; ask a question, for example 'Delete?'"
            )


def confirm(
    wnd: Window,
    title: str,
    text: str | None = None,
    *,
    action: Action,
    yes: str | None = None,
    no: str | None = None,
    destructive: bool = False,
    otherwise: Action | None = None,
) -> None:
    """Ask in the browser, and run `action` once the user agrees, or `otherwise` once he does not.

    It is for what only an action knows ("12 orders depend on it, delete them as well?"); where
    the question is known before, a button's `confirm` asks without a way to the server. It
    returns at once: the window's next message is the answer, so no action can wait for it. What
    is not answered when the page is left, or when the window is made anew after a restart, is
    forgotten. Raises ComponentError without a title, and for an action that cannot be called.
    """
    question = Confirm(title, text, yes, no, destructive)
    agreed, refused = bound(action, "confirm.action"), bound(otherwise, "confirm.otherwise")
    wnd.questions.ask(question, agreed, refused)
