"""What a new login provider begins with, for those that most people have."""

from __future__ import annotations

from collections.abc import Collection

from nago.systems.sign_on.provider import ID, RESERVED, TENANT, LoginProvider

PRESETS: dict[str, LoginProvider] = {
    "entra": LoginProvider(
        id="entra",
        name="Microsoft",
        preset="entra",
        issuer=f"https://login.microsoftonline.com/{TENANT}/v2.0",
        scopes=("openid", "profile", "email", "offline_access"),
        algorithms=("RS256",),
    ),
    "google": LoginProvider(
        id="google",
        name="Google",
        preset="google",
        issuer="https://accounts.google.com",
        algorithms=("RS256",),
    ),
    "keycloak": LoginProvider(
        id="keycloak",
        name="Keycloak",
        preset="keycloak",
        issuer="https://<host>/realms/<realm>",
    ),
    "other": LoginProvider(
        id="openid",
        name="OpenID",
        scopes=("openid", "profile", "email", "offline_access"),
    ),
}


def preset_of(preset: str, id: str) -> LoginProvider | None:
    """A new one under this id; None for what is neither preset nor id."""
    found = PRESETS.get(preset)
    if found is None or not ID.fullmatch(id) or id in RESERVED:
        return None
    return LoginProvider(
        id=id,
        name=found.name,
        preset=found.preset,
        issuer=found.issuer,
        scopes=found.scopes,
        algorithms=found.algorithms,
    )


def free_id(preset: str, taken: Collection[str]) -> str:
    """An id that no other provider has: `entra`, then `entra-2`."""
    id = first = PRESETS[preset].id
    number = 1
    while id in taken:
        number += 1
        id = f"{first}-{number}"
    return id
