"""Words of the client around code and rich text."""

READING: dict[str, tuple[str, str]] = {
    "client.code": ("Source text", "Quelltext"),
    "client.code.copy": ("Copy", "Kopieren"),
    "client.code.copied": ("Copied", "Kopiert"),
    "client.rich.table": ("Table", "Tabelle"),
}
