"""What a notice offers to do: once, in the window that was told of it, and not for ever."""

import pytest

from nago import View, Window, ui
from nago.errors import ComponentError
from nago.presentation.notices import MOST_OFFERS
from tests.presentation.tab import Tab


def page(wnd: Window) -> View:
    rows = wnd.state("rows", ["a", "b"])

    def delete() -> None:
        before = rows.value
        rows.value = before[1:]

        def undo() -> None:
            rows.value = before

        ui.show_snackbar(wnd, "Deleted", action=undo)

    return ui.VStack(ui.PrimaryButton("Delete", action=delete), ui.Text(",".join(rows.value)))


async def take(tab: Tab, notice: object) -> None:
    await tab.trigger(["(notice)", notice], "action")


async def test_what_was_deleted_is_taken_back_once() -> None:
    tab = await Tab(page).open()
    await tab.press("Delete")
    notice = tab.browser.banners[-1]
    assert (notice["text"], notice["action"], notice["sticky"]) == ("Deleted", "Undo", False)
    await take(tab, notice["id"])
    assert tab.texts() == ["a,b"]
    await tab.press("Delete")
    await take(tab, notice["id"])
    assert tab.texts() == ["b"]
    assert tab.browser.banners[-1]["text"] == "It is too late for that now."


async def test_the_offer_stands_on_the_next_page_too() -> None:
    tab = await Tab({".": page, "next": lambda wnd: ui.Text("next")}).open()
    done: list[str] = []
    ui.show_snackbar(tab.dialogue.window, "Sent", action=lambda: done.append("back"), kind="info")
    tab.no += 1
    await tab.say(["n", tab.browser.frame, tab.no, "next", {}, []])
    await take(tab, tab.browser.banners[-1]["id"])
    assert done == ["back"]


@pytest.mark.parametrize("forged", [4711, "1", True, [1], None])
async def test_W06_what_was_never_offered_does_nothing(forged: object) -> None:
    tab = await Tab(page).open()
    await tab.press("Delete")
    tab.no += 1
    path = ["(notice)"] if forged is None else ["(notice)", 2 if forged is True else forged]
    if isinstance(forged, list):
        path = ["(notice)", 1, 1]
    await tab.say(["e", tab.browser.frame, tab.no, path, "action", []])
    assert tab.texts() == ["b"]


async def test_of_many_offers_the_oldest_is_forgotten() -> None:
    tab = await Tab(page).open()
    done: list[int] = []
    for number in range(MOST_OFFERS + 1):
        ui.show_snackbar(
            tab.dialogue.window, str(number), action=lambda number=number: done.append(number)
        )
    await tab.press("Delete")
    first, second = tab.browser.banners[:2]
    await take(tab, second["id"])
    assert done == []
    third = tab.browser.banners[2]
    await take(tab, third["id"])
    assert done == [2]
    assert first["action"] == "Undo"


async def test_what_cannot_be_called_is_no_offer() -> None:
    tab = await Tab(page).open()
    with pytest.raises(ComponentError, match=r"show_snackbar.action: got str 'undo'"):
        ui.show_snackbar(tab.dialogue.window, "Deleted", action="undo")  # type: ignore[arg-type]
