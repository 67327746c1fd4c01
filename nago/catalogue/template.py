"""Texts of the templates and their pages, and what stands in every mail."""

TEMPLATE: dict[str, tuple[str, str]] = {
    "template.mail.footer": (
        "Sent by {application}, {url}",
        "Gesendet von {application}, {url}",
    ),
    "template.title": ("Mail texts", "Mailtexte"),
    "template.text": (
        "What the mails of this application say. Each text can be changed for each language.",
        "Was die Mails dieser Anwendung sagen. Jeder Text lässt sich je Sprache ändern.",
    ),
    "template.card": (
        "What the mails of this application say.",
        "Was die Mails dieser Anwendung sagen.",
    ),
    "template.empty.title": ("No mail texts", "Keine Mailtexte"),
    "template.empty.text": (
        "No system of this application sends mails from templates.",
        "Kein System dieser Anwendung verschickt Mails aus Vorlagen.",
    ),
    "template.changed": ("{which} changed", "{which} geändert"),
    "template.broken": ("{which} not usable", "{which} unbrauchbar"),
    "template.confirm": (
        "You logged in a while ago. To change a text, confirm your password first.",
        "Ihre Anmeldung liegt länger zurück. Bestätigen Sie vor einer Änderung Ihr Passwort.",
    ),
    "template.language.en": ("English", "Englisch"),
    "template.language.de": ("German", "Deutsch"),
    "template.content": ("Content", "Inhalt"),
    "template.subject": ("Subject", "Betreff"),
    "template.body": ("Text", "Text"),
    "template.body.text": (
        "Markdown. A link that stands alone in a paragraph becomes a button.",
        "Markdown. Ein Link, der allein in einem Absatz steht, wird zum Knopf.",
    ),
    "template.save": ("Save text", "Text speichern"),
    "template.saved": (
        "Saved. Mails say this from now on.",
        "Gespeichert. Ab jetzt steht das in den Mails.",
    ),
    "template.discard": ("Discard changes", "Änderungen verwerfen"),
    "template.reset": ("Use the built-in text", "Mitgelieferten Text verwenden"),
    "template.reset.title": (
        "Return to the built-in text?",
        "Zum mitgelieferten Text zurück?",
    ),
    "template.reset.text": (
        "The changed text is removed.",
        "Der geänderte Text wird entfernt.",
    ),
    "template.reset.done": (
        "The built-in text is back.",
        "Der mitgelieferte Text gilt wieder.",
    ),
    "template.state.built_in": ("Built-in text", "Mitgelieferter Text"),
    "template.state.changed": (
        "Changed {when} by {who}",
        "Geändert {when} von {who}",
    ),
    "template.state.application": ("the application itself", "der Anwendung selbst"),
    "template.unusable.title": (
        "The changed text is not used",
        "Der geänderte Text wird nicht verwendet",
    ),
    "template.unusable.text": (
        "Mails say the built-in text until it is mended. {text}",
        "In Mails steht der mitgelieferte Text, bis er berichtigt ist. {text}",
    ),
    "template.preview": ("Preview", "Vorschau"),
    "template.preview.text": ("With sample values.", "Mit Beispielwerten."),
    "template.preview.mail": ("Mail", "Mail"),
    "template.preview.plain": ("Plain text", "Nur Text"),
    "template.preview.wrong": (
        "There is no preview as long as the text cannot be used",
        "Keine Vorschau, solange der Text nicht verwendbar ist",
    ),
    "template.variables": ("Variables", "Variablen"),
    "template.variables.text": (
        "Write a variable in double braces. A link stands behind its words: [Words]({{{{ link }}}}).",
        "Variablen stehen in doppelten Klammern. Ein Link steht hinter seinen Worten: [Worte]({{{{ link }}}}).",
    ),
    "template.variables.list": (
        "A list; each entry has: {fields}",
        "Eine Liste; jeder Eintrag hat: {fields}",
    ),
    "template.value.yes": ("yes", "ja"),
    "template.value.no": ("no", "nein"),
    "template.conditions": (
        "Conditions: {{% if name %}} … {{% else %}} … {{% endif %}}",
        "Bedingungen: {{% if name %}} … {{% else %}} … {{% endif %}}",
    ),
    "template.loops": (
        "Lists: {{% for each in items %}} … {{% endfor %}}",
        "Listen: {{% for each in items %}} … {{% endfor %}}",
    ),
    "template.filters": (
        "Filters, as in {{{{ name | upper }}}}: {filters}",
        "Filter, etwa {{{{ name | upper }}}}: {filters}",
    ),
    "template.own": ("The built-in text", "Der mitgelieferte Text"),
    "template.wrong_line": ("Line {line}: {text}", "Zeile {line}: {text}"),
    "template.wrong.syntax": (
        "This cannot be read: {said}",
        "Das ist nicht lesbar: {said}",
    ),
    "template.wrong.failed": (
        "This does not work: {said}",
        "Das funktioniert nicht: {said}",
    ),
    "template.wrong.unknown": (
        "“{name}” is not known. There are: {allowed}",
        "„{name}“ ist nicht bekannt. Es gibt: {allowed}",
    ),
    "template.wrong.no_fields": (
        "What stands before “.{name}” has no fields.",
        "Was vor „.{name}“ steht, hat keine Felder.",
    ),
    "template.wrong.filter": (
        "There is no filter “{name}”. There are: {allowed}",
        "Einen Filter „{name}“ gibt es nicht. Es gibt: {allowed}",
    ),
    "template.wrong.test": (
        "There is no test “{name}”. There are: {allowed}",
        "Eine Prüfung „{name}“ gibt es nicht. Es gibt: {allowed}",
    ),
    "template.wrong.call": (
        "Nothing can be called in a text: leave the brackets away.",
        "In einem Text lässt sich nichts aufrufen: Lassen Sie die Klammern weg.",
    ),
    "template.wrong.item": (
        "Entries cannot be picked by square brackets: use a field, as in customer.name.",
        "Eckige Klammern sind nicht möglich: Verwenden Sie ein Feld, etwa customer.name.",
    ),
    "template.wrong.calculate": (
        "A text does not calculate: use the variables as they are.",
        "Ein Text rechnet nicht: Verwenden Sie die Variablen, wie sie sind.",
    ),
    "template.wrong.define": (
        "A text defines nothing of its own (set, macro, block).",
        "Ein Text legt nichts Eigenes fest (set, macro, block).",
    ),
    "template.wrong.load": (
        "A text loads no other one (include, import, extends).",
        "Ein Text lädt keinen anderen (include, import, extends).",
    ),
    "template.wrong.statement": (
        "This is not possible here. There are if, elif, else and for.",
        "Das ist hier nicht möglich. Es gibt if, elif, else und for.",
    ),
    "template.wrong.loop": (
        "Write a loop like this: for each in items",
        "Schreiben Sie eine Schleife so: for each in items",
    ),
    "template.wrong.loops": (
        "At most {most} loops stand in one another.",
        "Höchstens {most} Schleifen stehen ineinander.",
    ),
    "template.wrong.not_a_list": (
        "A loop needs a variable that is a list.",
        "Eine Schleife braucht eine Variable, die eine Liste ist.",
    ),
    "template.wrong.too_deep": (
        "This is too deeply nested. Make it simpler.",
        "Das ist zu tief verschachtelt. Schreiben Sie es einfacher.",
    ),
    "template.wrong.too_many": (
        "The loops run more than {most} times.",
        "Die Schleifen laufen mehr als {most}-mal.",
    ),
    "template.wrong.too_slow": (
        "This takes too long. Make it simpler.",
        "Das dauert zu lange. Schreiben Sie es einfacher.",
    ),
    "template.wrong.too_long": (
        "The mail gets longer than {most} characters.",
        "Die Mail wird länger als {most} Zeichen.",
    ),
    "template.wrong.subject": (
        "A subject is one line of at most {most} characters.",
        "Ein Betreff ist eine Zeile von höchstens {most} Zeichen.",
    ),
    "template.wrong.no_subject": (
        "The subject is empty.",
        "Der Betreff ist leer.",
    ),
    "template.wrong.body": (
        "A text has at most {most} characters.",
        "Ein Text hat höchstens {most} Zeichen.",
    ),
    "template.wrong.no_body": (
        "The text is empty.",
        "Der Text ist leer.",
    ),
    "template.wrong.no_link": (
        "The link “{label}” leads to a value that is no link. Use a variable that is one.",
        "Der Link „{label}“ führt zu einem Wert, der kein Link ist. Verwenden Sie eine Variable, die einer ist.",
    ),
    "template.wrong.no_address": (
        "The link “{label}” needs words and an address with https:, http: or mailto:.",
        "Der Link „{label}“ braucht Worte und eine Adresse mit https:, http: oder mailto:.",
    ),
    "permission.nago.template.find_all": ("See templates", "Vorlagen sehen"),
    "permission.nago.template.update": ("Change templates", "Vorlagen ändern"),
}
