"""What pages have in common that mailed links lead to, and those that send such mails."""

from __future__ import annotations

from nago.errors import InvalidValue, NagoError, Overloaded
from nago.i18n import translate
from nago.presentation.posting import Posted
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.frame import small_page
from nago.systems.account.paths import LOGIN
from nago.systems.user import Client
from nago.ui.banner import Banner
from nago.ui.form import Form, SubmitButton
from nago.ui.link import Link
from nago.ui.text_field import TextField

SENT = "sent"
"""The value of a page that has sent a mail, if there was somebody to send it to."""


def mailed_token(wnd: Window) -> str:
    """What stood in the link that led here; "" without one. It is in no address any more."""
    return wnd.state("link", "").value


def client_of(posted: Posted) -> Client:
    """Who has posted a form, as attempts are counted."""
    return Client(posted.address, posted.user_agent, posted.device)


def request_problem(error: NagoError) -> tuple[str, int]:
    """What is wrong with a request for a mail, as `problem_text` knows it, and the status."""
    if isinstance(error, Overloaded):
        return "many", 429
    if isinstance(error, InvalidValue) and error.field == "email":
        return "email", 422
    return "closed", 422


def request_page(wnd: Window, kind: str, path: str, problem: str | None) -> View:
    """Asks for an address to send a mail to, or says that it is on its way.

    `kind` is the beginning of the texts' keys. The answer is the same for every address (R04).
    """
    language = wnd.language()
    back = Link(translate(language, "account.back_to_login"), LOGIN)
    if wnd.values().get(SENT):
        return small_page(
            wnd,
            translate(language, "account.mail_sent.title"),
            back,
            text=translate(language, f"{kind}.sent"),
        )
    at_field = wnd.state("problem", "").value == "email"
    return small_page(
        wnd,
        translate(language, f"{kind}.title"),
        Banner(problem, tone="error") if problem and not at_field else None,
        Form(
            address_field(wnd, problem if at_field else None),
            SubmitButton(translate(language, f"{kind}.submit")),
            post_to=f"/{path}",
        ),
        back,
        text=translate(language, f"{kind}.text"),
    )


def address_field(wnd: Window, problem: str | None) -> View:
    """Where the e-mail address is entered."""
    return TextField(
        translate(wnd.language(), "account.email"),
        wnd.state("email", ""),
        name="email",
        kind="email",
        autocomplete="username",
        mode="submit",
        required=True,
        error_text=problem,
    )


def closed_page(wnd: Window, title: str, text: str) -> View:
    """For what is switched off here, or needs mail where none can be sent; keys of texts."""
    language = wnd.language()
    return small_page(
        wnd,
        translate(language, title),
        Link(translate(language, "account.back_to_login"), LOGIN),
        text=translate(language, text),
    )
