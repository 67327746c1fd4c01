"""Joining a login elsewhere with an account that is here already, and what went wrong with one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nago.errors import LoginRefused, NagoError, Overloaded, SessionGone, SignOnRefused
from nago.i18n import translate
from nago.presentation.posting import Posted, SeeOther, ShowAgain
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.callback import entered
from nago.systems.account.frame import small_page
from nago.systems.account.paths import LINK, LOGIN
from nago.systems.account.sign_on import Failed
from nago.systems.session import SessionManagement
from nago.systems.user import Client
from nago.ui.banner import Banner
from nago.ui.color import ColorMuted
from nago.ui.form import Form, SubmitButton
from nago.ui.hidden_field import HiddenField
from nago.ui.link import Link
from nago.ui.password_field import PasswordField
from nago.ui.text import Text

CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}")


@dataclass(frozen=True, slots=True)
class LinkPage:
    """Asks for the password of the account that has the address which the provider says."""

    def __call__(self, wnd: Window) -> View:
        language, nonce = wnd.language(), wnd.values().get("nonce", "")
        problem = wnd.state("problem", "").value
        return small_page(
            wnd,
            translate(language, "account.link.title"),
            Banner(translate(language, f"account.login.{problem}"), tone="error")
            if problem in ("refused", "busy")
            else None,
            Form(
                HiddenField("nonce", nonce),
                PasswordField(
                    translate(language, "account.password"), name="password", required=True
                ),
                SubmitButton(translate(language, "account.link.submit")),
                post_to=f"/{LINK}",
            ),
            Link(translate(language, "account.link.cancel"), LOGIN),
            text=translate(language, "account.link.text"),
        )


@dataclass(frozen=True, slots=True)
class PostLink:
    """Answers the form."""

    sessions: SessionManagement

    async def __call__(self, posted: Posted) -> SeeOther | ShowAgain:
        nonce = posted.field("nonce")
        client = Client(posted.address, posted.user_agent, posted.device)
        try:
            signed_in = await self.sessions.link(
                posted.session.id, nonce, posted.flow, posted.field("password"), client
            )
        except SignOnRefused as error:
            return await self._failed(error, posted)
        except LoginRefused:
            return ShowAgain({"problem": "refused"}, {"nonce": nonce}, 401)
        except Overloaded:
            return ShowAgain({"problem": "busy"}, {"nonce": nonce}, 503)
        except SessionGone:
            return SeeOther(f"/{LOGIN}")
        except NagoError as error:
            return await self._failed(error, posted)
        return entered(self.sessions, signed_in)

    async def _failed(self, error: NagoError, posted: Posted) -> SeeOther:
        failed = Failed(self.sessions)
        return await failed(error, "an account was not linked", posted.address)


@dataclass(frozen=True, slots=True)
class SignOnFailedPage:
    """One sentence for every reason, and the code under which the log has it."""

    def __call__(self, wnd: Window) -> View:
        language, code = wnd.language(), wnd.values().get("code", "")
        return small_page(
            wnd,
            translate(language, "account.sso.failed.title"),
            Text(
                translate(language, "account.sso.failed.code", code=code),
                level="small",
                color=ColorMuted,
            )
            if CODE.fullmatch(code)
            else None,
            Link(translate(language, "account.sso.failed.again"), LOGIN),
            text=translate(language, "account.sso.failed.text"),
        )
