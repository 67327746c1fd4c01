"""Texts of the audit log: its page, and what its actions are called."""

AUDIT: dict[str, tuple[str, str]] = {
    "admin.audit.title": ("Audit log", "Protokoll"),
    "admin.audit.text": (
        (
            "Who has done what, the newest first. Entries are kept for 400 days, and nobody can change "
            "one unnoticed."
        ),
        (
            "Wer was getan hat, das Neueste zuerst. Einträge bleiben 400 Tage, und niemand kann einen "
            "unbemerkt ändern."
        ),
    ),
    "admin.audit.card": (
        "Who has done what, and proof that nothing of it was changed.",
        "Wer was getan hat, und der Nachweis, dass nichts davon verändert wurde.",
    ),
    "admin.audit.confirm": (
        "You logged in a while ago. To take the log along, confirm your password first.",
        (
            "Ihre Anmeldung liegt länger zurück. Bestätigen Sie Ihr Passwort, um das Protokoll zu "
            "exportieren."
        ),
    ),
    "admin.audit.search": ("Search the log", "Protokoll durchsuchen"),
    "admin.audit.nothing": ("No entry found", "Kein Eintrag gefunden"),
    "admin.audit.at": ("When", "Wann"),
    "admin.audit.actor": ("Who", "Wer"),
    "admin.audit.action": ("Action", "Vorgang"),
    "admin.audit.target": ("On what", "Woran"),
    "admin.audit.from": ("From where", "Von wo"),
    "admin.audit.detail": ("Details", "Einzelheiten"),
    "admin.audit.session": ("Session", "Sitzung"),
    "admin.audit.ip": ("Network address", "Netzadresse"),
    "admin.audit.user_agent": ("Browser", "Browser"),
    "admin.audit.node": ("Machine and process", "Rechner und Prozess"),
    "admin.audit.number": ("Number of the entry", "Nummer des Eintrags"),
    "admin.audit.since": ("From day", "Ab Tag"),
    "admin.audit.until": ("To day", "Bis Tag"),
    "admin.audit.newest": ("Newest", "Neueste"),
    "admin.audit.older": ("Older entries", "Ältere Einträge"),
    "admin.audit.verify": ("Verify", "Prüfen"),
    "admin.audit.whole": (
        "All {count} entries are as they were written.",
        "Alle {count} Einträge sind so, wie sie geschrieben wurden.",
    ),
    "admin.audit.broken": (
        (
            "The log was changed: entry {number} is not as it was written, or is missing. The {count} "
            "before it are intact. Save the database as evidence."
        ),
        (
            "Das Protokoll wurde verändert: Eintrag {number} ist nicht so, wie er geschrieben wurde, "
            "oder fehlt. Die {count} davor sind unversehrt. Sichern Sie die Datenbank als Beweis."
        ),
    ),
    "admin.audit.export": ("Export CSV", "CSV exportieren"),
    "admin.names.application": ("The application", "Die Anwendung"),
    "admin.names.visitor": ("Somebody not logged in", "Jemand ohne Anmeldung"),
    "audit.action.administrator_link": (
        "Link for an administrator made",
        "Link für einen Administrator erzeugt",
    ),
    "audit.action.audit_exported": ("Audit log exported", "Protokoll exportiert"),
    "audit.action.consent_changed": ("Consent changed", "Einwilligung geändert"),
    "audit.action.contact_changed": ("Contact changed", "Kontaktdaten geändert"),
    "audit.action.email_changed": ("E-mail address changed", "E-Mail-Adresse geändert"),
    "audit.action.email_change_requested": (
        "Change of e-mail address requested",
        "Änderung der E-Mail-Adresse angefordert",
    ),
    "audit.action.email_confirmed": ("E-mail address confirmed", "E-Mail-Adresse bestätigt"),
    "audit.action.group_changed": ("Group changed", "Gruppe geändert"),
    "audit.action.group_created": ("Group created", "Gruppe angelegt"),
    "audit.action.group_deleted": ("Group deleted", "Gruppe gelöscht"),
    "audit.action.groups_changed": ("Groups of a user changed", "Gruppen eines Benutzers geändert"),
    "audit.action.keys_rotated": ("Key changed", "Schlüssel gewechselt"),
    "audit.action.login": ("Logged in", "Angemeldet"),
    "audit.action.login_provider_deleted": ("Login provider deleted", "Anbieter gelöscht"),
    "audit.action.login_provider_saved": ("Login provider saved", "Anbieter gespeichert"),
    "audit.action.login_refused": ("Login refused", "Anmeldung abgelehnt"),
    "audit.action.login_service_granted": (
        "Logged in at another application",
        "Bei anderer Anwendung angemeldet",
    ),
    "audit.action.login_service_issued": (
        "Login handed to another application",
        "Anmeldung an andere Anwendung übergeben",
    ),
    "audit.action.login_service_refused": (
        "Login of another application refused",
        "Anmeldung anderer Anwendung abgelehnt",
    ),
    "audit.action.login_service_revoked": (
        "Login at another application ended",
        "Anmeldung bei anderer Anwendung beendet",
    ),
    "audit.action.logout": ("Logged out", "Abgemeldet"),
    "audit.action.mail_deleted": ("Mail deleted", "E-Mail gelöscht"),
    "audit.action.mail_queued": ("Mail queued", "E-Mail eingereiht"),
    "audit.action.mail_requested": ("Link by mail requested", "Link per E-Mail angefordert"),
    "audit.action.mail_retried": ("Mail tried again", "E-Mail erneut versucht"),
    "audit.action.mail_tested": ("Test mail sent", "Test-E-Mail gesendet"),
    "audit.action.password_changed": ("Password changed", "Passwort geändert"),
    "audit.action.password_reset": ("New password chosen by link", "Neues Passwort über Link"),
    "audit.action.password_reset_started": (
        "Password reset started",
        "Zurücksetzen des Passworts begonnen",
    ),
    "audit.action.permissions_changed": (
        "Rights of a user changed",
        "Rechte eines Benutzers geändert",
    ),
    "audit.action.photo_changed": ("Picture changed", "Bild geändert"),
    "audit.action.registration_repeated": (
        "Registered again with a known address",
        "Erneut mit bekannter Adresse registriert",
    ),
    "audit.action.role_changed": ("Role changed", "Rolle geändert"),
    "audit.action.role_created": ("Role created", "Rolle angelegt"),
    "audit.action.role_deleted": ("Role deleted", "Rolle gelöscht"),
    "audit.action.roles_changed": ("Roles of a user changed", "Rollen eines Benutzers geändert"),
    "audit.action.secret_adopted": ("Secret taken over", "Zugangsdaten übernommen"),
    "audit.action.secret_changed": ("Secret changed", "Zugangsdaten geändert"),
    "audit.action.secret_created": ("Secret created", "Zugangsdaten angelegt"),
    "audit.action.secret_deleted": ("Secret deleted", "Zugangsdaten gelöscht"),
    "audit.action.secret_owners_changed": (
        "Owners of a secret changed",
        "Eigentümer von Zugangsdaten geändert",
    ),
    "audit.action.secret_shared": ("Secret shared", "Zugangsdaten geteilt"),
    "audit.action.session_ended": ("Session ended", "Sitzung beendet"),
    "audit.action.sessions_cleared": ("All sessions ended", "Alle Sitzungen beendet"),
    "audit.action.sessions_ended": (
        "Sessions of a user ended",
        "Sitzungen eines Benutzers beendet",
    ),
    "audit.action.settings_changed": ("Settings changed", "Einstellungen geändert"),
    "audit.action.sign_on_ended": ("Ended by the login provider", "Vom Anbieter beendet"),
    "audit.action.sign_on_followed": (
        "Taken over from the login provider",
        "Vom Anbieter übernommen",
    ),
    "audit.action.sign_on_linked": ("Login provider linked", "Anbieter verknüpft"),
    "audit.action.sign_on_refused": (
        "Login through a provider refused",
        "Anmeldung über Anbieter abgelehnt",
    ),
    "audit.action.status_changed": (
        "Account enabled or disabled",
        "Konto freigegeben oder gesperrt",
    ),
    "audit.action.template_changed": ("Mail text changed", "Mailtext geändert"),
    "audit.action.template_reset": ("Mail text reset", "Mailtext zurückgesetzt"),
    "audit.action.token_reused": ("Replaced session used again", "Ersetzte Sitzung erneut benutzt"),
    "audit.action.unreadable": ("Unreadable entry", "Unlesbarer Eintrag"),
    "audit.action.user_created": ("Account created", "Konto angelegt"),
    "audit.action.user_deleted": ("Account deleted", "Konto gelöscht"),
    "audit.action.user_notified": ("User notified by mail", "Benutzer per E-Mail benachrichtigt"),
    "audit.action.user_registered": ("Registered", "Registriert"),
    "audit.action.users_exported": ("Accounts exported", "Konten exportiert"),
    "audit.action.verification_changed": (
        "E-mail address confirmed or not",
        "Bestätigung der E-Mail-Adresse geändert",
    ),
}
