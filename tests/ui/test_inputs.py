"""Inputs on the server's side: what a browser may enter, and what never comes back to it."""

import json
from pathlib import Path

import pytest

from nago import Configurator, View, Window, ui
from nago.errors import ComponentError
from nago.testing.direct import Browser
from tests.seed.opened import opened

SIZES = (ui.Option("s", "Small"), ui.Option("l", "Large"), ui.Option("x", "Huge", disabled=True))


def page(wnd: Window) -> View:
    agreed = wnd.state("agreed", False)
    size = wnd.state("size", "s")
    secret = wnd.state("secret", "", secret=True)
    seen = wnd.state("seen", "nothing")

    def look() -> None:
        seen.value = f"{agreed.value} {size.value} {secret.value}"

    def forget() -> None:
        secret.value = ""

    return ui.VStack(
        ui.Checkbox("Agree", agreed),
        ui.Select("Size", size, SIZES),
        ui.PasswordField("Secret", secret),
        ui.PrimaryButton("Look", action=look),
        ui.PrimaryButton("Forget", action=forget),
        ui.Text(seen.value),
    )


def configure(cfg: Configurator) -> None:
    cfg.root_view(".", page)


async def test_what_was_entered_reaches_the_action(tmp_path: Path) -> None:
    async with opened(configure, tmp_path) as application:
        tab = await Browser(application).open()
        await tab.fill("Agree", True)
        await tab.fill("Size", "l")
        await tab.fill("Secret", "hush")
        await tab.press("Look")
        assert tab.texts()[-1] == "True l hush"


@pytest.mark.parametrize("forged", ["x", "none", ""])
async def test_W06_what_is_no_option_or_a_disabled_one_is_refused(
    tmp_path: Path, forged: str
) -> None:
    async with opened(configure, tmp_path) as application:
        tab = await Browser(application).open()
        await tab.fill("Size", forged)
        await tab.press("Look")
        assert tab.texts()[-1] == "False s "


async def test_C08_a_secret_is_never_sent_back_nor_stored(tmp_path: Path) -> None:
    async with opened(configure, tmp_path) as application:
        browser = Browser(application)
        tab = await browser.open()
        await tab.fill("Secret", "hush-hush")
        await tab.press("Forget")
        await tab.fill("Secret", "hush-hush")
        await tab.press("Look")
        sent = [frame for frame in tab.frames if b"hush-hush" in frame]
        assert all(b'"text":"False s hush-hush"' in frame for frame in sent), (
            "only where it is shown"
        )
        stored = tab.dialogue.window.rendering.stored_states()
        assert "secret" not in stored
        assert "agreed" in stored
        assert any(
            op == ["s", "secret", "", op[3], op[4]]
            for frame in tab.frames
            for op in json.loads(frame)[1]
            if op[0] == "s" and op[1] == "secret" and op[2] == ""
        ), "an emptied secret is told"


def test_a_password_field_with_a_state_that_is_stored_is_a_mistake(tmp_path: Path) -> None:
    class Fake:
        secret = False
        name = "password"

    with pytest.raises(ComponentError, match="secret=True"):
        ui.PasswordField("Password", Fake())  # type: ignore[arg-type]  # a state, for this purpose


def test_a_pause_before_sending_that_nobody_waits_for_is_refused() -> None:
    with pytest.raises(ComponentError, match=r"TextField.pause: got 60, allowed is 0 to 10"):
        ui.TextField("Search", None, pause=60)  # type: ignore[arg-type]
    with pytest.raises(ComponentError, match=r"TextArea.pause: got -1"):
        ui.TextArea("Note", None, pause=-1)  # type: ignore[arg-type]


async def test_W06_what_may_only_be_read_is_not_written(tmp_path: Path) -> None:
    def fixed(wnd: Window) -> View:
        name = wnd.state("name", "as it is")
        return ui.VStack(ui.TextField("Name", name, read_only=True), ui.Text(name.value))

    async with opened(lambda cfg: cfg.root_view(".", fixed), tmp_path) as application:
        tab = await Browser(application).open()
        await tab.fill("Name", "forged")
        assert tab.texts()[-1] == "as it is"


def test_a_new_password_asks_for_a_length_that_makes_sense() -> None:
    for wrong in (0, 1001):
        with pytest.raises(ComponentError, match=f"min_length is {wrong}; give 1 to 1000"):
            ui.PasswordField("New", name="password", min_length=wrong)
