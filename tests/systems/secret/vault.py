"""A kind of secret for tests, and a house that knows it."""

from typing import Annotated

from msgspec import Meta, Struct

from nago.errors import InvalidValue
from nago.systems.secret import SecretManagement
from tests.systems.house import House

CANARY = "canary-51d7-secret"


class Relay(Struct, frozen=True):
    """A server that takes mails."""

    host: Annotated[str, Meta(title="Host", min_length=1)] = ""
    port: Annotated[int, Meta(title="Port", ge=1, le=65535, extra={"grouping": False})] = 587
    password: Annotated[str, Meta(title="Password", extra={"secret": True})] = ""

    def check(self) -> None:
        if self.password and self.port == 25:
            raise InvalidValue("A password needs a port with TLS", field="port")


class Token(Struct, frozen=True):
    """A key of another service."""

    key: Annotated[str, Meta(title="Key", min_length=1, extra={"secret": True})] = ""


FULL = Relay("mail.example", 465, CANARY)


def with_secrets() -> House:
    house = House()
    house.secrets = house.wiring.system(SecretManagement)
    house.secrets.register(Relay, title="Relay")
    house.secrets.register(Token)
    return house
