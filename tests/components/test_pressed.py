"""Buttons, links, menus, tabs, rows, dialogs: what is pressed, and what happens then."""

from __future__ import annotations

import pytest

from nago import Configurator, View, Window, ui
from nago.testing import Refused
from nago.testing.plugin import OpenApp
from tests.components.one_page import showing


async def test_a_button_runs_its_action_and_a_disabled_one_cannot_be_pressed(
    open_app: OpenApp,
) -> None:
    def view(wnd: Window) -> View:
        count = wnd.state("count", 0)

        def add() -> None:
            count.value += 1

        return ui.VStack(
            ui.PrimaryButton("Add", action=add, disabled=count.value == 2),
            ui.Text(f"{count.value} added"),
        )

    page = await open_app(showing(view))
    await page.press("Add")
    await page.press("Add")
    await page.expect("2 added")
    with pytest.raises(Refused, match="disabled"):
        await page.press("Add")


async def test_a_link_leads_to_another_page_and_back_comes_back(open_app: OpenApp) -> None:
    def configure(cfg: Configurator) -> None:
        cfg.root_view(".", lambda wnd: ui.Link("Orders", "orders", values={"open": "1"}))
        cfg.root_view("orders", lambda wnd: ui.Text(f"open: {wnd.values()['open']}"))

    page = await open_app(configure)
    await page.press("Orders")
    await page.expect("open: 1")
    await page.expect_address("orders", open="1")
    await page.back()
    await page.get_by_role("link", name="Orders").seen()


async def test_a_menu_opens_by_its_button_and_its_items_act(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        said = wnd.state("said", "nothing")

        def rename() -> None:
            said.value = "renamed"

        return ui.VStack(
            ui.Menu(
                ui.MenuHeader("Draft"),
                ui.MenuItem("Rename", rename),
                ui.MenuDivider(),
                ui.MenuItem("Delete", disabled=True, destructive=True),
                title="More",
            ),
            ui.Text(said.value),
        )

    page = await open_app(showing(view))
    await page.press("More")
    menu = page.get_by_role("menu", name="More")
    await menu.get_by_role("menuitem", name="Delete").expect(lambda item: item.disabled)
    await page.snapshot("open")
    await page.press("Rename")
    await page.expect("renamed")


async def test_tabs_show_one_page_at_a_time(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        return ui.Tabs(
            ui.Tab("one", "First", ui.Text("the first page")),
            ui.Tab("two", "Second", ui.Text("the second page")),
            selected=wnd.state("tab", "one"),
        )

    page = await open_app(showing(view))
    await page.expect("the first page")
    await page.press("Second")
    await page.expect("the second page")
    await page.expect_no("the first page")
    await page.get_by_role("tab", name="Second").expect(lambda tab: tab.selected is True)
    await page.snapshot()


async def test_rows_of_a_list_are_pressed_like_buttons_and_links(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        chosen = wnd.state("chosen", "nobody")

        def row(name: str) -> ui.ListLine:
            def choose() -> None:
                chosen.value = name

            return ui.ListRow(name, "of the office", leading=ui.Avatar(name), action=choose)

        return ui.VStack(
            ui.List(row("Ada"), row("Grace"), ui.ListRow("Nobody presses this")),
            ui.Text(f"{chosen.value} was chosen"),
        )

    page = await open_app(showing(view))
    await page.press("Grace")
    await page.expect("Grace was chosen")
    await page.snapshot()


async def test_a_dialog_keeps_what_is_behind_it_from_the_user(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        open = wnd.state("open", False)
        said = wnd.state("said", "")

        def ask() -> None:
            open.value = True

        def delete() -> None:
            said.value, open.value = "deleted", False

        return ui.VStack(
            ui.SecondaryButton("Delete …", action=ask),
            ui.Dialog(
                ui.Text("It cannot be taken back."),
                title="Delete the draft?",
                open=open,
                footer=ui.PrimaryButton("Delete", action=delete),
            ),
            ui.Text(said.value),
        )

    page = await open_app(showing(view))
    await page.press("Delete …")
    await page.expect("It cannot be taken back.")
    await page.snapshot("asking")
    await page.press_key("Escape")
    await page.expect_no("It cannot be taken back.")
    await page.press("Delete …")
    await page.get_by_role("dialog").get_by_role("button", name="Delete").press()
    await page.expect("deleted")


async def test_an_accordion_opens_and_closes(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        return ui.Accordion("Returns", ui.Text("30 days"), open=wnd.state("open", False))

    page = await open_app(showing(view))
    await page.expect_no("30 days")
    await page.press("Returns")
    await page.expect("30 days")
    await page.press("Returns")
    await page.expect_no("30 days")


async def test_a_pager_turns_pages(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        page = wnd.state("page", 0)
        return ui.VStack(
            ui.Text(f"page {page.value + 1}"), ui.Pager(page=page, total=95, size=10, sizes=())
        )

    page = await open_app(showing(view))
    await page.press("Next page")
    await page.expect("page 2")
    await page.press("Page 10")
    await page.expect("page 10")
    await page.get_by_role("button", name="Last page").expect(lambda seen: seen.disabled)
    await page.snapshot()


async def test_a_stepper_goes_back_to_what_is_done(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        step = wnd.state("step", 2)
        return ui.VStack(
            ui.Stepper(
                ui.Step("Cart"), ui.Step("Address"), ui.Step("Pay"), current=step, selectable="done"
            ),
            ui.Text(f"step {step.value}"),
        )

    page = await open_app(showing(view))
    await page.press("Cart")
    await page.expect("step 0")


async def test_a_table_is_sorted_and_its_rows_are_selected(open_app: OpenApp) -> None:
    def view(wnd: Window) -> View:
        sort = wnd.state("sort", ui.Sort("name"))
        chosen: list[str] = []
        selected = wnd.state("selected", chosen, type=list[str])
        rows = sorted([("Ada", "1815"), ("Grace", "1906")], reverse=sort.value.descending)
        return ui.VStack(
            ui.Table(
                [ui.Column("Name", sortable=True, key="name"), ui.Column("Born")],
                [ui.TableRow(*row, key=row[0]) for row in rows],
                caption="People",
                sort=sort,
                selected=selected,
            ),
            ui.Text(f"selected: {', '.join(selected.value)}"),
        )

    page = await open_app(showing(view))
    await page.snapshot()
    await page.get_by_role("columnheader", name="Name").get_by_role("button").press()
    await page.get_by_role("row").nth(1).get_by_text("Grace").nth(0).seen()
    await page.check("Select Ada")
    await page.expect("selected: Ada")
