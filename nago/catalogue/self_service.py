"""Texts of what users do for themselves: registering, confirming, forgotten passwords."""

SELF_SERVICE: dict[str, tuple[str, str]] = {
    "account.back_to_login": ("Back to the login", "Zurück zur Anmeldung"),
    "account.login.forgot": ("Forgot your password?", "Passwort vergessen?"),
    "account.login.register": ("Create an account", "Konto anlegen"),
    "account.login.confirm_again": (
        "Registered, but not confirmed yet? Send the mail again",
        "Registriert, aber noch nicht bestätigt? E-Mail erneut senden",
    ),
    "account.login.no_mail": (
        "No mail can be sent here yet. If you have forgotten your password, ask an administrator.",
        (
            "Hier können noch keine E-Mails versendet werden. Haben Sie Ihr Passwort vergessen, wenden "
            "Sie sich an die Administration."
        ),
    ),
    "account.done.password": (
        "Your password is saved. Log in with it.",
        "Ihr Passwort ist gespeichert. Melden Sie sich damit an.",
    ),
    "account.done.confirmed": (
        "Your address is confirmed. You can log in now.",
        "Ihre Adresse ist bestätigt. Sie können sich jetzt anmelden.",
    ),
    "account.mail_sent.title": ("Look into your mail", "Sehen Sie in Ihr Postfach"),
    "account.forgot.title": ("Forgot your password?", "Passwort vergessen?"),
    "account.forgot.text": (
        "Enter your e-mail address. You get a link by which you choose a new password.",
        "Geben Sie Ihre E-Mail-Adresse ein. Sie erhalten einen Link, mit dem Sie ein neues Passwort wählen.",
    ),
    "account.forgot.submit": ("Send link", "Link senden"),
    "account.forgot.sent": (
        (
            "If there is an account with this address, a mail with a link is on its way. The link works "
            "for one hour. If nothing arrives, look into the spam folder, and check the address."
        ),
        (
            "Gibt es ein Konto mit dieser Adresse, ist eine E-Mail mit einem Link unterwegs. Er gilt eine "
            "Stunde. Kommt nichts an, sehen Sie im Spam-Ordner nach und prüfen Sie die Adresse."
        ),
    ),
    "account.forgot.closed": (
        "Here administrators help with forgotten passwords. Ask one of them.",
        "Bei vergessenen Passwörtern hilft hier die Administration. Wenden Sie sich an sie.",
    ),
    "account.forgot.no_mail": (
        "No mail can be sent here yet. Ask an administrator for help with your password.",
        (
            "Hier können noch keine E-Mails versendet werden. Wenden Sie sich wegen Ihres Passworts an die "
            "Administration."
        ),
    ),
    "account.confirm_again.title": ("Send the confirmation again", "Bestätigung erneut senden"),
    "account.confirm_again.text": (
        "Enter the address that you have registered with. You get a new link that confirms it.",
        (
            "Geben Sie die Adresse ein, mit der Sie sich registriert haben. Sie erhalten einen neuen Link, "
            "der sie bestätigt."
        ),
    ),
    "account.confirm_again.submit": ("Send a new link", "Neuen Link senden"),
    "account.confirm_again.sent": (
        (
            "If an account with this address waits for its confirmation, a mail with a new link is on its "
            "way. The link works for 48 hours. If nothing arrives, look into the spam folder."
        ),
        (
            "Wartet ein Konto mit dieser Adresse auf seine Bestätigung, ist eine E-Mail mit einem neuen Link "
            "unterwegs. Er gilt 48 Stunden. Kommt nichts an, sehen Sie im Spam-Ordner nach."
        ),
    ),
    "account.confirm_again.no_mail": (
        "No mail can be sent here yet. Ask an administrator to confirm your address.",
        (
            "Hier können noch keine E-Mails versendet werden. Bitten Sie die Administration, Ihre Adresse zu "
            "bestätigen."
        ),
    ),
    "account.register.title": ("Create an account", "Konto anlegen"),
    "account.register.text": (
        "You get a mail with a link that confirms your address. After that you can log in.",
        (
            "Sie erhalten eine E-Mail mit einem Link, der Ihre Adresse bestätigt. Danach können Sie sich "
            "anmelden."
        ),
    ),
    "account.register.submit": ("Create account", "Konto anlegen"),
    "account.register.login": (
        "You have an account already? Log in",
        "Sie haben schon ein Konto? Anmelden",
    ),
    "account.register.sent": (
        (
            "A mail is on its way to you. Confirm your address with the link in it; it works for 48 hours. "
            "If nothing arrives, look into the spam folder."
        ),
        (
            "Eine E-Mail ist zu Ihnen unterwegs. Bestätigen Sie mit dem Link darin Ihre Adresse; er gilt "
            "48 Stunden. Kommt nichts an, sehen Sie im Spam-Ordner nach."
        ),
    ),
    "account.register.closed": (
        "Here accounts are made by administrators. Ask one of them.",
        "Konten legt hier die Administration an. Wenden Sie sich an sie.",
    ),
    "account.register.no_mail": (
        "No mail can be sent here yet, and without it nobody can register. Ask an administrator.",
        (
            "Hier können noch keine E-Mails versendet werden; ohne sie ist keine Registrierung möglich. "
            "Wenden Sie sich an die Administration."
        ),
    ),
    "account.email.title": ("E-mail address", "E-Mail-Adresse"),
    "account.email.verified": ("Confirmed", "Bestätigt"),
    "account.email.unverified": ("Not confirmed", "Nicht bestätigt"),
    "account.email.change": ("Change address", "Adresse ändern"),
    "account.email.new": ("New e-mail address", "Neue E-Mail-Adresse"),
    "account.email.password": ("Your password", "Ihr Passwort"),
    "account.problem.password": (
        "The password is wrong. After several attempts, wait some minutes.",
        "Das Passwort stimmt nicht. Warten Sie nach mehreren Versuchen einige Minuten.",
    ),
    "account.email.submit": ("Send link to the new address", "Link an die neue Adresse senden"),
    "account.email.sent": (
        "A mail is on its way to {email}. The new address counts once you use the link in it.",
        "Eine E-Mail ist unterwegs an {email}. Die neue Adresse gilt, sobald Sie den Link darin nutzen.",
    ),
    "account.email.no_mail": (
        "No mail can be sent here yet. Ask an administrator if you need another address.",
        (
            "Hier können noch keine E-Mails versendet werden. Brauchen Sie eine andere Adresse, wenden Sie "
            "sich an die Administration."
        ),
    ),
    "account.problem.same": ("This is your address already.", "Das ist schon Ihre Adresse."),
    "account.consent.given": ("You have agreed", "Sie haben zugestimmt"),
    "account.password.choose": ("Password", "Passwort"),
    "account.password.choose_repeat": ("Repeat the password", "Passwort wiederholen"),
    "account.choose": ("Please choose", "Bitte wählen"),
    "account.consent.read": ("Read it", "Nachlesen"),
    "account.problem.consent": (
        "Without this you cannot register.",
        "Ohne diese Zustimmung ist keine Registrierung möglich.",
    ),
    "account.problem.needed": ("Please fill this in.", "Bitte füllen Sie dieses Feld aus."),
    "account.problem.rule": (
        "This does not have the form that is asked for here.",
        "Das hat nicht die Form, die hier verlangt ist.",
    ),
    "account.verify.title": ("Confirm your address", "Adresse bestätigen"),
    "account.verify.text": (
        (
            "You have registered with {email}. Confirm that this address is yours. If you have not "
            "registered, close this page: nothing happens then."
        ),
        (
            "Sie haben sich mit {email} registriert. Bestätigen Sie, dass diese Adresse Ihnen gehört. Haben "
            "Sie sich nicht registriert, schließen Sie diese Seite: Dann geschieht nichts."
        ),
    ),
    "account.verify.submit": ("Confirm address", "Adresse bestätigen"),
    "account.mail_change.title": ("Confirm your new address", "Neue Adresse bestätigen"),
    "account.mail_change.text": (
        "From now on you log in with {new} instead of {email}, and mails go there.",
        "Sie melden sich danach mit {new} statt mit {email} an und erhalten dort Ihre E-Mails.",
    ),
    "account.mail_change.submit": ("Use this address", "Diese Adresse verwenden"),
    "account.invitation.title": ("Welcome", "Willkommen"),
    "account.invitation.text": (
        "Choose a password for your account {email}. After that you can log in.",
        "Wählen Sie ein Passwort für Ihr Konto {email}. Danach können Sie sich anmelden.",
    ),
    "account.invitation.submit": ("Save password", "Passwort speichern"),
    "account.dead_link.new": (
        "It was used already, or is too old. Have a new one sent to you.",
        "Er wurde schon benutzt oder ist zu alt. Lassen Sie sich einen neuen senden.",
    ),
    "account.dead_link.reset": (
        "It was used already, or is too old. You can have a new one sent to you.",
        "Er wurde schon benutzt oder ist zu alt. Sie können sich einen neuen senden lassen.",
    ),
    "account.dead_link.invitation": (
        "It was used already, or is too old. Ask whoever has invited you for a new one.",
        "Er wurde schon benutzt oder ist zu alt. Bitten Sie, wer Sie eingeladen hat, um einen neuen.",
    ),
    "account.problem.many": (
        "Too many requests came from your network. Wait a minute, then try again.",
        (
            "Aus Ihrem Netz kamen zu viele Anfragen. Warten Sie eine Minute und versuchen Sie es dann "
            "erneut."
        ),
    ),
    "account.problem.closed": (
        "This is not possible at the moment. Ask an administrator.",
        "Das ist zurzeit nicht möglich. Wenden Sie sich an die Administration.",
    ),
    "account.problem.domain": (
        "With this address nobody can register here. Use the one of your organisation.",
        "Mit dieser Adresse ist hier keine Registrierung möglich. Verwenden Sie die Ihrer Organisation.",
    ),
    "account.title": ("Title", "Titel"),
    "account.salutation": ("Salutation", "Anrede"),
    "account.professional_group": ("Professional group", "Berufsgruppe"),
    "account.state": ("State", "Bundesland"),
    "settings.kind.registration_settings": (
        "Registration and passwords",
        "Registrierung und Passwörter",
    ),
    "settings.kind.registration_settings.text": (
        "What users do for themselves by mail.",
        "Was Benutzer per E-Mail selbst erledigen.",
    ),
    "settings.registration.self": ("Self service", "Selbstbedienung"),
    "settings.registration.self_registration": (
        "Everybody may register",
        "Alle dürfen sich registrieren",
    ),
    "settings.registration.self_registration.text": (
        "With an e-mail address that is confirmed by a link. A mail server is needed.",
        "Mit einer E-Mail-Adresse, die durch einen Link bestätigt wird. Dafür ist ein Mailserver nötig.",
    ),
    "settings.registration.allowed_domains": ("Only these domains", "Nur diese Domains"),
    "settings.registration.allowed_domains.text": (
        "What stands behind the @, all of it, such as @example.com. Empty: every address.",
        "Was hinter dem @ steht, vollständig, etwa @example.com. Leer: jede Adresse.",
    ),
    "settings.registration.password_reset": (
        "Users reset forgotten passwords",
        "Benutzer setzen vergessene Passwörter zurück",
    ),
    "settings.registration.password_reset.text": (
        "By a link that is mailed to them. A mail server is needed.",
        "Über einen Link, den sie per E-Mail erhalten. Dafür ist ein Mailserver nötig.",
    ),
    "settings.kind.contact_rules": ("Contact fields", "Kontaktfelder"),
    "settings.kind.contact_rules.text": (
        "What is asked for at the registration and in profiles, beside the name.",
        "Was bei der Registrierung und in Profilen neben dem Namen abgefragt wird.",
    ),
    "settings.contact.use": ("This field is", "Dieses Feld ist"),
    "settings.contact.hidden": ("Not asked for", "nicht gefragt"),
    "settings.contact.optional": ("Optional", "freiwillig"),
    "settings.contact.required": ("Required", "Pflicht"),
    "settings.contact.pattern": ("Pattern", "Muster"),
    "settings.contact.pattern.text": (
        "RE2, fits the whole text. A list such as ^(Dr|Prof)$ is shown as a choice. Empty: anything.",
        "RE2, passt auf den ganzen Text. Eine Liste wie ^(Dr|Prof)$ erscheint als Auswahl. Leer: alles.",
    ),
    "settings.kind.consent_settings": ("Consents", "Einwilligungen"),
    "settings.kind.consent_settings.text": (
        "What users are asked to agree to, at the registration and in their profile.",
        "Wozu Benutzer bei der Registrierung und im Profil um Zustimmung gebeten werden.",
    ),
    "settings.consent.offer": ("This question is", "Diese Frage ist"),
    "settings.consent.hidden": ("Not asked", "nicht gestellt"),
    "settings.consent.optional": ("Optional", "freiwillig"),
    "settings.consent.required": ("Required", "Pflicht"),
    "settings.consent.text": ("Text at the registration", "Text bei der Registrierung"),
    "settings.consent.text.text": (
        "Empty: the text that comes with the application, in the language of the user.",
        "Leer: der mitgelieferte Text in der Sprache des Benutzers.",
    ),
    "settings.consent.profile_text": ("Text in the profile", "Text im Profil"),
    "settings.consent.profile_text.text": (
        "Empty: as at the registration.",
        "Leer: wie bei der Registrierung.",
    ),
    "settings.consent.link": ("Where it can be read", "Wo es nachzulesen ist"),
    "settings.consent.link.text": (
        "An address with https, or a path of this application such as /terms.",
        "Eine Adresse mit https oder ein Pfad dieser Anwendung wie /terms.",
    ),
    "consent.nago.consent.gtc": ("Terms and conditions", "Allgemeine Geschäftsbedingungen"),
    "consent.nago.consent.termsofuse": ("Terms of use", "Nutzungsbedingungen"),
    "consent.nago.consent.dprov": ("Privacy policy", "Datenschutzbestimmungen"),
    "consent.nago.consent.minage": ("Minimum age", "Mindestalter"),
    "consent.nago.consent.newsletter": ("Newsletter", "Newsletter"),
    "consent.nago.consent.sms": ("Text messages", "SMS"),
    "account.consent.nago.consent.gtc": (
        "I agree to the terms and conditions.",
        "Ich stimme den Allgemeinen Geschäftsbedingungen zu.",
    ),
    "account.consent.nago.consent.termsofuse": (
        "I agree to the terms of use.",
        "Ich stimme den Nutzungsbedingungen zu.",
    ),
    "account.consent.nago.consent.dprov": (
        "I have read the privacy policy.",
        "Ich habe die Datenschutzbestimmungen gelesen.",
    ),
    "account.consent.nago.consent.minage": (
        "I am at least 16 years old.",
        "Ich bin mindestens 16 Jahre alt.",
    ),
    "account.consent.nago.consent.newsletter": (
        "I want to receive the newsletter.",
        "Ich möchte den Newsletter erhalten.",
    ),
    "account.consent.nago.consent.sms": (
        "I want to receive text messages.",
        "Ich möchte SMS erhalten.",
    ),
    "mail_template.confirm_address": ("Confirm an address", "Adresse bestätigen"),
    "mail_template.confirm_address.text": (
        "To somebody who has registered.",
        "An alle, die sich registriert haben.",
    ),
    "mail_template.password_reset": ("Choose a new password", "Neues Passwort wählen"),
    "mail_template.password_reset.text": (
        "To somebody who has forgotten his password, or whose reset an administrator has started.",
        "Bei einem vergessenen Passwort, oder wenn die Administration es zurücksetzt.",
    ),
    "mail_template.invitation": ("Invitation", "Einladung"),
    "mail_template.invitation.text": (
        "To somebody for whom an account was made.",
        "An alle, für die ein Konto angelegt wurde.",
    ),
    "mail_template.email_change": ("Confirm a new address", "Neue Adresse bestätigen"),
    "mail_template.email_change.text": (
        "To the new address of somebody who changes his.",
        "An die neue Adresse, wenn jemand seine Adresse ändert.",
    ),
    "mail_template.password_changed": ("Notice: password changed", "Hinweis: Passwort geändert"),
    "mail_template.password_changed.text": (
        "After a password was changed or reset.",
        "Nachdem ein Passwort geändert oder zurückgesetzt wurde.",
    ),
    "mail_template.email_changed": ("Notice: address changed", "Hinweis: Adresse geändert"),
    "mail_template.email_changed.text": (
        "To the old address, after an account got another one.",
        "An die alte Adresse, nachdem ein Konto eine andere erhalten hat.",
    ),
    "mail_template.address_taken": (
        "Notice: somebody wanted to use your address",
        "Hinweis: Jemand wollte Ihre Adresse verwenden",
    ),
    "mail_template.address_taken.text": (
        "To the owner of an account, when somebody registers with its address.",
        "An den Inhaber eines Kontos, wenn sich jemand mit dessen Adresse registriert.",
    ),
    "mail_template.password_elsewhere": (
        "Notice: you log in through your provider",
        "Hinweis: Anmeldung über Ihren Anbieter",
    ),
    "mail_template.password_elsewhere.text": (
        "To somebody who asks for a new password and has none here.",
        "Wenn jemand ein neues Passwort anfordert, der hier keines hat.",
    ),
}
