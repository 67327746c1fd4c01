"""Runs a window's views, and only those whose sources have changed."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

import msgspec

from nago.errors import ComponentError, InvalidValue
from nago.i18n import LANGUAGES
from nago.presentation.check import check_tree
from nago.presentation.diff import Op, diff
from nago.presentation.explain import explained
from nago.presentation.inputs import Inputs
from nago.presentation.part import NOTHING, Before, Scope
from nago.presentation.state import Refusal, Shadow, State, kind_of
from nago.presentation.tree import Path, chain, find, put
from nago.presentation.view import View

log = logging.getLogger("nago.window")

MOST_ROUNDS = 25
REFUSED = "?"
"""What is added to the name of a state to keep what stands in its field and was refused."""
CLOSING = frozenset({"visible", "disabled", "readOnly"})
"""The fields that say whether a user can reach an input."""
UNKNOWN = object()
"""The shadow value of a state whose value in the browser was refused."""


class Rendering:
    """The tree that a window shows, and the states and sources that it was made from."""

    def __init__(
        self, changed: Callable[[], None], language: Callable[[], str] = lambda: LANGUAGES[0]
    ) -> None:
        self._changed = changed
        self._language = language
        self.reading: Scope | None = None
        self.states: dict[str, State[Any]] = {}
        self.unsaved = False
        self._restored: dict[str, msgspec.Raw] = {}
        self.revived: Callable[[Any], Any] = lambda value: value
        """What becomes of a value that was stored, for what lies outside of it, such as files."""
        self.tree: View | None = None
        self._root = Scope(lambda: None)
        self._uses: dict[str, int] = {}
        self._dirty: set[Scope] = set()
        self._topics: dict[Any, set[Any]] = {}
        self._inputs = Inputs()
        self.patience: Callable[[], Awaitable[bool]] = _at_once
        """Waits a moment for what views have asked for; False if there is nothing to wait for."""

    # What views ask for.

    def state(self, name: str, default: Any, kind: Any, secret: bool = False) -> State[Any]:
        """The state of that name in the part that is running; it starts as `default`."""
        scope = self.reading
        name = name if scope is None else scope.prefix + name
        return self.state_called(name, default, kind, secret)

    def state_called(self, name: str, default: Any, kind: Any, secret: bool = False) -> State[Any]:
        """The state of exactly that name, whichever part asks for it."""
        if self.reading is not None:
            self.reading.asked.add(name)
        state = self.states.get(name)
        if state is not None and kind is None and type(default) is state.kind:
            return state
        wanted = kind_of(name, default, kind)
        if state is None:
            state = self.states[name] = State(self, name, wanted, default, secret)
            if not secret and (raw := self._restored.pop(name, None)) is not None:
                _restore(state, raw, self.revived)
                self._restore_refusal(state)
        elif state.kind != wanted:
            raise InvalidValue(
                f"state {name!r} is asked for as {wanted} and was {state.kind} before; "
                "give one of the two another name"
            )
        return state

    @property
    def language(self) -> str:
        """The language that the window speaks."""
        return self._language()

    def run_part(
        self, view: Callable[..., View], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> View:
        """The part's node: the last one if nothing that it depends on has changed."""
        parent = self.reading
        if parent is None:
            return view(*args, **kwargs)
        key = kwargs.get("key")
        count = parent.counts.get((view, key), 0)
        parent.counts[view, key] = count + 1
        name = (view, key, count)
        scope = parent.previous.get(name)
        if scope is None:
            label = view.__name__ if key is None else key
            number = f"#{count}" if count else ""
            scope = Scope(view, args, kwargs, parent, f"{parent.prefix}{label}{number}/")
        elif scope not in self._dirty and scope.node is not None and scope.shows(args, kwargs):
            parent.children[name] = scope
            scope.where = None
            return scope.node
        scope.args, scope.kwargs, scope.where = args, kwargs, None
        parent.children[name] = scope
        self._dirty.discard(scope)
        scope.node = self._run(scope)
        return scope.node

    def watch(self, topic: Any) -> None:
        """The part that is running depends on this topic, for example a key of the session."""
        if self.reading is not None:
            self.reading.watch(self._topics.setdefault(topic, set()))

    def abandon(self) -> None:
        """What the view that is running has asked for so far is not shown after all."""
        scope = self.reading
        if scope is None:
            return
        for effect in scope.held.values():
            effect.end()
        for key, child in scope.children.items():
            scope.previous.pop(key, None)
            self._release(child, ())
        scope.held, scope.children = NOTHING, {}

    def close(self) -> None:
        """Let go of the tree; what goes on while it is shown is over."""
        self._root.end_effects()
        self.tree = None

    # What changes.

    def adopt(self, stored: Mapping[str, msgspec.Raw]) -> None:
        """Go on with these values, in the states that there are and in those to come."""
        self._restored = dict(stored)
        for name in [name for name in stored if name in self.states]:
            state = self.states[name]
            _restore(state, self._restored.pop(name), self.revived)
            self._restore_refusal(state)
            self.state_changed(state)

    def stored_states(self) -> dict[str, msgspec.Raw]:
        """Every state's value as it is stored."""
        stored = {}
        for name, state in self.states.items():
            if not state.kept:
                continue
            stored[name] = msgspec.Raw(state.encode())
            if state.refusal is not None:
                stored[name + REFUSED] = msgspec.Raw(msgspec.json.encode(state.refusal))
        return stored

    def _restore_refusal(self, state: State[Any]) -> None:
        raw = self._restored.pop(state.name + REFUSED, None)
        if raw is not None:
            state.refuse(msgspec.json.decode(raw, type=Refusal))

    def state_changed(self, state: State[Any]) -> None:
        self.unsaved = True
        self._dirty.update(state.readers)
        self._changed()

    def touch(self, topic: Any) -> None:
        """Whoever read this topic runs again."""
        if readers := self._topics.get(topic):
            self._dirty.update(readers)
            self._changed()

    def run_again(self, readers: Iterable[Scope]) -> None:
        """These views and parts run again."""
        self._dirty.update(readers)
        self._changed()

    def invalidate(self) -> None:
        """The whole view runs again, parts only where they have to."""
        self._dirty.add(self._root)
        self._changed()

    def show(self, view: Callable[[], Any], keep: bool) -> None:
        """Another root view; its states start anew unless they are to be kept."""
        if not keep:
            self.unsaved = self.unsaved or bool(self.states)
            self._release(self._root, ())
            self.states.clear()
            self._uses.clear()
            self._topics.clear()
            self._dirty.clear()
            self._root = Scope(view)
        self._root.view = view
        self._dirty.add(self._root)
        self._changed()

    # From sources to operations.

    async def render(self) -> list[Op]:
        """Run what is stale; the operations bring the browser's tree in line.

        On an error the tree stays as it was; the operations so far are lost, so that the
        whole tree is sent with the next frame.
        """
        ops: list[Op] = []
        dirty = self._dirty
        for _ in range(MOST_ROUNDS):
            if not dirty and not await self.patience():
                break
            if not dirty:
                continue
            scope = dirty.pop() if len(dirty) == 1 else self._shallowest()
            if scope is self._root:
                await self._render_root(ops)
            elif not scope.gone:
                self._render_part(scope, ops)
        else:
            self._dirty.clear()
            log.error("a view changes a state that it reads, so it would run for ever; views read")
        for op in ops:
            if op[0] != "p" or not CLOSING.isdisjoint(op[2]):
                self._inputs.forget()
                break
        return ops

    def _shallowest(self) -> Scope:
        scope = min(self._dirty, key=lambda each: each.depth)
        self._dirty.discard(scope)
        return scope

    async def _render_root(self, ops: list[Op]) -> None:
        old, root = self.tree, self._root
        new = await self._run_root(root)
        if old is None:
            check_tree(new)
            ops.append(["x", (), new])
        else:
            ops.extend(diff(old, new))
        self.tree = root.node = new

    def _render_part(self, scope: Scope, ops: list[Op]) -> None:
        old = scope.node
        path = self._place(scope)
        if old is None or path is None or self.tree is None:
            self._dirty.add(scope)  # its node was wrapped or placed twice: run its parent
            self._dirty.add(scope.parent or self._root)
            return
        new = self._run(scope)
        ops.extend(diff(old, new, path))
        self._put(scope, path, old, new)

    def _put(self, scope: Scope, path: Path, old: View, new: View) -> None:
        """Put a part's new node into the tree and into the parts around it."""
        assert self.tree is not None
        copied: dict[int, View] = {}
        self.tree = put(self.tree, path, new, copied)
        scope.node = new
        around = scope.parent
        while around is not None:
            if around.node is old:
                around.node = new
            elif around.node is not None:
                around.node = copied.get(id(around.node), around.node)
            around = around.parent

    def _place(self, scope: Scope) -> Path | None:
        parent = scope.parent
        if parent is None:
            return ()
        start = self._place(parent)
        if start is None or parent.node is None or scope.node is None:
            return None
        if scope.where is not None:
            way = chain(parent.node, scope.where)
            if way is None or way[-1] is not scope.node:
                scope.where = None
        if scope.where is None:
            scope.where = find(parent.node, scope.node)
        return None if scope.where is None else start + scope.where

    # Running.

    async def _run_root(self, scope: Scope) -> View:
        before, self.reading = scope.begin(), scope
        try:
            result = scope.view()
            node = await result if inspect.isawaitable(result) else result
        except BaseException as error:
            scope.fail(before)
            raise explained(error) from None
        finally:
            self.reading = None
        return self._done(scope, before, node)

    def _run(self, scope: Scope) -> View:
        outer = self.reading
        before, self.reading = scope.begin(), scope
        try:
            node = scope.view(*scope.args, **scope.kwargs)
        except BaseException:
            scope.fail(before)
            raise
        finally:
            self.reading = outer
        if inspect.iscoroutine(node):
            node.close()
            raise ComponentError(f"the part {scope.view.__name__} is async: parts are plain `def`")
        return self._done(scope, before, node)

    def _done(self, scope: Scope, before: Before, node: Any) -> View:
        if not isinstance(node, View):
            name = getattr(scope.view, "__name__", "the view")
            raise ComponentError(
                f"{name} returned {type(node).__name__} {node!r:.60}: a view returns one component"
            )
        asked = before.asked
        for number, readers in before.sources.items():
            if number not in scope.sources:
                readers.discard(scope)
        if scope.asked != asked:
            for name in scope.asked - asked:
                self._uses[name] = self._uses.get(name, 0) + 1
            self._drop(asked - scope.asked)
        for key, child in scope.previous.items():
            if scope.children.get(key) is not child:
                self._release(child, ())
        scope.previous = {}
        for key, effect in before.held.items():
            if scope.held.get(key) is not effect:
                effect.end()
        scope.held_before = NOTHING
        return node

    def _release(self, scope: Scope, kept: Iterable[Scope]) -> None:
        scope.gone = True
        self._dirty.discard(scope)
        for readers in scope.sources.values():
            readers.discard(scope)
        for effect in scope.held.values():
            effect.end()
        self._drop(scope.asked)
        for child in scope.children.values():
            if child not in kept:
                self._release(child, kept)

    def _drop(self, names: Iterable[str]) -> None:
        """A state that no rendering asks for any more is forgotten."""
        for name in names:
            self._uses[name] = self._uses.get(name, 1) - 1
            if self._uses[name] <= 0:
                del self._uses[name]
                self.states.pop(name, None)

    # Fields.

    def state_ops(self) -> list[Op]:
        """What the browser does not know yet of the states that its fields are bound to."""
        ops: list[Op] = []
        for state in self.states.values():
            shadow = state.shadow
            if shadow is None:
                continue
            refusal = state.refusal
            problem = None if refusal is None else refusal.problem
            now = Shadow(state.peek(), bool(state.readers), problem)
            if shadow.value is UNKNOWN or shadow != now:
                # Of a secret nothing is said but that it was emptied.
                told = now.value if not state.secret or not now.value else None
                op = ["s", state.name, told, state.seq, now.live]
                if refusal is not None:
                    op[2:] = [refusal.entered, state.seq, now.live, problem]
                ops.append(op)
                state.shadow = now
        return ops

    def inputs(self, name: str) -> list[View]:
        """The visible, enabled nodes that this state is bound to (`security.md W06`)."""
        return self._inputs.bound(self.tree, name)

    def forget_browser(self) -> None:
        """The whole tree is sent next; what was said of states before counts no more."""
        for state in self.states.values():
            state.shadow = None


async def _at_once() -> bool:
    return False


def _restore(state: State[Any], raw: msgspec.Raw, revived: Callable[[Any], Any]) -> None:
    try:
        state._value = revived(state.decode(raw))
    except InvalidValue as error:
        log.warning("a stored value is not used, the state starts anew: %s", error)
