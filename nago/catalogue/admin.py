"""Texts of the admin center."""

ADMIN: dict[str, tuple[str, str]] = {
    "admin.title": ("Administration", "Verwaltung"),
    "admin.text": (
        "Everything that you may look after in this application.",
        "Alles, worum Sie sich in dieser Anwendung kümmern dürfen.",
    ),
    "admin.right": ("Administration", "Verwaltung"),
    "admin.search": ("Search the administration", "Verwaltung durchsuchen"),
    "admin.search.nothing": ("Nothing found", "Nichts gefunden"),
    "admin.search.nothing.text": (
        "No page has the words “{words}” in its title or description.",
        "Keine Seite hat „{words}“ in Titel oder Beschreibung.",
    ),
    "admin.search.clear": ("Show all", "Alle anzeigen"),
    "admin.group.users": ("Users and rights", "Benutzer und Rechte"),
    "admin.group.mail": ("Mail", "E-Mail"),
    "admin.group.templates": ("Templates", "Vorlagen"),
    "admin.group.security": ("Security", "Sicherheit"),
    "admin.group.system": ("System", "System"),
    "admin.group.settings": ("Settings", "Einstellungen"),
    "admin.sessions.title": ("Sessions", "Sitzungen"),
    "admin.sessions.text": (
        (
            "Who is logged in, on which device and since when. A session that is ended here is gone "
            "from all its tabs within a second."
        ),
        (
            "Wer angemeldet ist, auf welchem Gerät und seit wann. Eine hier beendete Sitzung "
            "verschwindet binnen einer Sekunde aus allen Tabs."
        ),
    ),
    "admin.sessions.card": (
        "Who is logged in where; end one session, or all.",
        "Wer wo angemeldet ist; eine Sitzung oder alle beenden.",
    ),
    "admin.sessions.confirm": (
        "You logged in a while ago. To end sessions, confirm your password first.",
        "Ihre Anmeldung liegt länger zurück. Bestätigen Sie vor dem Beenden Ihr Passwort.",
    ),
    "admin.sessions.search": ("Search by name or e-mail", "Nach Name oder E-Mail suchen"),
    "admin.sessions.count": ("Sessions: {count}", "Sitzungen: {count}"),
    "admin.sessions.none": ("No session found", "Keine Sitzung gefunden"),
    "admin.sessions.user": ("User", "Benutzer"),
    "admin.sessions.email": ("E-mail", "E-Mail"),
    "admin.sessions.device": ("Device", "Gerät"),
    "admin.sessions.network": ("Network", "Netz"),
    "admin.sessions.since": ("Logged in", "Angemeldet"),
    "admin.sessions.seen": ("Last used", "Zuletzt benutzt"),
    "admin.sessions.menu": (
        "Actions for the session of {name} ({device})",
        "Aktionen für die Sitzung von {name} ({device})",
    ),
    "admin.sessions.end": ("End this session", "Diese Sitzung beenden"),
    "admin.sessions.end_all": ("End all sessions of {name}", "Alle Sitzungen von {name} beenden"),
    "admin.sessions.end_all.title": (
        "End all sessions of {name}?",
        "Alle Sitzungen von {name} beenden?",
    ),
    "admin.sessions.end_all.text": (
        "On all devices a new login is needed.",
        "Auf allen Geräten ist dann eine neue Anmeldung nötig.",
    ),
    "admin.sessions.end_all.own": (
        "They are your own. On all devices but this one you need to log in again.",
        "Es sind Ihre eigenen. Auf allen Geräten außer diesem müssen Sie sich neu anmelden.",
    ),
    "admin.sessions.clear": ("End all sessions", "Alle Sitzungen beenden"),
    "admin.sessions.clear.title": ("End all sessions of all users?", "Alle Sitzungen beenden?"),
    "admin.sessions.clear.text": (
        "Everybody is logged out at once, you as well, and what was stored in sessions is lost.",
        (
            "Alle werden sofort abgemeldet, auch Sie, und was in Sitzungen gespeichert war, geht "
            "verloren."
        ),
    ),
}
