"""How the account pages are put together."""

from __future__ import annotations

from dataclasses import dataclass

from nago.presentation.admin_card import AdminCard
from nago.systems.account.callback import (
    BackChannelLogout,
    NLSCallback,
    OIDCCallback,
    PhotoAnswer,
)
from nago.systems.account.choose_password import (
    AdministratorPage,
    PostAdministrator,
    PostReset,
    ResetPage,
)
from nago.systems.account.confirm import ConfirmPage, PostConfirm
from nago.systems.account.forgot import (
    ConfirmAgainPage,
    ForgotPasswordPage,
    PostConfirmAgain,
    PostForgotPassword,
)
from nago.systems.account.frame import small_page
from nago.systems.account.link import LinkPage, PostLink, SignOnFailedPage
from nago.systems.account.login import LoginPage, PostLogin
from nago.systems.account.login_providers import ProviderPage, ProvidersPage
from nago.systems.account.logout import LogoutPage, PostLogout
from nago.systems.account.password import ChangePasswordPage
from nago.systems.account.paths import (
    ADMINISTRATOR,
    BACK_CHANNEL,
    CHANGE_PASSWORD,
    CONFIRM,
    CONFIRM_AGAIN,
    FORGOT_PASSWORD,
    INVITATION,
    LINK,
    LOGIN,
    LOGIN_PROVIDERS,
    LOGOUT,
    NLS_CALLBACK,
    OIDC_CALLBACK,
    PHOTO,
    PROFILE,
    REGISTER,
    RESET_PASSWORD,
    SESSIONS,
    SSO_FAILED,
    SSO_LOGOUT,
    SSO_START,
)
from nago.systems.account.profile import ProfilePage
from nago.systems.account.register import PostRegister, RegisterPage
from nago.systems.account.sessions import SessionsPage
from nago.systems.account.settings_choices import PeopleToChoose, RightsToChoose, UserNames
from nago.systems.account.sign_on import PostProviderLogout, PostStart
from nago.systems.group import GroupManagement
from nago.systems.mail import MailPages
from nago.systems.role import RoleManagement
from nago.systems.secret import SecretPages
from nago.systems.session import SessionManagement
from nago.systems.settings.pages import Beside, SettingsPages
from nago.systems.sign_on.permissions import READ_PROVIDERS
from nago.systems.sign_on.providers import ProviderManagement
from nago.systems.template import TemplatePages
from nago.systems.theme import ThemeManagement
from nago.systems.user import UserSettings
from nago.systems.user.contact_rules import ContactRules
from nago.systems.user.registration_settings import ConsentSettings
from nago.wiring import Wiring


@dataclass(frozen=True, slots=True)
class AccountPages:
    """What everybody sees of the account systems."""

    sessions: SessionManagement

    @classmethod
    def install(cls, wiring: Wiring) -> AccountPages:
        sessions = wiring.system(SessionManagement)
        roles = wiring.system(RoleManagement)
        users = sessions.users
        wiring.root_view(LOGIN, LoginPage(sessions))
        wiring.post(LOGIN, PostLogin(sessions))
        wiring.root_view(LOGOUT, LogoutPage(sessions))
        wiring.post(LOGOUT, PostLogout(sessions))
        wiring.post(SSO_START, PostStart(sessions))
        wiring.post(SSO_LOGOUT, PostProviderLogout(sessions))
        wiring.root_view(SSO_FAILED, SignOnFailedPage())
        wiring.root_view(LINK, LinkPage())
        wiring.post(LINK, PostLink(sessions))
        wiring.endpoint("GET", NLS_CALLBACK, NLSCallback(sessions))
        wiring.endpoint("GET", OIDC_CALLBACK, OIDCCallback(sessions))
        wiring.endpoint("POST", BACK_CHANNEL, BackChannelLogout(sessions))
        wiring.endpoint("GET", PHOTO, PhotoAnswer(sessions))
        wiring.root_view(ADMINISTRATOR, AdministratorPage(users))
        wiring.post(ADMINISTRATOR, PostAdministrator(users))
        wiring.root_view(RESET_PASSWORD, ResetPage(users))
        wiring.post(RESET_PASSWORD, PostReset(users))
        wiring.root_view(INVITATION, ResetPage(users, "invite"))
        wiring.post(INVITATION, PostReset(users, "invite"))
        wiring.root_view(REGISTER, RegisterPage(users))
        wiring.post(REGISTER, PostRegister(users))
        wiring.root_view(FORGOT_PASSWORD, ForgotPasswordPage(users))
        wiring.post(FORGOT_PASSWORD, PostForgotPassword(users))
        wiring.root_view(CONFIRM, ConfirmPage(users))
        wiring.post(CONFIRM, PostConfirm(users))
        wiring.root_view(CONFIRM_AGAIN, ConfirmAgainPage(users))
        wiring.post(CONFIRM_AGAIN, PostConfirmAgain(users))
        for path in (ADMINISTRATOR, RESET_PASSWORD, INVITATION, CONFIRM):
            wiring.mailed_link(path)
        wiring.root_view(CHANGE_PASSWORD, ChangePasswordPage(sessions, small_page))
        wiring.root_view_with_decoration(SESSIONS, SessionsPage(sessions))
        wiring.root_view_with_decoration(PROFILE, ProfilePage(sessions, roles))
        wiring.system(ThemeManagement)  # the login page shows logo and legal pages
        management = wiring.system(ProviderManagement)
        wiring.root_view_with_decoration(
            LOGIN_PROVIDERS,
            ProvidersPage(management, lambda: users.directory.settings.sso_enabled),
        )
        wiring.root_view_with_decoration(
            f"{LOGIN_PROVIDERS}/{{id}}", ProviderPage(management, wiring.public_url)
        )
        wiring.admin_card(
            AdminCard(
                group="admin.group.users",
                title="login_provider.title",
                text="login_provider.text",
                path=LOGIN_PROVIDERS,
                icon="log-in",
                permission=READ_PROVIDERS,
            )
        )
        pages = wiring.system(SettingsPages)
        pages.beside.append(
            Beside(LOGIN_PROVIDERS, "login_provider.title", "login_provider.text", READ_PROVIDERS)
        )
        pages.name_of = UserNames(users)
        pages.columns[ContactRules] = pages.columns[ConsentSettings] = 2
        pages.choices[UserSettings] = RightsToChoose(roles, wiring.system(GroupManagement))
        wiring.system(TemplatePages)
        secrets = wiring.system(SecretPages).management
        people = PeopleToChoose(users)
        secrets.people.name_of, secrets.people.knows = pages.name_of, people.knows
        secrets.people.search = people
        users.accounts.on_deleting.append(secrets.secrets.take_owner)
        wiring.system(MailPages)
        return cls(sessions)
