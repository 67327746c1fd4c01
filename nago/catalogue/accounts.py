"""Texts of the pages on which accounts are administered."""

ACCOUNTS: dict[str, tuple[str, str]] = {
    "accounts.title": ("Accounts", "Konten"),
    "accounts.text": (
        "Everybody who can log in here.",
        "Alle, die sich hier anmelden können.",
    ),
    "accounts.card": (
        "Invite people, give roles, lock accounts, start password resets.",
        "Personen einladen, Rollen vergeben, Konten sperren, Passwörter zurücksetzen.",
    ),
    "accounts.confirm": (
        "You logged in a while ago. To change something here, confirm your password first.",
        (
            "Ihre Anmeldung liegt länger zurück. Bestätigen Sie Ihr Passwort, bevor Sie hier etwas "
            "ändern."
        ),
    ),
    "accounts.saved": ("Saved", "Gespeichert"),
    "accounts.unchanged": ("Nothing was changed.", "Es wurde nichts geändert."),
    "accounts.cancel": ("Cancel", "Abbrechen"),
    "accounts.reload": ("Load what is stored now", "Neuen Stand laden"),
    # What is special about an account.
    "accounts.badge.enabled": ("Enabled", "Freigegeben"),
    "accounts.badge.disabled": ("Disabled", "Gesperrt"),
    "accounts.badge.until": ("Until\u00a0{day}", "Bis\u00a0{day}"),
    "accounts.badge.registered": ("Registered, not confirmed", "Registriert, nicht bestätigt"),
    "accounts.badge.expired": ("Expired", "Abgelaufen"),
    "accounts.badge.administrator": ("Administrator", "Administrator"),
    "accounts.badge.followed": ("Single sign-on", "Single Sign-on"),
    "accounts.badge.unverified": ("Unconfirmed", "Unbestätigt"),
    "accounts.badge.changes_password": ("Password change due", "Passwortwechsel fällig"),
    # What can be wrong.
    "accounts.problem.own": (
        "You cannot lock or delete the account that you are logged in with. Ask another administrator.",
        (
            "Das Konto, mit dem Sie angemeldet sind, können Sie weder sperren noch löschen. Bitten Sie "
            "einen anderen Administrator."
        ),
    ),
    "accounts.problem.taken": (
        "There is an account with this address already.",
        "Mit dieser Adresse gibt es schon ein Konto.",
    ),
    "accounts.problem.stale": (
        "The account was changed elsewhere in the meantime. You see it as it is now; please repeat.",
        (
            "Das Konto wurde inzwischen anderswo geändert. Sie sehen den neuen Stand; bitte wiederholen "
            "Sie Ihre Änderung."
        ),
    ),
    "accounts.problem.complete": (
        "This account is complete: there is nothing to send.",
        "Dieses Konto ist vollständig: Es gibt nichts zu senden.",
    ),
    "accounts.problem.gone": ("Deleted meanwhile", "Inzwischen gelöscht"),
    "accounts.problem.refused": ("It was refused.", "Es wurde abgelehnt."),
    "accounts.problem.email": (
        "This is no e-mail address: write it like name@company.com.",
        "Das ist keine E-Mail-Adresse: Schreiben Sie sie wie name@firma.de.",
    ),
    "accounts.problem.roles": (
        "One of these roles is gone meanwhile.",
        "Eine dieser Rollen gibt es nicht mehr.",
    ),
    "accounts.problem.groups": (
        "One of these groups is gone meanwhile.",
        "Eine dieser Gruppen gibt es nicht mehr.",
    ),
    # The tabs of an account.
    "accounts.tab.contact": ("Contact", "Kontakt"),
    "accounts.tab.roles": ("Roles", "Rollen"),
    "accounts.tab.groups": ("Groups", "Gruppen"),
    "accounts.tab.permissions": ("Rights", "Rechte"),
    "accounts.tab.consents": ("Consents", "Einwilligungen"),
    "accounts.tab.sessions": ("Sessions", "Sitzungen"),
    "accounts.tab.access": ("Access", "Zugang"),
    # Contact.
    "accounts.contact.person": ("Person", "Person"),
    "accounts.contact.work": ("Work", "Beruf"),
    "accounts.contact.reached": ("Reached by", "Erreichbar über"),
    "accounts.contact.address": ("Address", "Anschrift"),
    "accounts.contact.about": ("About", "Über die Person"),
    "accounts.contact.salutation": ("Salutation", "Anrede"),
    "accounts.contact.title": ("Title", "Titel"),
    "accounts.contact.firstname": ("First name", "Vorname"),
    "accounts.contact.lastname": ("Last name", "Nachname"),
    "accounts.contact.day_of_birth": ("Day of birth", "Geburtstag"),
    "accounts.contact.company": ("Company", "Firma"),
    "accounts.contact.position": ("Position", "Position"),
    "accounts.contact.professional_group": ("Professional group", "Berufsgruppe"),
    "accounts.contact.phone": ("Phone", "Telefon"),
    "accounts.contact.mobile_phone": ("Mobile phone", "Mobiltelefon"),
    "accounts.contact.website": ("Website", "Webseite"),
    "accounts.contact.language": ("Language", "Sprache"),
    "accounts.contact.street": ("Street and number", "Straße und Hausnummer"),
    "accounts.contact.postal_code": ("Postal code", "Postleitzahl"),
    "accounts.contact.city": ("City", "Ort"),
    "accounts.contact.state": ("State", "Bundesland"),
    "accounts.contact.country": ("Country", "Land"),
    "accounts.contact.about_me": ("About me", "Über mich"),
    "accounts.contact.followed": ("From the login provider", "Vom Anmeldeanbieter"),
    "accounts.contact.followed.text": (
        "This is taken on with every login. It is changed there, not here.",
        "Das wird mit jeder Anmeldung übernommen. Geändert wird es dort, nicht hier.",
    ),
    # Roles, groups, permissions.
    "accounts.assigned.add": ("Add", "Hinzufügen"),
    "accounts.assigned.added": ("Added: {names}", "Hinzugefügt: {names}"),
    "accounts.assigned.remove": ("Remove", "Entfernen"),
    "accounts.assigned.remove_one": ("Remove {name}", "{name} entfernen"),
    "accounts.assigned.removed": ("Removed: {name}", "Entfernt: {name}"),
    "accounts.assigned.beyond": (
        "Holds rights that you do not hold yourself",
        "Enthält Rechte, die Sie selbst nicht haben",
    ),
    "accounts.roles.title": ("Roles", "Rollen"),
    "accounts.roles.text": (
        "Each role brings a bundle of rights. Changes count at once, in all open windows.",
        "Jede Rolle bringt ein Bündel von Rechten mit. Änderungen gelten sofort in allen Fenstern.",
    ),
    "accounts.roles.none": ("No role yet.", "Noch keine Rolle."),
    "accounts.roles.add": ("Give roles", "Rollen vergeben"),
    "accounts.roles.holds": ("Rights: {count}", "Rechte: {count}"),
    "accounts.groups.title": ("Groups", "Gruppen"),
    "accounts.groups.text": (
        "Groups say who belongs together, for example to share something.",
        "Gruppen sagen, wer zusammengehört, etwa um etwas gemeinsam zu nutzen.",
    ),
    "accounts.groups.none": ("In no group.", "In keiner Gruppe."),
    "accounts.groups.add": ("Add to groups", "In Gruppen aufnehmen"),
    "accounts.permissions.title": ("Direct rights", "Direkt vergebene Rechte"),
    "accounts.permissions.text": (
        "Beside those of roles. Prefer a role where several people need the same.",
        "Zusätzlich zu denen der Rollen. Brauchen mehrere dasselbe, ist eine Rolle besser.",
    ),
    "accounts.permissions.altogether": ("All rights", "Alle Rechte"),
    "accounts.permissions.altogether.text": (
        "Rights: {count}, with what each comes from.",
        "Rechte: {count}, mit ihrer Herkunft.",
    ),
    "accounts.permissions.right": ("Right", "Recht"),
    "accounts.permissions.from": ("From", "Herkunft"),
    "accounts.permissions.direct": ("given directly", "direkt vergeben"),
    "accounts.permissions.nothing": (
        "This account may do nothing that needs a right.",
        "Dieses Konto darf nichts, wozu es ein Recht braucht.",
    ),
    # Consents.
    "accounts.consents.none": ("No consents yet", "Noch keine Einwilligungen"),
    "accounts.consents.none.text": (
        "What this user agrees to, and when, is listed here.",
        "Hier steht, wann jemand wozu eingewilligt hat.",
    ),
    "accounts.consents.approved": ("Given", "Erteilt"),
    "accounts.consents.revoked": ("Not given", "Nicht erteilt"),
    "accounts.consents.undecided": ("Not decided yet.", "Noch nicht entschieden."),
    "accounts.consents.application": ("the application itself", "die Anwendung selbst"),
    "accounts.consents.by": ("by {who}", "durch {who}"),
    "accounts.consents.approve": ("Record as given", "Als erteilt erfassen"),
    "accounts.consents.revoke": ("Record as revoked", "Als widerrufen erfassen"),
    "accounts.consents.approve.one": ("Record as given: {name}", "Als erteilt erfassen: {name}"),
    "accounts.consents.revoke.one": (
        "Record as revoked: {name}",
        "Als widerrufen erfassen: {name}",
    ),
    "accounts.consents.approve.title": (
        "Record this consent as given?",
        "Diese Einwilligung als erteilt erfassen?",
    ),
    "accounts.consents.revoke.title": (
        "Record this consent as revoked?",
        "Diese Einwilligung als widerrufen erfassen?",
    ),
    "accounts.consents.record.text": (
        "Do so only if the person has told you, for example on paper. The history names you.",
        (
            "Tun Sie das nur, wenn die Person es Ihnen mitgeteilt hat, etwa auf Papier. Der Verlauf "
            "nennt Ihren Namen."
        ),
    ),
    # Sessions.
    "accounts.sessions.title": ("Sessions", "Sitzungen"),
    "accounts.sessions.text": ("Open sessions: {count}", "Offene Sitzungen: {count}"),
    "accounts.sessions.none": ("Logged in nowhere.", "Nirgends angemeldet."),
    "accounts.sessions.this": ("This device", "Dieses Gerät"),
    "accounts.sessions.seen": ("last used {when}", "zuletzt benutzt {when}"),
    "accounts.sessions.since": ("since {when}", "seit {when}"),
    "accounts.sessions.end": ("End", "Beenden"),
    "accounts.sessions.end_one": ("End the session {name}", "Sitzung {name} beenden"),
    "accounts.sessions.ended": ("Ended", "Beendet"),
    "accounts.sessions.end_all": ("End all sessions", "Alle Sitzungen beenden"),
    "accounts.sessions.end_all.title": (
        "Log out {name} everywhere?",
        "{name} überall abmelden?",
    ),
    "accounts.sessions.end_all.text": (
        "What is being typed there and not saved is lost.",
        "Was dort gerade eingegeben und nicht gespeichert ist, geht verloren.",
    ),
    "accounts.sessions.end_all.own": (
        "This device stays logged in.",
        "Dieses Gerät bleibt angemeldet.",
    ),
    # Access.
    "accounts.status.title": ("Status", "Status"),
    "accounts.status.text": (
        "Whoever may not log in any more loses all sessions at once.",
        "Wer sich nicht mehr anmelden darf, verliert sofort alle Sitzungen.",
    ),
    "accounts.status.own": (
        "This is your own account; somebody else has to lock it.",
        "Das ist Ihr eigenes Konto; sperren muss es jemand anderes.",
    ),
    "accounts.status.label": ("May this user log in?", "Darf sich diese Person anmelden?"),
    "accounts.status.enabled": ("Yes", "Ja"),
    "accounts.status.enabled.text": ("Without an end", "Ohne Ende"),
    "accounts.status.until": ("Up to a day", "Bis zu einem Tag"),
    "accounts.status.until.text": (
        "For example until a contract ends",
        "Etwa bis zum Ende eines Vertrags",
    ),
    "accounts.status.disabled": ("No", "Nein"),
    "accounts.status.disabled.text": (
        "Nothing is deleted; it can be enabled again",
        "Nichts wird gelöscht; das Konto kann wieder freigegeben werden",
    ),
    "accounts.status.until.day": ("Last day", "Letzter Tag"),
    "accounts.status.until.missing": ("Choose a day.", "Wählen Sie einen Tag."),
    "accounts.status.save": ("Save status", "Status speichern"),
    "accounts.status.enabled.done": ("{name} may log in.", "{name} darf sich anmelden."),
    "accounts.status.until.done": (
        "{name} may log in up to that day.",
        "{name} darf sich bis zu diesem Tag anmelden.",
    ),
    "accounts.status.disabled.done": (
        "{name} may not log in any more.",
        "{name} darf sich nicht mehr anmelden.",
    ),
    "accounts.email.title": ("E-mail", "E-Mail"),
    "accounts.email.text": (
        "The address that this user logs in with and gets mail at.",
        "Mit dieser Adresse meldet sich die Person an, hierhin gehen ihre Mails.",
    ),
    "accounts.email.followed": (
        "It follows the login provider and is changed there.",
        "Sie folgt dem Anmeldeanbieter und wird dort geändert.",
    ),
    "accounts.email.verified": ("Confirmed", "Bestätigt"),
    "accounts.email.unverified": ("Not confirmed", "Nicht bestätigt"),
    "accounts.email.mark.verified": ("Mark as not confirmed", "Als nicht bestätigt kennzeichnen"),
    "accounts.email.mark.unverified": ("Mark as confirmed", "Als bestätigt kennzeichnen"),
    "accounts.email.change": ("Change address", "Adresse ändern"),
    "accounts.email.change.title": ("New address for {name}", "Neue Adresse für {name}"),
    "accounts.email.change.text": (
        "All sessions end, and links that were mailed to the old address are dead.",
        "Alle Sitzungen enden, und Links an die alte Adresse verlieren ihre Gültigkeit.",
    ),
    "accounts.email.new": ("New e-mail address", "Neue E-Mail-Adresse"),
    "accounts.email.changed": ("The address is {email} now.", "Die Adresse ist jetzt {email}."),
    "accounts.email.resend": ("Send confirmation", "Bestätigung senden"),
    "accounts.email.resend.done": (
        "A link to confirm it was mailed to {email}.",
        "Ein Link zur Bestätigung wurde an {email} gesendet.",
    ),
    "accounts.password.reset": ("Send reset link", "Link zum Zurücksetzen senden"),
    "accounts.password.reset.title": (
        "Mail a link for a new password to {email}?",
        "Einen Link für ein neues Passwort an {email} senden?",
    ),
    "accounts.password.reset.text": (
        "The link is good once, for an hour. The password of now works until another was chosen.",
        (
            "Der Link gilt einmal und eine Stunde lang. Das bisherige Passwort gilt, bis ein neues "
            "gewählt ist."
        ),
    ),
    "accounts.password.reset.done": (
        "A link was mailed to {email}.",
        "Ein Link wurde an {email} gesendet.",
    ),
    "accounts.password.invite": ("Send invitation", "Einladung senden"),
    "accounts.password.invite.done": (
        "An invitation was mailed to {email}.",
        "Eine Einladung wurde an {email} gesendet.",
    ),
    "accounts.password.title": ("Password", "Passwort"),
    "accounts.password.text": (
        "Only its owner chooses and knows it.",
        "Nur die Person selbst wählt und kennt es.",
    ),
    "accounts.password.chosen": ("A password was chosen.", "Es wurde ein Passwort gewählt."),
    "accounts.password.none": (
        "No password was chosen yet.",
        "Es wurde noch kein Passwort gewählt.",
    ),
    "accounts.password.to_change": (
        "It has to be changed at the next login.",
        "Es muss bei der nächsten Anmeldung geändert werden.",
    ),
    "accounts.password.elsewhere": (
        "This user logs in through a login provider and needs no password here.",
        "Die Person meldet sich über einen Anmeldeanbieter an und braucht hier kein Passwort.",
    ),
    "accounts.provider.title": ("Login providers", "Anmeldeanbieter"),
    "accounts.provider.text": (
        "Through these the user can log in without a password.",
        "Hierüber kann sich die Person ohne Passwort anmelden.",
    ),
    "accounts.provider.row": ("{subject}, since {when}", "{subject}, seit {when}"),
    "accounts.facts.title": ("About this account", "Zu diesem Konto"),
    "accounts.facts.id": ("Id", "Kennung"),
    "accounts.facts.created": ("Created", "Angelegt"),
    "accounts.facts.last_login": ("Last login", "Letzte Anmeldung"),
    "accounts.facts.never": ("Not known", "Nicht bekannt"),
    "accounts.facts.changes": ("Saved versions", "Gespeicherte Stände"),
    "accounts.delete": ("Delete account", "Konto löschen"),
    "accounts.delete.title": ("Delete", "Löschen"),
    "accounts.delete.text": (
        "With everything that hangs on it: sessions, password, links. It cannot be undone.",
        (
            "Mit allem, was daran hängt: Sitzungen, Passwort, Links. Das lässt sich nicht rückgängig "
            "machen."
        ),
    ),
    "accounts.delete.own": (
        "This is your own account; somebody else has to delete it.",
        "Das ist Ihr eigenes Konto; löschen muss es jemand anderes.",
    ),
    "accounts.delete.title.one": ("Delete the account of {name}?", "Konto von {name} löschen?"),
    "accounts.delete.ask.one": (
        "It cannot be undone. To keep it for later, disable it instead.",
        "Das lässt sich nicht rückgängig machen. Wollen Sie es aufheben, sperren Sie es stattdessen.",
    ),
    "accounts.delete.done": ("{name} was deleted.", "{name} wurde gelöscht."),
    # The list.
}
