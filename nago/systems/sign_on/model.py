"""What a provider has said at a login, after it was checked."""

from __future__ import annotations

from msgspec import Struct

from nago.systems.user.external import ExternalUser


class Vouched(Struct, frozen=True, kw_only=True):
    """Somebody, how he proved himself there, and how he can be asked about again."""

    user: ExternalUser
    refresh: str = ""
    """The refresh token; "" if there is none."""
    photo: str = ""
    """Where a picture is; "" if there is none."""
    sid: str = ""
    """The provider's own session, for a logout that begins there."""
    auth_time: float | None = None
    """When he proved himself there, in seconds since 1970; None if the provider does not say."""
    acr: str = ""
    amr: tuple[str, ...] = ()
    id_token: str = ""
    """Hands the logout on to the provider."""

    def __repr__(self) -> str:
        return f"Vouched(user={self.user!r}, auth_time={self.auth_time!r})"  # never a token
