"""Puts the chapters together."""

from examples.gallery import (
    actions,
    charts,
    data,
    data_views,
    dates,
    editors,
    feedback,
    files,
    flow,
    forms,
    inputs,
    layout,
    numbers,
    pickers,
    text,
    ways,
)
from examples.gallery.pages import ChapterPage, SpecimenPage, Start
from nago import Configurator, ui

CHAPTERS = (
    text.CHAPTER,
    layout.CHAPTER,
    inputs.CHAPTER,
    numbers.CHAPTER,
    pickers.CHAPTER,
    dates.CHAPTER,
    editors.CHAPTER,
    forms.CHAPTER,
    actions.CHAPTER,
    flow.CHAPTER,
    data.CHAPTER,
    charts.CHAPTER,
    data_views.CHAPTER,
    files.CHAPTER,
    feedback.CHAPTER,
    ways.CHAPTER,
)


def configure(cfg: Configurator) -> None:
    cfg.name("Gallery")
    entries = [ui.MenuEntry(chapter.title, chapter.path) for chapter in CHAPTERS]
    cfg.scaffold(menu=[ui.MenuEntry("Start", "."), *entries])
    cfg.root_view_with_decoration(".", Start(CHAPTERS))
    for chapter in CHAPTERS:
        cfg.root_view_with_decoration(chapter.path, ChapterPage(chapter))
        cfg.root_view_with_decoration(f"{chapter.path}/{{specimen}}", SpecimenPage(chapter))
