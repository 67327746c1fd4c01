"""The roles of fields for files, and of the switch between light and dark."""

from __future__ import annotations

from nago.testing.deeds import Act, Field
from nago.testing.look import Entry, Place
from nago.testing.roles_inputs import noted
from nago.testing.roles_surfaces import theme
from nago.testing.seen import Seen, text

UNITS = (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10))


def file_upload(at: Place) -> list[Seen]:
    field = Field(at["value"], "files")
    zone = Seen(
        role="button",
        name=at.name("label"),
        disabled=at.disabled,
        invalid=bool(at["errorText"]),
        handle=at.handle(field=field),
    )
    rows = [_row(at, each) for each in at["files"] or ()]
    rows += [_refused(at, *each) for each in at.browser.refused.get(at["value"]["state"], ())]
    return noted(at, zone, *([Seen(role="list", children=rows)] if rows else []))


def _row(at: Place, file: dict[str, object]) -> Seen:
    name, size = str(file["name"]), int(str(file["size"]))
    label = f"{at.word('client.upload.remove')}: {name}"
    press = Act(at.path, "onRemove", file["id"])
    remove = Seen(role="button", name=label, handle=at.handle(press))
    return Seen(role="listitem", children=[text(name), text(_in_words(size)), remove])


def _refused(at: Place, name: str, problem: str) -> Seen:
    buttons = [
        Seen(role="button", name=f"{at.word(f'client.upload.{key}')}: {name}", handle=at.handle())
        for key in ("retry", "cancel")
    ]
    return Seen(role="listitem", children=[text(name), text(problem), *buttons])


def _in_words(size: int) -> str:
    unit, step = next(((name, step) for name, step in UNITS if size >= step), ("B", 1))
    return f"{size / step:,.1f}".removesuffix(".0") + f" {unit}"


ROLES: dict[str, Entry] = {"FileUpload": file_upload, "ThemeSwitch": theme}
