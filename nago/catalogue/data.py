"""Texts of tables and of rows that are put in order."""

DATA: dict[str, tuple[str, str]] = {
    "client.table.select": ("Select {row}", "{row} auswählen"),
    "client.table.select_all": ("Select all rows", "Alle Zeilen auswählen"),
    "client.table.menus": ("Actions", "Aktionen"),
    "client.sortable.handle": ("Move {row}", "{row} verschieben"),
    "client.sortable.help": (
        (
            "Press the space bar to lift the row, the arrow keys to move it, the space bar to put "
            "it down, Escape to put it back."
        ),
        (
            "Mit der Leertaste die Zeile anheben, mit den Pfeiltasten verschieben, mit der "
            "Leertaste ablegen, mit Escape zurücklegen."
        ),
    ),
    "client.sortable.lifted": (
        "{row} lifted, position {place} of {count}.",
        "{row} angehoben, Platz {place} von {count}.",
    ),
    "client.sortable.moved": (
        "{row}, position {place} of {count}.",
        "{row}, Platz {place} von {count}.",
    ),
    "client.sortable.dropped": (
        "{row} put down, position {place} of {count}.",
        "{row} abgelegt, Platz {place} von {count}.",
    ),
    "client.sortable.cancelled": (
        "{row} put back, position {place} of {count}.",
        "{row} zurückgelegt, Platz {place} von {count}.",
    ),
}
