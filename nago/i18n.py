"""Every text that the framework itself shows, in every language that it speaks.

A test fails for a key that one language lacks. Keys that start with `client.` travel to the
browser with the page.
"""

from collections.abc import Collection, Mapping
from typing import Self

from nago.catalogue.account import ACCOUNT
from nago.catalogue.account_list import ACCOUNT_LIST
from nago.catalogue.accounts import ACCOUNTS
from nago.catalogue.admin import ADMIN
from nago.catalogue.audit import AUDIT
from nago.catalogue.chart import CHART
from nago.catalogue.data import DATA
from nago.catalogue.data_view import DATA_VIEW
from nago.catalogue.editor import EDITOR
from nago.catalogue.files import FILES
from nago.catalogue.flow import FLOW
from nago.catalogue.forms import FORMS
from nago.catalogue.inputs import INPUTS
from nago.catalogue.login_service import LOGIN_SERVICE
from nago.catalogue.mail import MAIL
from nago.catalogue.overview import OVERVIEW
from nago.catalogue.own_component import OWN_COMPONENT
from nago.catalogue.permission_texts import PERMISSION_TEXTS
from nago.catalogue.permissions import PERMISSIONS
from nago.catalogue.pickers import PICKERS
from nago.catalogue.reading import READING
from nago.catalogue.secret import SECRET
from nago.catalogue.self_service import SELF_SERVICE
from nago.catalogue.settings import SETTINGS
from nago.catalogue.sign_on import SIGN_ON
from nago.catalogue.strength import STRENGTH
from nago.catalogue.template import TEMPLATE
from nago.catalogue.theme import THEME
from nago.catalogue.window import WINDOW

LANGUAGES = ("en", "de")

TEXTS: Mapping[str, tuple[str, str]] = {
    **ACCOUNT,
    **ACCOUNTS,
    **ACCOUNT_LIST,
    **ADMIN,
    **CHART,
    **AUDIT,
    **DATA,
    **DATA_VIEW,
    **EDITOR,
    **FLOW,
    **FILES,
    **FORMS,
    **INPUTS,
    **LOGIN_SERVICE,
    **MAIL,
    **OVERVIEW,
    **OWN_COMPONENT,
    **SIGN_ON,
    **TEMPLATE,
    **PERMISSIONS,
    **PERMISSION_TEXTS,
    **PICKERS,
    **READING,
    **SECRET,
    **SELF_SERVICE,
    **SETTINGS,
    **STRENGTH,
    **THEME,
    **WINDOW,
    "client.close": ("Close", "Schließen"),
    "client.connection.lost": (
        "Connection lost. Trying to reconnect …",
        "Verbindung unterbrochen. Es wird neu verbunden …",
    ),
    "client.connection.back": ("Connected again", "Wieder verbunden"),
    "client.connection.restored": (
        "Restored what you had typed",
        "Ihre Eingaben wurden wiederhergestellt",
    ),
    "client.connection.dropped": (
        "Your last click did not reach the server. Please repeat it.",
        "Ihr letzter Klick hat den Server nicht erreicht. Bitte wiederholen Sie ihn.",
    ),
    "client.connection.elsewhere": (
        "This page was continued in another tab",
        "Diese Seite wurde in einem anderen Tab fortgesetzt",
    ),
    "client.new_version": (
        "A new version is available",
        "Eine neue Version ist verfügbar",
    ),
    "client.reload": ("Reload", "Neu laden"),
    "client.menu": ("Menu", "Menü"),
    "client.navigation": ("Main navigation", "Hauptnavigation"),
    "client.skip": ("Skip to content", "Zum Inhalt springen"),
    "client.theme": ("Colour scheme", "Farbschema"),
    "client.theme.light": ("Light", "Hell"),
    "client.theme.dark": ("Dark", "Dunkel"),
    "client.theme.system": ("As the system", "Wie das System"),
    "client.password.show": ("Show password", "Passwort anzeigen"),
    "client.password.caps_lock": ("Caps Lock is on.", "Die Feststelltaste ist eingeschaltet."),
    "client.required": ("required", "Pflichtfeld"),
    "client.new_tab": ("opens in a new tab", "öffnet in einem neuen Tab"),
    "client.error": ("Error", "Fehler"),
    "client.working": ("Working …", "Wird bearbeitet …"),
    "client.notices": ("Notifications", "Benachrichtigungen"),
    "page.noscript": (
        "This application needs JavaScript. Please switch it on and reload the page.",
        "Diese Anwendung benötigt JavaScript. Bitte schalten Sie es ein und laden Sie neu.",
    ),
    "page.not_found.title": ("Page not found", "Seite nicht gefunden"),
    "page.not_found.text": (
        "There is no page at “{path}”.",
        "Unter „{path}“ gibt es keine Seite.",
    ),
    "page.not_found.home": ("To the start page", "Zur Startseite"),
    "page.unavailable.title": ("Not available right now", "Gerade nicht erreichbar"),
    "page.unavailable.text": (
        "Please try again in a moment.",
        "Bitte versuchen Sie es gleich noch einmal.",
    ),
    "page.failed.title": ("Something went wrong", "Etwas ist schiefgegangen"),
    "page.failed.text": (
        "The page could not be shown. If you ask for help, name the code {code}.",
        "Die Seite konnte nicht angezeigt werden. Nennen Sie bei Rückfragen den Code {code}.",
    ),
    "page.failed.retry": ("Try again", "Erneut versuchen"),
    "page.wrong_host.title": ("Wrong address", "Falsche Adresse"),
    "page.wrong_host.text": (
        "This application is served at {url}.",
        "Diese Anwendung ist unter {url} zu erreichen.",
    ),
    "page.denied.right.title": ("Not allowed", "Nicht erlaubt"),
    "page.denied.right.text": (
        "You need the right “{name}” for this page. Ask an administrator for it.",
        "Für diese Seite brauchen Sie das Recht „{name}“. Bitten Sie einen Administrator darum.",
    ),
    "page.denied.login.title": ("Please log in", "Bitte melden Sie sich an"),
    "page.denied.login.text": (
        "This page is only for those who have logged in and have the right to see it.",
        "Diese Seite sehen nur angemeldete Personen, die das Recht dazu haben.",
    ),
    "page.denied.confirm.title": (
        "Please confirm that it is you",
        "Bitte bestätigen Sie, dass Sie es sind",
    ),
    "page.denied.confirm.text": (
        "You logged in a while ago. For this page enter your password once more.",
        "Ihre Anmeldung liegt länger zurück. Geben Sie für diese Seite Ihr Passwort noch einmal ein.",
    ),
    "page.denied.password.title": ("First choose a password", "Wählen Sie zuerst ein Passwort"),
    "page.denied.password.text": (
        "Somebody else chose your password. Change it to one that only you know.",
        "Ihr Passwort hat jemand anderes gewählt. Ändern Sie es in eines, das nur Sie kennen.",
    ),
    "page.denied.change": ("Change password", "Passwort ändern"),
    "page.denied.log_in": ("Log in", "Anmelden"),
    "page.denied.confirm": ("Confirm password", "Passwort bestätigen"),
    "banner.denied": (
        "You need the right “{name}” for this. Ask an administrator for it.",
        "Dazu brauchen Sie das Recht „{name}“. Bitten Sie einen Administrator darum.",
    ),
    "banner.denied.login": (
        "You need to log in for this.",
        "Dazu müssen Sie sich anmelden.",
    ),
    "banner.undo": ("Undo", "Rückgängig"),
    "banner.too_late": ("It is too late for that now.", "Dafür ist es jetzt zu spät."),
    "banner.failed": (
        "That did not work. If you ask for help, name the code {code}.",
        "Das hat nicht geklappt. Nennen Sie bei Rückfragen den Code {code}.",
    ),
    "banner.write_failed": (
        "A value could not be stored: {error} If you ask for help, name the code {code}.",
        "Ein Wert konnte nicht gespeichert werden: {error} Nennen Sie bei Rückfragen den Code {code}.",
    ),
}


