"""Components that a package of one's own brings: a Struct, an ES module, a style sheet; no build."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from nago.errors import WiringError
from nago.presentation.anatomy import wire_defaults, wire_slots
from nago.presentation.view import View

SourceKind = Literal["connect", "frame", "img", "media", "worker"]
Sources = Mapping[SourceKind, Sequence[str]]
"""What a component loads from elsewhere, for the Content Security Policy."""

KINDS: tuple[SourceKind, ...] = ("connect", "frame", "img", "media", "worker")
SOURCE = re.compile(
    r"(?:https|wss)://(?:\*\.)?[a-z0-9](?:[a-z0-9\-.]*[a-z0-9])?(?::\d{1,5})?(?:/[\w\-./~%]*)?"
    r"|'self'|blob:|data:"
)
DATA_KINDS = ("img", "media")
RESOURCE = re.compile(r"(?:[A-Za-z0-9_\-]+/)*[A-Za-z0-9_\-]+\.(?:js|mjs|css)")
DEFAULT_EXPORT = re.compile(rb"\bexport\s+default\b|\bas\s+default\b")


class OwnComponent(Struct, frozen=True, rename="camel"):
    """What browsers must know of one such component; `files` are served, by their hashed names."""

    type: str
    script: str
    style: str | None
    slots: dict[str, bool]
    defaults: dict[str, Any]
    files: tuple[tuple[str, bytes], ...]
    sources: dict[SourceKind, tuple[str, ...]]


def own_component(
    kind: type[View], script: str, style: str | None, sources: Sources
) -> OwnComponent:
    """The component with its module and its style sheet, read from the package of `kind`.

    Raises WiringError, naming package and file, for a file that is missing, a module without a
    default export, a name that is taken, and a source that no policy may hold.
    """
    if not (isinstance(kind, type) and issubclass(kind, View) and hasattr(kind, "key")):
        raise WiringError(f"{kind!r} is no component: derive it from ui.Component")
    tag = str(kind.__struct_config__.tag)
    name = f"{kind.__module__}.{kind.__qualname__}"
    for other in _below(View):
        if other.__struct_config__.tag == tag and other.__module__.startswith("nago.ui."):
            raise WiringError(f"{name}: Nago has a component {tag!r}; give yours another name")
    code = _read(kind, script, (".js", ".mjs"))
    if not DEFAULT_EXPORT.search(code):
        raise WiringError(
            f"{name}: {script} in {_package(kind)} has no default export; "
            "write `export default (node, host) => ({ element: ... })`"
        )
    served = [(_hashed(script, code), code)]
    if style is not None:
        sheet = _read(kind, style, (".css",))
        served.append((_hashed(style, sheet), sheet))
    return OwnComponent(
        type=tag,
        script=served[0][0],
        style=served[1][0] if style is not None else None,
        slots=wire_slots(kind),
        defaults=wire_defaults(kind),
        files=tuple(served),
        sources=checked_sources(name, sources),
    )


def checked_sources(name: str, sources: Sources) -> dict[SourceKind, tuple[str, ...]]:
    """The sources, each one that a policy may hold. Raises WiringError."""
    for kind, allowed in sources.items():
        if kind not in KINDS:
            raise WiringError(f"{name}: no source {kind!r}; there are {', '.join(KINDS)}")
        for source in allowed:
            if not SOURCE.fullmatch(source) or (source == "data:" and kind not in DATA_KINDS):
                raise WiringError(
                    f"{name}: {source!r} is no source for {kind}; allowed are addresses such as "
                    "'https://tiles.example.com', \"'self'\", 'blob:', and 'data:' for img and media"
                )
    return {kind: tuple(allowed) for kind, allowed in sources.items()}


def _read(kind: type[View], name: str, suffixes: tuple[str, ...]) -> bytes:
    if not RESOURCE.fullmatch(name) or not name.endswith(suffixes):
        raise WiringError(
            f"{kind.__module__}.{kind.__qualname__}: {name!r} is no file name such as "
            f"'star_rating{suffixes[0]}', relative to the package"
        )
    place = _folder(kind).joinpath(*name.split("/"))
    try:
        return place.read_bytes()
    except (OSError, KeyError):
        raise WiringError(
            f"{kind.__module__}.{kind.__qualname__}: there is no {name} in {_package(kind)}; "
            "put it beside the module, and see that the package is built with it"
        ) from None


def _folder(kind: type[View]) -> Traversable:
    module = sys.modules[kind.__module__]
    if module.__package__:
        return files(module.__package__)
    return Path(module.__file__ or "").parent


def _package(kind: type[View]) -> str:
    package = sys.modules[kind.__module__].__package__
    return f"package {package}" if package else f"the folder of {kind.__module__}"


def _hashed(name: str, data: bytes) -> str:
    """A name that changes with the content, so that it is kept for ever."""
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    digest = hashlib.sha256(data).hexdigest()[:12]
    return f"own-{stem}-{digest}{dot}{'js' if suffix == 'mjs' else suffix}"


def _below(base: type[View]) -> Iterator[type[View]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _below(kind)
