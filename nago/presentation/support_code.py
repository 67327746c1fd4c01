"""What a user reads out when he asks for help, and what stands beside the reason in the log."""

import secrets

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def support_code() -> str:
    """Eight characters that a user can read out: no 0, 1, I, O among them."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
