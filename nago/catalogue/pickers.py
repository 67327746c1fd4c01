"""Texts of fields that open a list to choose from."""

PICKERS: dict[str, tuple[str, str]] = {
    "client.picker.open": ("Show options", "Auswahl anzeigen"),
    "client.picker.done": ("Done", "Fertig"),
    "client.picker.search": ("Search", "Suchen"),
    "client.picker.remove": ("Remove {title}", "{title} entfernen"),
    "client.picker.added": ("{title} added", "{title} hinzugefügt"),
    "client.picker.removed": ("{title} removed", "{title} entfernt"),
    "client.picker.count": ("{count} options", "{count} Möglichkeiten"),
    "client.picker.count.one": ("1 option", "1 Möglichkeit"),
    "client.picker.nothing": ("Nothing found", "Nichts gefunden"),
    "client.picker.type": ("Type to search", "Zum Suchen tippen"),
    "client.picker.searching": ("Searching …", "Wird gesucht …"),
    "client.picker.full": (
        "No more than {count} can be chosen",
        "Mehr als {count} sind nicht möglich",
    ),
}
