"""How somebody is called and reached: the form for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from msgspec.structs import replace

from nago.errors import ConcurrentUpdate, InvalidValue
from nago.i18n import translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.session import SessionManagement
from nago.systems.user import Contact
from nago.ui.banner import show_snackbar
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.form import Form, SubmitButton
from nago.ui.length import FULL, L16, L400
from nago.ui.select import Option, Select
from nago.ui.stack import HStack
from nago.ui.text import Text
from nago.ui.text_field import TextField, TextKind

FIELDS: tuple[tuple[str, str, TextKind], ...] = (
    ("firstname", "given-name", "text"),
    ("lastname", "family-name", "text"),
    ("company", "organization", "text"),
    ("position", "organization-title", "text"),
    ("phone", "tel", "tel"),
    ("mobile_phone", "tel", "tel"),
    ("street", "street-address", "text"),
    ("postal_code", "postal-code", "text"),
    ("city", "address-level2", "text"),
    ("country", "country-name", "text"),
)
"""Field of `Contact`, what password managers and address books call it, and its kind."""


@dataclass(frozen=True, slots=True)
class ContactForm:
    """Shows and saves one's own contact; what stands in no field of it stays as it is."""

    sessions: SessionManagement

    def __call__(self, wnd: Window, contact: Contact, followed: Collection[str] = ()) -> View:
        """`followed` are the fields that come from where the user logs in."""
        language = wnd.language()
        states = {
            name: wnd.state(f"contact.{name}", str(getattr(contact, name))) for name, _, _ in FIELDS
        }
        chosen = wnd.state("contact.language", str(contact.language))
        wrong = wnd.state("contact.wrong", "")

        async def save() -> None:
            wrong.value = ""
            entered = {name: state.value.strip() for name, state in states.items()}
            use_cases = self.sessions.users.use_cases
            current = await use_cases.read_my_contact(wnd.subject())
            changed = replace(current, **entered, language=chosen.value)
            try:
                await use_cases.update_my_contact(wnd.subject(), changed)
            except InvalidValue as error:
                wrong.value = error.field or "firstname"
                return
            except ConcurrentUpdate:
                wnd.show_banner(translate(language, "account.changed_meanwhile"), kind="warning")
                return
            show_snackbar(wnd, translate(wnd.language(), "account.saved"))

        return Card(
            Text(translate(language, "account.followed"), color=ColorMuted) if followed else None,
            Form(
                *(
                    HStack(
                        *(
                            self._field(language, each, states, wrong.value, each[0] in followed)
                            for each in pair
                        ),
                        gap=L16,
                        wrap=True,
                        alignment="top_leading",
                    )
                    for pair in zip(FIELDS[::2], FIELDS[1::2], strict=True)
                ),
                Select(
                    translate(language, "account.language"),
                    chosen,
                    (
                        Option("", translate(language, "account.language.browser")),
                        Option("en", "English"),
                        Option("de", "Deutsch"),
                    ),
                    disabled="language" in followed,
                    frame=Frame(width=L400),
                ),
                SubmitButton(translate(language, "account.save")),
                action=save,
                alignment="leading",
            ),
            title=translate(language, "account.contact.title"),
            frame=Frame(width=FULL),
        )

    def _field(
        self,
        language: str,
        field: tuple[str, str, TextKind],
        states: dict[str, State[str]],
        wrong: str,
        followed: bool,
    ) -> View:
        name, autocomplete, kind = field
        return TextField(
            translate(language, f"account.{name}"),
            states[name],
            autocomplete=autocomplete,
            kind=kind,
            mode="submit",
            max_length=200,
            disabled=followed,
            error_text=translate(language, "account.problem.other") if name == wrong else None,
            frame=Frame(width=L400),
            key=name,
        )
