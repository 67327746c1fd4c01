"""What can be done with the theme."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from nago.auth.subject import Subject
from nago.systems.settings import CHANGE_SETTINGS, READ_SETTINGS, SettingsManagement
from nago.systems.theme.pictures import PictureField, picture, touch_icon
from nago.systems.theme.settings import ThemeSettings
from nago.systems.theme.store import ThemePictures


@dataclass(frozen=True, slots=True)
class LoadTheme:
    """What administrators have chosen so far."""

    settings: SettingsManagement

    async def __call__(self, subject: Subject) -> tuple[ThemeSettings, int]:
        """The choices, and the version to save them with. Raises PermissionDenied, StoreError."""
        subject.audit(READ_SETTINGS)
        return await self.settings.use_cases.load.with_version(subject, ThemeSettings)


@dataclass(frozen=True, slots=True)
class SaveTheme:
    """Checks, stores, and lets the theme count in every open window."""

    settings: SettingsManagement
    pictures: ThemePictures

    async def __call__(
        self,
        subject: Subject,
        chosen: ThemeSettings,
        uploads: Mapping[PictureField, bytes] | None = None,
        *,
        version: int | None = None,
    ) -> int:
        """The new version. `uploads` are new pictures, which take the place of what is chosen.

        What is empty is as the application's code says. Raises PermissionDenied, StoreError,
        ConcurrentUpdate if another version is stored by now, and InvalidValue, which names the
        field.
        """
        subject.audit(CHANGE_SETTINGS)
        found = []
        for field, data in (uploads or {}).items():
            brought = await asyncio.to_thread(picture, data, field)
            found.append(brought)
            chosen = msgspec.structs.replace(chosen, **{field: brought.name})
            if field == "icon":
                touch = await asyncio.to_thread(touch_icon, brought)
                found += [touch] if touch else []
                chosen = msgspec.structs.replace(chosen, touch_icon=touch.name if touch else "")
        if not chosen.icon:
            chosen = msgspec.structs.replace(chosen, touch_icon="")
        return await self.settings.use_cases.save(
            subject, chosen, version=version, also=self.pictures.saving(found)
        )


@dataclass(frozen=True, slots=True)
class ThemeUseCases:
    """By name, as `theme_management().use_cases.save(...)`."""

    load: LoadTheme
    save: SaveTheme
