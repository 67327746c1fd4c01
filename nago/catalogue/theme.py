"""Texts of the theme: its page, and the legal pages."""

THEME: dict[str, tuple[str, str]] = {
    "theme.title": ("Theme", "Erscheinungsbild"),
    "theme.text": (
        "Name, logo, colours and legal pages of this application.",
        "Name, Logo, Farben und rechtliche Seiten dieser Anwendung.",
    ),
    "theme.section.name": ("Name and logo", "Name und Logo"),
    "theme.section.name.text": (
        "They stand in the top bar, on the login page and in mails.",
        "Sie stehen in der Kopfzeile, auf der Anmeldeseite und in E-Mails.",
    ),
    "theme.section.colours": ("Colours and font", "Farben und Schrift"),
    "theme.section.colours.text": (
        "All colours follow from one. Text stays readable whatever you choose.",
        "Alle Farben folgen aus einer. Text bleibt lesbar, was immer Sie wählen.",
    ),
    "theme.section.legal": ("Legal pages", "Rechtliche Seiten"),
    "theme.section.legal.text": (
        "They are linked at the foot of every page and on the login page.",
        "Sie sind am Fuß jeder Seite und auf der Anmeldeseite verlinkt.",
    ),
    "theme.name": ("Name of the application", "Name der Anwendung"),
    "theme.name.text": (
        "On tabs, in the top bar and in mails.",
        "Auf Tabs, in der Kopfzeile und in E-Mails.",
    ),
    "theme.shows_name": (
        "Show the name beside the logo",
        "Namen neben dem Logo zeigen",
    ),
    "theme.shows_name.text": (
        "Switch it off for a logo that contains the name.",
        "Schalten Sie das aus, wenn das Logo den Namen enthält.",
    ),
    "theme.logo": ("Logo", "Logo"),
    "theme.logo_dark": ("Logo for dark pages", "Logo für dunkle Seiten"),
    "theme.icon": ("App icon", "App-Symbol"),
    "theme.logo.text": (
        "PNG, WebP or SVG, up to 1 MB. It is shown 28 pixels high.",
        "PNG, WebP oder SVG, bis 1 MB. Es wird 28 Pixel hoch gezeigt.",
    ),
    "theme.logo_dark.text": (
        "If there is none, the other one is shown there as well.",
        "Gibt es keines, wird auch dort das andere gezeigt.",
    ),
    "theme.icon.text": (
        "Square, from 32 pixels on; for tabs and, as PNG or WebP, for home screens.",
        "Quadratisch, ab 32 Pixeln; für Tabs und, als PNG oder WebP, für Startbildschirme.",
    ),
    "theme.picture.code": ("Comes with the application", "Kommt mit der Anwendung"),
    "theme.picture.remove": ("Remove", "Entfernen"),
    "theme.picture.remove.label": ("Remove: {title}", "Entfernen: {title}"),
    "theme.brand": ("Brand colour", "Markenfarbe"),
    "theme.brand.text": (
        "Buttons have this colour; links and marks a shade of it that can be read.",
        "Schaltflächen haben diese Farbe; Links und Markierungen einen lesbaren Ton davon.",
    ),
    "theme.brand.default": ("As the application comes", "Wie die Anwendung sie mitbringt"),
    "theme.hue": ("Hue of the greys", "Farbton der Grautöne"),
    "theme.hue.text": (
        "85° is warm paper, 150° moss, 250° cool steel, 330° rose.",
        "85° ist warmes Papier, 150° Moos, 250° kühler Stahl, 330° Rosé.",
    ),
    "theme.tint": ("Strength of that hue", "Stärke dieses Farbtons"),
    "theme.tint.text": ("At 0 % greys are grey.", "Bei 0 % ist Grau grau."),
    "theme.font": ("Font", "Schrift"),
    "theme.font.default": ("As the application comes", "Wie die Anwendung sie mitbringt"),
    "theme.font.geist": ("Geist", "Geist"),
    "theme.font.system": ("The system's own", "Die des Systems"),
    "theme.font.humanist": ("Humanist, without serifs", "Humanistisch, ohne Serifen"),
    "theme.font.serif": ("With serifs", "Mit Serifen"),
    "theme.font.text": (
        "Only Geist is fetched; the others are those that a computer has.",
        "Nur Geist wird geladen; die anderen sind die, die ein Rechner hat.",
    ),
    "theme.preview.light": ("By day", "Bei Tag"),
    "theme.preview.dark": ("By night", "Bei Nacht"),
    "theme.preview.heading": ("Orders", "Bestellungen"),
    "theme.preview.words": (
        "Three of them wait for an answer.",
        "Drei davon warten auf eine Antwort.",
    ),
    "theme.preview.link": ("Show all", "Alle anzeigen"),
    "theme.preview.field": ("Customer", "Kunde"),
    "theme.preview.primary": ("Order", "Bestellen"),
    "theme.preview.secondary": ("Later", "Später"),
    "theme.preview.good": ("Paid", "Bezahlt"),
    "theme.preview.warning": ("Due", "Fällig"),
    "theme.preview.error": ("Overdue", "Überfällig"),
    "theme.preview.accent": ("New", "Neu"),
    "theme.contrast": ("Contrast", "Kontrast"),
    "theme.contrast.text": (
        "At least 4.5 for text and 3 for edges (WCAG 2.2, AA), on the least favourable ground.",
        "Mindestens 4,5 für Text und 3 für Kanten (WCAG 2.2, AA), auf dem ungünstigsten Grund.",
    ),
    "theme.contrast.fg": ("Text", "Text"),
    "theme.contrast.fg2": ("Quiet text", "Leiser Text"),
    "theme.contrast.acc-f": ("Links", "Links"),
    "theme.contrast.fill": ("Words on buttons", "Worte auf Schaltflächen"),
    "theme.contrast.line2": ("Edges of fields", "Kanten von Feldern"),
    "theme.change.darker": (
        "Buttons are a little darker than this colour, so that white words can be read on them.",
        "Schaltflächen sind etwas dunkler als diese Farbe, damit weiße Schrift darauf lesbar ist.",
    ),
    "theme.change.edge.light": (
        "By day, buttons get an edge: this colour is hardly told from the page.",
        "Bei Tag bekommen Schaltflächen eine Kante: Diese Farbe hebt sich kaum von der Seite ab.",
    ),
    "theme.change.edge.dark": (
        "By night, buttons get an edge: this colour is hardly told from the page.",
        "Bei Nacht bekommen Schaltflächen eine Kante: Diese Farbe hebt sich kaum von der Seite ab.",
    ),
    "theme.legal.imprint": ("Imprint", "Impressum"),
    "theme.legal.privacy": ("Privacy", "Datenschutz"),
    "theme.legal.terms": ("Terms", "Nutzungsbedingungen"),
    "theme.legal.none": ("None", "Keine"),
    "theme.legal.link": ("A link", "Ein Link"),
    "theme.legal.text": ("A text", "Ein Text"),
    "theme.legal.none.code": ("As the application comes", "Wie die Anwendung sie mitbringt"),
    "theme.legal.link.field": ("Address of “{title}”", "Adresse von „{title}“"),
    "theme.legal.link.text": (
        "An address with https://, or a path of this application such as about/imprint.",
        "Eine Adresse mit https:// oder ein Pfad dieser Anwendung wie about/imprint.",
    ),
    "theme.legal.text.field": ("Text of “{title}”", "Text von „{title}“"),
    "theme.legal.text.text": (
        "In Markdown: # heading, **bold**, - list, [words](address).",
        "In Markdown: # Überschrift, **fett**, - Liste, [Worte](Adresse).",
    ),
    "theme.save": ("Save for everybody", "Für alle speichern"),
    "theme.saved": (
        "Saved. Every open window shows it.",
        "Gespeichert. Jedes offene Fenster zeigt es.",
    ),
    "theme.reset": ("As the application comes", "Wie die Anwendung sie mitbringt"),
    "theme.reset.title": (
        "Return to the application's own theme?",
        "Zum Erscheinungsbild der Anwendung zurück?",
    ),
    "theme.reset.text": (
        "Everything on this page is emptied, for everybody. You can return to earlier versions.",
        "Alles auf dieser Seite wird geleert, für alle. Frühere Stände können Sie wieder holen.",
    ),
    "theme.reset.yes": ("Return", "Zurücksetzen"),
    "theme.wrong": ("Something cannot be saved like this.", "So lässt sich das nicht speichern."),
    "theme.wrong.name": (
        "A name is one line of at most 80 letters.",
        "Ein Name ist eine Zeile von höchstens 80 Zeichen.",
    ),
    "theme.wrong.kind": (
        "This is no PNG, WebP or SVG of at most 1 MB.",
        "Das ist kein PNG, WebP oder SVG von höchstens 1 MB.",
    ),
    "theme.wrong.size": (
        "The picture has {width} by {height} pixels; up to 4096 a side are possible.",
        "Das Bild hat {width} mal {height} Pixel; möglich sind bis zu 4096 je Seite.",
    ),
    "theme.wrong.square": (
        "The icon has {width} by {height} pixels; it takes a square of at least 32 a side.",
        "Das Symbol hat {width} mal {height} Pixel; nötig ist ein Quadrat ab 32 je Seite.",
    ),
    "theme.wrong.broken": (
        "The picture is damaged. Save it anew and try again.",
        "Das Bild ist beschädigt. Speichern Sie es neu und versuchen Sie es noch einmal.",
    ),
    "theme.wrong.svg": (
        "The SVG cannot be read: {reason}",
        "Das SVG kann nicht gelesen werden: {reason}",
    ),
    "theme.wrong.svg.entities": (
        "The SVG declares entities, which browsers show differently. Save it as plain SVG.",
        "Das SVG vereinbart Entities, die Browser verschieden zeigen. Speichern Sie es als reines SVG.",
    ),
    "theme.wrong.svg.root": (
        'Browsers do not show this SVG: its first element lacks xmlns="http://www.w3.org/2000/svg".',
        'Browser zeigen dieses SVG nicht: Seinem ersten Element fehlt xmlns="http://www.w3.org/2000/svg".',
    ),
    "theme.wrong.link": (
        "Write an address that starts with https://, or a path of this application.",
        "Schreiben Sie eine Adresse, die mit https:// beginnt, oder einen Pfad dieser Anwendung.",
    ),
    "theme.wrong.both": (
        "Keep either the link or the text.",
        "Behalten Sie entweder den Link oder den Text.",
    ),
    "theme.wrong.empty": (
        "Write something here, or choose “None”.",
        "Schreiben Sie hier etwas, oder wählen Sie „Keine“.",
    ),
}
