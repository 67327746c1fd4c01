"""Things to do, shared by all who look at them: tick, sort, filter, delete, and take that back.

Start it with `python -m examples.todo` and open it in two tabs: each follows the other.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from typing import Literal
from weakref import WeakSet

from msgspec import Struct
from msgspec.structs import replace

from nago import Configurator, State, View, Window, run, ui
from nago.data.repository import Aggregate, Repository
from nago.errors import ConcurrentUpdate

Show = Literal["all", "open", "done"]

ALL: Show = "all"
TITLES: dict[Show, str] = {"all": "All", "open": "Open", "done": "Done"}
LONGEST = 200
MOST = 500

Tasks = tuple["Task", ...]


class Task(Struct, frozen=True):
    """Something to do."""

    id: str
    title: str
    done: bool = False


class TodoList(Aggregate, frozen=True):
    """All tasks in their order; saved whole, so that no two changes mix."""

    tasks: Tasks = ()


class Todos:
    """The list as it is stored, and the windows that show it."""

    def __init__(self, store: Repository[TodoList]) -> None:
        self._store = store
        self._list = TodoList(id="todos")
        self._windows: WeakSet[Window] = WeakSet()
        self._changing = asyncio.Lock()

    async def load(self) -> None:
        self._list = await self._store.find_by_id(self._list.id) or self._list

    def tasks(self, wnd: Window) -> Tasks:
        """The tasks; the window is told of every change from now on."""
        self._windows.add(wnd)
        return self._list.tasks

    async def change(self, edit: Callable[[Tasks], Tasks]) -> None:
        """Keep what `edit` makes of the tasks, then show it in every window.

        `edit` is called again if another process has saved meanwhile.
        """
        async with self._changing:
            while True:
                try:
                    changed = replace(self._list, tasks=edit(self._list.tasks))
                    self._list = await self._store.save(changed)
                    break
                except ConcurrentUpdate:
                    await self.load()
        for wnd in list(self._windows):
            for task in self._list.tasks:
                ticked(wnd, task).value = task.done
            wnd.invalidate()


def ticked(wnd: Window, task: Task) -> State[bool]:
    """Whether the box of this task is ticked; the browser is ahead of the store for a moment."""
    return wnd.state(f"ticked {task.id}", task.done)


class TodoPage:
    """The only page."""

    def __init__(self, todos: Todos) -> None:
        self._todos = todos

    def __call__(self, wnd: Window) -> View:
        tasks = self._todos.tasks(wnd)
        show: State[Show] = wnd.query_state("show", ALL, type=Show)
        wanted = {"all": (False, True), "open": (False,), "done": (True,)}[show.value]
        shown = [task for task in tasks if task.done in wanted]
        left = sum(not task.done for task in tasks)
        return ui.VStack(
            ui.VStack(
                ui.VStack(
                    ui.Text("To do", level="h1"),
                    ui.Text(_summary(left, len(tasks)), color=ui.ColorMuted),
                    gap=ui.L4,
                    alignment="leading",
                ),
                self._entry(wnd, len(tasks)),
                _filter(show, len(tasks), left) if tasks else None,
                self._rows(wnd, tasks, shown) if shown else _nothing(show.value, bool(tasks)),
                gap=ui.L20,
                alignment="stretch",
                frame=ui.Frame(width=ui.FULL, max_width=ui.L560),
            ),
            frame=ui.Frame.full_width(),
        )

    def _entry(self, wnd: Window, count: int) -> View:
        title = wnd.state("title", "")
        problem = wnd.state("problem", "")

        async def add() -> None:
            words = " ".join(title.value.split())
            if not words or count >= MOST:
                problem.value = "Say what is to be done." if not words else f"{MOST} are enough."
                return
            task = Task(secrets.token_hex(8), words[:LONGEST])
            await self._todos.change(lambda now: (*now, task))
            title.value = problem.value = ""

        return ui.Form(
            ui.HStack(
                ui.TextField(
                    "What is to be done?",
                    value=title,
                    mode="submit",
                    max_length=LONGEST,
                    error_text=problem.value or None,
                    frame=ui.Frame(grow=True),
                ),
                ui.SubmitButton("Add"),
                gap=ui.L8,
                alignment="bottom" if not problem.value else "center",
            ),
            action=add,
        )

    def _rows(self, wnd: Window, tasks: Tasks, shown: list[Task]) -> View:
        async def move(wanted: ui.Move) -> None:
            # Those that the filter hides keep their places.
            order = iter(wanted.applied(shown, lambda task: task.id))
            ids = [next(order).id if task in shown else task.id for task in tasks]
            await self._todos.change(lambda now: tuple(sorted(now, key=_place_in(ids))))

        return ui.Sortable(*[self._row(wnd, tasks, task) for task in shown], on_move=move)

    def _row(self, wnd: Window, tasks: Tasks, task: Task) -> ui.Component:
        box = ticked(wnd, task)

        async def tick() -> None:
            done = box.value
            await self._todos.change(
                lambda now: tuple(replace(t, done=done) if t.id == task.id else t for t in now)
            )

        async def delete() -> None:
            at = tasks.index(task)
            await self._todos.change(lambda now: tuple(each for each in now if each.id != task.id))

            async def restore() -> None:
                await self._todos.change(lambda now: (*now[:at], task, *now[at:]))

            ui.show_snackbar(wnd, f"“{task.title}” is deleted.", action=restore)

        return ui.HStack(
            ui.Checkbox(task.title, box, on_change=tick, frame=ui.Frame(grow=True)),
            ui.TertiaryButton(
                leading_icon="trash-2", action=delete, accessibility_label=f"Delete {task.title}"
            ),
            gap=ui.L8,
            key=task.id,
        )


def _place_in(ids: list[str]) -> Callable[[Task], int]:
    """Where a task stands in this order; new ones, which it does not know, stand last."""
    places = {id: place for place, id in enumerate(ids)}
    return lambda task: places.get(task.id, len(ids))


def _summary(left: int, count: int) -> str:
    if not count:
        return "Nothing yet"
    return f"{left} of {count} left" if left else "All done"


def _filter(show: State[Show], count: int, left: int) -> View:
    counts: dict[Show, int] = {"all": count, "open": left, "done": count - left}

    def button(name: Show) -> View:
        def choose() -> None:
            show.value = name

        kind = ui.SecondaryButton if name == show.value else ui.TertiaryButton
        return kind(f"{TITLES[name]} {counts[name]}", action=choose, key=name)

    return ui.HStack(*[button(name) for name in counts], gap=ui.L4, alignment="leading")


def _nothing(show: Show, others: bool) -> View:
    if not others:
        return ui.EmptyState(
            "Nothing to do", "What you enter above stands here.", icon="circle-check-big"
        )
    words = "Nothing is done yet." if show == "done" else "Everything is done."
    return ui.EmptyState(words, icon="list-todo")


def configure(cfg: Configurator) -> None:
    todos = Todos(cfg.repository(TodoList, "todos"))
    cfg.name("To do")
    cfg.on_start(todos.load)
    cfg.root_view_with_decoration(".", TodoPage(todos))


if __name__ == "__main__":
    run(configure)
