"""Texts of the editor for source texts."""

EDITOR: dict[str, tuple[str, str]] = {
    "client.editor.escape": (
        "Tab indents. To leave: Escape, then Tab.",
        "Tab rückt ein. Zum Verlassen: Escape, dann Tab.",
    ),
    "client.editor.leaves": (
        "Tab now leaves the editor.",
        "Mit Tab verlassen Sie jetzt den Editor.",
    ),
    "client.editor.line": ("Line {line}", "Zeile {line}"),
    "client.editor.find": ("Find", "Suchen"),
    "client.editor.replace_with": ("Replace with", "Ersetzen durch"),
    "client.editor.next": ("next", "weiter"),
    "client.editor.previous": ("previous", "zurück"),
    "client.editor.all": ("all", "alle"),
    "client.editor.case": ("match case", "Groß/klein beachten"),
    "client.editor.regexp": ("pattern", "Muster"),
    "client.editor.word": ("whole words", "ganze Wörter"),
    "client.editor.replace": ("replace", "ersetzen"),
    "client.editor.replace_all": ("replace all", "alle ersetzen"),
    "client.editor.close": ("Close", "Schließen"),
    "client.editor.match": ("current match", "aktueller Treffer"),
    "client.editor.on_line": ("on line", "in Zeile"),
    "client.editor.replaced": ("replaced in line $", "in Zeile $ ersetzt"),
    "client.editor.replaced_all": ("$ replaced", "$ ersetzt"),
    "client.editor.go_to_line": ("Go to line", "Gehe zu Zeile"),
    "client.editor.go": ("go", "los"),
    "client.editor.control_character": ("Control character", "Steuerzeichen"),
    "client.editor.deleted": ("Selection deleted", "Auswahl gelöscht"),
}
