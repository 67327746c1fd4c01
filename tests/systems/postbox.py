"""Looks at what is put into the mail queue: which template, for whom, with which link."""

import json

import msgspec

from nago.data.database import together
from nago.systems.mail.letters import Letters

SCHEMA = """
CREATE TABLE postbox (template TEXT, recipient TEXT, language TEXT, model TEXT, wipe INTEGER)
"""


class Letter:
    """One mail, as it was handed over."""

    def __init__(self, row) -> None:
        self.template, self.to, self.language, model, self.wipe = row
        self.model = json.loads(model)

    @property
    def link(self) -> str:
        return self.model["link"]

    @property
    def token(self) -> str:
        return self.link.partition("token=")[2]


class Postbox:
    """Stands before the mail system: what goes through is noted in the same transaction.

    `open` says whether a mail server is set up, which no test needs that only looks here.
    """

    def __init__(self, database, letters: Letters) -> None:
        self.database = database
        self.real = letters
        self.open = True
        database.add_migrations("postbox", [SCHEMA])

    def ready(self) -> bool:
        return self.open

    async def letter(self, template, *, to, language, model, key="", wipe=False):
        real = await self.real.letter(
            template, to=to, language=language, model=model, key=key, wipe=wipe
        )
        row = (template, to, language, msgspec.json.encode(model).decode(), wipe)
        insert = "INSERT INTO postbox VALUES (?, ?, ?, ?, ?)"
        return together(real, lambda c: c.execute(insert, row).rowcount)

    async def letters(self, template="") -> list[Letter]:
        """All that were mailed, or those of one template, the oldest first."""
        sql = "SELECT * FROM postbox ORDER BY rowid"
        rows = await self.database.read(lambda c: c.execute(sql).fetchall())
        found = [Letter(row) for row in rows]
        return [each for each in found if template in ("", each.template)]

    async def last(self, template="") -> Letter:
        return (await self.letters(template))[-1]


def watched(users, database) -> Postbox:
    """Put one before the letters of these users."""
    users.letters.post = Postbox(database, users.letters.post)
    return users.letters.post
