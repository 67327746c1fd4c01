"""Texts around files that come from browsers."""

FILES: dict[str, tuple[str, str]] = {
    "upload.gone": (
        "This page does not take the file any more. Reload it and try again.",
        "Diese Seite nimmt die Datei nicht mehr an. Laden Sie sie neu und versuchen Sie es noch einmal.",
    ),
    "upload.offset": (
        "The transfer got out of step.",
        "Die Übertragung ist aus dem Tritt geraten.",
    ),
    "upload.too_large": (
        "The file is too large. At most {limit} are possible.",
        "Die Datei ist zu groß. Höchstens {limit} sind möglich.",
    ),
    "upload.too_many": (
        "There are enough files already. At most {limit} are possible.",
        "Es sind schon genug Dateien. Höchstens {limit} sind möglich.",
    ),
    "upload.too_much": (
        "All files together would be too large. At most {limit} are possible.",
        "Alle Dateien zusammen wären zu groß. Höchstens {limit} sind möglich.",
    ),
    "upload.kind": (
        "A file of this kind is not possible here. Possible are: {allowed}",
        "Eine Datei dieser Art ist hier nicht möglich. Möglich sind: {allowed}",
    ),
    "upload.broken": (
        "The file is damaged: its content cannot be read.",
        "Die Datei ist beschädigt: Ihr Inhalt kann nicht gelesen werden.",
    ),
    "upload.pixels": (
        "The picture is too large. At most 40 megapixels are possible.",
        "Das Bild ist zu groß. Höchstens 40 Megapixel sind möglich.",
    ),
    "upload.archive": (
        "This archive cannot be taken: it would unpack to too much, or to places outside of it.",
        (
            "Dieses Archiv kann nicht angenommen werden: Es würde zu viel auspacken, oder an Stellen "
            "außerhalb."
        ),
    ),
    "upload.session_files": (
        "Too many files are waiting already. Finish what you have begun first.",
        "Es warten schon zu viele Dateien. Schließen Sie zuerst ab, was Sie begonnen haben.",
    ),
    "upload.session_bytes": (
        "The files that are waiting would have more than {limit}. Finish what you have begun first.",
        (
            "Die Dateien, die schon warten, hätten zusammen mehr als {limit}. Schließen Sie zuerst ab, "
            "was Sie begonnen haben."
        ),
    ),
    "upload.no_room": (
        "The server has no room for the file at the moment. Try again later.",
        "Der Server hat zurzeit keinen Platz für die Datei. Versuchen Sie es später noch einmal.",
    ),
    "client.upload.choose": ("Choose a file", "Datei auswählen"),
    "client.upload.choose_several": ("Choose files", "Dateien auswählen"),
    "client.upload.drop": ("or drop it here", "oder hier ablegen"),
    "client.upload.drop_several": ("or drop them here", "oder hier ablegen"),
    "client.upload.cancel": ("Cancel", "Abbrechen"),
    "client.upload.go_on": ("Continue with the others", "Mit den anderen fortfahren"),
    "client.upload.title": ("Choose files", "Dateien auswählen"),
    "client.upload.retry": ("Try again", "Noch einmal versuchen"),
    "client.upload.remove": ("Remove", "Entfernen"),
    "client.upload.waiting": ("Waiting", "Wartet"),
    "client.upload.checking": ("Checking …", "Wird geprüft …"),
    "client.upload.paused": (
        "Connection lost. Goes on by itself …",
        "Verbindung unterbrochen. Geht von selbst weiter …",
    ),
    "client.upload.failed": (
        "The file could not be sent.",
        "Die Datei konnte nicht gesendet werden.",
    ),
    "client.upload.done": ("{name} was sent", "{name} wurde gesendet"),
    "client.upload.of": ("{sent} of {size}", "{sent} von {size}"),
    "client.upload.limits": ("Up to {limit} each", "Je bis zu {limit}"),
    "client.upload.limit": ("Up to {limit}", "Bis zu {limit}"),
    "client.upload.most": ("at most {count} files", "höchstens {count} Dateien"),
}
