"""Texts of the admin center."""

ADMIN: dict[str, tuple[str, str]] = {
    "admin.title": ("Administration", "Verwaltung"),
    "admin.text": (
        "Everything that you may look after in this application.",
        "Alles, worum Sie sich in dieser Anwendung kümmern dürfen.",
    ),
    "admin.right": ("Administration", "Verwaltung"),
    "admin.search": ("Search the administration", "Verwaltung durchsuchen"),
    "admin.search.nothing": ("Nothing found", "Nichts gefunden"),
    "admin.search.nothing.text": (
        "No page has the words “{words}” in its title or description.",
        "Keine Seite hat „{words}“ in Titel oder Beschreibung.",
    ),
    "admin.search.clear": ("Show all", "Alle anzeigen"),
    "admin.group.users": ("Users and rights", "Benutzer und Rechte"),
    "admin.group.mail": ("Mail", "E-Mail"),
    "admin.group.templates": ("Templates", "Vorlagen"),
    "admin.group.security": ("Security", "Sicherheit"),
    "admin.group.system": ("System", "System"),
    "admin.group.settings": ("Settings", "Einstellungen"),
    "admin.sessions.title": ("Sessions", "Sitzungen"),
    "admin.sessions.text": (
        (
            "Who is logged in, on which device and since when. A session that is ended here is gone "
            "from all its tabs within a second."
        ),
        (
            "Wer angemeldet ist, auf welchem Gerät und seit wann. Eine hier beendete Sitzung "
            "verschwindet binnen einer Sekunde aus allen Tabs."
        ),
    ),
    "admin.sessions.card": (
        "Who is logged in where; end one session, or all.",
        "Wer wo angemeldet ist; eine Sitzung oder alle beenden.",
    ),
    "admin.sessions.confirm": (
        "You logged in a while ago. To end sessions, confirm your password first.",
        "Ihre Anmeldung liegt länger zurück. Bestätigen Sie vor dem Beenden Ihr Passwort.",
    ),
    "admin.sessions.search": ("Search by name or e-mail", "Nach Name oder E-Mail suchen"),
    "admin.sessions.count": ("Sessions: {count}", "Sitzungen: {count}"),
    "admin.sessions.none": ("No session found", "Keine Sitzung gefunden"),
    "admin.sessions.user": ("User", "Benutzer"),
    "admin.sessions.email": ("E-mail", "E-Mail"),
    "admin.sessions.device": ("Device", "Gerät"),
    "admin.sessions.network": ("Network", "Netz"),
    "admin.sessions.since": ("Logged in", "Angemeldet"),
    "admin.sessions.seen": ("Last used", "Zuletzt benutzt"),
    "admin.sessions.menu": (
        "Actions for the session of {name} ({device})",
        "Aktionen für die Sitzung von {name} ({device})",
    ),
    "admin.sessions.end": ("End this session", "Diese Sitzung beenden"),
    "admin.sessions.end_all": ("End all sessions of {name}", "Alle Sitzungen von {name} beenden"),
    "admin.sessions.end_all.title": (
        "End all sessions of {name}?",
        "Alle Sitzungen von {name} beenden?",
    ),
    "admin.sessions.end_all.text": (
        "On all devices a new login is needed.",
        "Auf allen Geräten ist dann eine neue Anmeldung nötig.",
    ),
    "admin.sessions.end_all.own": (
        "They are your own. On all devices but this one you need to log in again.",
        "Es sind Ihre eigenen. Auf allen Geräten außer diesem müssen Sie sich neu anmelden.",
    ),
    "admin.sessions.clear": ("End all sessions", "Alle Sitzungen beenden"),
    "admin.sessions.clear.title": ("End all sessions of all users?", "Alle Sitzungen beenden?"),
    "admin.sessions.clear.text": (
        "Everybody is logged out at once, you as well, and what was stored in sessions is lost.",
        (
            "Alle werden sofort abgemeldet, auch Sie, und was in Sitzungen gespeichert war, geht "
            "verloren."
        ),
    ),
    "admin.naming.name": ("Name", "Name"),
    "admin.naming.description": ("Description", "Beschreibung"),
    "admin.naming.title": ("Name and description", "Name und Beschreibung"),
    "admin.naming.new": ("Create", "Anlegen"),
    "admin.naming.discard": ("Discard changes", "Änderungen verwerfen"),
    "admin.naming.unsaved": ("Not saved yet", "Noch nicht gespeichert"),
    "admin.problem.name": (
        "A name has 1 to 100 characters.",
        "Ein Name hat 1 bis 100 Zeichen.",
    ),
    "admin.problem.description": (
        "The description is too long.",
        "Die Beschreibung ist zu lang.",
    ),
    "admin.problem.gone": (
        "It is not there any more: somebody has deleted it meanwhile.",
        "Das gibt es nicht mehr: Jemand hat es inzwischen gelöscht.",
    ),
    "admin.problem.taken": ("That exists already.", "Das gibt es schon."),
    "admin.problem.stale": (
        "Somebody else has changed this meanwhile. Load what is stored now and repeat your change.",
        (
            "Jemand anderes hat dies inzwischen geändert. Laden Sie den neuen Stand und wiederholen Sie "
            "Ihre Änderung."
        ),
    ),
    "admin.problem.beyond": (
        (
            "You do not hold the right “{name}” yourself, so you cannot give it to others. Nothing was "
            "changed."
        ),
        (
            "Das Recht „{name}“ haben Sie selbst nicht, darum können Sie es nicht weitergeben. Es wurde "
            "nichts geändert."
        ),
    ),
    "admin.problem.last_administrator": (
        (
            "This is the last administrator. Make somebody else one first, or nobody could look after "
            "this application any more."
        ),
        (
            "Das ist der letzte Administrator. Machen Sie zuerst jemand anderen dazu, sonst könnte sich "
            "niemand mehr um diese Anwendung kümmern."
        ),
    ),
    "admin.roles.title": ("Roles", "Rollen"),
    "admin.roles.role": ("Role", "Rolle"),
    "admin.roles.text": (
        "A role bundles rights. Whoever has it may do what it holds, at once.",
        "Eine Rolle bündelt Rechte. Wer sie hat, darf sofort, was sie enthält.",
    ),
    "admin.roles.card": (
        "Bundles of rights, and who has them.",
        "Bündel von Rechten, und wer sie hat.",
    ),
    "admin.roles.search": ("Search roles", "Rollen durchsuchen"),
    "admin.roles.nothing": ("No role found", "Keine Rolle gefunden"),
    "admin.roles.new": ("New role", "Neue Rolle"),
    "admin.roles.confirm": (
        "You logged in a while ago. To change roles, confirm your password first.",
        (
            "Ihre Anmeldung liegt länger zurück. Bestätigen Sie vor einer Änderung an Rollen Ihr "
            "Passwort."
        ),
    ),
    "admin.roles.rights": ("Rights", "Rechte"),
    "admin.roles.administrator": ("Administrator", "Administrator"),
    "admin.roles.administrator.text": ("Holds every right.", "Hat jedes Recht."),
    "admin.roles.built_in": (
        (
            "This role is built in: it holds every right, also those that come later, and can be "
            "neither changed nor deleted."
        ),
        (
            "Diese Rolle ist eingebaut: Sie enthält jedes Recht, auch künftige, und lässt sich weder "
            "ändern noch löschen."
        ),
    ),
    "admin.roles.delete": ("Delete role", "Rolle löschen"),
    "admin.roles.delete.title": ("Delete the role “{name}”?", "Rolle „{name}“ löschen?"),
    "admin.roles.delete.text": (
        "Whoever has it loses its rights at once.",
        "Wer sie hat, verliert ihre Rechte sofort.",
    ),
    "admin.roles.delete.none": ("Nobody has it.", "Niemand hat sie."),
    "admin.roles.delete.members": (
        "Users who have it and lose its rights at once: {count}.",
        "Benutzer, die sie haben und ihre Rechte sofort verlieren: {count}.",
    ),
    "admin.groups.title": ("Groups", "Gruppen"),
    "admin.groups.group": ("Group", "Gruppe"),
    "admin.groups.text": (
        (
            "A group says who belongs together. It gives no rights; secrets and pages of the "
            "application can be shared with it."
        ),
        (
            "Eine Gruppe sagt, wer zusammengehört. Sie gibt keine Rechte; Zugangsdaten und Seiten der "
            "Anwendung können mit ihr geteilt werden."
        ),
    ),
    "admin.groups.card": ("Who belongs together.", "Wer zusammengehört."),
    "admin.groups.kind": ("Kind", "Art"),
    "admin.groups.search": ("Search groups", "Gruppen durchsuchen"),
    "admin.groups.nothing": ("No group found", "Keine Gruppe gefunden"),
    "admin.groups.new": ("New group", "Neue Gruppe"),
    "admin.groups.confirm": (
        "You logged in a while ago. To change groups, confirm your password first.",
        (
            "Ihre Anmeldung liegt länger zurück. Bestätigen Sie vor einer Änderung an Gruppen Ihr "
            "Passwort."
        ),
    ),
    "admin.groups.system": ("System", "System"),
    "admin.groups.system.text": (
        "The application itself: what is shared with this group, it may use.",
        "Die Anwendung selbst: Was mit dieser Gruppe geteilt ist, darf sie benutzen.",
    ),
    "admin.groups.built_in": ("Built in", "Eingebaut"),
    "admin.groups.built_in.text": (
        (
            "This group stands for the application itself: what is shared with it, the application "
            "may use. Nobody belongs to it, and it can be neither changed nor deleted."
        ),
        (
            "Diese Gruppe steht für die Anwendung selbst: Was mit ihr geteilt ist, darf die "
            "Anwendung nutzen. Niemand gehört ihr an, und sie lässt sich weder ändern noch löschen."
        ),
    ),
    "admin.groups.delete": ("Delete group", "Gruppe löschen"),
    "admin.groups.delete.title": ("Delete the group “{name}”?", "Gruppe „{name}“ löschen?"),
    "admin.groups.delete.text": (
        "Nobody is in it any more then.",
        "Niemand ist dann mehr darin.",
    ),
    "admin.groups.delete.none": ("Nobody is in it.", "Niemand ist darin."),
    "admin.groups.delete.members": (
        "Users who are in it: {count}.",
        "Benutzer, die darin sind: {count}.",
    ),
    "admin.members.title": ("Members", "Mitglieder"),
    "admin.members.count": ("Users: {count}", "Benutzer: {count}"),
    "admin.members.hidden": (
        "You may not see users, and so not who is meant here.",
        "Sie dürfen Benutzer nicht sehen, also auch nicht, wer hier gemeint ist.",
    ),
    "admin.members.none.role": ("Nobody has this role", "Niemand hat diese Rolle"),
    "admin.members.none.group": ("Nobody is in this group", "Niemand ist in dieser Gruppe"),
    "admin.members.nobody": ("Nobody found", "Niemand gefunden"),
    "admin.members.search": ("Name or e-mail", "Name oder E-Mail"),
    "admin.members.confirm": (
        "You logged in a while ago. To change who belongs to it, confirm your password first.",
        (
            "Ihre Anmeldung liegt länger zurück. Bestätigen Sie Ihr Passwort, bevor Sie Mitglieder "
            "ändern."
        ),
    ),
    "admin.members.add": ("Add a user", "Benutzer hinzufügen"),
    "admin.members.add.submit": ("Add", "Hinzufügen"),
    "admin.members.added": ("{who} now belongs to {name}", "{who} gehört jetzt zu {name}"),
    "admin.members.remove": ("Remove", "Entfernen"),
    "admin.members.remove_one": ("Remove {who}", "{who} entfernen"),
    "admin.members.removed": (
        "{who} does not belong to {name} any more",
        "{who} gehört nicht mehr zu {name}",
    ),
    "admin.permissions.title": ("Rights", "Rechte"),
    "admin.permissions.text": (
        "Everything that the application asks a right for: {count}. Roles bundle them.",
        "Alles, wofür die Anwendung ein Recht verlangt: {count}. Rollen bündeln sie.",
    ),
    "admin.permissions.card": (
        "Every right that there is, and which roles hold it.",
        "Alle Rechte, die es gibt, und welche Rollen sie enthalten.",
    ),
    "admin.rights.search": ("Search rights", "Rechte durchsuchen"),
    "admin.rights.nothing": ("No right found", "Kein Recht gefunden"),
    "admin.rights.none": ("It holds no right", "Sie enthält kein Recht"),
    "admin.rights.name": ("Right", "Recht"),
    "admin.rights.text": ("What it allows", "Was es erlaubt"),
    "admin.rights.id": ("Id", "Kennung"),
    "admin.rights.roles": ("Roles", "Rollen"),
    "admin.rights.some": ("{count} of {all}", "{count} von {all}"),
    "admin.rights.chosen": ("Chosen: {count}", "Ausgewählt: {count}"),
    "admin.rights.take_all": ("Choose all", "Alle auswählen"),
    "admin.rights.take_none": ("Choose none", "Keines auswählen"),
    "admin.rights.sudo": ("Asks for the password", "Fragt nach dem Passwort"),
    "admin.rights.beyond": (
        "You do not hold it, so you cannot give it",
        "Haben Sie selbst nicht, also nicht zu vergeben",
    ),
    "admin.rights.lost": ("Not known any more", "Nicht mehr bekannt"),
    "admin.rights.lost.text": (
        (
            "The role holds rights that the application does not know at the moment, for example "
            "because a part of it is switched off. They stay unless you take them away."
        ),
        (
            "Die Rolle enthält Rechte, die die Anwendung gerade nicht kennt, etwa weil ein Teil von ihr "
            "abgeschaltet ist. Sie bleiben, solange Sie sie nicht entfernen."
        ),
    ),
    "admin.rights.of.nago.admin": ("Administration", "Verwaltung"),
    "admin.rights.of.nago.audit": ("Audit log", "Protokoll"),
    "admin.rights.of.nago.group": ("Groups", "Gruppen"),
    "admin.rights.of.nago.login_service": ("Login service", "Anmeldedienst"),
    "admin.rights.of.nago.mail": ("Mail", "E-Mail"),
    "admin.rights.of.nago.permission": ("Rights", "Rechte"),
    "admin.rights.of.nago.role": ("Roles", "Rollen"),
    "admin.rights.of.nago.secret": ("Secrets", "Zugangsdaten"),
    "admin.rights.of.nago.session": ("Sessions", "Sitzungen"),
    "admin.rights.of.nago.settings": ("Settings", "Einstellungen"),
    "admin.rights.of.nago.sign_on": ("Login providers", "Anmeldung über Anbieter"),
    "admin.rights.of.nago.template": ("Mail texts", "Mailtexte"),
    "admin.rights.of.nago.theme": ("Appearance", "Erscheinungsbild"),
    "admin.rights.of.nago.user": ("Users", "Benutzer"),
}
