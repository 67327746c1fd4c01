"""A line that draws an icon goes over the wire once for each window, wherever it is shown."""

import json

from nago import View, Window, ui
from nago.presentation import wire
from nago.ui.icon import path_of
from tests.presentation.tab import Tab

ROWS = 300


def rows(wnd: Window) -> View:
    more = wnd.state("more", False)

    def grow() -> None:
        more.value = not more.value

    line = [ui.Icon("ship"), ui.Icon("anchor")] if more.value else [ui.Icon("ship")]
    return ui.VStack(ui.PrimaryButton("More", action=grow), *line, *line)


async def test_a_page_names_its_icons_and_says_once_what_they_are() -> None:
    tab = await Tab(rows).open()
    assert tab.dialogue.told == {"ship": path_of("ship").text}
    assert tab.browser.at([1]) == tab.browser.at([2]) == {"type": "Icon", "path": "ship"}


async def test_a_later_frame_says_what_is_new_and_no_more() -> None:
    tab = await Tab(rows).open()
    await tab.press("More")
    assert json.loads(tab.frames[-1])[1][0] == ["g", {"anchor": path_of("anchor").text}]
    assert b'"anchor"' in tab.frames[-1]
    await tab.press("More")
    await tab.press("More")
    assert b'"g"' not in tab.frames[-1], "the browser knows both by now"
    assert tab.browser.at([4]) == {"type": "Icon", "path": "anchor"}


async def test_a_browser_that_has_missed_a_frame_gets_it_with_its_icons() -> None:
    tab = await Tab(rows).open()
    tab.dialogue.detach(tab)
    tab.no += 1
    await tab.say(["e", 1, tab.no, [0], "action", []])
    await tab.connect()
    assert tab.browser.told["anchor"] == path_of("anchor").text
    assert tab.browser.at([2]) == {"type": "Icon", "path": "anchor"}


async def test_a_browser_that_gets_the_whole_tree_is_told_all_of_it_again() -> None:
    tab = await Tab(rows).open()
    await tab.press("More")
    tab.browser.told.clear()
    tab.browser.frame = 99  # of a life that this server knows nothing of
    await tab.connect()
    assert set(tab.browser.told) == {"ship", "anchor"}


async def test_an_icon_of_a_row_costs_its_name() -> None:
    icon = ui.Icon("settings")
    page = ui.List(*(ui.ListRow(f"Row {each}", leading=icon) for each in range(ROWS)))
    in_full = len(wire.encode(page))
    tab = await Tab(lambda wnd: page).open()
    named = len(json.dumps(tab.browser.tree, separators=(",", ":"))) + len(path_of("settings").text)
    assert (in_full - named) / ROWS > len(path_of("settings").text) * 0.95


def test_whoever_writes_a_tree_by_itself_says_it_in_full() -> None:
    assert json.loads(wire.encode(ui.Icon("ship")))["path"] == path_of("ship").text
    text, named = wire.encode_naming([ui.Icon("ship"), ui.Icon("ship")])
    assert json.loads(text)[1]["path"] == "ship"
    assert named == {"ship": path_of("ship").text}
    assert json.loads(wire.encode(ui.Icon("ship")))["path"] == path_of("ship").text
