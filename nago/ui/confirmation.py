"""A question that is asked before something is done."""

from msgspec import Struct

from nago.errors import ComponentError


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
