"""A club that everybody may join: its settings let visitors register."""

from nago import Configurator, View, Window, run, ui
from nago.auth.subject import SU
from nago.systems.user.contact_rules import ContactRules, FieldRule
from nago.systems.user.registration_settings import (
    ConsentSettings,
    OfferedConsent,
    RegistrationSettings,
)


def start(wnd: Window) -> View:
    return ui.Text(f"Welcome, {wnd.subject().email or 'visitor'}", level="h1")


def configure(cfg: Configurator) -> None:
    cfg.name("Chess Club")
    cfg.root_view_with_decoration(".", start)
    cfg.user_management()

    async def settings() -> None:
        save = cfg.settings_management().use_cases.save
        await save(SU, RegistrationSettings(self_registration=True))
        await save(SU, ContactRules(salutation=FieldRule("optional", "^(Ms|Mr)$")))
        await save(
            SU,
            ConsentSettings(
                terms=OfferedConsent("required", link="https://example.com/terms"),
                newsletter=OfferedConsent("optional"),
            ),
        )

    cfg.on_start(settings)


if __name__ == "__main__":
    run(configure)
