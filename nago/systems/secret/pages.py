"""The pages on which secrets are kept: all of mine, one of them, and a new one."""

from __future__ import annotations

from dataclasses import dataclass

from nago.i18n import translate
from nago.presentation.admin_card import AdminCard
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.secret.model import Secret, SecretKind
from nago.systems.secret.new_page import NewSecretPage
from nago.systems.secret.paths import NEW, PATH
from nago.systems.secret.permissions import CREATE_SECRET, FIND_SECRETS
from nago.systems.secret.secret_page import SecretPage, kind_name
from nago.systems.secret.system import SecretManagement
from nago.systems.settings.confirmation import may_change
from nago.ui.badge import Badge
from nago.ui.card import Card
from nago.ui.empty_state import EmptyState
from nago.ui.form_field import spoken
from nago.ui.icon import Icon
from nago.ui.list import List, ListLine, ListRow
from nago.ui.titled_page import titled_page
from nago.ui.value_text import value_text
from nago.wiring import Wiring


@dataclass(frozen=True, slots=True)
class SecretPages:
    """The pages; installed by `wiring.system(SecretPages)`."""

    management: SecretManagement

    @classmethod
    def install(cls, wiring: Wiring) -> SecretPages:
        management = wiring.system(SecretManagement)
        wiring.root_view_with_decoration(PATH, SecretsPage(management))
        wiring.root_view_with_decoration(f"{NEW}/{{kind}}", NewSecretPage(management))
        wiring.root_view_with_decoration(f"{PATH}/{{id}}", SecretPage(management))
        wiring.admin_card(
            AdminCard(
                group="admin.group.security",
                title="secret.title",
                text="secret.card",
                path=PATH,
                icon="key-round",
                permission=FIND_SECRETS,
            )
        )
        return cls(management)


@dataclass(frozen=True, slots=True)
class SecretsPage:
    """My secrets, and a beginning for each kind of one."""

    management: SecretManagement

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, StoreError."""
        subject, language = wnd.subject(), wnd.language()
        found = await self.management.use_cases.find_my_secrets(subject)
        may, confirmation = may_change(wnd, CREATE_SECRET, "secret.confirm")
        kinds = self.management.secrets.kinds.known
        nothing = "secret.empty.text" if kinds else "secret.no_kinds"
        return titled_page(
            wnd,
            translate(language, "secret.title"),
            translate(language, "secret.text"),
            confirmation,
            List(*(self._row(wnd, each) for each in found))
            if found
            else EmptyState(
                translate(language, "secret.empty.title"),
                translate(language, nothing),
                icon="key-round",
            ),
            Card(
                List(*(self._beginning(language, each) for each in kinds.values())),
                title=translate(language, "secret.add"),
                supporting_text=translate(language, "secret.add.text"),
            )
            if may and kinds
            else None,
        )

    def _row(self, wnd: Window, secret: Secret) -> ListLine:
        language = wnd.language()
        kind = self.management.secrets.kinds.known.get(secret.kind)
        when = value_text(secret.last_mod.date(), language)
        said = translate(
            language, "secret.changed", kind=kind_name(language, secret, kind), when=when
        )
        return ListRow(
            secret.name,
            said,
            leading=Icon("key-round"),
            trailing=badge(wnd, secret),
            to=f"{PATH}/{secret.id}",
            key=secret.id,
        )

    def _beginning(self, language: str, kind: SecretKind) -> ListLine:
        return ListRow(
            spoken(language, kind.title),
            spoken(language, kind.description) or None,
            leading=Icon("plus"),
            to=f"{NEW}/{kind.name}",
            key=kind.name,
        )


def badge(wnd: Window, secret: Secret) -> View | None:
    """What is particular about it, in a word."""
    language = wnd.language()
    if secret.of_application:
        return Badge(translate(language, "secret.application"), tone="info")
    if not secret.owners:
        return Badge(translate(language, "secret.ownerless"), tone="warning")
    if not secret.owned_by(wnd.subject()):
        return Badge(translate(language, "secret.shared"))
    return None
