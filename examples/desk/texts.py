"""What the help desk says, in English and German: a catalogue of its own."""

from __future__ import annotations

from collections.abc import Callable

from nago import Window

TEXTS: dict[str, tuple[str, str]] = {
    "name": ("Help desk", "Helpdesk"),
    "start": ("Overview", "Übersicht"),
    "tickets": ("Tickets", "Tickets"),
    "customers": ("Customers", "Kunden"),
    "search": ("Search", "Suche"),
    "new": ("New ticket", "Neues Ticket"),
    "hello": ("Hello {name}", "Guten Tag, {name}"),
    "today": ("This is how things stand.", "So ist der Stand der Dinge."),
    "count.open": ("Open", "Offen"),
    "count.overdue": ("Overdue", "Überfällig"),
    "count.mine": ("Mine", "Meine"),
    "count.waiting": ("Waiting", "Wartend"),
    "weeks": ("Tickets of the last twelve weeks", "Tickets der letzten zwölf Wochen"),
    "weeks.created": ("Opened", "Eröffnet"),
    "weeks.solved": ("Solved", "Gelöst"),
    "first": ("To be answered first", "Zuerst zu beantworten"),
    "first.none": ("Nothing is due. Well done!", "Nichts ist fällig. Gut gemacht!"),
    "all": ("All tickets", "Alle Tickets"),
    "empty": ("No tickets yet", "Noch keine Tickets"),
    "empty.text": (
        "Write the first one, or look around with a few customers and tickets that we make up.",
        "Legen Sie das erste an, oder sehen Sie sich mit erfundenen Kunden und Tickets um.",
    ),
    "samples": ("Load sample data", "Beispieldaten laden"),
    "samples.done": ("{count} tickets were loaded.", "{count} Tickets wurden geladen."),
    "number": ("No.", "Nr."),
    "subject": ("Subject", "Betreff"),
    "customer": ("Customer", "Kunde"),
    "status": ("Status", "Status"),
    "priority": ("Priority", "Priorität"),
    "assignee": ("Assigned to", "Zuständig"),
    "nobody": ("Nobody", "Niemand"),
    "due": ("Due", "Fällig"),
    "updated": ("Updated", "Geändert"),
    "created": ("Opened", "Eröffnet"),
    "status.open": ("Open", "Offen"),
    "status.waiting": ("Waiting", "Wartet"),
    "status.solved": ("Solved", "Gelöst"),
    "priority.urgent": ("Urgent", "Dringend"),
    "priority.high": ("High", "Hoch"),
    "priority.normal": ("Normal", "Normal"),
    "priority.low": ("Low", "Niedrig"),
    "overdue": ("Overdue", "Überfällig"),
    "take": ("Assign to me", "Mir zuweisen"),
    "solve": ("Mark as solved", "Als gelöst markieren"),
    "reopen": ("Open again", "Wieder öffnen"),
    "changed": ("Ticket {number} was changed.", "Ticket {number} wurde geändert."),
    "changed.many": ("{count} tickets were changed.", "{count} Tickets wurden geändert."),
    "gone": ("There is no such ticket", "Dieses Ticket gibt es nicht"),
    "gone.text": (
        "Perhaps its address is not complete.",
        "Vielleicht ist die Adresse nicht vollständig.",
    ),
    "back": ("To all tickets", "Zu allen Tickets"),
    "conversation": ("Conversation", "Verlauf"),
    "conversation.none": ("Nobody has answered yet.", "Noch hat niemand geantwortet."),
    "description": ("Description", "Beschreibung"),
    "description.text": (
        "What happened, and what was expected? Markdown is welcome.",
        "Was ist passiert, was wurde erwartet? Markdown ist willkommen.",
    ),
    "internal": ("Internal note", "Interne Notiz"),
    "internal.text": (
        "The customer gets no mail of it",
        "Der Kunde erhält davon keine Mail",
    ),
    "reply": ("Your answer", "Ihre Antwort"),
    "reply.missing": ("Write something first.", "Schreiben Sie zuerst etwas."),
    "send": ("Send", "Senden"),
    "send.solve": ("Send and mark as solved", "Senden und als gelöst markieren"),
    "sent.mail": (
        "Answer saved, mail to {email} is on its way.",
        "Antwort gespeichert, Mail an {email} ist unterwegs.",
    ),
    "sent.waits": (
        "Answer saved. Its mail waits until a mail server is set.",
        "Antwort gespeichert. Die Mail wartet, bis ein Mailserver eingerichtet ist.",
    ),
    "sent.no_mail": (
        "Answer saved. {name} has no e-mail address.",
        "Antwort gespeichert. {name} hat keine E-Mail-Adresse.",
    ),
    "sent.note": ("Note saved.", "Notiz gespeichert."),
    "files": ("Files", "Dateien"),
    "files.add": ("Attach files", "Dateien anhängen"),
    "details": ("Details", "Einzelheiten"),
    "history": ("History", "Änderungen"),
    "history.created": ("{name} opened the ticket", "{name} hat das Ticket eröffnet"),
    "history.changed": ("{field}: {before} → {after}", "{field}: {before} → {after}"),
    "history.reply": ("{name} answered", "{name} hat geantwortet"),
    "history.note": ("{name} wrote a note", "{name} hat eine Notiz geschrieben"),
    "new.text": (
        "Whoever needs help gets an answer by mail.",
        "Wer Hilfe braucht, bekommt eine Antwort per Mail.",
    ),
    "new.customer": ("Choose a customer", "Kunden auswählen"),
    "new.submit": ("Open ticket", "Ticket eröffnen"),
    "new.done": ("Ticket {number} was opened.", "Ticket {number} wurde eröffnet."),
    "missing.title": (
        "Say in a few words what it is about.",
        "Sagen Sie in wenigen Worten, worum es geht.",
    ),
    "missing.customer": ("Whose ticket is it?", "Wessen Ticket ist es?"),
    "missing.text": ("Describe what happened.", "Beschreiben Sie, was passiert ist."),
    "missing.name": ("How is the customer called?", "Wie heißt der Kunde?"),
    "wrong.email": (
        "This is no e-mail address. Write it like name@company.com.",
        "Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@firma.de.",
    ),
    "customer.new": ("New customer", "Neuer Kunde"),
    "customer.name": ("Name", "Name"),
    "customer.company": ("Company", "Firma"),
    "customer.email": ("E-mail", "E-Mail"),
    "customer.phone": ("Phone", "Telefon"),
    "customer.language": ("Language of mails", "Sprache der Mails"),
    "customer.contact": ("Contact", "Kontakt"),
    "language.en": ("English", "Englisch"),
    "language.de": ("German", "Deutsch"),
    "customer.notes": ("Notes", "Notizen"),
    "customer.open": ("Open tickets", "Offene Tickets"),
    "customer.saved": ("{name} was saved.", "{name} wurde gespeichert."),
    "customer.empty": ("No customers yet", "Noch keine Kunden"),
    "customer.gone": ("There is no such customer", "Diesen Kunden gibt es nicht"),
    "customer.tickets": ("Tickets of {name}", "Tickets von {name}"),
    "customer.no_tickets": (
        "{name} has not asked for anything yet.",
        "{name} hat noch um nichts gebeten.",
    ),
    "customer.delete": ("Remove customer", "Kunden entfernen"),
    "customer.delete.ask": ("Remove {name}?", "{name} entfernen?"),
    "customer.delete.text": (
        "Customers who have tickets stay.",
        "Kunden mit Tickets bleiben erhalten.",
    ),
    "customer.delete.yes": ("Remove", "Entfernen"),
    "customer.deleted": ("{name} was removed.", "{name} wurde entfernt."),
    "customer.has_tickets": (
        "{name} has tickets, so he stays.",
        "{name} hat Tickets und bleibt deshalb erhalten.",
    ),
    "customers.text": ("Who asks us for help.", "Wer uns um Hilfe bittet."),
    "tickets.text": ("Everything that somebody waits for.", "Alles, worauf jemand wartet."),
    "save": ("Save", "Speichern"),
    "cancel": ("Cancel", "Abbrechen"),
    "search.text": ("Tickets, answers and customers.", "Tickets, Antworten und Kunden."),
    "search.what": ("What are you looking for?", "Wonach suchen Sie?"),
    "search.begin": (
        "Type a word, a number or a name",
        "Geben Sie ein Wort, eine Nummer oder einen Namen ein",
    ),
    "search.nothing": ("Nothing found for “{words}”", "Nichts gefunden für „{words}“"),
    "search.nothing.text": (
        "Fewer or other words may help.",
        "Weniger oder andere Wörter helfen vielleicht.",
    ),
    "search.more": ("{count} more", "{count} weitere"),
    "team": ("Work of the help desk", "Arbeit des Helpdesks"),
    "team.text": ("Who looks after how many tickets.", "Wer sich um wie viele Tickets kümmert."),
    "team.share": ("Open tickets by person", "Offene Tickets je Person"),
    "minutes": ("{count}\N{NO-BREAK SPACE}min", "{count}\N{NO-BREAK SPACE}Min."),
    "hours": ("{count}\N{NO-BREAK SPACE}h", "{count}\N{NO-BREAK SPACE}Std."),
    "days": ("{count}\N{NO-BREAK SPACE}days", "{count}\N{NO-BREAK SPACE}Tagen"),
    "in": ("in\N{NO-BREAK SPACE}{span}", "in\N{NO-BREAK SPACE}{span}"),
    "ago": ("{span}\N{NO-BREAK SPACE}ago", "vor\N{NO-BREAK SPACE}{span}"),
    "mail.subject": ("[#{number}] {title}", "[#{number}] {title}"),
}

Words = Callable[..., str]


def words_of(language: str) -> Words:
    """`t("hello", name="Ada")` in this language."""
    place = 1 if language == "de" else 0

    def text(key: str, **values: object) -> str:
        return TEXTS[key][place].format(**values)

    return text


def words(wnd: Window) -> Words:
    """The texts in the language of the window."""
    return words_of(wnd.language())
