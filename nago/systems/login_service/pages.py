"""What people see of the login service."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from nago.i18n import translate
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.frame import small_page
from nago.systems.account.moment import moment_text
from nago.systems.login_service.logins import Settings
from nago.systems.login_service.model import Grant
from nago.systems.login_service.paths import CHOOSE
from nago.systems.login_service.permissions import REVOKE_GRANT
from nago.systems.login_service.settings import LoginServiceSettings
from nago.systems.login_service.usecases import LoginServiceUseCases
from nago.systems.settings.confirmation import may_change
from nago.systems.settings.pages import PATH as SETTINGS
from nago.systems.sign_on.provider import LoginProvider
from nago.ui.banner import Banner, show_snackbar
from nago.ui.button import TertiaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.form import Form, SubmitButton
from nago.ui.hidden_field import HiddenField
from nago.ui.length import FULL, L8, L24, L880
from nago.ui.link import Link
from nago.ui.list import List, ListLine, ListRow
from nago.ui.stack import VStack
from nago.ui.text import Text

CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}")


@dataclass(frozen=True, slots=True)
class ChooserPage:
    """Asks through which provider somebody wants to log in, and says where to."""

    offered: Callable[[], tuple[LoginProvider, ...]]
    settings: Settings

    def __call__(self, wnd: Window) -> View:
        language, values = wnd.language(), wnd.values()
        application = self.settings().registered(values.get("redirect", ""))
        if application is None:
            return refused_page(wnd, "application")
        return small_page(
            wnd,
            translate(language, "login_service.choose.title"),
            *(
                Form(
                    HiddenField("redirect", application),
                    HiddenField("nonce", values.get("nonce", "")),
                    HiddenField("provider", each.id),
                    SubmitButton(translate(language, "login_service.choose.with", name=each.name)),
                    post_to=f"/{CHOOSE}",
                    outward=True,
                    key=each.id,
                )
                for each in self.offered()
            ),
            text=translate(
                language, "login_service.choose.text", application=urlsplit(application).netloc
            ),
        )


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """Says that it ended here; it leads nowhere, least of all where a link wanted to."""

    def __call__(self, wnd: Window) -> View:
        why = wnd.values().get("why", "")
        return refused_page(wnd, "application" if why == "application" else "later")


def refused_page(wnd: Window, why: str) -> View:
    """The page for `application` (which is not registered) or `later`."""
    language, code = wnd.language(), wnd.values().get("code", "")
    return small_page(
        wnd,
        translate(language, "login_service.refused.title"),
        Text(
            translate(language, "login_service.refused.code", code=code),
            level="small",
            color=ColorMuted,
        )
        if CODE.fullmatch(code)
        else None,
        text=translate(language, f"login_service.refused.{why}"),
    )


@dataclass(frozen=True, slots=True)
class AdminPage:
    """Registered applications, and who is logged in there."""

    use_cases: LoginServiceUseCases
    offered: Callable[[], tuple[LoginProvider, ...]]
    settings: Settings

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, StoreError."""
        language = wnd.language()
        grants = await self.use_cases.find_grants(wnd.subject())
        may_end, confirmation = may_change(wnd, REVOKE_GRANT, "login_service.admin.confirm")
        title = translate(language, "login_service.admin.title")
        wnd.title(title)
        return VStack(
            VStack(
                Text(title, level="h1"),
                Text(translate(language, "login_service.admin.text"), color=ColorMuted),
                gap=L8,
                alignment="leading",
            ),
            Banner(translate(language, "login_service.admin.providers.empty"))
            if not self.offered()
            else None,
            self._applications(language),
            confirmation,
            Card(
                List(*(self._row(wnd, each, may_end) for each in grants))
                if grants
                else Text(
                    translate(language, "login_service.admin.grants.empty"), color=ColorMuted
                ),
                title=translate(language, "login_service.admin.grants"),
            ),
            gap=L24,
            alignment="stretch",
            frame=Frame(width=FULL, max_width=L880),
        )

    def _applications(self, language: str) -> View:
        registered = self.settings().applications
        return Card(
            List(*(ListRow(each, key=each) for each in dict.fromkeys(registered)))
            if registered
            else Text(
                translate(language, "login_service.admin.applications.empty"), color=ColorMuted
            ),
            footer=Link(
                translate(language, "login_service.admin.applications.change"),
                f"{SETTINGS}/{LoginServiceSettings.__name__}",
            ),
            title=translate(language, "login_service.admin.applications"),
        )

    def _row(self, wnd: Window, grant: Grant, may_end: bool) -> ListLine:
        language = wnd.language()

        async def end() -> None:
            await self.use_cases.revoke_grant(wnd.subject(), grant.id)
            wnd.invalidate()
            show_snackbar(wnd, translate(language, "login_service.admin.ended"))

        host = urlsplit(grant.application).netloc
        return ListRow(
            grant.name,
            translate(
                language,
                "login_service.admin.grant",
                application=host,
                provider=grant.provider,
                when=moment_text(language, grant.last_used_at),
            ),
            trailing=TertiaryButton(
                translate(language, "login_service.admin.end"),
                action=end,
                accessibility_label=translate(
                    language, "login_service.admin.end_one", name=grant.name, application=host
                ),
            )
            if may_end
            else None,
            key=grant.id,
        )
