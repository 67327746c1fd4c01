"""Texts of forms that are made from Structs."""

FORMS: dict[str, tuple[str, str]] = {
    "form.save": ("Save", "Speichern"),
    "form.cancel": ("Cancel", "Abbrechen"),
    "form.wrong": (
        "Please check {count} fields: {fields}.",
        "Bitte prüfen Sie {count} Felder: {fields}.",
    ),
    "form.stale": (
        (
            "Somebody else has saved in the meantime, so nothing of this was saved. Load what is stored "
            "now and repeat your change."
        ),
        (
            "Inzwischen hat jemand anderes gespeichert; von hier wurde deshalb nichts gespeichert. Laden "
            "Sie den neuen Stand und wiederholen Sie Ihre Änderung."
        ),
    ),
    "form.lines": ("One per line.", "Eine Angabe pro Zeile."),
    "form.none": ("No choice", "Keine Angabe"),
    "form.nothing": ("Nothing is stored.", "Es ist nichts gespeichert."),
    "form.secret.stored": (
        "A value is stored and is not shown. Leave this empty to keep it.",
        (
            "Ein Wert ist gespeichert und wird nicht angezeigt. Lassen Sie das Feld leer, um ihn zu "
            "behalten."
        ),
    ),
    "form.secret.remove": ("Remove what is stored: {title}", "Gespeichertes entfernen: {title}"),
    "form.choose": ("Choose one of the options.", "Wählen Sie eine der Möglichkeiten."),
    "form.empty": ("Please fill this in.", "Bitte füllen Sie dieses Feld aus."),
    "form.whole": ("Enter a whole number.", "Geben Sie eine ganze Zahl ein."),
    "form.whole.between": (
        "Enter a whole number from {low} to {high}.",
        "Geben Sie eine ganze Zahl von {low} bis {high} ein.",
    ),
    "form.whole.limited": (
        "Enter a whole number that is {limit}.",
        "Geben Sie eine ganze Zahl ein, die {limit} ist.",
    ),
    "form.decimal": ("Enter a number.", "Geben Sie eine Zahl ein."),
    "form.decimal.between": (
        "Enter a number from {low} to {high}.",
        "Geben Sie eine Zahl von {low} bis {high} ein.",
    ),
    "form.decimal.limited": (
        "Enter a number that is {limit}.",
        "Geben Sie eine Zahl ein, die {limit} ist.",
    ),
    "form.multiple": (
        "Enter a multiple of {number}.",
        "Geben Sie ein Vielfaches von {number} ein.",
    ),
    "form.limit.at_least": ("at least {number}", "mindestens {number}"),
    "form.limit.at_most": ("at most {number}", "höchstens {number}"),
    "form.limit.above": ("greater than {number}", "größer als {number}"),
    "form.limit.below": ("less than {number}", "kleiner als {number}"),
    "form.and": ("and", "und"),
    "form.text.at_least": (
        "Enter at least {number} characters.",
        "Geben Sie mindestens {number} Zeichen ein.",
    ),
    "form.text.at_most": (
        "Enter at most {number} characters; these are {count}.",
        "Geben Sie höchstens {number} Zeichen ein; das sind {count}.",
    ),
    "form.entries.at_least": (
        "At least {number} entries are needed.",
        "Es werden mindestens {number} Angaben gebraucht.",
    ),
    "form.entries.at_most": (
        "At most {number} entries are possible; these are {count}.",
        "Höchstens {number} Angaben sind möglich; das sind {count}.",
    ),
    "form.entry": ("“{entry}”: {problem}", "„{entry}“: {problem}"),
    "form.format.url": (
        "Enter a web address that starts with https://.",
        "Geben Sie eine Webadresse ein, die mit https:// beginnt.",
    ),
    "form.format.regex": (
        "Enter a regular expression; this one cannot be read.",
        "Geben Sie einen regulären Ausdruck ein; dieser ist nicht lesbar.",
    ),
    "form.other": (
        "This is not written in the form that is needed here.",
        "Das ist nicht so geschrieben, wie es hier gebraucht wird.",
    ),
}
