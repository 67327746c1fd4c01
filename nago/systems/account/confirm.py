"""Confirming an address by a mailed link: opening it changes nothing, the button does (R07)."""

from __future__ import annotations

from dataclasses import dataclass

from nago.auth.subject import ANONYMOUS
from nago.errors import ConcurrentUpdate, InvalidValue
from nago.i18n import translate
from nago.presentation.address import address
from nago.presentation.posting import Posted, SeeOther, ShowAgain
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.frame import small_page
from nago.systems.account.mailed import address_field, mailed_token
from nago.systems.account.paths import CONFIRM, CONFIRM_AGAIN, LOGIN, PROFILE
from nago.systems.user import UserManagement
from nago.ui.form import Form, SubmitButton
from nago.ui.hidden_field import HiddenField
from nago.ui.link import Link


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """Says what is confirmed; for a dead link, offers a new one to whoever wants it."""

    users: UserManagement

    async def __call__(self, wnd: Window) -> View:
        language, token = wnd.language(), mailed_token(wnd)
        found = await self.users.use_cases.confirm_mail.find(token)
        if found is None:
            return self._dead(wnd)
        purpose, bearer, user = found
        return small_page(
            wnd,
            translate(language, f"account.{purpose}.title"),
            Form(
                HiddenField("link", token),
                SubmitButton(translate(language, f"account.{purpose}.submit")),
                post_to=f"/{CONFIRM}",
            ),
            text=translate(
                language, f"account.{purpose}.text", email=user.email, new=bearer.detail
            ),
        )

    def _dead(self, wnd: Window) -> View:
        language = wnd.language()
        ready = self.users.letters.ready
        text = "account.dead_link.new" if ready else "account.dead_link.text"
        return small_page(
            wnd,
            translate(language, "account.dead_link.title"),
            Form(
                address_field(wnd, None),
                SubmitButton(translate(language, "account.confirm_again.submit")),
                post_to=f"/{CONFIRM_AGAIN}",
            )
            if ready
            else None,
            Link(translate(language, "account.back_to_login"), LOGIN),
            text=translate(language, text),
        )


@dataclass(frozen=True, slots=True)
class PostConfirm:
    """Answers that form; nobody is logged in by it."""

    users: UserManagement

    async def __call__(self, posted: Posted) -> SeeOther | ShowAgain:
        token = posted.field("link")
        try:
            await self.users.use_cases.confirm_mail(ANONYMOUS, token)
        except (InvalidValue, ConcurrentUpdate):
            return ShowAgain({"link": token[:128]})
        if posted.session.subject.valid:
            return SeeOther(f"/{PROFILE}")
        return SeeOther(address(LOGIN, {"done": "confirmed"}))
