"""A template for tests, and a house that knows it."""

from datetime import UTC, datetime

from msgspec import Struct

from nago.systems.template import MailTemplate, TemplateManagement, TemplateText
from tests.systems.house import House


class Customer(Struct, frozen=True):
    name: str = ""
    city: str | None = None


class Ticket(Struct, frozen=True):
    title: str
    link: str = "https://desk.example/tickets/1"


class Welcome(Struct, frozen=True):
    """Everything that a model may hold."""

    name: str
    link: str = "https://desk.example/confirm?token=abc"
    customer: Customer = Customer("ACME", "Berlin")
    tickets: tuple[Ticket, ...] = ()
    tags: list[str] = []
    count: int = 3
    urgent: bool = False
    until: datetime = datetime(2026, 11, 29, 7, 35, tzinfo=UTC)


SAMPLE = Welcome("Ada Lovelace", tickets=(Ticket("Printer"), Ticket("Coffee")), tags=["a", "b"])
ENGLISH = TemplateText(
    "Welcome to {{ application }}, {{ name }}",
    "Hello {{ name }},\n\nplease confirm.\n\n[Confirm]({{ link }})\n\nUntil {{ until }}.\n",
)
GERMAN = TemplateText(
    "Willkommen bei {{ application }}, {{ name }}",
    "Guten Tag {{ name }},\n\nbitte bestätigen.\n\n[Bestätigen]({{ link }})\n",
)
OTHER = TemplateText("Hi {{ name }}", "Hi **{{ name }}**, [go on]({{ link }}) now.\n")
WELCOME = MailTemplate(
    id="welcome",
    title="Welcome",
    description="Greets somebody new.",
    model=Welcome,
    sample=SAMPLE,
    texts={"en": ENGLISH, "de": GERMAN},
)


def with_templates() -> House:
    house = House()
    house.templates = house.wiring.system(TemplateManagement)
    house.templates.register(WELCOME)
    house.templates.templates.application = lambda: "Help & Desk"
    return house
