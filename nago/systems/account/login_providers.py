"""The pages on which administrators say through whom users may log in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from msgspec.structs import replace

from nago.errors import (
    ConcurrentUpdate,
    InvalidValue,
)
from nago.i18n import TEXTS, translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.account.paths import LOGIN_PROVIDERS
from nago.systems.account.presets import PRESETS, free_id, preset_of
from nago.systems.session.sign_on import callback_of
from nago.systems.settings.confirmation import may_change
from nago.systems.settings.pages import PATH as SETTINGS
from nago.systems.settings.secrets import IS_SET
from nago.systems.sign_on.oidc.relying_party import Check
from nago.systems.sign_on.permissions import CHANGE_PROVIDERS, READ_PROVIDERS
from nago.systems.sign_on.provider import LoginProvider
from nago.systems.sign_on.provider_entry import ProviderEntry, entry_of, provider_of
from nago.systems.sign_on.providers import ProviderManagement
from nago.systems.user import UserSettings
from nago.ui.badge import Badge
from nago.ui.banner import Banner, show_snackbar
from nago.ui.button import PrimaryButton, SecondaryButton, TertiaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.decor import Frame
from nago.ui.dialog import Dialog
from nago.ui.fallback import not_found
from nago.ui.form_of import form, reset_form
from nago.ui.length import FULL, L8, L16, L24, L880
from nago.ui.link import Link
from nago.ui.list import List, ListLine, ListRow
from nago.ui.stack import HStack, VStack
from nago.ui.text import Text
from nago.ui.titled_page import page_head, titled_page


@dataclass(frozen=True, slots=True)
class ProvidersPage:
    """All login providers, and a beginning for each kind of one."""

    management: ProviderManagement
    is_on: Callable[[], bool]
    """Whether single sign-on is switched on in the settings."""

    def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        language = wnd.language()
        found = self.management.use_cases.find_all(wnd.subject())
        may, confirmation = may_change(wnd, CHANGE_PROVIDERS)
        return titled_page(
            wnd,
            translate(language, "login_provider.title"),
            translate(language, "login_provider.text"),
            None
            if self.is_on()
            else VStack(
                Banner(translate(language, "login_provider.off")),
                Link(
                    translate(language, "login_provider.off.where"),
                    f"{SETTINGS}/{UserSettings.__name__}",
                ),
                gap=L8,
                alignment="leading",
            ),
            confirmation,
            List(*(self._row(language, each) for each in found))
            if found
            else Text(translate(language, "login_provider.empty"), color=ColorMuted),
            Card(
                HStack(
                    *(self._beginning(wnd, each, found) for each in PRESETS),
                    gap=L8,
                    wrap=True,
                    alignment="leading",
                ),
                title=translate(language, "login_provider.add"),
            )
            if may
            else None,
        )

    def _row(self, language: str, provider: LoginProvider) -> ListLine:
        key = "login_provider.is_on" if provider.enabled else "login_provider.is_off"
        return ListRow(
            provider.name,
            provider.issuer,
            to=f"{LOGIN_PROVIDERS}/{provider.id}",
            trailing=Badge(
                translate(language, key), tone="success" if provider.enabled else "neutral"
            ),
            key=provider.id,
        )

    def _beginning(self, wnd: Window, preset: str, found: tuple[LoginProvider, ...]) -> View:
        def begin() -> None:
            id = free_id(preset, {each.id for each in found})
            wnd.navigation().forward_to(f"{LOGIN_PROVIDERS}/{id}", preset=preset)

        title = translate(wnd.language(), f"login_provider.preset.{preset}")
        return SecondaryButton(title, action=begin, key=preset)


@dataclass(frozen=True, slots=True)
class ProviderPage:
    """One login provider: what is entered, what to register there, and whether it works."""

    management: ProviderManagement
    public_url: Callable[[], str]

    def __call__(self, wnd: Window) -> View:
        """Raises PermissionDenied."""
        subject, language = wnd.subject(), wnd.language()
        subject.audit(READ_PROVIDERS)
        stored = self.management.providers.current(wnd.values().get("id", ""))
        begun = stored or preset_of(wnd.values().get("preset", ""), wnd.values().get("id", ""))
        if begun is None:
            wnd.status = 404
            return not_found(wnd)
        may, confirmation = may_change(wnd, CHANGE_PROVIDERS)
        entered = wnd.state("provider", self._entry(begun))
        base = wnd.state("version", begun.version)
        none: list[Check] = []
        checks = wnd.state("checks", none, type=list[Check])
        removing, stale = wnd.state("removing", False), wnd.state("stale", False)
        use_cases = self.management.use_cases

        async def save() -> None:
            entry, secret = entered.peek(), entered.peek().secret
            try:
                saved = await use_cases.save(
                    wnd.subject(),
                    provider_of(replace(begun, version=base.peek()), entry),
                    None if secret == IS_SET else secret,
                )
            except InvalidValue as error:
                raise said(language, error) from None
            except ConcurrentUpdate:
                stale.value = True
                raise
            show(saved)
            show_snackbar(wnd, translate(language, "account.saved"))

        async def load() -> None:
            await self.management.providers.refresh()
            now = self.management.providers.current(begun.id)
            if now is None:
                wnd.navigation().replace(LOGIN_PROVIDERS)
            else:
                show(now)

        def show(now: LoginProvider) -> None:
            entered.value, base.value = self._entry(now), now.version
            checks.value, stale.value = [], False
            reset_form(entered)

        async def test() -> None:
            checks.value = []
            checks.value = list(await use_cases.test(wnd.subject(), begun))

        async def remove() -> None:
            await use_cases.delete(wnd.subject(), begun.id)
            wnd.navigation().replace(LOGIN_PROVIDERS)

        return VStack(
            Link(translate(language, "login_provider.title"), LOGIN_PROVIDERS),
            page_head(
                wnd,
                begun.name or translate(language, f"login_provider.preset.{begun.preset}"),
                translate(language, f"login_provider.help.{begun.preset}"),
            ),
            confirmation,
            self._to_register(language, begun),
            SecondaryButton(translate(language, "settings.reload"), action=load)
            if stale.value
            else None,
            form(entered, action=save, readonly=not may),
            self._connection(language, checks, test) if may and stored is not None else None,
            self._removal(language, removing, remove) if may and stored is not None else None,
            gap=L24,
            alignment="stretch",
            frame=Frame(width=FULL, max_width=L880),
        )

    def _entry(self, provider: LoginProvider) -> ProviderEntry:
        secret = IS_SET if self.management.providers.has_secret(provider.id) else ""
        return entry_of(provider, secret)

    def _to_register(self, language: str, provider: LoginProvider) -> View:
        callback = callback_of(self.public_url(), provider)
        back_channel = callback.removesuffix("callback") + "logout"
        return Card(
            Text(translate(language, "login_provider.register.text"), color=ColorMuted),
            Text(translate(language, "login_provider.redirect_uri"), level="label"),
            Text(callback, level="mono"),
            Text(translate(language, "login_provider.logout_uri"), level="label"),
            Text(f"{self.public_url()}/account/logout", level="mono"),
            Text(translate(language, "login_provider.back_channel"), level="label"),
            Text(back_channel, level="mono"),
            title=translate(language, "login_provider.register"),
            gap=L8,
        )

    def _connection(
        self, language: str, checks: State[list[Check]], test: Callable[[], Awaitable[None]]
    ) -> View:
        return Card(
            Text(translate(language, "login_provider.test.text"), color=ColorMuted),
            List(*(self._check(language, each) for each in checks.value)) if checks.value else None,
            HStack(
                SecondaryButton(translate(language, "login_provider.test"), action=test),
                alignment="leading",
            ),
            title=translate(language, "login_provider.connection"),
            gap=L16,
        )

    def _check(self, language: str, check: Check) -> ListLine:
        word = "login_provider.check.ok" if check.ok else "login_provider.check.wrong"
        return ListRow(
            translate(language, f"login_provider.check.{check.name}"),
            check.detail or None,
            trailing=Badge(translate(language, word), tone="success" if check.ok else "error"),
            key=check.name,
        )

    def _removal(
        self, language: str, removing: State[bool], remove: Callable[[], Awaitable[None]]
    ) -> View:
        def ask() -> None:
            removing.value = True

        def leave() -> None:
            removing.value = False

        return VStack(
            TertiaryButton(translate(language, "login_provider.delete"), action=ask),
            Dialog(
                Text(translate(language, "login_provider.delete.text")),
                title=translate(language, "login_provider.delete.title"),
                open=removing,
                footer=HStack(
                    SecondaryButton(translate(language, "account.link.cancel"), action=leave),
                    PrimaryButton(translate(language, "login_provider.delete"), action=remove),
                    gap=L8,
                ),
            ),
            alignment="leading",
        )


def said(language: str, error: InvalidValue) -> InvalidValue:
    """The same in the words of whoever entered it."""
    key = f"login_provider.wrong.{error.field}"
    text = translate(language, key) if key in TEXTS else str(error)
    return InvalidValue(text, field=error.field)
