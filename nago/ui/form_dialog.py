"""A form in a window over the page, for what is created or changed without leaving it."""

from __future__ import annotations

import inspect
from typing import Any, Literal, Unpack

from nago.i18n import translate
from nago.presentation.action import Action, bound
from nago.presentation.state import State
from nago.presentation.view import View
from nago.ui.button import SecondaryButton
from nago.ui.decor import Decor
from nago.ui.form import Form, SubmitButton
from nago.ui.form_of import Choices, FormParts, form_parts
from nago.ui.length import L8
from nago.ui.modal import Modal, ModalSide, ModalSize
from nago.ui.stack import HStack

BEFORE = "(before)"
"""The state that holds what the form's state was when the dialog was opened."""


def form_dialog(
    state: State[Any],
    *,
    open: State[bool],
    title: str,
    action: Action,
    submit_title: str | None = None,
    text: str | None = None,
    choices: Choices | None = None,
    columns: Literal[1, 2, 3, 4] = 1,
    size: ModalSize = "small",
    side: ModalSide = "center",
    on_close: Action | None = None,
    **decor: Unpack[Decor],
) -> View:
    """A `Modal` around the `ui.form` of this state: Cancel, and a button that saves.

    It shows while `open` is true. To change something, set the state to it and then `open` to
    True. Saving checks the fields and runs `action`; when that is done without an error the dialog
    closes, while an InvalidValue stays at its field. Enter in a line saves as well. Cancel, Escape
    and a click beside it drop what was entered, the latter two after a question: the state is what
    it was when the dialog was opened, and `on_close` runs. The other options are those of `ui.form`
    and of `Modal`. Raises ComponentError as they do.
    """
    bound(action, "form_dialog.action")
    bound(on_close, "form_dialog.on_close")

    async def save() -> None:
        result = action()
        if inspect.isawaitable(result):
            await result
        open.value = False

    async def drop() -> None:
        """What was entered, and what an action has refused after all."""
        if kept is not None:
            state.value = kept.peek()
        result = on_close() if on_close is not None else None
        if inspect.isawaitable(result):
            await result

    async def cancel() -> None:
        open.value = False
        await drop()

    language = state.language
    kept: State[Any] | None = None
    parts = FormParts((), save)
    if open.value:
        kept = state.beside(BEFORE, state.peek(), type=state.kind, secret=state.secret)
        parts = form_parts(state, save, choices, False, columns)
    return Form(
        Modal(
            *parts.views,
            title=title,
            open=open,
            text=text,
            footer=HStack(
                SecondaryButton(translate(language, "form.cancel"), action=cancel),
                SubmitButton(submit_title or translate(language, "form.save")),
                gap=L8,
                alignment="trailing",
            ),
            side=side,
            size=size,
            guard="edited",
            on_close=drop,
        ),
        action=parts.submit,
        holds_back=False,
        **decor,
    )
