"""The page of one secret: what it holds, who may use it, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nago.errors import ConcurrentUpdate, InvalidValue
from nago.i18n import translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.group import SYSTEM
from nago.systems.secret.model import FoundSecret, Secret, SecretKind, SecretRefused
from nago.systems.secret.paths import PATH
from nago.systems.secret.permissions import (
    APPLICATION_SECRETS,
    DELETE_SECRET,
    UPDATE_CREDENTIALS,
)
from nago.systems.secret.sharing import Sharing
from nago.systems.secret.system import SecretManagement
from nago.systems.settings.confirmation import may_change
from nago.ui.banner import Banner, show_snackbar
from nago.ui.button import PrimaryButton, SecondaryButton, TertiaryButton
from nago.ui.confirmation import Confirm
from nago.ui.fallback import not_found
from nago.ui.form_field import spoken
from nago.ui.form_of import form, reset_form
from nago.ui.length import L8, L16
from nago.ui.stack import HStack, VStack
from nago.ui.titled_page import titled_page


@dataclass(frozen=True, slots=True)
class SecretPage:
    """One secret."""

    management: SecretManagement

    async def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied, StoreError."""
        subject, language = wnd.subject(), wnd.language()
        id = wnd.values().get("id", "")
        found = await self.management.use_cases.find_my_secret_by_id(subject, id)
        if found is None:
            wnd.status = 404
            return not_found(wnd)
        secret = found.secret
        kind = self.management.secrets.kinds.known.get(secret.kind)
        title = kind_name(language, secret, kind)
        owned = secret.owned_by(subject)
        may, confirmation = may_change(wnd, UPDATE_CREDENTIALS, "secret.confirm")
        base = wnd.state("version", secret.version)
        owners = [await self.management.people.name_of(subject, each) for each in secret.owners]
        return titled_page(
            wnd,
            secret.name,
            title,
            self._next_step(wnd, secret, kind),
            confirmation if owned else None,
            None if owned else self._not_mine(wnd, secret, owners, base),
            self._credentials(wnd, found, kind, base, readonly=not (owned and may)),
            await Sharing(self.management, secret, base).view(wnd) if owned else None,
            self._removal(wnd, secret) if owned else None,
        )

    def _next_step(self, wnd: Window, secret: Secret, kind: SecretKind | None) -> View | None:
        step = kind.next_step if kind is not None else None
        if step is None or SYSTEM not in secret.groups:
            return None
        if not wnd.subject().has_permission(step.permission):
            return None
        title = spoken(wnd.language(), step.title)
        return HStack(
            SecondaryButton(title, to=step.path, leading_icon=step.icon), alignment="leading"
        )

    def _credentials(
        self,
        wnd: Window,
        found: FoundSecret,
        kind: SecretKind | None,
        base: State[int],
        readonly: bool,
    ) -> View:
        language, use_cases = wnd.language(), self.management.use_cases
        id = found.secret.id
        unreadable = Banner(translate(language, "secret.unreadable"), tone="warning")
        if kind is None:
            return unreadable
        known = kind
        entered: State[Any] = wnd.state("entry", known.entered(found.secret.name, found.value))
        stale = wnd.state("stale", False)

        async def save() -> None:
            entry = entered.peek()
            try:
                await use_cases.update_credentials(
                    wnd.subject(), id, entry.value, name=entry.name, version=base.peek()
                )
            except InvalidValue as error:
                raise placed(language, error) from None
            except ConcurrentUpdate:
                stale.value = True
                raise
            await load()
            show_snackbar(wnd, translate(language, "secret.saved"))

        async def load() -> None:
            now = await use_cases.find_my_secret_by_id(wnd.subject(), id)
            if now is None:
                wnd.navigation().replace(PATH)
                return
            entered.value = known.entered(now.secret.name, now.value)
            base.value, stale.value = now.secret.version, False
            reset_form(entered)
            wnd.invalidate()

        return VStack(
            unreadable if found.value is None else None,
            SecondaryButton(translate(language, "settings.reload"), action=load)
            if stale.value
            else None,
            form(entered, action=save, readonly=readonly),
            gap=L16,
            alignment="stretch",
        )

    def _not_mine(
        self, wnd: Window, secret: Secret, owners: Sequence[str], base: State[int]
    ) -> View:
        language, subject = wnd.language(), wnd.subject()
        named = ", ".join(owners)
        said = (
            translate(language, "secret.not_mine", owners=named)
            if owners
            else translate(language, "secret.nobodys")
        )
        if not secret.adoptable_by(subject):
            return Banner(said)
        may, confirmation = may_change(wnd, APPLICATION_SECRETS, "secret.confirm")

        async def adopt() -> None:
            adopted = await self.management.use_cases.adopt(wnd.subject(), secret.id)
            base.value = adopted.version
            wnd.invalidate()
            show_snackbar(wnd, translate(language, "secret.adopted"))

        return VStack(
            Banner(f"{said} {translate(language, 'secret.adopt.text')}"),
            PrimaryButton(translate(language, "secret.adopt"), action=adopt)
            if may
            else confirmation,
            gap=L8,
            alignment="leading",
        )

    def _removal(self, wnd: Window, secret: Secret) -> View | None:
        language = wnd.language()
        may, _ = may_change(wnd, DELETE_SECRET)
        if not may:
            return None

        async def delete() -> None:
            await self.management.use_cases.delete(wnd.subject(), secret.id)
            show_snackbar(wnd, translate(language, "secret.deleted", name=secret.name))
            wnd.navigation().replace(PATH)

        return HStack(
            TertiaryButton(
                translate(language, "secret.delete"),
                action=delete,
                destructive=True,
                leading_icon="trash-2",
                confirm=Confirm(
                    translate(language, "secret.delete.title", name=secret.name),
                    translate(language, "secret.delete.text"),
                    yes=translate(language, "secret.delete.yes"),
                    destructive=True,
                ),
            ),
            alignment="leading",
        )


def kind_name(language: str, secret: Secret, kind: SecretKind | None) -> str:
    """What sort of secret it is; that of a system that is switched off has its own name."""
    if kind is None:
        return translate(language, "secret.kind.unknown", kind=secret.kind)
    return spoken(language, kind.title)


def placed(language: str, error: InvalidValue) -> InvalidValue:
    """The same in the words of whoever entered it, at the field of the form."""
    if isinstance(error, SecretRefused):
        return error.in_words(language)
    if error.field in (None, "name"):
        return error
    return InvalidValue(str(error), field=f"value.{error.field}")
