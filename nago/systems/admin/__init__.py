"""The admin center: the way to every page on which an application is administered."""

from nago.systems.admin.model import CardGroup
from nago.systems.admin.system import AdminManagement
from nago.systems.admin.usecases import AdminUseCases

__all__ = ["AdminManagement", "AdminUseCases", "CardGroup"]
