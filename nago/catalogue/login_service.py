"""Texts of the login service, through which other applications log people in."""

LOGIN_SERVICE: dict[str, tuple[str, str]] = {
    "login_service.choose.title": ("Log in", "Anmelden"),
    "login_service.choose.text": (
        (
            "You are about to log in to {application}. Close this page if you have not opened that "
            "application yourself."
        ),
        (
            "Sie melden sich gleich bei {application} an. Schließen Sie diese Seite, wenn Sie diese "
            "Anwendung nicht selbst geöffnet haben."
        ),
    ),
    "login_service.choose.with": ("Continue with {name}", "Weiter mit {name}"),
    "login_service.refused.title": ("You cannot log in this way", "Anmeldung nicht möglich"),
    "login_service.refused.application": (
        (
            "The link that brought you here does not belong to an application that we know. Please "
            "tell whoever is responsible for that application."
        ),
        (
            "Der Link, der Sie hierher geführt hat, gehört zu keiner Anwendung, die wir kennen. Bitte "
            "wenden Sie sich an die Verantwortlichen dieser Anwendung."
        ),
    ),
    "login_service.refused.later": (
        "Logging in did not work. Please go back to the application and try again in a moment.",
        (
            "Die Anmeldung ist nicht gelungen. Bitte gehen Sie zurück zur Anwendung und versuchen Sie "
            "es gleich noch einmal."
        ),
    ),
    "login_service.refused.code": (
        "If you ask for help, name the code {code}.",
        "Nennen Sie bei Rückfragen den Code {code}.",
    ),
    "login_service.admin.title": ("Login service", "Anmeldedienst"),
    "login_service.admin.text": (
        "Applications that log people in through this service, and who is logged in there.",
        "Anwendungen, die Benutzer über diesen Dienst anmelden, und wer dort angemeldet ist.",
    ),
    "login_service.admin.applications": ("Applications", "Anwendungen"),
    "login_service.admin.applications.empty": (
        "No application is registered yet, so nobody can log in through this service.",
        "Es ist noch keine Anwendung eingetragen; über diesen Dienst kann sich niemand anmelden.",
    ),
    "login_service.admin.applications.change": (
        "Register applications",
        "Anwendungen eintragen",
    ),
    "login_service.admin.providers.empty": (
        "No login provider is switched on, so nobody can log in through this service.",
        "Kein Anmeldeanbieter ist eingeschaltet; über diesen Dienst kann sich niemand anmelden.",
    ),
    "login_service.admin.grants": ("Logins", "Anmeldungen"),
    "login_service.admin.grants.empty": (
        "Nobody is logged in through this service.",
        "Über diesen Dienst ist niemand angemeldet.",
    ),
    "login_service.admin.grant": (
        "{application} · {provider} · last used {when}",
        "{application} · {provider} · zuletzt genutzt {when}",
    ),
    "login_service.admin.end": ("End", "Beenden"),
    "login_service.admin.end_one": (
        "End the login of {name} at {application}",
        "Anmeldung von {name} bei {application} beenden",
    ),
    "login_service.admin.ended": (
        "Ended. The application notices within minutes.",
        "Beendet. Die Anwendung bemerkt es innerhalb weniger Minuten.",
    ),
    "login_service.admin.confirm": (
        "You logged in a while ago. To end logins, confirm who you are first.",
        (
            "Ihre Anmeldung liegt länger zurück. Bestätigen Sie zuerst, dass Sie es sind, bevor Sie "
            "Anmeldungen beenden."
        ),
    ),
    "login_service.settings": ("Login service", "Anmeldedienst"),
    "login_service.settings.text": (
        "Which applications log people in through this service.",
        "Welche Anwendungen Benutzer über diesen Dienst anmelden.",
    ),
    "login_service.settings.applications": ("Applications", "Anwendungen"),
    "login_service.settings.applications.text": (
        (
            "The public address of each application, one per line, like https://orders.example.com. "
            "Browsers are sent back to these addresses and to no others."
        ),
        (
            "Die öffentliche Adresse jeder Anwendung, eine je Zeile, zum Beispiel "
            "https://orders.example.com. Nur zu diesen Adressen wird zurückgeleitet."
        ),
    ),
    "permission.nago.login_service.find_grants": (
        "See logins of other applications",
        "Anmeldungen bei anderen Anwendungen sehen",
    ),
    "permission.nago.login_service.revoke_grant": (
        "End logins of other applications",
        "Anmeldungen bei anderen Anwendungen beenden",
    ),
}
