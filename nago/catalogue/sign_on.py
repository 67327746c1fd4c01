"""Texts of the pages on which login providers are entered."""

SIGN_ON: dict[str, tuple[str, str]] = {
    "login_provider.title": ("Login providers", "Anmeldung über Anbieter"),
    "login_provider.text": (
        "Through whom users may log in, besides e-mail and password. Each gets a button on the login page.",
        "Über wen sich Benutzer anmelden können, neben E-Mail und Passwort. Jeder bekommt einen Knopf.",
    ),
    "login_provider.off": (
        "Single sign-on is switched off in the settings of users and sessions, so none of these counts.",
        "Single Sign-on ist in den Einstellungen für Benutzer und Sitzungen aus; deshalb gilt keiner davon.",
    ),
    "login_provider.off.where": (
        "To the settings of users and sessions",
        "Zu den Einstellungen für Benutzer und Sitzungen",
    ),
    "login_provider.empty": (
        "There is none yet. Begin with yours:",
        "Es gibt noch keinen. Beginnen Sie mit Ihrem:",
    ),
    "login_provider.add": ("Add a provider", "Anbieter hinzufügen"),
    "login_provider.is_on": ("On", "An"),
    "login_provider.is_off": ("Off", "Aus"),
    "login_provider.preset.entra": ("Microsoft Entra ID", "Microsoft Entra ID"),
    "login_provider.preset.google": ("Google", "Google"),
    "login_provider.preset.keycloak": ("Keycloak", "Keycloak"),
    "login_provider.preset.other": ("Another OpenID provider", "Anderer OpenID-Anbieter"),
    "login_provider.help.entra": (
        (
            "In the Entra admin center, register an application for this directory only, add the redirect URI "
            "as platform “Web”, make a client secret, and add the optional claims “email” and “xms_edov” to "
            "the ID token."
        ),
        (
            "Registrieren Sie im Entra Admin Center eine Anwendung nur für dieses Verzeichnis, tragen Sie die "
            "Umleitungs-URI als Plattform „Web“ ein, legen Sie einen geheimen Schlüssel an und nehmen Sie die "
            "optionalen Angaben „email“ und „xms_edov“ ins ID-Token auf."
        ),
    ),
    "login_provider.help.google": (
        (
            "In the Google Cloud console, make an OAuth client ID of the type “Web application” with the redirect "
            "URI. Name your domain under “Domains at Google”, or anybody with a Google account may come."
        ),
        (
            "Legen Sie in der Google-Cloud-Konsole eine OAuth-Client-ID vom Typ „Webanwendung“ mit der "
            "Umleitungs-URI an. Tragen Sie Ihre Domain unter „Domains bei Google“ ein, sonst kann jeder mit einem "
            "Google-Konto kommen."
        ),
    ),
    "login_provider.help.keycloak": (
        (
            "In your realm, create a client with client authentication and the standard flow only, and enter the "
            "redirect URI. The secret stands under “Credentials”."
        ),
        (
            "Legen Sie in Ihrem Realm einen Client mit Client-Authentifizierung und nur dem Standard-Flow an und "
            "tragen Sie die Umleitungs-URI ein. Das Geheimnis steht unter „Credentials“."
        ),
    ),
    "login_provider.help.other": (
        "Register this application there as a confidential web client for the authorization code flow.",
        "Registrieren Sie diese Anwendung dort als vertraulichen Web-Client für den Authorization Code Flow.",
    ),
    "login_provider.register": ("What to register there", "Was dort einzutragen ist"),
    "login_provider.register.text": (
        "Exactly as it stands here.",
        "Genau so, wie es hier steht.",
    ),
    "login_provider.redirect_uri": ("Redirect URI", "Umleitungs-URI"),
    "login_provider.logout_uri": (
        "Redirect URI after logout",
        "Umleitungs-URI nach der Abmeldung",
    ),
    "login_provider.back_channel": (
        "Back-channel logout URI: whoever logs out there is logged out here",
        "Back-Channel-Logout-URI: Wer sich dort abmeldet, wird hier abgemeldet",
    ),
    "login_provider.section.client": ("This application there", "Diese Anwendung dort"),
    "login_provider.section.people": ("Who may come", "Wer kommen darf"),
    "login_provider.section.roles": ("Roles", "Rollen"),
    "login_provider.enabled": (
        "Users can log in through it",
        "Benutzer können sich darüber anmelden",
    ),
    "login_provider.enabled.text": (
        "Save it first, test the connection, and then switch it on.",
        "Speichern Sie zuerst, prüfen Sie die Verbindung, und schalten Sie ihn dann ein.",
    ),
    "login_provider.name": ("Name on the button", "Name auf dem Knopf"),
    "login_provider.name.text": (
        "What users call it, for example the name of your company.",
        "Wie Benutzer ihn nennen, zum Beispiel der Name Ihrer Firma.",
    ),
    "login_provider.issuer": ("Issuer", "Aussteller"),
    "login_provider.issuer.text": (
        "Exactly as the provider writes it, with https.",
        "Genau so, wie der Anbieter ihn schreibt, mit https.",
    ),
    "login_provider.client_id": ("Client ID", "Client-ID"),
    "login_provider.secret": ("Client secret", "Client-Geheimnis"),
    "login_provider.secret.text": (
        "Kept sealed and shown to nobody again.",
        "Wird versiegelt aufbewahrt und niemandem mehr gezeigt.",
    ),
    "login_provider.scopes": ("Scopes", "Scopes"),
    "login_provider.scopes.text": (
        "Parted by blanks. With offline_access most providers can be asked again whether somebody may go on.",
        "Durch Leerzeichen getrennt. Mit offline_access lassen sich die meisten fragen, ob jemand weiterarbeiten darf.",
    ),
    "login_provider.tenants": ("Tenant", "Mandant"),
    "login_provider.tenants.text": (
        "The directory (tenant) ID. Nobody from elsewhere is accepted.",
        "Die Verzeichnis-ID (Mandant). Von anderswo wird niemand angenommen.",
    ),
    "login_provider.hosted_domains": ("Domains at Google", "Domains bei Google"),
    "login_provider.hosted_domains.text": (
        "Only users of these Google Workspace domains may come. Empty: everybody with a Google account.",
        "Nur Benutzer dieser Domains von Google Workspace dürfen kommen. Leer: alle mit einem Google-Konto.",
    ),
    "login_provider.email_domains": ("Domains of your own", "Eigene Domains"),
    "login_provider.email_domains.text": (
        "Addresses of these count, although the provider does not say that they are verified.",
        "Adressen dieser Domains gelten, auch wenn der Anbieter sie nicht als bestätigt meldet.",
    ),
    "login_provider.role_claim": ("Claim that roles come from", "Angabe, aus der Rollen folgen"),
    "login_provider.role_claim.text": (
        "For example groups or realm_access.roles. Empty: roles are given here alone.",
        "Zum Beispiel groups oder realm_access.roles. Leer: Rollen werden nur hier vergeben.",
    ),
    "login_provider.role_mapping": (
        "Which value gives which role",
        "Welcher Wert welche Rolle gibt",
    ),
    "login_provider.role_mapping.text": (
        "Like editors = notes.writer: the value, then the id of a role.",
        "Wie editors = notes.writer: der Wert, dann die ID einer Rolle.",
    ),
    "login_provider.connection": ("Connection", "Verbindung"),
    "login_provider.test": ("Test the connection", "Verbindung prüfen"),
    "login_provider.test.text": (
        "Asks the provider for its document and its keys, with what is saved. Nobody is logged in.",
        "Fragt den Anbieter mit dem, was gespeichert ist, nach Dokument und Schlüsseln. Niemand wird angemeldet.",
    ),
    "login_provider.check.ok": ("Fine", "In Ordnung"),
    "login_provider.check.wrong": ("Wrong", "Fehlerhaft"),
    "login_provider.check.discovery": ("Document of the issuer", "Dokument des Ausstellers"),
    "login_provider.check.keys": ("Keys", "Schlüssel"),
    "login_provider.check.algorithms": ("Signatures", "Signaturen"),
    "login_provider.check.pkce": ("Proof of the browser (PKCE)", "Nachweis des Browsers (PKCE)"),
    "login_provider.check.userinfo": ("User information", "Angaben zum Benutzer"),
    "login_provider.check.logout": ("Logout", "Abmeldung"),
    "login_provider.wrong.issuer": (
        "Enter the issuer exactly as the provider writes it, like https://accounts.google.com.",
        "Geben Sie den Aussteller genau so ein, wie der Anbieter ihn schreibt, etwa https://accounts.google.com.",
    ),
    "login_provider.wrong.client_id": (
        "Enter the client ID that the provider has given.",
        "Geben Sie die Client-ID ein, die der Anbieter vergeben hat.",
    ),
    "login_provider.wrong.secret": (
        "The issuer is another one: enter the client secret that belongs to it.",
        "Der Aussteller ist ein anderer: Geben Sie das Client-Geheimnis ein, das zu ihm gehört.",
    ),
    "login_provider.wrong.scopes": (
        "The scope openid has to be among them.",
        "Der Scope openid muss dabei sein.",
    ),
    "login_provider.wrong.tenants": (
        "Enter the id of your tenant, or everybody at Microsoft could come.",
        "Geben Sie die ID Ihres Mandanten ein, sonst könnte jeder bei Microsoft kommen.",
    ),
    "login_provider.wrong.role_mapping": (
        "Each line is like editors = notes.writer, with a role that there is and that you may give.",
        "Jede Zeile ist wie editors = notes.writer, mit einer Rolle, die es gibt und die Sie vergeben dürfen.",
    ),
    "login_provider.delete": ("Remove", "Entfernen"),
    "login_provider.delete.title": ("Remove this provider?", "Diesen Anbieter entfernen?"),
    "login_provider.delete.text": (
        "Its button goes, and who logged in through it is logged out within minutes. Their accounts stay.",
        "Der Knopf verschwindet, und wer sich darüber angemeldet hat, wird in Minuten abgemeldet. Die Konten bleiben.",
    ),
}
