"""One thing to look at: it runs, and its source is shown beside it."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nago import View, Window


@dataclass(frozen=True)
class Specimen:
    """A component in some of its states.

    The docstring of `view` says what for; `shows` are the components whose options are listed.
    """

    title: str
    view: Callable[[Window], View]
    shows: tuple[Callable[..., Any], ...] = ()

    @property
    def key(self) -> str:
        """What tells it from the others of its chapter, for example `text-field`."""
        return re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")

    @property
    def about(self) -> str:
        """What it is for, in a sentence or two."""
        return inspect.getdoc(self.view) or ""

    @property
    def source(self) -> str:
        """The function as it stands in its module, without the docstring."""
        text = textwrap.dedent(inspect.getsource(self.view))
        return re.sub(r'(?s)\n    """.*?"""\n+', "\n", text, count=1).rstrip()

    def matches(self, words: str) -> bool:
        """Whether all of these words stand in its title, its text or its code."""
        names = " ".join(shown.__name__ for shown in self.shows)
        text = f"{self.title} {self.about} {names} {self.source}".lower()
        return all(word in text for word in words.lower().split())


@dataclass(frozen=True)
class Chapter:
    """Specimens of one kind; its path is that of its page."""

    title: str
    path: str
    about: str
    specimens: tuple[Specimen, ...]
