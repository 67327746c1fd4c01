"""Every use case of users, by name."""

from __future__ import annotations

from dataclasses import dataclass

from nago.systems.user.administrator import CreateAdministrator, StartAdministrator
from nago.systems.user.confirming import ChangeMyEmail, ConfirmMail
from nago.systems.user.consent import RecordConsent
from nago.systems.user.export import ExportUsers
from nago.systems.user.forgotten import RequestConfirmation, RequestPasswordReset
from nago.systems.user.grant import UpdateOtherGroups, UpdateOtherPermissions, UpdateOtherRoles
from nago.systems.user.inviting import InviteUser, NotifyUser
from nago.systems.user.many import DeleteUsers, NotifyUsers, UpdateStatuses
from nago.systems.user.own import (
    ChangeMyPassword,
    ChangePasswordByLink,
    ReadMyContact,
    UpdateMyContact,
)
from nago.systems.user.registering import Register
from nago.systems.user.search import FindLastLogin, SearchUserIDs, SearchUsers
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


@dataclass(frozen=True, slots=True, kw_only=True)
class UserUseCases:
    """All of them; each audits its own permission and needs no window."""

    create: CreateUser
    find_by_id: FindUserByID
    find_by_mail: FindUserByMail
    find_all: FindAllUsers
    search: SearchUsers
    search_ids: SearchUserIDs
    find_last_login: FindLastLogin
    count: CountUsers
    display_name: DisplayName
    start_password_reset: StartPasswordReset
    change_other_email: ChangeOtherEmail
    update_other_contact: UpdateOtherContact
    update_other_roles: UpdateOtherRoles
    update_other_groups: UpdateOtherGroups
    update_other_permissions: UpdateOtherPermissions
    update_account_status: UpdateAccountStatus
    update_verification: UpdateVerification
    update_statuses: UpdateStatuses
    delete: DeleteUser
    delete_many: DeleteUsers
    export: ExportUsers
    consent: RecordConsent
    read_my_contact: ReadMyContact
    update_my_contact: UpdateMyContact
    change_my_password: ChangeMyPassword
    change_password_by_link: ChangePasswordByLink
    register: Register
    confirm_mail: ConfirmMail
    request_confirmation: RequestConfirmation
    request_password_reset: RequestPasswordReset
    change_my_email: ChangeMyEmail
    invite: InviteUser
    notify: NotifyUser
    notify_many: NotifyUsers
    start_administrator: StartAdministrator
    create_administrator: CreateAdministrator
