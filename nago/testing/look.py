"""What a user perceives of a window's tree, by the roles of its components."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nago.testing.browser_tree import Node
from nago.testing.deeds import Act, Answer, Ask, Deed, Dismiss, Handle, Path, Submit, TakeUp
from nago.testing.seen import Seen, text

MODAL = ("dialog", "alertdialog")
Entry = Callable[["Place"], list[Seen]]


class Browser:
    """What only the browser knows: what stands in the fields, which menus are open, its texts."""

    def __init__(
        self,
        value: Callable[[Mapping[str, Any]], Any],
        texts: Mapping[str, str],
        opened: set[str],
        edited: set[tuple[int | str, ...]],
        title: str = "",
        language: str = "en",
        refused: Mapping[str, list[tuple[str, str]]] | None = None,
    ) -> None:
        self.value = value
        self.texts = texts
        self.opened = opened
        self.title = title
        self.language = language
        self.edited = edited
        self.refused = refused or {}
        """Files that were not taken, by the field's state: their names, and why."""


class Place:
    """A component where it stands: its node, its path, and the form around it."""

    def __init__(
        self, node: Node, path: Path, browser: Browser, roles: Mapping[str, Entry], default: Entry,
        form: Place | None = None, around: Place | None = None,
    ) -> None:  # fmt: skip
        self.node = node
        self.path = path
        self.browser = browser
        self.form = form
        self.around = around
        self._roles = roles
        self._default = default

    def __getitem__(self, name: str) -> Any:
        return self.node.get(name)

    @property
    def type(self) -> str:
        return str(self.node["type"])

    @property
    def disabled(self) -> bool:
        return bool(self.node.get("disabled"))

    def name(self, *fields: str) -> str:
        """What the element is called: what its label says, else the first of these fields."""
        for field in ("accessibilityLabel", *fields):
            if self.node.get(field):
                return str(self.node[field])
        return ""

    def word(self, key: str) -> str:
        """A text of the client in the user's language."""
        return self.browser.texts.get(key, key)

    @property
    def mark(self) -> str:
        """Names this place among what is open."""
        return "/".join(map(str, self.path))

    @property
    def open(self) -> bool:
        """Whether what this component opens in the browser alone is open."""
        return self.mark in self.browser.opened

    def handle(self, press: Deed | None = None, **more: Any) -> Handle:
        return Handle(path=self.path, press=press, **more)

    def act(self, field: str = "action") -> Act | None:
        """The action in this field, if there is one."""
        return Act(self.path, field) if self.node.get(field) else None

    def asking(self, deed: Deed | None) -> Deed | None:
        """What is done here, after the question that the component asks before, if it has one."""
        question = self.node.get("confirm")
        return Ask(question, deed) if question is not None and deed is not None else deed

    @property
    def edited(self) -> bool:
        """Whether something was entered in here."""
        return bool(self._edits())

    def forget_edits(self) -> None:
        """What was entered in here counts no more."""
        self.browser.edited.difference_update(self._edits())

    def _edits(self) -> list[tuple[int | str, ...]]:
        size = len(self.path)
        return [path for path in self.browser.edited if path[:size] == tuple(self.path)]

    def submit(self) -> Submit | None:
        """Sending the form around it, if there is one."""
        return Submit(self.form.path) if self.form is not None else None

    def look(self) -> list[Seen]:
        """What a user perceives of it."""
        seen = self._roles.get(self.type, self._default)(self)
        if self.node.get("visible") is False:
            for each in seen:
                each.hidden = True
        return seen

    def children(self) -> list[Seen]:
        return self.slot("children")

    def slot(self, name: str) -> list[Seen]:
        """What a user perceives of what stands in this slot."""
        return [seen for place in self.places(name) for seen in place.look()]

    def places(self, name: str = "children") -> list[Place]:
        """The components in this slot."""
        held = self.node.get(name)
        steps = [] if name == "children" else [name]
        if isinstance(held, dict) and "type" in held:
            return [self._inner(held, [*self.path, *steps])]
        if isinstance(held, list):
            return [
                self._inner(each, [*self.path, *steps, index])
                for index, each in enumerate(held)
                if isinstance(each, dict) and "type" in each
            ]
        return []

    def _inner(self, node: Node, path: Path) -> Place:
        form = self if self.type == "Form" else self.form
        return Place(node, path, self.browser, self._roles, self._default, form, self)

    def slots(self) -> list[str]:
        """The names of all fields that hold components."""
        return [name for name in self.node if self.places(name)]


def page(root: Place, notices: list[Node], asked: list[Ask]) -> Seen:
    """The whole page: the tree, and what is shown beside it."""
    held = root.look()
    if not any(each.role == "main" for seen in held for each in seen.walk()):
        held = [Seen(role="main", children=held)]
    seen = Seen(role="page", children=[*held, *(_question(root, each) for each in asked)])
    _behind_dialogs(seen)
    shown = [
        each for number, notice in enumerate(notices) for each in _notice(root, notice, number)
    ]
    if shown:
        region = Seen(role="region", name=root.word("client.notices"), children=shown)
        dialogs = [each for each in seen.children if each.role in MODAL]
        around = dialogs[-1] if dialogs else seen
        around.children = [*around.children, region]
    return seen


def _behind_dialogs(page: Seen) -> None:
    """While a modal dialog is open nobody reaches what is behind it."""
    dialogs = [each for each in page.shown() if each.role in MODAL]
    if not dialogs:
        return
    top = dialogs[-1]
    page.children = [*(_hidden_but(each, top) for each in page.children), top]


def _hidden_but(seen: Seen, top: Seen) -> Seen:
    if seen is top:
        return Seen(role="text", hidden=True)
    seen.hidden = True
    seen.children = [each for each in seen.children if each is not top]
    for child in seen.children:
        _hidden_but(child, top)
    return seen


def _question(root: Place, asked: Ask) -> Seen:
    question = asked.question
    title = question["title"]
    held = [Seen(role="heading", name=title, level=2)]
    if question.get("text"):
        held.append(text(question["text"]))
    for agreed, word in ((False, "no"), (True, "yes")):
        name = question.get(word) or root.word(f"client.ask.{word}")
        held.append(Seen(role="button", name=name, handle=Handle(press=Answer(agreed))))
    return Seen(role="alertdialog", name=title, children=held, handle=Handle(escape=Answer(False)))


def _notice(root: Place, notice: Node, number: int) -> list[Seen]:
    before = f"{root.word('client.error')}: " if notice["kind"] == "error" else ""
    words = [before, notice.get("title", ""), notice["text"]]
    code = notice.get("code", "")
    if code and code not in notice["text"]:
        words.append(code)
    close = Seen(
        role="button", name=root.word("client.close"), handle=Handle(press=Dismiss(number))
    )
    said = [text(each) for each in words if each.strip()]
    if label := notice.get("action"):
        said.append(Seen(role="button", name=label, handle=Handle(press=TakeUp(number))))
    return [*said, close]
