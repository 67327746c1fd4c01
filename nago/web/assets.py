"""The client that the browser runs: found once at start, served under names that never change."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Sequence
from pathlib import Path

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from nago.errors import ConfigError
from nago.i18n import LANGUAGES, client_texts
from nago.presentation.own_component import OwnComponent
from nago.presentation.resource import Pictures, Resource

FOLDER = Path(__file__).parent.parent / "_static"
REMEDY = "in a checkout run `pip install -e .` or `python static/build.py`; a wheel carries it"
KIT = "kit.js"
"""What modules of others import: the one name that stays, so it is asked for again each time."""
ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
FOREVER = "public, max-age=31536000, immutable"
STYLE = "text/css"
ICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><defs><linearGradient id="g" x2="1" '
    b'y2="1"><stop stop-color="#3fa7b5"/><stop offset="1" stop-color="#006d77"/></linearGradient></defs>'
    b'<rect width="32" height="32" rx="8" fill="url(#g)"/></svg>'
)


class Group(msgspec.Struct, frozen=True):
    """Components that come when a page needs them: script and perhaps style, and their types."""

    files: tuple[str, ...]
    types: frozenset[str]


class Manifest(msgspec.Struct, frozen=True):
    """What the build has written: the hashed names, and a name for the whole build."""

    script: str
    style: str
    font: str
    groups: dict[str, Group]
    kit: str
    build: str
    lazy_texts: frozenset[str] = msgspec.field(name="lazyTexts")
    """Which texts come with the first group, by the second word of their keys."""
    texts: dict[str, str] = {}
    """The files of those, by language."""

    def files(self) -> tuple[str, ...]:
        """Every file that a page may ask for."""
        lazy = (name for group in self.groups.values() for name in group.files)
        return (self.script, self.style, self.font, self.kit, *lazy)


class Asset(msgspec.Struct, frozen=True):
    """One file, as it is and compressed by brotli."""

    kind: str
    plain: bytes
    brotli: bytes | None


class Assets:
    """All files of the client, in memory; nothing else of the disk can be reached."""

    def __init__(
        self,
        folder: Path = FOLDER,
        extra: Sequence[tuple[str, bytes]] = (),
        own: Sequence[OwnComponent] = (),
        pictures: Pictures | None = None,
    ) -> None:
        self._pictures = pictures or Pictures()
        try:
            manifest = msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)
        except (OSError, msgspec.DecodeError):
            raise ConfigError(f"the browser's client is not built ({folder}): {REMEDY}") from None
        self._files: dict[str, Asset] = {"icon.svg": Asset("image/svg+xml", ICON, None)}
        for path in folder.iterdir():
            if path.suffix in (".js", ".css", ".woff2"):
                packed = path.with_name(path.name + ".br")
                brotli = packed.read_bytes() if packed.exists() else None
                self._files[path.name] = Asset(_kind(path.name), path.read_bytes(), brotli)
        for name, data in (*extra, *(file for each in own for file in each.files)):
            self._files[name] = Asset(_kind(name), data, None)
        texts = {language: _texts(language, manifest.lazy_texts) for language in LANGUAGES}
        self._files.update((name, Asset(_kind(name), data, None)) for name, data in texts.values())
        named = {language: name for language, (name, _) in texts.items()}
        self.manifest = msgspec.structs.replace(_with_own(manifest, own), texts=named)
        kit = f'export * from "./{self.manifest.kit}";\n'.encode()
        self._files[KIT] = Asset("text/javascript", kit, None)
        for name in self.manifest.files():
            if name not in self._files:
                raise ConfigError(
                    f"the browser's client is incomplete, {name} is missing: {REMEDY}"
                )

    async def answer(self, request: Request) -> Response:
        """The file of this name, or 404."""
        asset = self._files.get(request.path_params["name"])
        if asset is None:
            return _sent(await self._find(request.path_params["name"]))
        lasting = FOREVER if request.path_params["name"] != KIT else "no-cache"
        headers = {"cache-control": lasting, "vary": "accept-encoding"}
        accepted = request.headers.get("accept-encoding", "")
        if asset.brotli is not None and "br" in (
            part.split(";")[0].strip() for part in accepted.split(",")
        ):
            headers["content-encoding"] = "br"
            return Response(asset.brotli, headers=headers, media_type=asset.kind)
        return Response(asset.plain, headers=headers, media_type=asset.kind)

    async def _find(self, name: str) -> Resource | None:
        """What is no part of the client: pictures, and colours of the application's own."""
        found = self._pictures.resources.get(name)
        for find in self._pictures.finders:
            found = found or await find(name)
        return found


def _sent(found: Resource | None) -> Response:
    """A picture opened by itself is a file to keep, in a sandbox: an SVG can hold scripts
    (`security.md X09`)."""
    if found is None:
        return Response("not found", 404, media_type="text/plain")
    headers = {"cache-control": FOREVER}
    if found.kind != STYLE:
        headers["content-security-policy"] = ALONE
        headers["content-disposition"] = f'attachment; filename="{found.name}"'
    return Response(found.data, headers=headers, media_type=found.kind)


def _with_own(manifest: Manifest, own: Sequence[OwnComponent]) -> Manifest:
    """Each such component is a group by itself, named by its type; a page of another build may
    lack one, so that they count for the build's name."""
    if not own:
        return manifest
    groups = {
        each.type: Group(tuple(name for name, _ in each.files), frozenset({each.type}))
        for each in own
    }
    names = repr((manifest.build, [(each.files[0][0], each.slots, each.style) for each in own]))
    build = hashlib.sha256(names.encode()).hexdigest()[:16]
    return msgspec.structs.replace(manifest, groups={**manifest.groups, **groups}, build=build)


def _texts(language: str, lazy: frozenset[str]) -> tuple[str, bytes]:
    early = client_texts(language, without=lazy)
    late = {key: text for key, text in client_texts(language).items() if key not in early}
    data = msgspec.json.encode(late)
    return f"texts-{language}-{hashlib.sha256(data).hexdigest()[:8]}.json", data


def _kind(name: str) -> str:
    if name.endswith(".js"):
        return "text/javascript"
    if name.endswith(".woff2"):
        return "font/woff2"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
