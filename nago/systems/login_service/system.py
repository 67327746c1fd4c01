"""How the login service is put together."""

from __future__ import annotations

from dataclasses import dataclass

from nago.presentation.admin_card import AdminCard
from nago.systems.audit import AuditManagement
from nago.systems.login_service.asking import AskProvider
from nago.systems.login_service.endpoints import (
    CameBack,
    Entry,
    Exchange,
    Photo,
    PostChoice,
    Refresh,
)
from nago.systems.login_service.logins import KIND, BeginLogin, CompleteLogin
from nago.systems.login_service.pages import AdminPage, ChooserPage, RefusedPage
from nago.systems.login_service.paths import ADMIN, CHOOSE, REFUSED
from nago.systems.login_service.permissions import ALL, FIND_GRANTS
from nago.systems.login_service.rate import Rates
from nago.systems.login_service.refusing import Refusals
from nago.systems.login_service.settings import LoginServiceSettings
from nago.systems.login_service.store import LoginServiceStore
from nago.systems.login_service.usecases import (
    AnswerRefresh,
    ExchangeNonce,
    FindGrants,
    LoginServiceUseCases,
    PhotoOf,
    RevokeGrant,
    RevokeLoggedOut,
)
from nago.systems.settings import SettingsManagement
from nago.systems.settings.pages import Beside, SettingsPages
from nago.systems.sign_on import SignOnManagement
from nago.systems.sign_on.messages import EXCHANGE, PHOTO, REFRESH
from nago.systems.user import UserManagement
from nago.wiring import Wiring


@dataclass(frozen=True, slots=True)
class LoginService:
    """The server side of the Nago Login Service (`security.md N04`): applications that have no
    registration of their own at an identity provider share the one that is set up here."""

    use_cases: LoginServiceUseCases
    store: LoginServiceStore
    rates: Rates

    @classmethod
    def install(cls, wiring: Wiring) -> LoginService:
        audit = wiring.system(AuditManagement)
        sign_on = wiring.system(SignOnManagement)
        wiring.system(UserManagement)  # its table counts the requests
        settings_system = wiring.system(SettingsManagement)
        settings_system.register(
            LoginServiceSettings,
            title="login_service.settings",
            description="login_service.settings.text",
        )
        for permission in ALL:
            wiring.permission(permission)

        def settings() -> LoginServiceSettings:
            return settings_system.current(LoginServiceSettings)

        store = LoginServiceStore(wiring.database, wiring.vault, wiring.clock)
        rates = Rates(wiring.database, wiring.vault)
        refusals = Refusals(store, rates, audit)
        providers, relying_party = sign_on.providers, sign_on.relying_party
        use_cases = LoginServiceUseCases(
            begin_login=BeginLogin(
                sign_on.flows, relying_party, providers, rates, refusals, settings,
                wiring.public_url,
            ),
            complete_login=CompleteLogin(store, providers, refusals, audit, settings),
            exchange_nonce=ExchangeNonce(store, rates, refusals, audit),
            answer_refresh=AnswerRefresh(
                store, rates, refusals, AskProvider(store, providers, relying_party, audit),
                settings,
            ),
            photo_of=PhotoOf(store, rates, wiring.outward, settings),
            find_grants=FindGrants(store),
            revoke_grant=RevokeGrant(store, audit),
        )  # fmt: skip
        begin = use_cases.begin_login
        sign_on.callbacks[KIND] = CameBack(use_cases.complete_login)
        sign_on.logged_out.append(RevokeLoggedOut(store, audit))
        wiring.endpoint("GET", ".", Entry(begin))
        wiring.endpoint("POST", EXCHANGE, Exchange(use_cases.exchange_nonce))
        wiring.endpoint("POST", REFRESH, Refresh(use_cases.answer_refresh))
        wiring.endpoint("GET", PHOTO, Photo(use_cases.photo_of))
        wiring.root_view(CHOOSE, ChooserPage(begin.offered, settings))
        wiring.post(CHOOSE, PostChoice(begin))
        wiring.root_view(REFUSED, RefusedPage())
        wiring.root_view_with_decoration(ADMIN, AdminPage(use_cases, begin.offered, settings))
        wiring.admin_card(
            AdminCard(
                group="admin.group.security",
                title="login_service.admin.title",
                text="login_service.admin.text",
                path=ADMIN,
                icon="app-window",
                permission=FIND_GRANTS,
            )
        )
        wiring.system(SettingsPages).beside.append(
            Beside(ADMIN, "login_service.admin.title", "login_service.admin.text", FIND_GRANTS)
        )
        wiring.regularly("forgetting old logins of applications", store.purge)
        return cls(use_cases, store, rates)
