"""The gallery's own pages: the start with its search, and a page per chapter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from examples.gallery.signature import explanation, signature
from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui

WIDE = ui.Frame(width=ui.FULL, max_width=ui.L1200)


@dataclass(frozen=True)
class Start:
    """All chapters, or what is searched for."""

    chapters: tuple[Chapter, ...]

    def __call__(self, wnd: Window) -> View:
        words = wnd.query_state("q", "")
        return ui.VStack(
            ui.Text("Components", level="h1"),
            ui.Text(
                "Everything here runs on the server that sent this page. The code beside it is "
                "all that there is to it.",
                color=ui.ColorMuted,
            ),
            ui.TextField("Search", words, supporting_text="A name, a word, or an option"),
            *(self._chapter(chapter, words.value) for chapter in self.chapters),
            self._nothing(words.value),
            gap=ui.L20,
            alignment="stretch",
            frame=ui.Frame(width=ui.FULL, max_width=ui.L560),
        )

    def _chapter(self, chapter: Chapter, words: str) -> View | None:
        found = [specimen for specimen in chapter.specimens if specimen.matches(words)]
        if not found:
            return None
        return ui.Card(
            ui.List(
                *(
                    ui.ListRow(
                        specimen.title,
                        specimen.about,
                        to=f"{chapter.path}/{specimen.key}",
                        key=specimen.key,
                    )
                    for specimen in found
                )
            ),
            title=chapter.title,
            supporting_text=chapter.about,
            key=chapter.path,
        )

    def _nothing(self, words: str) -> View | None:
        if any(each.matches(words) for chapter in self.chapters for each in chapter.specimens):
            return None
        return ui.Text(f"Nothing is found for “{words}”.", color=ui.ColorMuted, key="nothing")


@dataclass(frozen=True)
class ChapterPage:
    """All specimens of a chapter, one below the other."""

    chapter: Chapter

    def __call__(self, wnd: Window) -> View:
        return ui.VStack(
            ui.Text(self.chapter.title, level="h1"),
            ui.Text(self.chapter.about, color=ui.ColorMuted),
            *(shown(wnd, specimen) for specimen in self.chapter.specimens),
            gap=ui.L24,
            alignment="stretch",
            frame=WIDE,
        )


@dataclass(frozen=True)
class SpecimenPage:
    """One specimen, with everything that its components can be told."""

    chapter: Chapter

    def __call__(self, wnd: Window) -> View:
        key = wnd.values().get("specimen", "")
        found = [specimen for specimen in self.chapter.specimens if specimen.key == key]
        if not found:
            return ui.VStack(
                ui.Text("There is no such specimen.", level="h1"),
                ui.Link(f"All of “{self.chapter.title}”", self.chapter.path),
                gap=ui.L16,
            )
        return ui.VStack(
            ui.Text(found[0].title, level="h1"),
            ui.Link(f"All of “{self.chapter.title}”", self.chapter.path),
            shown(wnd, found[0]),
            *(options(component) for component in found[0].shows),
            gap=ui.L24,
            alignment="stretch",
            frame=WIDE,
        )


def shown(wnd: Window, specimen: Specimen) -> View:
    """The running thing, and its source."""
    return ui.Card(
        stage(wnd, specimen, key=specimen.key),
        listing(specimen.source),
        title=specimen.title,
        supporting_text=specimen.about,
        gap=ui.L20,
        key=f"card {specimen.key}",
    )


@ui.part
def stage(wnd: Window, specimen: Specimen, *, key: str) -> View:
    """A part of its own: its states are not those of its neighbours."""
    return ui.VStack(specimen.view(wnd), alignment="stretch", key=key)


def options(component: Callable[..., Any]) -> View:
    """What a component can be told, and what for."""
    return ui.Card(
        ui.Text(explanation(component)),
        listing(signature(component)),
        title=f"ui.{component.__name__}",
    )


def listing(source: str) -> View:
    """Python, as it stands in a file."""
    return ui.Code(source, "python")
