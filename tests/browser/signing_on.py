"""What administrators enter for single sign-on, done by another process beside an application.

`python -m tests.browser.signing_on examples.accounts provider <issuer> <client id> <secret>`;
`... settings '{"sso_enabled": true}'`; `... applications http://localhost:1`; `... allow <email> <role>`.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import sys

from msgspec.structs import replace

from nago.application import Configure, started
from nago.auth.subject import SU
from nago.systems.login_service.settings import LoginServiceSettings
from nago.systems.sign_on import LoginProvider
from nago.systems.sign_on.providers import ProviderManagement
from nago.systems.user import UserSettings
from tests.browser.application import Application


def enter(application: Application, what: str, *values: str) -> None:
    """Do this beside a running application, which sees it within a second."""
    application.beside("-m", __name__, application.module, what, *values)


async def main(configure: Configure, what: str, *values: str) -> None:
    async with started(configure) as cfg:
        settings = cfg.settings_management()
        if what == "provider":
            issuer, client, secret = values
            row = LoginProvider(
                id="test",
                name="Contoso",
                enabled=True,
                issuer=issuer,
                client_id=client,
                scopes=("openid", "profile", "email", "offline_access"),
            )
            await cfg.system(ProviderManagement).use_cases.save(SU, row, secret)
            now = settings.current(UserSettings)
            await settings.use_cases.save(SU, replace(now, sso_enabled=True))
        elif what == "settings":
            changes = json.loads(values[0])
            if "sso_allow_list" in changes:
                changes["sso_allow_list"] = tuple(changes["sso_allow_list"])
            await settings.use_cases.save(SU, replace(settings.current(UserSettings), **changes))
        elif what == "applications":
            await settings.use_cases.save(SU, LoginServiceSettings(applications=values))


if __name__ == "__main__":
    module = importlib.import_module(sys.argv[1])
    asyncio.run(main(module.configure, *sys.argv[2:]))
