"""How somebody is called and reached: the form for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from msgspec.structs import replace

from nago.errors import ConcurrentUpdate, InvalidValue
from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.contact_fields import KINDS, OPTIONAL, contact_field
from nago.systems.account.problems import contact_problem
from nago.systems.session import SessionManagement
from nago.systems.user import Contact
from nago.systems.user.contact_rules import FieldRule
from nago.ui.banner import show_snackbar
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.form import Form, SubmitButton
from nago.ui.length import FULL, L16, L400
from nago.ui.select import Option, Select
from nago.ui.stack import HStack
from nago.ui.text import Text

ONLY_IF_ASKED = ("salutation", "title", "professional_group", "state")
"""Shown only where the settings ask for them, or something stands in them."""
ROWS = (
    ("salutation", "title"),
    ("firstname", "lastname"),
    ("company", "position"),
    ("professional_group",),
    ("phone", "mobile_phone"),
    ("street", "postal_code"),
    ("city", "country"),
    ("state",),
)
"""What stands side by side where there is room."""


@dataclass(frozen=True, slots=True)
class ContactForm:
    """Shows and saves one's own contact; what stands in no field of it stays as it is."""

    sessions: SessionManagement

    def __call__(self, wnd: Window, contact: Contact, followed: Collection[str] = ()) -> View:
        """`followed` are the fields that come from where the user logs in."""
        language = wnd.language()
        rules = self._rules(contact, followed)
        states = {name: wnd.state(f"contact.{name}", str(getattr(contact, name))) for name in rules}
        chosen = wnd.state("contact.language", str(contact.language))
        wrong, problem = wnd.state("contact.wrong", ""), wnd.state("contact.problem", "")

        async def save() -> None:
            wrong.value = problem.value = ""
            entered = {name: state.value.strip() for name, state in states.items()}
            use_cases = self.sessions.users.use_cases
            current = await use_cases.read_my_contact(wnd.subject())
            changed = replace(current, **entered, language=chosen.value)
            try:
                await use_cases.update_my_contact(wnd.subject(), changed)
            except InvalidValue as error:
                wrong.value, problem.value = error.field or "firstname", contact_problem(error)
                return
            except ConcurrentUpdate:
                wnd.show_banner(translate(language, "account.changed_meanwhile"), kind="warning")
                return
            show_snackbar(wnd, translate(wnd.language(), "account.saved"))

        def field(name: str) -> View:
            said = translate(language, f"account.problem.{problem.value or 'other'}")
            return contact_field(
                language,
                name,
                states[name],
                rules[name],
                disabled=name in followed,
                problem=said if name == wrong.value else None,
                frame=Frame(width=L400),
                key=name,
            )

        return Card(
            Text(translate(language, "account.followed"), color=ColorMuted) if followed else None,
            Form(
                *(
                    HStack(*map(field, row), gap=L16, wrap=True, alignment="top_leading")
                    for row in _rows(rules)
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

    def _rules(self, contact: Contact, followed: Collection[str]) -> dict[str, FieldRule]:
        """The fields to show, in their order; one that is not asked for may be filled in freely."""
        asked = dict(self.sessions.users.directory.contact_rules.rules())
        shown: dict[str, FieldRule] = {}
        for name in KINDS:
            rule = asked.get(name, OPTIONAL)
            if name in ONLY_IF_ASKED and not rule.shown and not getattr(contact, name):
                continue
            shown[name] = rule if rule.shown and name not in followed else OPTIONAL
        return shown


def _rows(shown: Collection[str]) -> list[list[str]]:
    rows = ([name for name in row if name in shown] for row in ROWS)
    return [row for row in rows if row]
