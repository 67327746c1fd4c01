"""Single sign-on: identity providers, and what they vouch for."""

from nago.systems.sign_on.model import Vouched
from nago.systems.sign_on.provider import LoginProvider
from nago.systems.sign_on.system import SignOnManagement

__all__ = ["LoginProvider", "SignOnManagement", "Vouched"]
