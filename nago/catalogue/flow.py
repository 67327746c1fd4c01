"""Texts of what leads through an application: questions, steps, pages."""

FLOW: dict[str, tuple[str, str]] = {
    "client.ask.yes": ("Continue", "Fortfahren"),
    "client.ask.no": ("Cancel", "Abbrechen"),
    "client.loading": ("Loading …", "Wird geladen …"),
    "client.step.done": ("done", "erledigt"),
    "client.step.error": ("needs attention", "bitte prüfen"),
    "client.step.of": ("Step {step} of {count}", "Schritt {step} von {count}"),
    "client.breadcrumbs": ("Breadcrumb", "Navigationspfad"),
    "client.breadcrumbs.more": ("Pages in between", "Seiten dazwischen"),
    "client.pages": ("Pages", "Seiten"),
    "client.pages.range": ("{from}–{to} of {total}", "{from}–{to} von {total}"),
    "client.pages.none": ("No entries", "Keine Einträge"),
    "client.pages.size": ("Per page", "Pro Seite"),
    "client.pages.page": ("Page {page}", "Seite {page}"),
    "client.pages.first": ("First page", "Erste Seite"),
    "client.pages.previous": ("Previous page", "Vorige Seite"),
    "client.pages.next": ("Next page", "Nächste Seite"),
    "client.pages.last": ("Last page", "Letzte Seite"),
    "client.discard": ("Discard your changes?", "Änderungen verwerfen?"),
    "client.discard.text": (
        "What you have entered here has not been saved.",
        "Was Sie hier eingegeben haben, ist noch nicht gespeichert.",
    ),
    "client.discard.yes": ("Discard", "Verwerfen"),
    "client.discard.no": ("Keep editing", "Weiter bearbeiten"),
}