class Words(str):
    """A text of an application in both languages: `Words("Answer tickets", de="Tickets beantworten")`.

    It may stand wherever the framework takes a title or a text of an application: rights, cards,
    kinds of settings, mail templates; for a field of a Struct in `extra={"title": Words(...)}`. As
    a `str` it is the English one.
    """

    de: str

    def __new__(cls, en: str, *, de: str) -> Self:
        found = super().__new__(cls, en)
        found.de = de
        return found


def said(language: str, text: str) -> str:
    """A text of an application in this language, if it speaks it."""
    return text.de if language == "de" and isinstance(text, Words) else str(text)


def translate(language: str, key: str, **values: str) -> str:
    """The text of that key; `values` fill its placeholders. Raises KeyError for no such key."""
    return TEXTS[key][LANGUAGES.index(language)].format_map(values)


def permission_name(language: str, id: str, name: str) -> str:
    """What a right is called; rights of an application have the name that it has given them."""
    key = f"permission.{id}"
    return translate(language, key) if key in TEXTS else said(language, name)


def permission_text(language: str, id: str, description: str) -> str:
    """What a right allows; for rights of an application as it has described them."""
    key = f"permission.{id}.text"
    return translate(language, key) if key in TEXTS else said(language, description)


def client_texts(language: str, *, without: Collection[str] = ()) -> dict[str, str]:
    """What the browser needs, by key; it puts values in place of what stands in braces.

    `without` leaves out keys by their second word: "date" is that of "client.date.open".
    """
    number = LANGUAGES.index(language)
    return {
        key: texts[number]
        for key, texts in TEXTS.items()
        if key.startswith("client.") and key.split(".")[1] not in without
    }


def negotiate(accept_language: str) -> str:
    """The best of our languages for an Accept-Language header (RFC 9110, 12.5.4)."""
    best, best_weight = LANGUAGES[0], 0.0
    for part in accept_language.split(",")[:20]:
        tag, _, parameter = part.strip().partition(";")
        language = tag.strip().lower().split("-")[0]
        if language in LANGUAGES and (weight := _weight(parameter)) > best_weight:
            best, best_weight = language, weight
    return best


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
