"""Texts of data views: search, filters, selection, what is empty."""

DATA_VIEW: dict[str, tuple[str, str]] = {
    "data.search": ("Search", "Suchen"),
    "data.filter": ("Filter:", "Filter:"),
    "data.sort": ("Sort by", "Sortieren nach"),
    "data.ascending": ("{column}, ascending", "{column}, aufsteigend"),
    "data.descending": ("{column}, descending", "{column}, absteigend"),
    "data.reset": ("Reset", "Zurücksetzen"),
    "data.all": ("All", "Alle"),
    "data.yes": ("Yes", "Ja"),
    "data.no": ("No", "Nein"),
    "data.months": (
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    ),
    "data.pages": ("Pages of {caption}", "Seiten von {caption}"),
    "data.count.one": ("1 entry", "1 Eintrag"),
    "data.count": ("{count} entries", "{count} Einträge"),
    "data.empty": ("Nothing here yet", "Noch nichts vorhanden"),
    "data.not_found": ("Nothing found", "Nichts gefunden"),
    "data.not_found.text": (
        "Nothing matches your search and filters.",
        "Zu Ihrer Suche und Ihren Filtern gibt es keinen Eintrag.",
    ),
    "data.failed": ("This could not be loaded", "Das konnte nicht geladen werden"),
    "data.failed.text": (
        "Please try again. If you ask for help, name the code {code}.",
        "Bitte versuchen Sie es noch einmal. Nennen Sie bei Rückfragen den Code {code}.",
    ),
    "data.retry": ("Try again", "Erneut versuchen"),
    "data.selected": ("{count} selected", "{count} ausgewählt"),
    "data.select_all": ("Select all {count}", "Alle {count} auswählen"),
    "data.clear": ("Clear selection", "Auswahl aufheben"),
    "data.actions": ("Actions for {row}", "Aktionen für {row}"),
    "data.export": ("Export CSV", "Als CSV exportieren"),
}
