"""Customers and tickets that are made up, to look around with."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from examples.desk.model import PRIORITIES, Change, Customer, Message, Priority, Status, Ticket
from examples.desk.permissions import WORK
from examples.desk.settings import DeskSettings
from examples.desk.store import DeskStore
from examples.desk.usecases import FIRST_NUMBER
from nago.auth.subject import Subject
from nago.errors import InvalidValue
from nago.systems.settings import SettingsManagement

COUNT = 64
WEEKS = 12
PEOPLE = (
    ("Amelia Hart", "Hart & Sons", "+44 20 7946 0958"),
    ("Jonas Brandt", "Brandt Logistik", "+49 30 5550 1234"),
    ("Sofia Rossi", "Studio Rossi", ""),
    ("Mehmet Yıldız", "Yıldız Textil", "+90 212 555 0199"),
    ("Chloé Laurent", "Maison Laurent", ""),
    ("Piotr Nowak", "", "+48 22 555 01 23"),
    ("Hanna Lindqvist", "Nordlicht AB", ""),
    ("David Okafor", "Okafor Consulting", "+44 161 496 0123"),
    ("Lena Vogel", "Vogel Optik", ""),
    ("Tomás Silva", "Azulejo Lda.", ""),
)
SUBJECTS = (
    (
        "Invoice shows the old address",
        "The invoice of last month still has our **old address**. Please send it again.",
    ),
    (
        "Cannot log in since this morning",
        "It says *password wrong*:\n\n1. Opened the page\n2. Entered name and password\n3. Error",
    ),
    ("Export stops at 1,000 rows", "We need all of them for the yearly report."),
    (
        "Delivery has not arrived",
        "It should have been here on Monday. The parcel number is `4711-0815`.",
    ),
    ("How can we add a second user?", "A colleague starts next week and needs access."),
    ("Printer prints empty pages", "Only with the new driver; the old one was fine."),
    ("Wrong currency in the offer", "The offer is in dollars, we asked for euros."),
    (
        "Page is very slow in the afternoon",
        "Every day between two and four it takes 20 seconds to open an order.",
    ),
    ("Please cancel our order", "We ordered twice by mistake. One is enough."),
    ("Photo cannot be uploaded", "It says that the file is too large, but it has 3 MB only."),
    (
        "Contract: question on section 7",
        "Does the notice period begin with the letter or with the end of the month?",
    ),
    ("Backup reports an error", "> backup: target is read-only\n\nWhat should we do?"),
    ("Reminder although paid", "We have paid on the 3rd, see the attached receipt."),
    ("New logo for our account", "Could you put the new one in, please?"),
    ("Calendar is one hour off", "Since the clocks were changed, all appointments are."),
)
REPLIES = (
    "Thank you for telling us. I am looking into it and will be back today.",
    "Could you send us a picture of the screen? Then we find it faster.",
    "This is solved now. Please try again and tell us if it works for you.",
    "I have passed it on to our colleagues in accounting.",
)
NOTES = ("Called twice, nobody answered.", "Same problem as last week, see the ticket of Brandt.")
THANKS = (
    "That was quick, thank you!",
    "Now it works. Thanks a lot.",
    "Here is the picture that you asked for.",
)


@dataclass(frozen=True, slots=True)
class LoadSamples:
    """Fills an empty desk, the same way each time."""

    store: DeskStore
    settings: SettingsManagement

    async def __call__(self, subject: Subject) -> int:
        """How many tickets there are now. Raises PermissionDenied, InvalidValue where there are
        tickets already, StoreError."""
        subject.audit(WORK)
        async with self.store.numbering:
            if await self.store.tickets.count():
                raise InvalidValue("there are tickets already: sample data is for an empty desk")
            dice = random.Random(4711)  # noqa: S311 - nobody guesses at made-up tickets
            now = self.store.now()
            for number, (name, company, phone) in enumerate(PEOPLE):
                first = unicodedata.normalize("NFKD", name.split()[0].lower())
                mailbox = first.encode("ascii", "ignore").decode()  # é is written e
                await self.store.customers.save(
                    Customer(
                        id=f"sample-{number}",
                        name=name,
                        company=company,
                        email=f"{mailbox}@example.com",
                        phone=phone,
                        language="de" if phone.startswith("+49") else "en",
                        created=now - timedelta(weeks=WEEKS),
                    )
                )
            ages = sorted(
                (dice.random() ** 1.8 * WEEKS * 7 * 24 for _ in range(COUNT)), reverse=True
            )
            for index, hours in enumerate(ages):
                created = now - timedelta(hours=hours, minutes=index)
                await self.store.tickets.save(self._ticket(dice, subject, index, created, now))
        self.store.changed()
        return COUNT

    def _ticket(
        self, dice: random.Random, subject: Subject, index: int, created: datetime, now: datetime
    ) -> Ticket:
        title, text = SUBJECTS[index % len(SUBJECTS)]
        person = dice.randrange(len(PEOPLE))
        priority: Priority = dice.choices(PRIORITIES, (1, 3, 7, 3))[0]
        age = now - created
        status: Status = "open"
        if dice.random() < age / timedelta(days=8):
            status = "solved"
        elif dice.random() < 0.3:
            status = "waiting"
        mine = status != "open" or dice.random() < 0.4
        name = subject.name or subject.email
        messages = self._messages(dice, status, created, age, name, PEOPLE[person][0])
        solved = messages[-1].at if status == "solved" else None
        history = [Change(created, PEOPLE[person][0], "created")]
        history += [
            Change(each.at, each.author, "note" if each.internal else "reply") for each in messages
        ]
        if solved:
            history.append(Change(solved, name, "status", "waiting", "solved"))
        return Ticket(
            id=f"sample-{index}",
            number=FIRST_NUMBER + index,
            title=title,
            text=text,
            customer=f"sample-{person}",
            created=created,
            due=created + self.settings.current(DeskSettings).time_for(priority),
            updated=messages[-1].at if messages else created,
            status=status,
            priority=priority,
            assignee=subject.id if mine else "",
            assignee_name=name if mine else "",
            solved=solved,
            messages=messages,
            history=tuple(history),
        )

    def _messages(
        self,
        dice: random.Random,
        status: Status,
        created: datetime,
        age: timedelta,
        agent: str,
        customer: str,
    ) -> tuple[Message, ...]:
        count = {"open": 0, "waiting": 1, "solved": dice.randint(1, 3)}[status]
        said: list[Message] = []
        for turn in range(count):
            at = created + age * ((turn + 1) / (count + 1)) * min(1.0, timedelta(days=9) / age)
            by_customer = turn % 2 == 1
            text = dice.choice(THANKS if by_customer else REPLIES)
            author = customer if by_customer else agent
            said.append(Message(f"{turn}", at, author, text, from_customer=by_customer))
        if said and dice.random() < 0.25:
            at = said[-1].at + timedelta(minutes=5)
            said.append(Message("note", at, agent, dice.choice(NOTES), internal=True))
        return tuple(said)
