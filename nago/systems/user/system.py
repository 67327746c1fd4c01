"""How the user system is put together."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from nago.auth.subject import Subject
from nago.systems.audit import AuditManagement
from nago.systems.group import GroupManagement
from nago.systems.mail import MailManagement
from nago.systems.permission import PermissionManagement
from nago.systems.role import RoleManagement
from nago.systems.settings import SettingsManagement
from nago.systems.template import TemplateManagement
from nago.systems.user.accounts import Accounts
from nago.systems.user.administrator import CreateAdministrator, StartAdministrator
from nago.systems.user.all import UserUseCases
from nago.systems.user.authenticate import Authenticate
from nago.systems.user.confirming import ChangeMyEmail, ConfirmMail
from nago.systems.user.consent import RecordConsent
from nago.systems.user.contact_rules import ContactRules
from nago.systems.user.credential import Credential
from nago.systems.user.default_rights import DefaultRights
from nago.systems.user.directory import Directory
from nago.systems.user.export import ExportUsers
from nago.systems.user.forgotten import RequestConfirmation, RequestPasswordReset
from nago.systems.user.grant import (
    Grants,
    UpdateOtherGroups,
    UpdateOtherPermissions,
    UpdateOtherRoles,
)
from nago.systems.user.hashing import Hashing
from nago.systems.user.identities import Identities
from nago.systems.user.inviting import InviteUser, NotifyUser
from nago.systems.user.joining import JoinExternalUser
from nago.systems.user.letters import AccountLetters
from nago.systems.user.lines import UserLines
from nago.systems.user.mail_on_request import Requests
from nago.systems.user.mail_templates import mail_templates
from nago.systems.user.many import DeleteUsers, NotifyUsers, UpdateStatuses
from nago.systems.user.model import User
from nago.systems.user.one_time import OneTimeTokens
from nago.systems.user.own import (
    ChangeMyPassword,
    ChangePasswordByLink,
    ReadMyContact,
    UpdateMyContact,
)
from nago.systems.user.permissions import ALL
from nago.systems.user.registering import Register, RemoveUnconfirmed
from nago.systems.user.registration_settings import ConsentSettings, RegistrationSettings
from nago.systems.user.search import FindLastLogin, SearchUserIDs, SearchUsers
from nago.systems.user.settings import UserSettings
from nago.systems.user.subject import UserSubject, Visitor
from nago.systems.user.throttle import Throttle
from nago.systems.user.usecases import (
    ChangeOtherEmail,
    CountUsers,
    CreateUser,
    DeleteUser,
    DisplayName,
    FindAllUsers,
    FindUserByID,
    FindUserByMail,
    StartPasswordReset,
    UpdateAccountStatus,
    UpdateOtherContact,
    UpdateVerification,
)
from nago.wiring import Wiring

log = logging.getLogger("nago.user")


@dataclass(frozen=True, slots=True)
class UserManagement:
    """Accounts, what they may do, and what their owners prove themselves with."""

    use_cases: UserUseCases
    accounts: Accounts
    lines: UserLines
    directory: Directory
    authenticate: Authenticate
    tokens: OneTimeTokens
    throttle: Throttle
    hashing: Hashing
    visitor: Subject
    identities: Identities
    joining: JoinExternalUser
    letters: AccountLetters

    @classmethod
    def install(cls, wiring: Wiring) -> UserManagement:
        audit = wiring.system(AuditManagement)
        settings = wiring.system(SettingsManagement)
        permissions = wiring.system(PermissionManagement).permissions
        roles = wiring.system(RoleManagement).roles
        groups = wiring.system(GroupManagement).groups
        settings.register(
            UserSettings,
            title="settings.kind.user_settings",
            description="settings.kind.user_settings.text",
            guard=DefaultRights(roles, permissions),
        )
        settings.register(
            RegistrationSettings,
            title="settings.kind.registration_settings",
            description="settings.kind.registration_settings.text",
        )
        settings.register(
            ContactRules,
            title="settings.kind.contact_rules",
            description="settings.kind.contact_rules.text",
        )
        settings.register(
            ConsentSettings,
            title="settings.kind.consent_settings",
            description="settings.kind.consent_settings.text",
        )
        for permission in ALL:
            wiring.permission(permission)
        database = wiring.database
        users = UserLines(database, wiring.repository(User, "users", unique=("email",)))
        directory = Directory(
            users, roles, settings, wiring.bus, database.unseen_seconds, wiring.clock
        )
        credentials = wiring.repository(Credential, "credentials")
        accounts = Accounts(database, users, credentials, directory, audit, wiring.bus)
        roles.when_deleted(accounts.take_role)
        groups.when_deleted(accounts.take_group)
        roles.when_deleted(users.take_role)
        groups.when_deleted(users.take_group)
        tokens = OneTimeTokens(database, wiring.vault, wiring.clock)
        throttle = Throttle(database, wiring.vault, wiring.clock)
        hashing = Hashing()
        grants = Grants(roles, permissions)
        authenticate = Authenticate(accounts, hashing, throttle, database, audit)
        identities = Identities(database)
        joining = JoinExternalUser(accounts, identities, tokens, roles, permissions)
        update_status, delete = UpdateAccountStatus(accounts), DeleteUser(accounts)
        letters = AccountLetters(wiring.public_url, wiring.system(MailManagement).letters)
        notify = NotifyUser(accounts, tokens, grants, letters)
        templates = wiring.system(TemplateManagement)
        for template in mail_templates():
            templates.register(template)
        requests = Requests(accounts, letters, throttle, database, audit)
        use_cases = UserUseCases(
            create=CreateUser(accounts, hashing),
            find_by_id=FindUserByID(accounts),
            find_by_mail=FindUserByMail(accounts),
            find_all=FindAllUsers(accounts),
            search=SearchUsers(users, directory),
            search_ids=SearchUserIDs(users, directory),
            find_last_login=FindLastLogin(users),
            count=CountUsers(accounts),
            display_name=DisplayName(accounts),
            start_password_reset=StartPasswordReset(accounts, tokens, grants, letters),
            change_other_email=ChangeOtherEmail(accounts, tokens, grants, letters),
            update_other_contact=UpdateOtherContact(accounts),
            update_other_roles=UpdateOtherRoles(accounts, grants),
            update_other_groups=UpdateOtherGroups(accounts, groups),
            update_other_permissions=UpdateOtherPermissions(accounts, grants),
            update_account_status=update_status,
            update_verification=UpdateVerification(accounts),
            update_statuses=UpdateStatuses(update_status),
            delete=delete,
            delete_many=DeleteUsers(delete),
            export=ExportUsers(users, directory, database, audit),
            consent=RecordConsent(accounts),
            read_my_contact=ReadMyContact(accounts),
            update_my_contact=UpdateMyContact(accounts),
            change_my_password=ChangeMyPassword(accounts, hashing, throttle, tokens, letters),
            change_password_by_link=ChangePasswordByLink(
                accounts, hashing, throttle, tokens, letters
            ),
            register=Register(requests, hashing, tokens),
            confirm_mail=ConfirmMail(accounts, tokens, requests),
            request_confirmation=RequestConfirmation(requests, tokens),
            request_password_reset=RequestPasswordReset(requests, tokens),
            change_my_email=ChangeMyEmail(requests, hashing, throttle, tokens),
            invite=InviteUser(accounts, tokens, grants, letters),
            notify=notify,
            notify_many=NotifyUsers(notify),
            start_administrator=StartAdministrator(grants, tokens, database, audit),
            create_administrator=CreateAdministrator(accounts, hashing, tokens),
        )
        system = cls(
            use_cases, accounts, users, directory, authenticate, tokens, throttle, hashing,
            Visitor(directory), identities, joining, letters,
        )  # fmt: skip
        database.on_foreign_change(directory.refresh)
        wiring.regularly("forgetting old attempts", system.throttle.purge)
        wiring.regularly("forgetting old links", system.tokens.purge)
        wiring.regularly("removing accounts never confirmed", RemoveUnconfirmed(requests))
        wiring.on_stop(system.stop)
        return system

    async def subject(self, user_id: str) -> Subject:
        """A user for a program; what needs a recent login is refused to him. Raises StoreError."""
        return UserSubject(self.directory, await self.directory.find(user_id))

    async def stop(self) -> None:
        """No more passwords are checked."""
        self.hashing.close()
