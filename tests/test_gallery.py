"""The gallery: everything in it runs, and it can be searched."""

import inspect
import json
import re
from pathlib import Path

import pytest

from examples.gallery.program import CHAPTERS, configure
from examples.gallery.specimen import Chapter, Specimen
from nago import ui
from tests.web.serving import serving

SPECIMENS = [(chapter, each) for chapter in CHAPTERS for each in chapter.specimens]
OTHERWISE_SHOWN = {
    "Component",  # what all of them are
    "HiddenField",  # nothing to look at
    "ListLine",  # what ListRow makes
    "MenuLine",  # what MenuItem makes
    "Scaffold",  # it is around every page
}


def names(chapter: Chapter, specimen: Specimen) -> str:
    return f"{chapter.path}/{specimen.key}"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.path)
async def test_every_chapter_and_every_specimen_opens(chapter: Chapter, tmp_path: Path) -> None:
    async with serving(configure, tmp_path) as (_, client):
        answer = await client.get(f"/{chapter.path}")
        assert answer.status_code == 200, answer.text
        for specimen in chapter.specimens:
            page = await client.get(f"/{names(chapter, specimen)}")
            assert page.status_code == 200, page.text
            assert json.dumps(specimen.title)[1:-1] in page.text
        assert "There is no such specimen." in (await client.get(f"/{chapter.path}/none")).text


def test_no_two_specimens_of_a_chapter_share_an_address() -> None:
    addresses = [names(*each) for each in SPECIMENS]
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize(("chapter", "specimen"), SPECIMENS, ids=lambda each: each.title)
def test_a_specimen_says_what_for_and_shows_its_code(chapter: Chapter, specimen: Specimen) -> None:
    assert specimen.about.endswith((".", "?")), "a sentence"
    assert re.match(r"(async )?def \w+\(wnd: Window\) -> View:\n    \S", specimen.source)


def test_every_component_has_a_specimen() -> None:
    code = "\n".join(specimen.source for _, specimen in SPECIMENS)
    missing = [name for name in components() if f"ui.{name}" not in code]
    assert missing == []


def components() -> list[str]:
    """What view code makes views with; what is only the type of one, or of its values, is none."""
    made = []
    for name in ui.__all__:
        held = getattr(ui, name)
        is_view = isinstance(held, type) and issubclass(held, ui.Component)
        is_maker = inspect.isfunction(held) and name[0].isupper()
        if (is_view or is_maker) and name not in OTHERWISE_SHOWN:
            made.append(name)
    return made
