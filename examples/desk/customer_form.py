"""The fields of a customer, for a new one and for one that there is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from examples.desk.customers import SaveCustomer
from examples.desk.model import Customer
from examples.desk.texts import words
from nago import View, Window, ui
from nago.errors import InvalidValue


def customer_form(
    wnd: Window,
    customer: Customer,
    save: SaveCustomer,
    done: Callable[[Customer], Awaitable[None] | None],
    *buttons: View | None,
) -> View:
    """A form that saves the customer; `done` is told of the saved one."""
    t = words(wnd)
    key = customer.id or "new"
    fields = ("name", "company", "email", "phone", "language", "notes")
    states = {each: wnd.state(f"{each} {key}", getattr(customer, each)) for each in fields}
    wrong = wnd.state(f"wrong {key}", "")

    async def submit() -> None:
        wrong.value = ""
        entered = {name: state.value for name, state in states.items()}
        try:
            saved = await save(wnd.subject(), replace(customer, **entered))
        except InvalidValue as error:
            wrong.value = "wrong.email" if error.field == "email" else "missing.name"
            return
        ui.show_snackbar(wnd, t("customer.saved", name=saved.name))
        for name, state in states.items():
            state.value = getattr(saved if customer.id else customer, name)
        result = done(saved)
        if result is not None:
            await result

    wide = ui.Frame(width=ui.FULL)
    return ui.Form(
        ui.TextField(
            t("customer.name"),
            states["name"],
            required=True,
            error_text=t("missing.name") if wrong.value == "missing.name" else None,
            frame=wide,
        ),
        ui.TextField(t("customer.company"), states["company"], frame=wide),
        ui.TextField(
            t("customer.email"),
            states["email"],
            kind="email",
            error_text=t("wrong.email") if wrong.value == "wrong.email" else None,
            frame=wide,
        ),
        ui.TextField(t("customer.phone"), states["phone"], kind="tel", frame=wide),
        ui.Select(
            t("customer.language"),
            states["language"],
            tuple(ui.Option(each, t(f"language.{each}")) for each in ("en", "de")),
            frame=wide,
        ),
        ui.TextArea(t("customer.notes"), states["notes"], rows=3, frame=wide),
        ui.HStack(ui.SubmitButton(t("save")), *buttons, gap=ui.L8, wrap=True, alignment="leading"),
        action=submit,
    )
