"""Texts of the secrets and their pages."""

SECRET: dict[str, tuple[str, str]] = {
    "secret.title": ("Secrets", "Zugangsdaten"),
    "secret.text": (
        "Access to mail servers and other services. What is secret is sealed when it is saved and never shown again.",
        "Zugänge zu Mailservern und anderen Diensten. Geheimes wird versiegelt gespeichert und nie wieder angezeigt.",
    ),
    "secret.card": (
        "Access to mail servers and other services, sealed.",
        "Zugänge zu Mailservern und anderen Diensten, versiegelt.",
    ),
    "secret.empty.title": ("No secrets yet", "Noch keine Zugangsdaten"),
    "secret.empty.text": (
        "Here you find the secrets that you own and those that others share with you.",
        "Hier finden Sie Zugangsdaten, die Ihnen gehören oder die andere mit Ihnen teilen.",
    ),
    "secret.no_kinds": (
        "No system of this application declares a kind of secret.",
        "Kein System dieser Anwendung sieht Zugangsdaten vor.",
    ),
    "secret.add": ("Add a secret", "Zugangsdaten hinzufügen"),
    "secret.add.text": ("Choose what it is for.", "Wählen Sie, wofür sie sind."),
    "secret.confirm": (
        "You logged in a while ago. To change a secret, confirm your password first.",
        "Ihre Anmeldung liegt länger zurück. Bestätigen Sie vor einer Änderung Ihr Passwort.",
    ),
    "secret.name": ("Name", "Name"),
    "secret.name.text": (
        "How you recognise it in lists.",
        "Woran Sie sie in Listen erkennen.",
    ),
    "secret.kind.unknown": ("{kind}, not in use any more", "{kind}, nicht mehr in Gebrauch"),
    "secret.application": ("Application", "Anwendung"),
    "secret.shared": ("Shared", "Geteilt"),
    "secret.ownerless": ("No owner", "Ohne Eigentümer"),
    "secret.changed": ("{kind}, changed {when}", "{kind}, geändert {when}"),
    "secret.new": ("Add: {kind}", "Hinzufügen: {kind}"),
    "secret.create": ("Save secret", "Zugangsdaten speichern"),
    "secret.created": ("Saved and sealed.", "Gespeichert und versiegelt."),
    "secret.saved": ("Saved. It counts from now on.", "Gespeichert. Das gilt ab jetzt."),
    "secret.for_application": (
        "The application may use it",
        "Die Anwendung darf sie benutzen",
    ),
    "secret.for_application.text": (
        "Without this it lies here unused: mails, for example, are sent only by servers that the application may use.",
        "Sonst liegen sie hier ungenutzt: Mails etwa gehen nur über Server hinaus, die die Anwendung benutzen darf.",
    ),
    "secret.use": ("Who may use it", "Wer sie benutzen darf"),
    "secret.use.text": (
        "Members of these groups find it among their secrets and may use it, but not change it.",
        "Mitglieder dieser Gruppen finden sie bei ihren Zugangsdaten und dürfen sie benutzen, aber nicht ändern.",
    ),
    "secret.groups": ("Groups", "Gruppen"),
    "secret.groups.none": ("No groups", "Keine Gruppen"),
    "secret.groups.save": ("Save groups", "Gruppen speichern"),
    "secret.owners": ("Owners", "Eigentümer"),
    "secret.owners.text": (
        "Owners may change, share and delete it.",
        "Eigentümer dürfen sie ändern, teilen und löschen.",
    ),
    "secret.owners.save": ("Save owners", "Eigentümer speichern"),
    "secret.owners.search": ("Search people", "Personen suchen"),
    "secret.owners.gone": (
        "You do not own this secret any more.",
        "Die Zugangsdaten gehören Ihnen nicht mehr.",
    ),
    "secret.leave.title": ("Give up this secret?", "Zugangsdaten abgeben?"),
    "secret.leave.text": (
        "You are no longer among its owners. Afterwards you cannot change it any more.",
        "Sie sind nicht mehr unter den Eigentümern. Danach können Sie sie nicht mehr ändern.",
    ),
    "secret.leave": ("Give up", "Abgeben"),
    "secret.not_mine": (
        "This secret belongs to {owners}. You may use it, but not change it.",
        "Diese Zugangsdaten gehören {owners}. Sie dürfen sie benutzen, aber nicht ändern.",
    ),
    "secret.nobodys": (
        "This secret belongs to nobody any more.",
        "Diese Zugangsdaten gehören niemandem mehr.",
    ),
    "secret.adopt.text": (
        "You look after the secrets of the application: become an owner to change it.",
        "Sie betreuen die Zugangsdaten der Anwendung: Werden Sie Eigentümer, um sie zu ändern.",
    ),
    "secret.adopt": ("Become an owner", "Eigentümer werden"),
    "secret.adopted": ("You are an owner now.", "Sie sind jetzt Eigentümer."),
    "secret.unreadable": (
        "This secret cannot be read: the system that knows its kind is switched off, or the master key is another.",
        "Nicht lesbar: Das zugehörige System ist abgeschaltet, oder der Hauptschlüssel ist ein anderer.",
    ),
    "secret.delete": ("Delete secret", "Zugangsdaten löschen"),
    "secret.delete.title": ("Delete “{name}”?", "„{name}“ löschen?"),
    "secret.delete.text": (
        "Whatever uses it stops working. It cannot be brought back.",
        "Was sie benutzt, funktioniert danach nicht mehr. Sie lassen sich nicht wiederherstellen.",
    ),
    "secret.delete.yes": ("Delete", "Löschen"),
    "secret.deleted": ("“{name}” is deleted.", "„{name}“ gelöscht."),
    "secret.wrong.unknown": (
        "There is no such secret among yours. It may have been deleted or given away meanwhile.",
        "Solche Zugangsdaten haben Sie nicht. Vielleicht wurden sie inzwischen gelöscht oder abgegeben.",
    ),
    "secret.wrong.nobody": (
        "A secret needs an owner: log in to create one.",
        "Zugangsdaten brauchen einen Eigentümer: Melden Sie sich dazu an.",
    ),
    "secret.wrong.group": (
        "There is no such group that you could share it with. Choose another one.",
        "Eine solche Gruppe, mit der Sie teilen könnten, gibt es nicht. Wählen Sie eine andere.",
    ),
    "secret.wrong.groups": (
        "A secret is shared with 50 groups at most.",
        "Zugangsdaten können mit höchstens 50 Gruppen geteilt werden.",
    ),
    "secret.wrong.owner": (
        "One of the owners has no account here. Choose somebody else.",
        "Einer der Eigentümer hat hier kein Konto. Wählen Sie jemand anderen.",
    ),
    "secret.wrong.owners": (
        "A secret has 50 owners at most.",
        "Zugangsdaten haben höchstens 50 Eigentümer.",
    ),
    "secret.wrong.no_owner": (
        "Leave at least one owner, or nobody could change it any more.",
        "Lassen Sie mindestens einen Eigentümer übrig, sonst kann sie niemand mehr ändern.",
    ),
    "permission.nago.secret.find_my_secrets": ("See one’s secrets", "Eigene Zugangsdaten sehen"),
    "permission.nago.secret.create": ("Create secrets", "Zugangsdaten anlegen"),
    "permission.nago.secret.update_credentials": ("Change secrets", "Zugangsdaten ändern"),
    "permission.nago.secret.update_owners": (
        "Choose owners of secrets",
        "Eigentümer von Zugangsdaten bestimmen",
    ),
    "permission.nago.secret.update_groups": ("Share secrets", "Zugangsdaten teilen"),
    "permission.nago.secret.delete": ("Delete secrets", "Zugangsdaten löschen"),
    "permission.nago.secret.adopt": (
        "Look after the application’s secrets",
        "Zugangsdaten der Anwendung betreuen",
    ),
}
