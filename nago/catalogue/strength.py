"""Texts of the meter for new passwords."""

STRENGTH: dict[str, tuple[str, str]] = {
    "client.strength.label": ("Password strength", "Passwortstärke"),
    "client.strength.empty": ("Nothing entered yet", "Noch nichts eingegeben"),
    "client.strength.0": ("Guessed at once", "Sofort erraten"),
    "client.strength.1": ("Very weak", "Sehr schwach"),
    "client.strength.2": ("Weak", "Schwach"),
    "client.strength.3": ("Good", "Gut"),
    "client.strength.4": ("Strong", "Stark"),
    "client.strength.length": ("At least {count} characters", "Mindestens {count} Zeichen"),
    "client.strength.uncommon": (
        "Not one of the passwords that are tried first",
        "Keines der Passwörter, die zuerst probiert werden",
    ),
    "client.strength.done": ("done", "erfüllt"),
}
