"""What users are asked to agree to, as they read it."""

from __future__ import annotations

from nago.i18n import TEXTS, translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.user.registration_settings import OfferedConsent
from nago.ui.checkbox import Checkbox
from nago.ui.decor import Padding
from nago.ui.length import L4, Length, rem
from nago.ui.link import Link
from nago.ui.stack import VStack

BESIDE_BOX = rem(1.8125)
"""How far the words of a checkbox stand from its start."""


def consent_text(language: str, id: str, consent: OfferedConsent, *, profile: bool = False) -> str:
    """What an administrator has written, or what comes with the framework."""
    key = f"account.consent.{id}"
    own = (consent.profile_text or consent.text) if profile else consent.text
    return own or (translate(language, key) if key in TEXTS else id)


def consent_link(language: str, consent: OfferedConsent, indent: Length) -> View | None:
    """Where it can be read, in a new tab, so that nothing that was entered is lost; `indent` puts
    it below the words of the question."""
    if not consent.link:
        return None
    title = translate(language, "account.consent.read")
    return VStack(
        Link(title, consent.link, target="_blank"),
        alignment="leading",
        padding=Padding(start=indent),
    )


def consent_box(
    wnd: Window, id: str, consent: OfferedConsent, ticked: State[bool], problem: str | None
) -> View:
    """A box to tick at the registration; never ticked beforehand."""
    language = wnd.language()
    return VStack(
        Checkbox(
            consent_text(language, id, consent),
            ticked,
            name=id,
            required=consent.required,
            error_text=problem,
        ),
        consent_link(language, consent, BESIDE_BOX),
        gap=L4,
        alignment="leading",
        key=id,
    )
