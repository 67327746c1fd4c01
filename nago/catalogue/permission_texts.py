"""What the rights of the framework allow, in a sentence each."""

PERMISSION_TEXTS: dict[str, tuple[str, str]] = {
    "permission.nago.audit.find.text": ("See who has done what.", "Sehen, wer was getan hat."),
    "permission.nago.audit.export.text": (
        "Take the entries along as a table.",
        "Die Einträge als Tabelle mitnehmen.",
    ),
    "permission.nago.audit.verify.text": (
        "Prove that nothing of it was changed.",
        "Nachweisen, dass nichts davon verändert wurde.",
    ),
    "permission.nago.settings.load.text": (
        "See what administrators may set, and its history.",
        "Sehen, was Administratoren einstellen können, und die früheren Stände.",
    ),
    "permission.nago.settings.save.text": (
        "Change what administrators may set.",
        "Ändern, was Administratoren einstellen können.",
    ),
    "permission.nago.permission.find_all.text": (
        "See which rights the application knows.",
        "Sehen, welche Rechte die Anwendung kennt.",
    ),
    "permission.nago.role.find_by_id.text": (
        "See one role and its permissions.",
        "Eine Rolle und ihre Rechte sehen.",
    ),
    "permission.nago.role.find_all.text": (
        "See all roles and their permissions.",
        "Alle Rollen und ihre Rechte sehen.",
    ),
    "permission.nago.role.create.text": ("Bundle permissions anew.", "Rechte neu bündeln."),
    "permission.nago.role.update.text": (
        "Change names and permissions of roles.",
        "Namen und Rechte von Rollen ändern.",
    ),
    "permission.nago.role.delete.text": ("Take a role from all.", "Allen eine Rolle nehmen."),
    "permission.nago.group.find_by_id.text": ("See one group.", "Eine Gruppe sehen."),
    "permission.nago.group.find_all.text": ("See all groups.", "Alle Gruppen sehen."),
    "permission.nago.group.create.text": ("Make a new group.", "Eine neue Gruppe bilden."),
    "permission.nago.group.update.text": ("Rename a group.", "Eine Gruppe umbenennen."),
    "permission.nago.group.delete.text": ("Dissolve a group.", "Eine Gruppe auflösen."),
    "permission.nago.user.create.text": ("Give somebody an account.", "Jemandem ein Konto geben."),
    "permission.nago.user.find_by_id.text": (
        "See the account of somebody else.",
        "Das Konto von jemand anderem sehen.",
    ),
    "permission.nago.user.find_by_mail.text": (
        "See whose address this is.",
        "Sehen, wem eine Adresse gehört.",
    ),
    "permission.nago.user.find_all.text": (
        "See the accounts of all others.",
        "Die Konten aller anderen sehen.",
    ),
    "permission.nago.user.start_password_reset.text": (
        "Mail somebody a link by which he chooses a new password.",
        "Jemandem einen Link schicken, über den er ein neues Passwort wählt.",
    ),
    "permission.nago.user.notify.text": (
        "Once more, and mails by which somebody confirms his address.",
        "Erneut, und E-Mails, mit denen jemand seine Adresse bestätigt.",
    ),
    "permission.nago.user.change_other_email.text": ("Of somebody else.", "Von jemand anderem."),
    "permission.nago.user.update_other_contact.text": ("Of somebody else.", "Von jemand anderem."),
    "permission.nago.user.update_other_roles.text": (
        "Give roles, or take them.",
        "Rollen geben oder nehmen.",
    ),
    "permission.nago.user.update_other_groups.text": (
        "Put into groups, or take out.",
        "In Gruppen aufnehmen oder herausnehmen.",
    ),
    "permission.nago.user.update_other_permissions.text": (
        "Give rights directly, or take them.",
        "Rechte direkt geben oder nehmen.",
    ),
    "permission.nago.user.update_account_status.text": ("Of somebody else.", "Von jemand anderem."),
    "permission.nago.user.update_verification.text": (
        "Of somebody else, for example after a phone call.",
        "Von jemand anderem, etwa nach einem Anruf.",
    ),
    "permission.nago.user.delete.text": (
        "With everything that hangs on them.",
        "Mit allem, was daran hängt.",
    ),
    "permission.nago.user.export_users.text": (
        "Take the accounts along as a table.",
        "Die Konten als Tabelle mitnehmen.",
    ),
    "permission.nago.user.consent_other.text": (
        "Of somebody else, for example from paper.",
        "Von jemand anderem, etwa vom Papier.",
    ),
    "permission.nago.user.count.text": (
        "Know how many accounts there are.",
        "Wissen, wie viele Konten es gibt.",
    ),
    "permission.nago.user.display_name.text": (
        "See the names of other users, and nothing else.",
        "Die Namen anderer Benutzer sehen, und sonst nichts.",
    ),
    "permission.nago.mail.send.text": (
        "Put a mail into the queue.",
        "Eine E-Mail in die Warteschlange stellen.",
    ),
    "permission.nago.mail.find_by_id.text": (
        "See one mail of the queue.",
        "Eine E-Mail der Warteschlange sehen.",
    ),
    "permission.nago.mail.find_all.text": (
        "See the queue of mails.",
        "Die Warteschlange der E-Mails sehen.",
    ),
    "permission.nago.mail.delete.text": (
        "Take mails out of the queue.",
        "E-Mails aus der Warteschlange nehmen.",
    ),
    "permission.nago.mail.retry.text": (
        "Let a mail be tried again at once.",
        "Eine E-Mail sofort noch einmal versuchen lassen.",
    ),
    "permission.nago.mail.send_test.text": (
        "Find out whether a mail server can be used.",
        "Herausfinden, ob ein Mailserver zu benutzen ist.",
    ),
    "permission.nago.secret.find_my_secrets.text": (
        "See which secrets one owns or may use; what is secret about them is shown to nobody.",
        (
            "Sehen, welche Zugangsdaten man besitzt oder benutzen darf; was daran geheim ist, "
            "sieht niemand."
        ),
    ),
    "permission.nago.secret.create.text": (
        "Keep a secret and own it.",
        "Zugangsdaten hinterlegen und besitzen.",
    ),
    "permission.nago.secret.update_credentials.text": (
        "Change a secret that one owns.",
        "Eigene Zugangsdaten ändern.",
    ),
    "permission.nago.secret.update_owners.text": (
        "Say who owns a secret that one owns.",
        "Sagen, wem eigene Zugangsdaten gehören.",
    ),
    "permission.nago.secret.update_groups.text": (
        "Share a secret that one owns with groups.",
        "Eigene Zugangsdaten mit Gruppen teilen.",
    ),
    "permission.nago.secret.delete.text": (
        "Delete a secret that one owns.",
        "Eigene Zugangsdaten löschen.",
    ),
    "permission.nago.secret.adopt.text": (
        "Let the application use secrets, and take over those that it uses or that nobody owns.",
        (
            "Die Anwendung Zugangsdaten benutzen lassen, und die übernehmen, die sie benutzt "
            "oder die niemandem gehören."
        ),
    ),
    "permission.nago.template.find_all.text": (
        "See what mails say, and try other texts.",
        "Sehen, was E-Mails sagen, und andere Texte ausprobieren.",
    ),
    "permission.nago.template.update.text": (
        "Change what mails say.",
        "Ändern, was E-Mails sagen.",
    ),
    "permission.nago.session.find_all.text": (
        "See who is logged in, where and since when.",
        "Sehen, wer angemeldet ist, wo und seit wann.",
    ),
    "permission.nago.session.end_any.text": (
        "Log somebody out on one device or on all.",
        "Jemanden auf einem Gerät oder auf allen abmelden.",
    ),
    "permission.nago.session.clear.text": (
        "Log everybody out and forget all session values.",
        "Alle abmelden und alle Werte der Sitzungen vergessen.",
    ),
    "permission.nago.session.login_user.text": (
        "Log somebody in without his password, for login procedures of an application's own.",
        "Jemanden ohne sein Passwort anmelden, für eigene Anmeldeverfahren einer Anwendung.",
    ),
    "permission.nago.sign_on.find_providers.text": (
        "See through whom users may log in; secrets are shown to nobody.",
        "Sehen, über wen sich Benutzer anmelden können; Geheimes sieht niemand.",
    ),
    "permission.nago.sign_on.change_providers.text": (
        "Say through whom users may log in.",
        "Sagen, über wen sich Benutzer anmelden können.",
    ),
    "permission.nago.login_service.find_grants.text": (
        "See who is logged in at other applications through this login service.",
        "Sehen, wer über diesen Anmeldedienst bei anderen Anwendungen angemeldet ist.",
    ),
    "permission.nago.login_service.revoke_grant.text": (
        "End somebody's login at another application.",
        "Die Anmeldung von jemandem bei einer anderen Anwendung beenden.",
    ),
    "permission.nago.admin.overview.text": (
        "See how the running system is: memory, stores, what is slow, what to look after.",
        (
            "Sehen, wie es dem laufenden System geht: Speicher, Datenbank, was langsam ist, "
            "worum man sich kümmern sollte."
        ),
    ),
}
