"""What the mail system says."""

MAIL: dict[str, tuple[str, str]] = {
    "permission.nago.mail.send": ("Send mails", "E-Mails senden"),
    "permission.nago.mail.find_by_id": ("See a mail", "Eine E-Mail sehen"),
    "permission.nago.mail.find_all": ("See the mail queue", "Postausgang sehen"),
    "permission.nago.mail.delete": ("Delete mails", "E-Mails löschen"),
    "permission.nago.mail.retry": ("Retry mails", "E-Mails erneut senden"),
    "permission.nago.mail.send_test": ("Send test mails", "Test-E-Mails senden"),
    "mail.settings.title": ("Sending mails", "E-Mail-Versand"),
    "mail.settings.text": (
        "For how long mails are tried, and how long they are kept.",
        "Wie lange E-Mails versucht und wie lange sie aufbewahrt werden.",
    ),
    "mail.settings.give_up_hours": ("Hours until a mail is given up", "Stunden bis zum Aufgeben"),
    "mail.settings.give_up_hours.text": (
        "A mail that no server takes is tried again for so long. Then it stands under “Failed”.",
        "So lange wird eine E-Mail erneut versucht, die kein Server annimmt. Danach steht sie unter „Fehlgeschlagen“.",
    ),
    "mail.settings.keep_sent_hours": ("Hours to keep sent mails", "Stunden für gesendete E-Mails"),
    "mail.settings.keep_sent_hours.text": (
        "After this time sent mails disappear from the queue.",
        "Danach verschwinden gesendete E-Mails aus dem Postausgang.",
    ),
    "mail.settings.keep_failed_days": (
        "Days to keep failed mails",
        "Tage für fehlgeschlagene E-Mails",
    ),
    "mail.settings.keep_failed_days.text": (
        "After this time failed mails disappear from the queue.",
        "Danach verschwinden fehlgeschlagene E-Mails aus dem Postausgang.",
    ),
    "mail.back": ("To the mail queue", "Zum Postausgang"),
    "mail.confirm": (
        "You logged in a while ago. To delete mails, enter your password once more.",
        "Ihre Anmeldung liegt länger zurück. Um E-Mails zu löschen, geben Sie Ihr Passwort noch einmal ein.",
    ),
    "mail.queue.title": ("Mail queue", "Postausgang"),
    "mail.queue.text": (
        "Every mail of this application: what waits, what has left, and what could not be sent.",
        "Alle E-Mails dieser Anwendung: was wartet, was gesendet ist und was nicht gesendet werden konnte.",
    ),
    "mail.queue.card": (
        "What waits, what has left, and why something could not be sent.",
        "Was wartet, was gesendet ist und warum etwas nicht gesendet werden konnte.",
    ),
    "mail.queue.empty.title": ("No mails", "Keine E-Mails"),
    "mail.queue.empty.text": (
        "What the application sends stands here until it has left, and for a while after.",
        "Was die Anwendung sendet, steht hier, bis es angekommen ist, und noch eine Weile danach.",
    ),
    "mail.column.subject": ("Subject", "Betreff"),
    "mail.column.recipients": ("Recipients", "Empfänger"),
    "mail.column.remaining": ("Have not got it yet", "Haben sie noch nicht erhalten"),
    "mail.column.status": ("Status", "Status"),
    "mail.column.reason": ("Reason", "Grund"),
    "mail.column.server": ("Mail server", "Mailserver"),
    "mail.column.attempts": ("Attempts", "Versuche"),
    "mail.column.next_attempt_at": ("Next attempt", "Nächster Versuch"),
    "mail.column.queued_at": ("Written", "Verfasst"),
    "mail.column.sent_at": ("Sent", "Gesendet"),
    "mail.column.failed_at": ("Given up", "Aufgegeben"),
    "mail.status.queued": ("Queued", "In der Warteschlange"),
    "mail.status.waiting": ("Waits", "Wartet"),
    "mail.status.sending": ("Sending", "Wird gesendet"),
    "mail.status.sent": ("Sent", "Gesendet"),
    "mail.status.failed": ("Failed", "Fehlgeschlagen"),
    "mail.why.queued": ("It has not left yet", "Sie ist noch nicht gesendet"),
    "mail.why.sending": ("It is just being tried again", "Es wird gerade erneut versucht"),
    "mail.why.failed": ("It was given up", "Sie wurde aufgegeben"),
    "mail.detail": (
        "For those who know mail servers",
        "Für alle, die sich mit Mailservern auskennen",
    ),
    "mail.facts": ("Details", "Einzelheiten"),
    "mail.text.title": ("Text", "Text"),
    "mail.text.from": ("From {address}", "Von {address}"),
    "mail.text.wiped": (
        "This mail held a link that works once. Its text was wiped after sending.",
        "Diese E-Mail enthielt einen einmal gültigen Link. Ihr Text wurde nach dem Senden gelöscht.",
    ),
    "mail.text.secret": (
        "This mail holds a link that works once, so its text is shown to nobody.",
        "Diese E-Mail enthält einen einmal gültigen Link, deshalb wird ihr Text niemandem gezeigt.",
    ),
    "mail.text.unreadable": (
        "The text cannot be read: the key that it was sealed with is missing.",
        "Der Text ist nicht lesbar: Der Schlüssel, mit dem er versiegelt wurde, fehlt.",
    ),
    "mail.no_subject": ("Without a subject", "Ohne Betreff"),
    "mail.gone.title": ("This mail is not there any more", "Diese E-Mail gibt es nicht mehr"),
    "mail.gone.text": (
        "It was deleted, or it was sent so long ago that it was removed from the queue.",
        "Sie wurde gelöscht oder vor so langer Zeit gesendet, dass sie aus dem Postausgang entfernt ist.",
    ),
    "mail.retry": ("Send again now", "Jetzt erneut senden"),
    "mail.retried.one": ("The mail is sent again.", "Die E-Mail wird erneut gesendet."),
    "mail.retried.some": (
        "{count} mails are sent again.",
        "{count} E-Mails werden erneut gesendet.",
    ),
    "mail.delete": ("Delete", "Löschen"),
    "mail.delete.one": ("Delete this mail?", "Diese E-Mail löschen?"),
    "mail.delete.some": ("Delete {count} mails?", "{count} E-Mails löschen?"),
    "mail.delete.text": (
        "What has not left yet will not be sent.",
        "Was noch nicht gesendet ist, wird nicht mehr gesendet.",
    ),
    "mail.deleted.one": ("The mail is deleted.", "Die E-Mail ist gelöscht."),
    "mail.deleted.some": ("{count} mails are deleted.", "{count} E-Mails sind gelöscht."),
    "mail.left.one": (
        "Nothing was changed: the mail is just being sent, was sent, or is gone.",
        "Nichts wurde geändert: Die E-Mail wird gerade gesendet, ist gesendet oder nicht mehr da.",
    ),
    "mail.left.some": (
        "{count} others were left as they are.",
        "{count} weitere blieben, wie sie sind.",
    ),
    "mail.servers.title": ("Mail servers", "Mailserver"),
    "mail.servers.add": ("Add a server", "Server hinzufügen"),
    "mail.servers.fine": ("In use", "In Gebrauch"),
    "mail.servers.broken": ("Not usable", "Nicht nutzbar"),
    "mail.no_server.title": ("No mail server is set", "Es ist kein Mailserver eingerichtet"),
    "mail.no_server.text": (
        "Mails wait until there is one. You need the data of your mail provider: server, user name and password.",
        (
            "E-Mails warten, bis es einen gibt. Sie brauchen die Daten Ihres E-Mail-Anbieters: Server, "
            "Benutzername und Passwort."
        ),
    ),
    "mail.no_server.ask": (
        "Mails wait until there is one. Ask an administrator who may keep secrets to set one.",
        (
            "E-Mails warten, bis es einen gibt. Bitten Sie einen Administrator, der Zugangsdaten "
            "verwalten darf, einen einzurichten."
        ),
    ),
    "mail.no_server.developing": (
        "While the application is being developed (NAGO_DEV=1), mails are printed to the log instead.",
        "Während die Anwendung entwickelt wird (NAGO_DEV=1), werden E-Mails stattdessen ins Protokoll geschrieben.",
    ),
    "mail.no_server.set": ("Set up a mail server", "Mailserver einrichten"),
    "mail.test.title": ("Send a test mail", "Test-E-Mail senden"),
    "mail.test.text": (
        "Shows within seconds whether mails can leave, and if not, why.",
        "Zeigt in Sekunden, ob E-Mails gesendet werden können, und wenn nicht, warum.",
    ),
    "mail.test.card": (
        "Find out whether mails can leave.",
        "Prüfen, ob E-Mails gesendet werden können.",
    ),
    "mail.test.to": ("To", "An"),
    "mail.test.server": ("Through", "Über"),
    "mail.test.send": ("Send", "Senden"),
    "mail.test.no_address": (
        "Enter an e-mail address, such as name@company.com",
        "Geben Sie eine E-Mail-Adresse ein, etwa name@firma.de",
    ),
    "mail.test.no_such_server": (
        "This server is not set any more. Choose another one",
        "Diesen Server gibt es nicht mehr. Wählen Sie einen anderen",
    ),
    "mail.test.left": ("The mail has left", "Die E-Mail ist gesendet"),
    "mail.test.left.text": (
        "“{server}” has taken it for {to}. Look whether it arrives; also among spam.",
        "„{server}“ hat sie für {to} angenommen. Sehen Sie nach, ob sie ankommt; auch im Spam-Ordner.",
    ),
    "mail.test.printed": ("The mail is in the log", "Die E-Mail steht im Protokoll"),
    "mail.test.printed.text": (
        "No server is set, and the application is being developed.",
        "Es ist kein Server eingerichtet, und die Anwendung wird entwickelt.",
    ),
    "mail.test.failed": (
        "The mail did not leave through “{server}”",
        "Die E-Mail konnte nicht über „{server}“ gesendet werden",
    ),
    "mail.test.change": ("Change this server", "Diesen Server ändern"),
    "mail.test.subject": ("Test mail from {name}", "Test-E-Mail von {name}"),
    "mail.test.body": (
        "This is a test.\n\nIf you can read it, {name} ({url}) can send mails.\n",
        "Dies ist ein Test.\n\nWenn Sie ihn lesen können, kann {name} ({url}) E-Mails senden.\n",
    ),
    "mail.server": ("Mail server (SMTP)", "Mailserver (SMTP)"),
    "mail.server.text": (
        "Takes the mails of this application. You find the data at your mail provider.",
        "Nimmt die E-Mails dieser Anwendung an. Die Daten nennt Ihnen Ihr E-Mail-Anbieter.",
    ),
    "mail.server.host": ("Server", "Server"),
    "mail.server.host.text": (
        "For example smtp.example.com. It may be inside your own network.",
        "Zum Beispiel smtp.example.com. Er darf im eigenen Netz stehen.",
    ),
    "mail.server.port": ("Port", "Port"),
    "mail.server.port.text": (
        "587 with STARTTLS, 465 with TLS.",
        "587 mit STARTTLS, 465 mit TLS.",
    ),
    "mail.server.security": ("Encryption", "Verschlüsselung"),
    "mail.server.security.text": (
        "The certificate of the server is always checked.",
        "Das Zertifikat des Servers wird immer geprüft.",
    ),
    "mail.server.security.starttls": ("STARTTLS", "STARTTLS"),
    "mail.server.security.tls": ("TLS from the start", "TLS von Anfang an"),
    "mail.server.security.none": (
        "None, only on this machine for trying out",
        "Keine, nur auf diesem Rechner zum Ausprobieren",
    ),
    "mail.server.access": ("Access", "Zugang"),
    "mail.server.username": ("User name", "Benutzername"),
    "mail.server.password": ("Password", "Passwort"),
    "mail.server.sender": ("Sender", "Absender"),
    "mail.server.sender_address": ("Address of the sender", "Adresse des Absenders"),
    "mail.server.sender_address.text": (
        "Whom mails are from, for example no-reply@example.com.",
        "Von wem E-Mails kommen, zum Beispiel no-reply@example.com.",
    ),
    "mail.server.sender_name": ("Name of the sender", "Name des Absenders"),
    "mail.server.sender_name.text": (
        "Stands beside the address, for example the name of your company.",
        "Steht neben der Adresse, zum Beispiel der Name Ihrer Firma.",
    ),
    "mail.server.reply_to": ("Answers go to", "Antworten gehen an"),
    "mail.server.reply_to.text": (
        "An address that somebody reads. Empty: that of the sender.",
        "Eine Adresse, die jemand liest. Leer: die des Absenders.",
    ),
    "mail.server.senders": ("Other senders", "Weitere Absender"),
    "mail.server.senders.text": (
        "Addresses, or whole domains such as @example.com, that this server may send for.",
        "Adressen oder ganze Domains wie @example.com, für die dieser Server senden darf.",
    ),
    "mail.server.wrong.host": (
        "Enter the name of a server, such as smtp.example.com, without https:// and port",
        "Geben Sie den Namen eines Servers ein, etwa smtp.example.com, ohne https:// und Port",
    ),
    "mail.server.wrong.plain": (
        "Without encryption only a server on this machine (localhost) is used. Choose STARTTLS or TLS",
        (
            "Ohne Verschlüsselung wird nur ein Server auf diesem Rechner (localhost) benutzt. Wählen Sie "
            "STARTTLS oder TLS"
        ),
    ),
    "mail.server.wrong.plain_login": (
        "A password is not sent without encryption. Choose STARTTLS or TLS, or leave this empty",
        "Ein Passwort wird nicht unverschlüsselt gesendet. Wählen Sie STARTTLS oder TLS, oder lassen Sie dies leer",
    ),
    "mail.server.wrong.no_user": (
        "Enter the user name that the password belongs to",
        "Geben Sie den Benutzernamen zum Passwort ein",
    ),
    "mail.server.wrong.user": (
        "A user name has no line breaks or control characters",
        "Ein Benutzername hat keine Zeilenumbrüche oder Steuerzeichen",
    ),
    "mail.server.wrong.address": (
        "Enter an e-mail address, such as no-reply@example.com",
        "Geben Sie eine E-Mail-Adresse ein, etwa no-reply@example.com",
    ),
    "mail.server.wrong.name": (
        "A name has no line breaks or control characters",
        "Ein Name hat keine Zeilenumbrüche oder Steuerzeichen",
    ),
    "mail.server.wrong.senders": (
        "Enter an address or a domain such as @example.com in each line",
        "Geben Sie in jeder Zeile eine Adresse oder eine Domain wie @example.com ein",
    ),
    "mail.problem.no_server": (
        "No mail server is set.",
        "Es ist kein Mailserver eingerichtet.",
    ),
    "mail.problem.address": (
        "The server has an address that no mail server can have.",
        "Der Server hat eine Adresse, die kein Mailserver haben kann.",
    ),
    "mail.problem.plain": (
        (
            "Without encryption only a server on this machine is used, without a password, and only "
            "while the application itself is reached on this machine alone."
        ),
        (
            "Ohne Verschlüsselung wird nur ein Server auf diesem Rechner benutzt, ohne Passwort, und nur "
            "solange auch die Anwendung nur auf diesem Rechner erreichbar ist."
        ),
    ),
    "mail.problem.name": (
        "There is no server of this name. Check the spelling.",
        "Es gibt keinen Server mit diesem Namen. Prüfen Sie die Schreibweise.",
    ),
    "mail.problem.refused_connection": (
        "The server does not answer at this port. Check name and port, and whether a firewall stands between.",
        "Der Server antwortet an diesem Port nicht. Prüfen Sie Name und Port, und ob eine Firewall dazwischen steht.",
    ),
    "mail.problem.timeout": (
        "The server did not answer in time. Check port and encryption: 587 goes with STARTTLS, 465 with TLS.",
        (
            "Der Server hat nicht rechtzeitig geantwortet. Prüfen Sie Port und Verschlüsselung: 587 "
            "gehört zu STARTTLS, 465 zu TLS."
        ),
    ),
    "mail.problem.greeting": (
        "The server answered, but does not want to talk to us.",
        "Der Server hat geantwortet, will aber nicht mit uns sprechen.",
    ),
    "mail.problem.no_tls": (
        "The server offers no encryption, so nothing was sent to it. Check port and encryption.",
        (
            "Der Server bietet keine Verschlüsselung an, deshalb wurde ihm nichts gesendet. Prüfen Sie "
            "Port und Verschlüsselung."
        ),
    ),
    "mail.problem.certificate": (
        "The certificate of the server is not from an authority that this machine trusts.",
        "Das Zertifikat des Servers stammt von keiner Stelle, der dieser Rechner vertraut.",
    ),
    "mail.problem.certificate_self_signed": (
        "The server has made its certificate itself, so it could be anybody.",
        "Der Server hat sein Zertifikat selbst ausgestellt, es könnte also jeder sein.",
    ),
    "mail.problem.certificate_expired": (
        "The certificate of the server has expired.",
        "Das Zertifikat des Servers ist abgelaufen.",
    ),
    "mail.problem.certificate_host": (
        "The certificate belongs to another server. Enter the name that it was made for.",
        "Das Zertifikat gehört zu einem anderen Server. Geben Sie den Namen ein, für den es ausgestellt ist.",
    ),
    "mail.problem.tls": (
        "No encrypted connection came about. Check port and encryption: 587 goes with STARTTLS, 465 with TLS.",
        (
            "Es kam keine verschlüsselte Verbindung zustande. Prüfen Sie Port und Verschlüsselung: 587 "
            "gehört zu STARTTLS, 465 zu TLS."
        ),
    ),
    "mail.problem.login": (
        "The server refuses the login. Check user name and password.",
        "Der Server lehnt die Anmeldung ab. Prüfen Sie Benutzername und Passwort.",
    ),
    "mail.problem.no_login": (
        "The server offers no way to log in that we know.",
        "Der Server bietet keine Anmeldung an, die wir kennen.",
    ),
    "mail.problem.dropped": (
        "The server closed the connection in the middle.",
        "Der Server hat die Verbindung mittendrin getrennt.",
    ),
    "mail.problem.sender": (
        "The server does not take mails from this sender.",
        "Der Server nimmt keine E-Mails von diesem Absender an.",
    ),
    "mail.problem.recipient": (
        "The server does not take mails for this recipient.",
        "Der Server nimmt keine E-Mails für diesen Empfänger an.",
    ),
    "mail.problem.content": (
        "The server does not take this mail.",
        "Der Server nimmt diese E-Mail nicht an.",
    ),
    "mail.problem.size": (
        "The mail is larger than the server allows.",
        "Die E-Mail ist größer, als der Server erlaubt.",
    ),
    "mail.problem.smtputf8": (
        "An address has letters that this server does not know.",
        "Eine Adresse hat Buchstaben, die dieser Server nicht kennt.",
    ),
    "mail.problem.unreadable": (
        "The stored mail cannot be read: the key it was sealed with is missing.",
        "Die gespeicherte E-Mail ist nicht lesbar: Der Schlüssel dazu fehlt.",
    ),
    "mail.problem.failed": (
        "Something went wrong here; the log says more.",
        "Hier ist etwas schiefgegangen; das Protokoll sagt mehr.",
    ),
}
