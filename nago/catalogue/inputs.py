"""Texts of the inputs for numbers, dates and times."""

INPUTS: dict[str, tuple[str, str]] = {
    "client.count.left": ("{count} characters left", "Noch {count} Zeichen"),
    "client.field.clear": ("Clear {label}", "{label} leeren"),
    "input.decimals": (
        "Enter a number with at most {number} decimals.",
        "Geben Sie eine Zahl mit höchstens {number} Nachkommastellen ein.",
    ),
    "input.crossed": (
        "The end lies before the beginning.",
        "Das Ende liegt vor dem Anfang.",
    ),
    "input.color": (
        "Write the colour as # and six digits from 0 to f, for example #0b7285.",
        "Schreiben Sie die Farbe als # und sechs Ziffern von 0 bis f, zum Beispiel #0b7285.",
    ),
    "input.date": (
        "Enter a date, for example {example}.",
        "Geben Sie ein Datum ein, zum Beispiel {example}.",
    ),
    "input.date.between": (
        "Enter a date from {low} to {high}.",
        "Geben Sie ein Datum vom {low} bis zum {high} ein.",
    ),
    "input.date.from": (
        "Enter a date from {low} on.",
        "Geben Sie ein Datum ab dem {low} ein.",
    ),
    "input.date.to": (
        "Enter a date up to {high}.",
        "Geben Sie ein Datum bis zum {high} ein.",
    ),
    "input.date.closed": (
        "{day} cannot be chosen. Enter another date.",
        "Der {day} kann nicht gewählt werden. Geben Sie ein anderes Datum ein.",
    ),
    "input.time": (
        "Enter a time, for example {example}.",
        "Geben Sie eine Uhrzeit ein, zum Beispiel {example}.",
    ),
    "input.time.between": (
        "Enter a time from {low} to {high}.",
        "Geben Sie eine Uhrzeit von {low} bis {high} ein.",
    ),
    "input.time.from": (
        "Enter a time from {low} on.",
        "Geben Sie eine Uhrzeit ab {low} ein.",
    ),
    "input.time.to": (
        "Enter a time up to {high}.",
        "Geben Sie eine Uhrzeit bis {high} ein.",
    ),
    "client.color.choose": ("Choose a colour", "Farbe auswählen"),
    "client.number.more": ("Increase", "Erhöhen"),
    "client.number.less": ("Decrease", "Verringern"),
    "client.range.from": ("From", "Von"),
    "client.date.open": ("Open calendar", "Kalender öffnen"),
    "client.date.calendar": ("Choose a date", "Datum wählen"),
    "client.date.previous": ("Previous month", "Vorheriger Monat"),
    "client.date.next": ("Next month", "Nächster Monat"),
    "client.date.today": ("Today", "Heute"),
    "client.date.letters": ("DMY", "TMJ"),
    "client.date.clear": ("Clear", "Leeren"),
    "client.range.to": ("To", "Bis"),
}
