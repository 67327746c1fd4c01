"""Dialogs, tabs, forms and menus in a window: what goes over the wire when one uses them."""

from nago import View, Window, ui
from tests.presentation.tab import Tab


async def test_what_a_closed_dialog_would_do_cannot_be_triggered() -> None:
    done: list[str] = []

    def view(wnd: Window) -> View:
        asks = wnd.state("asks", False)
        reason = wnd.state("reason", "")

        def ask() -> None:
            asks.value = True

        return ui.VStack(
            ui.PrimaryButton("Ask", action=ask),
            ui.Dialog(
                ui.TextField("Reason", reason),
                ui.PrimaryButton("Delete", action=lambda: done.append(reason.value)),
                title="Delete it?",
                open=asks,
                on_close=lambda: done.append(f"closed {asks.value} {reason.value}"),
            ),
        )

    tab = await Tab(view).open()
    await tab.trigger([1, 1], "action")
    assert done == []
    await tab.press("Ask")
    assert tab.browser.at([1])["open"] is True
    await tab.press("Delete", edits=[tab.edit("reason", "old")])
    await tab.trigger([1], "onClose", edits=[tab.edit("reason", "older")])
    assert done == ["old", "closed False older"]
    closed = {"type": "Dialog", "children": [], "title": "Delete it?", "onClose": True}
    assert tab.browser.at([1]) == closed
    await tab.trigger([1, 1], "action")
    assert len(done) == 2


async def test_choosing_a_tab_brings_its_page_and_takes_the_other_away() -> None:
    def view(wnd: Window) -> View:
        page = wnd.state("page", "a")
        return ui.Tabs(
            ui.Tab("a", "Profile", ui.Text("page a")),
            ui.Tab("b", "Sessions", ui.Text("page b"), icon="monitor"),
            selected=page,
        )

    tab = await Tab(view).open()
    assert tab.texts() == ["page a"]
    await tab.press("Sessions")
    assert tab.texts() == ["page b"]
    assert tab.browser.tree is not None
    assert tab.browser.tree["selected"] == "b"
    await tab.press("Profile")
    assert tab.texts() == ["page a"]


async def test_a_form_acts_on_what_came_along() -> None:
    seen: list[str] = []

    def view(wnd: Window) -> View:
        name = wnd.state("name", "")
        return ui.Form(
            ui.TextField("Name", name, mode="submit"),
            ui.SubmitButton("Save"),
            action=lambda: seen.append(name.value),
        )

    tab = await Tab(view).open()
    await tab.trigger([], "action", edits=[tab.edit("name", "Ada")])
    assert seen == ["Ada"]


async def test_a_disabled_line_of_a_menu_cannot_be_triggered() -> None:
    seen: list[str] = []

    def view(wnd: Window) -> View:
        return ui.Menu(
            ui.MenuItem("Off", lambda: seen.append("off"), disabled=True, icon="house"),
            ui.MenuItem("On", lambda: seen.append("on")),
            title="More",
        )

    tab = await Tab(view).open()
    await tab.press("Off")
    await tab.press("On")
    assert seen == ["on"]
