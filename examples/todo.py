"""Things to do, shared by all who look at them: tick, sort, filter, delete, and take that back.

Start it with `python -m examples.todo` and open it in two tabs: each follows the other.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from weakref import WeakSet

from msgspec import Struct
from msgspec.structs import replace

from nago import Configurator, State, View, Window, run, ui
from nago.data.repository import Aggregate, Repository
from nago.errors import ConcurrentUpdate

SHOWN = {"all": "All", "open": "Open", "done": "Done"}
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
        show = wnd.values().get("show", "all")
        shown = [
            task for task in tasks if show not in ("open", "done") or task.done == (show == "done")
        ]
        left = sum(not task.done for task in tasks)

        async def move(wanted: ui.Move) -> None:
            order = iter(wanted.applied(shown, lambda task: task.id))
            moving = {task.id for task in shown}
            by_id = [next(order).id if task.id in moving else task.id for task in tasks]
            await self._todos.change(
                lambda now: tuple(sorted(now, key=lambda task: _place(by_id, task.id)))
            )

        return ui.VStack(
            ui.VStack(
                ui.Text("To do", level="h1"),
                ui.Text(_summary(left, len(tasks)), color=ui.ColorMuted),
                gap=ui.L4,
                alignment="leading",
            ),
            self._entry(wnd, len(tasks)),
            _filter(wnd, show, tasks) if tasks else None,
            ui.Sortable(*[self._row(wnd, task) for task in shown], on_move=move)
            if shown
            else _nothing(show, bool(tasks)),
            self._undo(wnd),
            gap=ui.L20,
            alignment="stretch",
            frame=ui.Frame(width=ui.FULL, max_width=ui.L560),
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
                alignment="bottom",
            ),
            action=add,
        )

    def _row(self, wnd: Window, task: Task) -> ui.Component:
        box = ticked(wnd, task)
        deleted: State[list[str]] = wnd.state("deleted", [], type=list[str])

        async def tick() -> None:
            done = box.value
            await self._todos.change(
                lambda now: tuple(replace(t, done=done) if t.id == task.id else t for t in now)
            )

        async def delete() -> None:
            place = 0

            def without(now: Tasks) -> Tasks:
                nonlocal place
                place = next((at for at, each in enumerate(now) if each.id == task.id), 0)
                return tuple(each for each in now if each.id != task.id)

            await self._todos.change(without)
            deleted.value = [task.id, task.title, "done" if task.done else "", str(place)]

        return ui.HStack(
            ui.Checkbox(task.title, box, on_change=tick, frame=ui.Frame(grow=True)),
            ui.TertiaryButton("Delete", action=delete, accessibility_label=f"Delete {task.title}"),
            gap=ui.L8,
            key=task.id,
        )

    def _undo(self, wnd: Window) -> View | None:
        """What was deleted last, and the way to have it back."""
        deleted: State[list[str]] = wnd.state("deleted", [], type=list[str])
        if not deleted.value:
            return None
        id, title, done, place = deleted.value
        task = Task(id, title, bool(done))

        async def restore() -> None:
            await self._todos.change(lambda now: (*now[: int(place)], task, *now[int(place) :]))
            deleted.value = []

        def forget() -> None:
            deleted.value = []

        return ui.HStack(
            ui.Banner(f"“{title}” is deleted.", on_close=forget, frame=ui.Frame(grow=True)),
            ui.SecondaryButton("Undo", action=restore),
            gap=ui.L8,
        )


def _place(order: list[str], id: str) -> int:
    """Where a task stands in this order; new ones, which it does not know, stand last."""
    return order.index(id) if id in order else len(order)


def _summary(left: int, count: int) -> str:
    if not count:
        return "Nothing yet"
    return f"{left} of {count} left" if left else "All done"


def _filter(wnd: Window, show: str, tasks: Tasks) -> View:
    counts = {"all": len(tasks), "done": sum(task.done for task in tasks)}
    counts["open"] = counts["all"] - counts["done"]

    def button(name: str, title: str) -> View:
        def choose() -> None:
            wnd.navigation().replace(".", **({} if name == "all" else {"show": name}))

        kind = ui.SecondaryButton if name == show else ui.TertiaryButton
        return kind(f"{title} {counts[name]}", action=choose, key=name)

    return ui.HStack(
        *[button(name, title) for name, title in SHOWN.items()], gap=ui.L4, alignment="leading"
    )


def _nothing(show: str, others: bool) -> View:
    words = "Nothing is done yet." if show == "done" else "Everything is done."
    return ui.Card(
        ui.VStack(
            ui.Icon("circle-check-big", size=ui.L40, color=ui.ColorAccent),
            ui.Text(words if others else "Nothing to do", level="h3"),
            ui.Text("What you enter above stands here.", color=ui.ColorMuted)
            if not others
            else None,
            gap=ui.L8,
            padding=ui.Padding.all(ui.L24),
        )
    )


def configure(cfg: Configurator) -> None:
    todos = Todos(cfg.repository(TodoList, "todos"))
    cfg.name("To do")
    cfg.on_start(todos.load)
    cfg.root_view_with_decoration(".", TodoPage(todos))


if __name__ == "__main__":
    run(configure)
