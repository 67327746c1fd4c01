"""What a change of the master key means for the values of sessions (`security.md K05`)."""

from __future__ import annotations

from nago.data.sealing import Sealed, Sealer
from nago.systems.session.change import place
from nago.systems.session.model import LIFE_SECONDS

RESEALING = f"""
DROP TRIGGER session_value_replaced;
CREATE TRIGGER session_value_replaced AFTER UPDATE OF updated_at ON session_kv BEGIN
    UPDATE sessions SET generation = generation + 1, last_write_at = new.updated_at,
        absolute_until = CASE WHEN user_id IS NULL THEN new.updated_at + {LIFE_SECONDS}
            ELSE absolute_until END,
        bytes = bytes + new.bytes - old.bytes
    WHERE id = new.session_id;
END;
"""
"""A value that is sealed with another key is the same value: its session lives as long as before."""


def sealed_values(sealer: Sealer) -> Sealed:
    """Where they are stored, and what each is bound to."""
    named = "(SELECT public_id FROM sessions WHERE sessions.id = session_id), key"
    return Sealed("session_kv", "sealed", sealer, named, place)
