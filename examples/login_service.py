"""A login service: applications log people in through it and need no provider of their own.

Start it with `python -m examples.login_service`, open the link that it prints, and make yourself
the administrator. Then set up an OpenID provider under Settings, and register your applications
at `admin/login-service`: each of them names this service's address in its own settings.
"""

from __future__ import annotations

from nago import Configurator, View, Window, run, ui
from nago.systems.login_service import FIND_GRANTS


def welcome(wnd: Window) -> View:
    """What somebody sees who comes here by himself, and not from an application."""
    return ui.VStack(
        ui.Text("Login service", level="h1"),
        ui.Text(
            "Applications send you here to log in, and you go back to them by yourself. "
            "There is nothing else to do on this page.",
            color=ui.ColorMuted,
            text_alignment="center",
            frame=ui.Frame(max_width=ui.L560),
        ),
        ui.Link("Applications and logins", "admin/login-service")
        if wnd.subject().has_permission(FIND_GRANTS)
        else None,
        gap=ui.L12,
        frame=ui.Frame.match_screen(),
    )


def configure(cfg: Configurator) -> None:
    cfg.name("Login service")
    cfg.user_management()
    cfg.login_service()
    cfg.root_view_with_decoration(".", welcome)


if __name__ == "__main__":
    run(configure)
