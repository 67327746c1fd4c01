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
}
