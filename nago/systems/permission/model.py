"""The rights that were declared while the application was put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nago.auth.permission import Permission
from nago.auth.subject import Subject
from nago.errors import InvalidValue, PermissionDenied


@dataclass(frozen=True, slots=True)
class Permissions:
    """Every declared permission by its id; complete when the application starts."""

    declared: Mapping[str, Permission]

    def __iter__(self) -> Iterator[Permission]:
        return iter(sorted(self.declared.values(), key=lambda each: each.id))

    def find(self, id: str) -> Permission | None:
        return self.declared.get(id)

    def audit_grant(self, subject: Subject, ids: Iterable[str]) -> None:
        """Nobody hands on a right that he does not hold himself (`security.md A03`).

        Raises InvalidValue for an id that is not declared, PermissionDenied for one that the
        subject lacks.
        """
        for id in sorted(ids):
            permission = self.declared.get(id)
            if permission is None:
                raise InvalidValue(f"there is no permission {id!r}: it is not declared in the code")
            if not subject.has_permission(permission):
                raise PermissionDenied(
                    f"the right {permission.name!r} ({id}) cannot be granted by somebody who does "
                    "not hold it",
                    permission=id,
                    name=permission.name,
                )
