"""What is wrong with something that was entered, in the user's words."""

from __future__ import annotations

from nago.errors import InvalidValue, LoginRefused, NagoError, NotUnique, Overloaded
from nago.i18n import TEXTS, translate


def problem_of(error: NagoError) -> dict[str, str]:
    """The states by which a page shows an error: which field, and what it is."""
    if isinstance(error, Overloaded):
        return {"field": "", "problem": "busy"}
    if isinstance(error, NotUnique):
        return {"field": "email", "problem": "taken"}
    if isinstance(error, LoginRefused):
        return {"field": "old", "problem": "old"}
    if isinstance(error, InvalidValue) and error.field == "email" and "may register" in str(error):
        return {"field": "email", "problem": "domain"}
    if isinstance(error, InvalidValue) and error.field in ("email", "repeated"):
        return {"field": error.field, "problem": error.field}
    if isinstance(error, InvalidValue) and error.field == "password":
        short = "at least" in str(error)
        return {"field": "password", "problem": "short" if short else "known"}
    return {"field": "", "problem": "other"}


def contact_problem(error: InvalidValue) -> str:
    """What is wrong with a field of a contact that the settings have a rule for."""
    return "needed" if "needed" in str(error) else "rule" if "allowed is" in str(error) else "other"


def problem_text(language: str, problem: str, length: int) -> str | None:
    """The sentence for it; None if all is well."""
    key = f"account.problem.{problem}"
    return translate(language, key, length=str(length)) if key in TEXTS else None
