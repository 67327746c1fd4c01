"""The page on which a secret is added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nago.errors import InvalidValue
from nago.i18n import translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.group import SYSTEM
from nago.systems.secret.paths import PATH
from nago.systems.secret.permissions import APPLICATION_SECRETS, CREATE_SECRET
from nago.systems.secret.secret_page import placed
from nago.systems.secret.system import SecretManagement
from nago.systems.settings.confirmation import may_change
from nago.ui.banner import show_snackbar
from nago.ui.card import Card
from nago.ui.fallback import not_found
from nago.ui.form_field import spoken
from nago.ui.form_of import form
from nago.ui.titled_page import titled_page
from nago.ui.toggle import Toggle


@dataclass(frozen=True, slots=True)
class NewSecretPage:
    """A new secret of one kind."""

    management: SecretManagement

    def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        subject, language = wnd.subject(), wnd.language()
        subject.audit(CREATE_SECRET)
        kind = self.management.secrets.kinds.known.get(wnd.values().get("kind", ""))
        if kind is None:
            wnd.status = 404
            return not_found(wnd)
        may_share, _ = may_change(wnd, APPLICATION_SECRETS)
        title = spoken(language, kind.title)
        # Another name than on the page of a secret, or what was typed here would stand there.
        entered: State[Any] = wnd.state("new", kind.entered("", None))
        shared = wnd.state("shared", kind.for_application)

        async def create() -> None:
            entry = entered.peek()
            groups = (SYSTEM,) if may_share and shared.peek() else ()
            create = self.management.use_cases.create
            try:
                saved = await create(wnd.subject(), entry.value, name=entry.name, groups=groups)
            except InvalidValue as error:
                raise placed(language, error) from None
            entered.value = kind.entered("", None)  # holds what is secret no longer than needed
            show_snackbar(wnd, translate(language, "secret.created"))
            wnd.navigation().replace(f"{PATH}/{saved.id}")

        return titled_page(
            wnd,
            translate(language, "secret.new", kind=title),
            spoken(language, kind.description),
            Card(
                Toggle(
                    translate(language, "secret.for_application"),
                    shared,
                    supporting_text=translate(language, "secret.for_application.text"),
                )
            )
            if may_share
            else None,
            form(entered, action=create, submit_title=translate(language, "secret.create")),
        )
