"""Texts of the settings and their pages."""

SETTINGS: dict[str, tuple[str, str]] = {
    "settings.title": ("Settings", "Einstellungen"),
    "settings.text": (
        "What is changed here counts at once, without a restart.",
        "Was hier geändert wird, gilt sofort und ohne Neustart.",
    ),
    "settings.empty": (
        "This application has no settings.",
        "Diese Anwendung hat keine Einstellungen.",
    ),
    "settings.saved": ("Saved. It counts from now on.", "Gespeichert. Das gilt ab jetzt."),
    "settings.unchanged": ("Nothing was changed.", "Es wurde nichts geändert."),
    "settings.confirm": (
        "You logged in a while ago. To change something, confirm your password first.",
        "Ihre Anmeldung liegt länger zurück. Bestätigen Sie vor einer Änderung Ihr Passwort.",
    ),
    "settings.reload": ("Load what is stored now", "Neuen Stand laden"),
    "settings.history.title": ("Earlier versions", "Frühere Stände"),
    "settings.history.empty": (
        "Nothing was saved yet: the defaults count.",
        "Es wurde noch nichts gespeichert: Es gelten die Vorgaben.",
    ),
    "settings.history.version": ("Version {version}", "Stand {version}"),
    "settings.history.current": ("Counts now", "Gilt jetzt"),
    "settings.history.saved": ("{when}, {who}", "{when}, {who}"),
    "settings.history.application": ("by the application itself", "von der Anwendung selbst"),
    "settings.history.by": ("by {who}", "von {who}"),
    "settings.history.roll_back": ("Return to version {version}", "Zu Stand {version} zurück"),
    "settings.history.returned": (
        "Version {version} counts again. Secrets were left as they are.",
        "Stand {version} gilt wieder. Geheimnisse sind geblieben, wie sie sind.",
    ),
    "settings.kind.user_settings": ("Users and sessions", "Benutzer und Sitzungen"),
    "settings.kind.user_settings.text": (
        "Rights without asking, passwords, and how long sessions live.",
        "Rechte ohne Antrag, Passwörter und die Dauer von Sitzungen.",
    ),
    "settings.kind.window_settings": ("Windows", "Fenster"),
    "settings.kind.window_settings.text": (
        "How windows behave when their browser is gone.",
        "Wie sich Fenster verhalten, wenn ihr Browser fort ist.",
    ),
    "settings.window.keep_minutes": ("Keep windows for", "Fenster aufbewahren"),
    "settings.window.keep_minutes.text": (
        "Minutes for which a window waits for its browser to come back.",
        "Minuten, die ein Fenster darauf wartet, dass sein Browser wiederkommt.",
    ),
    "settings.user.rights": ("Rights", "Rechte"),
    "settings.user.passwords": ("Passwords", "Passwörter"),
    "settings.user.sessions": ("Sessions", "Sitzungen"),
    "settings.user.sign_on": ("Single sign-on", "Single Sign-on"),
    "settings.user.sso_enabled": ("Single sign-on is on", "Single Sign-on ist an"),
    "settings.user.sso_enabled.text": (
        "Users can log in through the login service below and through the login providers.",
        "Benutzer können sich über den Anmeldedienst unten und über die Anbieter anmelden.",
    ),
    "settings.user.nls_url": (
        "Address of the login service (NLS)",
        "Adresse des Anmeldedienstes (NLS)",
    ),
    "settings.user.nls_url.text": (
        "For example https://login.worldiety.nago.app. Empty: there is none.",
        "Zum Beispiel https://login.worldiety.nago.app. Leer: es gibt keinen.",
    ),
    "settings.user.sso_allow_list": ("Allowed e-mail addresses", "Erlaubte E-Mail-Adressen"),
    "settings.user.sso_allow_list.text": (
        (
            "One pattern (RE2) per line, which fits the whole address, such as ^[a-z.\\-]+@example\\.com$. "
            "Empty: everybody whom a provider vouches for. A dot without \\ stands for any character."
        ),
        (
            "Ein Muster (RE2) je Zeile, das auf die ganze Adresse passt, etwa ^[a-z.\\-]+@example\\.com$. "
            "Leer: alle, für die ein Anbieter bürgt. Ein Punkt ohne \\ steht für jedes Zeichen."
        ),
    ),
    "settings.user.sso_allow_list.dot": (
        "In {line} a dot stands for any character. If only a dot is meant, write {better}",
        "In {line} steht ein Punkt für jedes Zeichen. Ist nur ein Punkt gemeint, schreiben Sie {better}",
    ),
    "settings.user.sso_roles": (
        "Roles of new users from providers",
        "Rollen neuer Benutzer von Anbietern",
    ),
    "settings.user.sso_roles.text": (
        "Given once, with the first login; what is taken later stays taken.",
        "Einmal gegeben, mit der ersten Anmeldung; was später entzogen wird, bleibt entzogen.",
    ),
    "settings.user.sso_groups": (
        "Groups of new users from providers",
        "Gruppen neuer Benutzer von Anbietern",
    ),
    "settings.user.sso_refresh_minutes": (
        "Ask the provider every",
        "Beim Anbieter nachfragen alle",
    ),
    "settings.user.sso_refresh_minutes.text": (
        "Minutes, 5 to 15. Whoever may not log in there any more is logged out here.",
        "Minuten, 5 bis 15. Wer sich dort nicht mehr anmelden darf, wird hier abgemeldet.",
    ),
    "settings.user.sso_grace_hours": (
        "Without an answer, go on for",
        "Ohne Antwort weiterarbeiten für",
    ),
    "settings.user.sso_grace_hours.text": (
        "Hours for which users stay logged in while their provider cannot be reached; 0: not at all.",
        "Stunden, die Benutzer angemeldet bleiben, während ihr Anbieter nicht erreichbar ist; 0: gar nicht.",
    ),
    "settings.user.anonymous_roles": ("Roles of anonymous visitors", "Rollen anonymer Besucher"),
    "settings.user.anonymous_roles.text": (
        "What everybody may do without logging in.",
        "Was alle dürfen, ohne sich anzumelden.",
    ),
    "settings.user.anonymous_groups": (
        "Groups of anonymous visitors",
        "Gruppen anonymer Besucher",
    ),
    "settings.user.default_roles": ("Roles of new users", "Rollen neuer Benutzer"),
    "settings.user.default_roles.text": (
        "Accounts that exist already are not changed.",
        "Bestehende Konten werden nicht geändert.",
    ),
    "settings.user.default_groups": ("Groups of new users", "Gruppen neuer Benutzer"),
    "settings.user.password_length": ("Least length of passwords", "Mindestlänge von Passwörtern"),
    "settings.user.password_length.text": (
        "Characters, for new passwords. Length protects better than signs and digits.",
        "Zeichen, für neue Passwörter. Länge schützt besser als Sonderzeichen und Ziffern.",
    ),
    "settings.user.session_days": ("Days until the next login", "Tage bis zur nächsten Anmeldung"),
    "settings.user.session_days.text": (
        "After this time everybody logs in again. It counts for new logins.",
        "Danach melden sich alle erneut an. Gilt für neue Anmeldungen.",
    ),
    "settings.user.idle_minutes": ("Minutes without use", "Minuten ohne Nutzung"),
    "settings.user.idle_minutes.text": (
        "After this time a session ends that nobody uses. 0 means never.",
        "Danach endet eine Sitzung, die niemand benutzt. 0 bedeutet nie.",
    ),
    "settings.user.sessions_per_user": ("Sessions per user", "Sitzungen je Benutzer"),
    "settings.user.sessions_per_user.text": (
        "One login more ends the session that was not used for the longest time.",
        "Eine weitere Anmeldung beendet die am längsten unbenutzte Sitzung.",
    ),
}
