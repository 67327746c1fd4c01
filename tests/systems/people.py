"""People for tests: accounts with passwords, and the browsers that they sit at."""

from nago.auth.subject import SU
from nago.systems.role import ADMINISTRATOR
from nago.systems.session import SignedIn
from nago.systems.session.user_session import UserSession
from nago.systems.user import Client, User

PASSWORD = "correct horse battery staple"  # long enough, and known to nobody else
HOME = Client("192.0.2.7", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0")


async def reset_token(house, user) -> str:
    """What stands in a link by which somebody chooses a new password."""
    return await house.users.tokens.make("password_reset", user.id, user.email)


async def account(house, email="ada@example.com", password=PASSWORD, roles=(), **names) -> User:
    """Somebody who can log in."""
    create = house.users.use_cases.create
    user = await create(SU, email, firstname=names.get("firstname", "Ada"))
    token = await house.users.tokens.make("invite", user.id, user.email)
    choose = house.users.use_cases.change_password_by_link
    await choose(SU, token, password, password, purpose="invite")
    if roles:
        await house.users.use_cases.update_other_roles(SU, user.id, roles)
    return await house.users.use_cases.find_by_id(SU, user.id)


async def administrator(house, email="root@example.com") -> User:
    return await account(house, email, roles=[ADMINISTRATOR], firstname="Root")


class Browser:
    """A cookie jar: whoever has the same cookie is the same browser."""

    def __init__(self, house) -> None:
        self.house = house
        self.cookie = house.sessions.issue()

    async def session(self) -> UserSession:
        return await self.house.sessions.find(self.cookie)

    async def subject(self):
        return (await self.session()).subject

    async def login(self, email="ada@example.com", password=PASSWORD, client=HOME) -> SignedIn:
        """Log in, and take on the new cookie."""
        session = await self.session()
        signed_in = await self.house.sessions.use_cases.login(
            session.id, email, password, client=client
        )
        await self.take(signed_in)
        return signed_in

    async def take(self, signed_in: SignedIn) -> None:
        exchanged = await self.house.sessions.exchange(signed_in.ticket, self.cookie)
        assert exchanged is not None, "the ticket is this browser's"
        self.cookie = exchanged[0]


async def holder(house, *permissions, email="clerk@example.com", roles=()):
    """Somebody who has just logged in and holds these rights and no others."""
    user = await account(house, email, roles=roles, firstname="Clerk")
    await house.users.use_cases.update_other_permissions(SU, user.id, permissions)
    browser = Browser(house)
    await browser.login(email, client=None)
    return await browser.subject()
