"""A post office for tests: what was mailed lies in a table, kept by the caller's transaction."""

import json

import msgspec

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
    """Takes letters, as the mail system does."""

    def __init__(self, database) -> None:
        self.database = database
        self.open = True
        database.add_migrations("postbox", [SCHEMA])

    def ready(self) -> bool:
        return self.open

    async def letter(self, template, *, to, language, model, key="", wipe=False):
        row = (template, to, language, msgspec.json.encode(model).decode(), wipe)
        return lambda c: c.execute("INSERT INTO postbox VALUES (?, ?, ?, ?, ?)", row)

    async def letters(self, template="") -> list[Letter]:
        """All that were mailed, or those of one template, the oldest first."""
        sql = "SELECT * FROM postbox ORDER BY rowid"
        rows = await self.database.read(lambda c: c.execute(sql).fetchall())
        found = [Letter(row) for row in rows]
        return [each for each in found if template in ("", each.template)]

    async def last(self, template="") -> Letter:
        return (await self.letters(template))[-1]
