"""Texts of the list of accounts, and of inviting people to one."""

ACCOUNT_LIST: dict[str, tuple[str, str]] = {
    "accounts.column.name": ("Name", "Name"),
    "accounts.column.email": ("E-mail", "E-Mail"),
    "accounts.column.status": ("Status", "Status"),
    "accounts.column.roles": ("Roles", "Rollen"),
    "accounts.column.created": ("Created", "Angelegt"),
    "accounts.column.last_login": ("Last login", "Letzte Anmeldung"),
    "accounts.state.enabled": ("Enabled", "Freigegeben"),
    "accounts.state.disabled": ("Disabled", "Gesperrt"),
    "accounts.state.until": ("Enabled up to a day", "Befristet freigegeben"),
    "accounts.state.expired": ("Expired", "Abgelaufen"),
    "accounts.state.registered": ("Registered, not confirmed", "Registriert, nicht bestätigt"),
    "accounts.state.unverified": ("E-mail not confirmed", "E-Mail nicht bestätigt"),
    "accounts.state.followed": ("Single sign-on", "Single Sign-on"),
    "accounts.state.changes_password": ("Password change due", "Passwortwechsel fällig"),
    "accounts.state.administrator": ("Administrator", "Administrator"),
    "accounts.export": ("Export all", "Alle exportieren"),
    "accounts.bulk.enable": ("Enable", "Freigeben"),
    "accounts.bulk.disable": ("Disable", "Sperren"),
    "accounts.bulk.export": ("Export", "Exportieren"),
    "accounts.bulk.notify": ("Send invitation", "Einladung senden"),
    "accounts.bulk.notify.title": (
        "Send {count} accounts what they need to begin?",
        "{count} Konten senden, was sie zum Anfangen brauchen?",
    ),
    "accounts.bulk.notify.title.one": (
        "Send {count} account what it needs to begin?",
        "{count} Konto senden, was es zum Anfangen braucht?",
    ),
    "accounts.bulk.notify.text": (
        (
            "Without a password an account gets an invitation, without a confirmed address a link that "
            "confirms it. Links that were sent before are dead then."
        ),
        (
            "Ohne Passwort erhält ein Konto eine Einladung, ohne bestätigte Adresse einen Link zur "
            "Bestätigung. Früher gesendete Links verlieren ihre Gültigkeit."
        ),
    ),
    "accounts.bulk.notified": ("{count} mails sent", "{count} Mails gesendet"),
    "accounts.bulk.notified.one": ("{count} mail sent", "{count} Mail gesendet"),
    "accounts.bulk.delete": ("Delete", "Löschen"),
    "accounts.bulk.enabled": ("{count} accounts enabled", "{count} Konten freigegeben"),
    "accounts.bulk.enabled.one": ("{count} account enabled", "{count} Konto freigegeben"),
    "accounts.bulk.disabled": ("{count} accounts disabled", "{count} Konten gesperrt"),
    "accounts.bulk.disabled.one": ("{count} account disabled", "{count} Konto gesperrt"),
    "accounts.bulk.deleted": ("{count} accounts deleted", "{count} Konten gelöscht"),
    "accounts.bulk.deleted.one": ("{count} account deleted", "{count} Konto gelöscht"),
    "accounts.bulk.refused": (
        "{count} accounts were left as they are:",
        "{count} Konten sind geblieben, wie sie sind:",
    ),
    "accounts.bulk.refused.one": (
        "{count} account was left as it is:",
        "{count} Konto ist geblieben, wie es ist:",
    ),
    "accounts.bulk.more": ("and {count} more", "und {count} weitere"),
    "accounts.bulk.more.one": ("and {count} more", "und {count} weiteres"),
    "accounts.bulk.disable.title": ("Disable {count} accounts?", "{count} Konten sperren?"),
    "accounts.bulk.disable.title.one": ("Disable {count} account?", "{count} Konto sperren?"),
    "accounts.bulk.disable.text": (
        "Nobody can log in with them, and their sessions end at once. Nothing is deleted.",
        (
            "Niemand kann sich mehr damit anmelden, ihre Sitzungen enden sofort. Gelöscht wird "
            "nichts."
        ),
    ),
    "accounts.bulk.delete.title": ("Delete {count} accounts?", "{count} Konten löschen?"),
    "accounts.bulk.delete.title.one": ("Delete {count} account?", "{count} Konto löschen?"),
    "accounts.bulk.delete.text": (
        "With everything that hangs on them. It cannot be undone.",
        "Mit allem, was daran hängt. Das lässt sich nicht rückgängig machen.",
    ),
    "accounts.create": ("Invite somebody", "Person einladen"),
    "accounts.create.text": (
        "A mail brings a link, good for 7 days, by which the person chooses a password.",
        "Eine Mail bringt einen Link, 7 Tage gültig, über den die Person ihr Passwort wählt.",
    ),
    "accounts.create.no_mail": (
        "Invitations go by mail, so that nobody but their owners chooses passwords.",
        "Einladungen gehen per Mail, damit niemand außer den Personen selbst Passwörter wählt.",
    ),
    "accounts.create.email": ("E-mail", "E-Mail"),
    "accounts.create.firstname": ("First name", "Vorname"),
    "accounts.create.lastname": ("Last name", "Nachname"),
    "accounts.create.roles": ("Roles", "Rollen"),
    "accounts.create.submit": ("Send invitation", "Einladung senden"),
    "accounts.created": (
        "An invitation was mailed to {email}.",
        "Eine Einladung wurde an {email} gesendet.",
    ),
}
