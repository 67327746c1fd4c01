"""Texts of the overview of the running system."""

OVERVIEW: dict[str, tuple[str, str]] = {
    "permission.nago.admin.overview": ("See the overview", "Übersicht sehen"),
    "admin.overview.title": ("Overview", "Übersicht"),
    "admin.overview.text": (
        "How this system is at the moment. The page follows by itself.",
        "Wie es diesem System gerade geht. Die Seite folgt von selbst.",
    ),
    "admin.overview.card": (
        "Windows, memory, stores, and what was slow.",
        "Fenster, Speicher, Datenbank und was langsam war.",
    ),
    "admin.overview.windows": ("Open windows", "Offene Fenster"),
    "admin.overview.logged_in": ("Sessions logged in", "Angemeldete Sitzungen"),
    "admin.overview.memory": ("Memory", "Arbeitsspeicher"),
    "admin.overview.up": ("Running for", "Läuft seit"),
    "admin.overview.process": ("Process", "Prozess"),
    "admin.overview.process.version": ("Nago", "Nago"),
    "admin.overview.process.python": ("Python", "Python"),
    "admin.overview.process.system": ("System", "System"),
    "admin.overview.process.pid": ("Process id", "Prozessnummer"),
    "admin.overview.process.started": ("Started", "Gestartet"),
    "admin.overview.process.sessions": ("Sessions in use", "Benutzte Sitzungen"),
    "admin.overview.database": ("Database", "Datenbank"),
    "admin.overview.database.size": ("Size", "Größe"),
    "admin.overview.database.log": ("Write-ahead log", "Write-Ahead-Log"),
    "admin.overview.database.free": ("Free on the disk", "Frei auf dem Datenträger"),
    "admin.overview.database.tables": ("Tables", "Tabellen"),
    "admin.overview.database.rows": ("Rows", "Zeilen"),
    "admin.overview.mails": ("Mail queue", "E-Mail-Warteschlange"),
    "admin.overview.mails.queued": ("Waiting", "Wartend"),
    "admin.overview.mails.sending": ("Being sent", "Im Versand"),
    "admin.overview.mails.sent": ("Sent", "Gesendet"),
    "admin.overview.mails.failed": ("Failed", "Fehlgeschlagen"),
    "admin.overview.slow": ("Slow actions", "Langsame Aktionen"),
    "admin.overview.slow.text": (
        "The slowest of the last hour in this process, from 0.1 s on.",
        "Die langsamsten der letzten Stunde in diesem Prozess, ab 0,1 s.",
    ),
    "admin.overview.slow.none": ("Nothing was slow", "Nichts war langsam"),
    "admin.overview.held": ("What held everybody up", "Was alle aufgehalten hat"),
    "admin.overview.held.text": (
        "Code that ran for long without a pause, so that no window was answered.",
        "Code, der lange ohne Pause lief, sodass kein Fenster eine Antwort bekam.",
    ),
    "admin.overview.column.took": ("Took", "Dauer"),
    "admin.overview.column.page": ("Page", "Seite"),
    "admin.overview.column.action": ("Action", "Aktion"),
    "admin.overview.column.when": ("When", "Wann"),
    "admin.overview.column.place": ("Where", "Wo"),
    "admin.overview.stores": ("Stores", "Speicher"),
    "admin.overview.store": ("Table", "Tabelle"),
    "admin.overview.warning.mail": (
        "No mail server is set, so mails wait. Set one up on the page “Mail queue”.",
        (
            "Es ist kein Mailserver eingerichtet, E-Mails warten. Richten Sie einen auf der Seite "
            "„Postausgang“ ein."
        ),
    ),
    "admin.overview.warning.key": (
        "Others on this machine may read the file of the master key. Set its mode to 600.",
        (
            "Andere auf diesem Rechner dürfen die Datei des Hauptschlüssels lesen. Setzen Sie ihren "
            "Modus auf 600."
        ),
    ),
    "admin.overview.warning.plain": (
        "Browsers reach this application without encryption.",
        "Browser erreichen diese Anwendung unverschlüsselt.",
    ),
    "admin.overview.warning.dev": (
        "The application runs in development mode.",
        "Die Anwendung läuft im Entwicklungsmodus.",
    ),
    "admin.overview.warning.disk": (
        "Less than 1 GB is free on the disk of the database.",
        "Auf dem Datenträger der Datenbank ist weniger als 1 GB frei.",
    ),
    "admin.overview.warning.log": (
        (
            "The write-ahead log of the database is large: something reads for very long, or the disk is "
            "slow."
        ),
        (
            "Das Write-Ahead-Log der Datenbank ist groß: Etwas liest sehr lange, oder der Datenträger ist "
            "langsam."
        ),
    ),
    "admin.overview.warning.administrator": (
        (
            "There is only one administrator. Make somebody else one as well, so that you can be "
            "replaced."
        ),
        (
            "Es gibt nur einen Administrator. Machen Sie noch jemanden dazu, damit Sie vertreten werden "
            "können."
        ),
    ),
    "admin.span.d": ("{n} d", "{n} T"),
    "admin.span.h": ("{n} h", "{n} Std"),
    "admin.span.min": ("{n} min", "{n} Min"),
    "admin.span.s": ("{n} s", "{n} s"),
}
