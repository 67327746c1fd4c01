"""Texts around components that an application brings itself."""

OWN_COMPONENT: dict[str, tuple[str, str]] = {
    "client.component.failed": (
        "This part of the page cannot be shown",
        "Dieser Teil der Seite kann nicht angezeigt werden",
    ),
    "client.component.support": (
        "Reload the page. If that does not help, tell support the name “{type}”.",
        "Laden Sie die Seite neu. Hilft das nicht, nennen Sie dem Support den Namen „{type}“.",
    ),
}
