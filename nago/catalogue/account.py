"""Texts of the account pages."""

ACCOUNT: dict[str, tuple[str, str]] = {
    "account.email": ("E-mail", "E-Mail"),
    "account.password": ("Password", "Passwort"),
    "account.firstname": ("First name", "Vorname"),
    "account.lastname": ("Last name", "Nachname"),
    "account.contact.title": ("Contact", "Kontakt"),
    "account.company": ("Company", "Firma"),
    "account.position": ("Position", "Position"),
    "account.phone": ("Phone", "Telefon"),
    "account.mobile_phone": ("Mobile phone", "Mobiltelefon"),
    "account.street": ("Street and number", "Straße und Hausnummer"),
    "account.postal_code": ("Postal code", "Postleitzahl"),
    "account.city": ("City", "Ort"),
    "account.country": ("Country", "Land"),
    "account.language": ("Language", "Sprache"),
    "account.language.browser": ("As in the browser", "Wie im Browser"),
    "account.changed_meanwhile": (
        "Your contact was changed elsewhere in the meantime. Save again to keep what you see here.",
        (
            "Ihr Kontakt wurde inzwischen anderswo geändert. Speichern Sie erneut, um zu behalten, was "
            "hier steht."
        ),
    ),
    "account.save": ("Save", "Speichern"),
    "account.saved": ("Saved", "Gespeichert"),
    "account.login.title": ("Log in", "Anmelden"),
    "account.login.text": (
        "Enter your e-mail address and your password.",
        "Geben Sie Ihre E-Mail-Adresse und Ihr Passwort ein.",
    ),
    "account.login.submit": ("Log in", "Anmelden"),
    "account.login.shared": ("This is a shared computer", "Diesen Computer nutzen auch andere"),
    "account.login.shared.text": (
        "You are logged out when the browser is closed, and after 12 hours at the latest.",
        "Sie werden abgemeldet, wenn der Browser geschlossen wird, spätestens nach 12 Stunden.",
    ),
    "account.login.refused": (
        (
            "That did not work. Check the address and the password. After several attempts, wait some "
            "minutes before you try again."
        ),
        (
            "Das hat nicht geklappt. Prüfen Sie Adresse und Passwort. Warten Sie nach mehreren "
            "Versuchen einige Minuten, bevor Sie es erneut versuchen."
        ),
    ),
    "account.login.busy": (
        "Very many people are logging in at this moment. Please try again in a few seconds.",
        "Gerade melden sich sehr viele an. Bitte versuchen Sie es in einigen Sekunden erneut.",
    ),
    "account.confirm.title": ("Confirm that it is you", "Bestätigen Sie, dass Sie es sind"),
    "account.confirm.text": (
        "Enter your password once more. It is asked for before something sensitive is done.",
        "Geben Sie Ihr Passwort noch einmal ein. Vor allem Sensiblen wird danach gefragt.",
    ),
    "account.confirm.submit": ("Confirm", "Bestätigen"),
    "account.confirm.elsewhere": (
        "Log in once more where you always do. It is asked for before something sensitive is done.",
        "Melden Sie sich noch einmal dort an, wo Sie es immer tun. Vor allem Sensiblen wird danach gefragt.",
    ),
    "account.sso.nls": ("Log in with single sign-on", "Mit Single Sign-on anmelden"),
    "account.sso.with": ("Log in with {name}", "Mit {name} anmelden"),
    "account.sso.failed.title": ("The login did not work", "Die Anmeldung hat nicht geklappt"),
    "account.sso.failed.text": (
        "You are who you were before. Try again; if it fails once more, ask whoever looks after this application.",
        (
            "Für Sie hat sich nichts geändert. Versuchen Sie es erneut; scheitert es wieder, fragen Sie, wer "
            "diese Anwendung betreut."
        ),
    ),
    "account.sso.failed.code": ("Support code: {code}", "Code für Rückfragen: {code}"),
    "account.sso.failed.again": ("Back to the login", "Zurück zur Anmeldung"),
    "account.link.title": ("You have an account already", "Sie haben schon ein Konto"),
    "account.link.text": (
        (
            "There is an account with your e-mail address. Enter its password once: from then on you log "
            "in only through the provider, and all other sessions of the account end."
        ),
        (
            "Mit Ihrer E-Mail-Adresse gibt es schon ein Konto. Geben Sie einmal dessen Passwort ein: Danach "
            "melden Sie sich nur noch über den Anbieter an, und alle anderen Sitzungen des Kontos enden."
        ),
    ),
    "account.link.submit": ("Link and log in", "Verknüpfen und anmelden"),
    "account.link.cancel": ("Cancel", "Abbrechen"),
    "account.logged_out.elsewhere": (
        "You are still logged in at {name}. Whoever uses this browser next could come in again.",
        "Bei {name} sind Sie noch angemeldet. Wer diesen Browser als Nächstes nutzt, käme wieder herein.",
    ),
    "account.logged_out.there": ("Log out at {name} as well", "Auch bei {name} abmelden"),
    "account.followed": (
        "Your name and what else is locked here come from where you log in.",
        "Ihr Name und was hier sonst gesperrt ist, kommen von dort, wo Sie sich anmelden.",
    ),
    "account.password.elsewhere": (
        "You log in through your provider, so there is no password here.",
        "Sie melden sich über Ihren Anbieter an; hier gibt es deshalb kein Passwort.",
    ),
    "account.logout.title": ("Log out", "Abmelden"),
    "account.logout.text": (
        "You are logged in as {email}.",
        "Sie sind als {email} angemeldet.",
    ),
    "account.logout.submit": ("Log out", "Abmelden"),
    "account.logout.stay": ("Stay logged in", "Angemeldet bleiben"),
    "account.logged_out.title": ("You are logged out", "Sie sind abgemeldet"),
    "account.logged_out.text": (
        "Nothing of your session is kept in this browser.",
        "In diesem Browser ist nichts mehr von Ihrer Sitzung gespeichert.",
    ),
    "account.logged_out.again": ("Log in again", "Erneut anmelden"),
    "account.menu.label": ("Account of {name}", "Konto von {name}"),
    "account.menu.profile": ("Profile", "Profil"),
    "account.menu.sessions": ("Sessions", "Sitzungen"),
    "account.menu.administration": ("Administration", "Verwaltung"),
    "account.menu.logout": ("Log out", "Abmelden"),
    "account.administrator.title": ("First administrator", "Erster Administrator"),
    "account.administrator.text": (
        "This account may do everything. Choose a password that only you know.",
        "Dieses Konto darf alles. Wählen Sie ein Passwort, das nur Sie kennen.",
    ),
    "account.administrator.submit": ("Create account", "Konto anlegen"),
    "account.reset.title": ("Choose a new password", "Neues Passwort wählen"),
    "account.reset.text": ("For the account {email}.", "Für das Konto {email}."),
    "account.reset.submit": ("Save password", "Passwort speichern"),
    "account.dead_link.title": (
        "This link does not work any more",
        "Dieser Link funktioniert nicht mehr",
    ),
    "account.dead_link.text": (
        "It was used already, or is too old. Ask an administrator for a new one.",
        "Er wurde schon benutzt oder ist zu alt. Bitten Sie einen Administrator um einen neuen.",
    ),
    "account.password.title": ("Change password", "Passwort ändern"),
    "account.password.required": (
        "Somebody else chose your password. Choose one that only you know.",
        "Ihr Passwort hat jemand anderes gewählt. Wählen Sie eines, das nur Sie kennen.",
    ),
    "account.password.old": ("Current password", "Bisheriges Passwort"),
    "account.password.new": ("New password", "Neues Passwort"),
    "account.password.repeat": ("Repeat the new password", "Neues Passwort wiederholen"),
    "account.password.rule": (
        "A few words that you can remember are good.",
        "Gut sind einige Wörter, die Sie sich merken können.",
    ),
    "account.password.submit": ("Change password", "Passwort ändern"),
    "account.password.changed": (
        "Password changed. You are logged out on all other devices.",
        "Passwort geändert. Auf allen anderen Geräten sind Sie abgemeldet.",
    ),
    "account.problem.email": (
        "This is no e-mail address. Write it like name@company.com.",
        "Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@firma.de.",
    ),
    "account.problem.taken": (
        "There is an account with this address already.",
        "Mit dieser Adresse gibt es schon ein Konto.",
    ),
    "account.problem.repeated": (
        "The two passwords differ.",
        "Die beiden Passwörter unterscheiden sich.",
    ),
    "account.problem.short": (
        "The password needs at least {length} characters.",
        "Das Passwort braucht mindestens {length} Zeichen.",
    ),
    "account.problem.known": (
        "This password is one of those that are tried first, or the one of now. Choose another one.",
        (
            "Dieses Passwort wird als eines der ersten probiert oder ist das bisherige. Wählen Sie ein "
            "anderes."
        ),
    ),
    "account.problem.old": (
        "The current password is wrong. After several attempts, wait some minutes.",
        "Das bisherige Passwort stimmt nicht. Warten Sie nach mehreren Versuchen einige Minuten.",
    ),
    "account.problem.busy": (
        "Too much is going on at this moment. Please try again in a few seconds.",
        "Gerade ist sehr viel los. Bitte versuchen Sie es in einigen Sekunden erneut.",
    ),
    "account.problem.other": (
        "That did not work. Check what you have entered.",
        "Das hat nicht geklappt. Prüfen Sie Ihre Eingaben.",
    ),
    "account.profile.title": ("Profile", "Profil"),
    "account.consents.title": ("Consents", "Einwilligungen"),
    "account.sessions.title": ("Where you are logged in", "Wo Sie angemeldet sind"),
    "account.sessions.text": (
        "If you do not recognise a device, end its session and change your password.",
        "Wenn Sie ein Gerät nicht kennen, beenden Sie die Sitzung und ändern Sie Ihr Passwort.",
    ),
    "account.sessions.seen": ("last used {when}", "zuletzt benutzt {when}"),
    "account.sessions.this": ("This device", "Dieses Gerät"),
    "account.sessions.end": ("End", "Beenden"),
    "account.sessions.end_one": ("End the session {name}", "Sitzung {name} beenden"),
    "account.sessions.end_others": ("End all others", "Alle anderen beenden"),
    "account.sessions.ended": ("Ended", "Beendet"),
    "account.device.unknown": ("Unknown device", "Unbekanntes Gerät"),
    "moment.now": ("just now", "gerade eben"),
    "moment.minutes": ("{n} minutes ago", "vor {n} Minuten"),
    "moment.hours": ("{n} hours ago", "vor {n} Stunden"),
    "moment.days": ("{n} days ago", "vor {n} Tagen"),
}
