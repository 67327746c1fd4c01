"""The tab of an account with what its user has agreed to, and when."""

from __future__ import annotations

from nago.auth.subject import SU
from nago.i18n import TEXTS, translate
from nago.presentation.view import View
from nago.systems.admin.account_desk import OpenAccount
from nago.systems.admin.stamp import stamp
from nago.systems.user import Consent, Decision
from nago.systems.user.permissions import CONSENT_OTHER
from nago.ui.badge import Badge
from nago.ui.banner import show_snackbar
from nago.ui.button import SecondaryButton
from nago.ui.card import Card
from nago.ui.color import ColorMuted
from nago.ui.confirmation import Confirm
from nago.ui.empty_state import EmptyState
from nago.ui.length import L16
from nago.ui.list import List, ListLine, ListRow
from nago.ui.stack import HStack, VStack
from nago.ui.text import Text

MOST_SHOWN = 100


async def consents_tab(account: OpenAccount) -> View:
    """Each consent with its history, the newest first; then those that he was not asked for yet."""
    decided = {each.id for each in account.user.consents}
    offered = (id for id, _ in account.desk.users.directory.consents.offered())
    consents = [
        *account.user.consents,
        *(Consent(id) for id in offered if id not in decided),
    ]
    if not consents:
        return Card(
            EmptyState(
                account.text("consents.none"), account.text("consents.none.text"), icon="file-check"
            )
        )
    names = await _names(account)
    return VStack(
        *(_consent(account, each, names) for each in consents), gap=L16, alignment="stretch"
    )


def _consent(account: OpenAccount, consent: Consent, names: dict[str, str]) -> View:
    language = account.language
    key = f"consent.{consent.id}"
    title = translate(language, key) if key in TEXTS else consent.id
    approved = consent.approved
    history = sorted(consent.history, key=lambda each: each.at, reverse=True)[:MOST_SHOWN]

    async def record() -> None:
        subject = account.wnd.subject()
        done = await account.change(
            account.desk.use_cases.consent(
                subject, account.user.id, consent.id, not approved, location=account.wnd.path()
            ),
            CONSENT_OTHER,
        )
        if done:
            show_snackbar(account.wnd, account.text("saved"))

    verb = "revoke" if approved else "approve"
    return Card(
        List(*(_decision(account, each, names, f"{n}") for n, each in enumerate(history)))
        if history
        else Text(account.text("consents.undecided"), color=ColorMuted),
        HStack(
            SecondaryButton(
                account.text(f"consents.{verb}"),
                action=record,
                confirm=Confirm(
                    account.text(f"consents.{verb}.title"),
                    account.text("consents.record.text"),
                    yes=account.text(f"consents.{verb}"),
                ),
                accessibility_label=account.text(f"consents.{verb}.one", name=title),
            ),
            alignment="leading",
        )
        if account.may(CONSENT_OTHER)
        else None,
        title=title,
        key=consent.id,
    )


def _decision(
    account: OpenAccount, decision: Decision, names: dict[str, str], key: str
) -> ListLine:
    who = names.get(decision.by, decision.by) if decision.by else account.user.name
    if decision.by == SU.id:
        who = account.text("consents.application")
    parts = (account.text("consents.by", who=who), decision.location)
    return ListRow(
        stamp(account.wnd, decision.at),
        " · ".join(filter(None, parts)),
        trailing=_badge(account, decision.approved),
        key=key,
    )


def _badge(account: OpenAccount, approved: bool) -> View:
    word = "approved" if approved else "revoked"
    return Badge(account.text(f"consents.{word}"), tone="success" if approved else "neutral")


async def _names(account: OpenAccount) -> dict[str, str]:
    """What those are called who have recorded something for him."""
    ids = {each.by for consent in account.user.consents for each in consent.history if each.by}
    found = [await account.desk.users.accounts.find(id) for id in sorted(ids)]
    return {user.id: user.name for user in found if user is not None}
