"""Accounts in an application that runs: made by another process, and used by browsers.

`python -m tests.browser.people both` makes Ada, who may do everything, and Grace, who may do
nothing; `... roles grace@example.com notes.writer` replaces somebody's roles.
"""

from __future__ import annotations

import asyncio
import re
import sys

from playwright.sync_api import BrowserContext, Page, expect

from examples.accounts import configure
from nago.application import started
from nago.auth.subject import SU
from nago.systems.role import ADMINISTRATOR
from tests.browser.application import Application

NOTES = "examples.accounts"
PASSWORD = "correct horse battery staple"  # long enough, and known to nobody else
ADA, GRACE = "ada@example.com", "grace@example.com"


def give_roles(application: Application, email: str, *roles: str) -> None:
    """Replace somebody's roles, as an administrator at another process would."""
    application.beside("-m", __name__, "roles", email, *roles)


def enter_login(page: Page, email: str = ADA, password: str = PASSWORD) -> None:
    """Fill in the login form that is shown, and send it."""
    page.locator("input[name=email]").fill(email)
    page.locator("input[name=password]").fill(password)
    page.locator("form[action='/account/login'] button[type=submit]").click()


def log_in(page: Page, application: Application, email: str = ADA, to: str = "") -> None:
    """Open the login page and come back from it as somebody, to the page at `to`."""
    page.goto(f"{application.url}/account/login?to=/{to}")
    enter_login(page, email)
    page.wait_for_url(f"{application.url}/{to}")
    expect(page.get_by_role("button", name="Account of")).to_be_visible()


def printed_link(text: str) -> str:
    """The address at which an administrator is made, from what a process has printed."""
    found = re.search(r"http\S+/account/administrator\?token=\S+", text)
    assert found is not None, text
    return found[0]


def cookie(context: BrowserContext) -> str:
    """The session's secret, as this browser keeps it."""
    (found,) = [str(each["value"]) for each in context.cookies() if "-sid" in str(each["name"])]
    return found


async def both() -> None:
    async with started(configure) as cfg:
        tokens = cfg.session_management().users.tokens
        users = cfg.session_management().users.use_cases
        for email, firstname, roles in ((ADA, "Ada", [ADMINISTRATOR]), (GRACE, "Grace", [])):
            user = await users.create(SU, email, firstname=firstname, lastname="Example")
            token = await tokens.make("invite", user.id, user.email)
            await users.change_password_by_link(SU, token, PASSWORD, PASSWORD, purpose="invite")
            await users.update_other_roles(SU, user.id, roles)


async def change_roles(email: str, *roles: str) -> None:
    async with started(configure) as cfg:
        users = cfg.session_management().users.use_cases
        user = await users.find_by_mail(SU, email)
        assert user is not None, f"there is no account {email}"
        await users.update_other_roles(SU, user.id, roles)


if __name__ == "__main__":
    asyncio.run({"both": both, "roles": change_roles}[sys.argv[1]](*sys.argv[2:]))
