"""Permissions: every right that the application knows, and who may hand one on."""

from nago.systems.permission.model import Permissions
from nago.systems.permission.system import PermissionManagement
from nago.systems.permission.usecases import PermissionUseCases

__all__ = ["PermissionManagement", "PermissionUseCases", "Permissions"]
