"""The roles that the simulation gives components are those that Chromium computes."""

from __future__ import annotations

import difflib
import re

import pytest

from examples.gallery.program import CHAPTERS, configure
from nago.presentation.view import View
from nago.testing.plugin import OpenApp
from nago.testing.roles import INSIDE, ROLES
from nago.testing.seen import Seen, outline

TIME = re.compile(r"\b\d\d:\d\d\b")
BY_WIDTH = ("Breadcrumb", "A long way")
"""What they show depends on the room that there is, which the simulation does not know."""


@pytest.mark.parametrize("path", [chapter.path for chapter in CHAPTERS])
async def test_both_browsers_perceive_the_same_of_every_component(
    open_app: OpenApp, path: str
) -> None:
    shown = []
    for browser in (False, True):
        page = await open_app(configure, path, browser=browser)
        seen = await page.driver.look()
        _forget(seen)
        shown.append(TIME.sub("12:00", outline(seen)).splitlines())
    difference = difflib.unified_diff(*shown, "the simulation", "Chromium", lineterm="")
    assert not (lines := list(difference)), "\n".join(lines)


def test_every_component_has_a_role() -> None:
    kinds = {kind for kind in _kinds(View) if kind.__module__.startswith("nago.ui.")}
    tags = {str(kind.__struct_config__.tag) for kind in kinds if kind.__struct_config__.tag}
    abstract = {"Component", "View"}
    assert tags - set(ROLES) - INSIDE - abstract == set()


def _kinds(kind: type[View]) -> set[type[View]]:
    return {kind}.union(*(_kinds(each) for each in kind.__subclasses__()))


def _forget(seen: Seen) -> None:
    seen.children = [each for each in seen.children if each.name not in BY_WIDTH]
    for each in seen.children:
        _forget(each)
