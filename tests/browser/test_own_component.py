"""Components that a package of one's own brings, installed and opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.application import ROOT
from tests.browser.fixtures import NewApplication, NewContext, axe


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's package, as pip installs it."""
    target = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target)]
    subprocess.run([*pip, str(ROOT / "examples" / "custom_component")], check=True)
    return target


def test_a_package_of_one_s_own_is_installed_and_used_by_mouse_and_keys(
    installed: Path, new_application: NewApplication, new_context: NewContext
) -> None:
    path = os.pathsep.join([str(ROOT), str(installed)])
    rating = new_application("star_rating", PYTHONPATH=path)
    page = new_context().new_page()
    page.goto(rating.url)
    stars = page.get_by_role("group", name="You liked it").get_by_role("radio")
    expect(stars).to_have_count(5)
    expect(page.get_by_text("point at a star")).to_be_visible()
    stars.nth(3).click()
    expect(page.get_by_text("well", exact=True)).to_be_visible()
    expect(page.get_by_text("You gave 4 of 5 stars.")).to_be_visible()
    expect(stars.nth(3)).to_be_checked()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("You gave 3 of 5 stars.")).to_be_visible()
    expect(stars.nth(2)).to_be_focused()
    page.reload()
    expect(stars.nth(2)).to_be_checked()
    size = stars.nth(0).locator("..").bounding_box()
    assert size is not None
    assert size["width"] >= 30, "its style sheet is there"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of two literals
        assert axe(page) == []


def test_what_does_not_work_says_so_in_its_place_and_the_window_goes_on(
    new_application: NewApplication, chromium: object
) -> None:
    broken = new_application("tests.browser.apps.own")
    context = chromium.new_context(locale="en-GB")  # type: ignore[attr-defined]  # errors are meant
    page: Page = context.new_page()
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text))
    page.goto(broken.url)
    alerts = page.get_by_role("alert").filter(has_text="This part of the page cannot be shown")
    expect(alerts).to_have_count(4)
    for name in ("Throws", "Empty", "Garbled", "Unregistered"):
        expect(alerts.filter(has_text=f"“{name}”")).to_have_count(1)
    expect(page.get_by_text("fragile 0")).to_be_visible()
    page.get_by_role("button", name="Pressed 0").click()
    expect(page.get_by_role("button", name="Pressed 1")).to_be_visible()
    expect(page.get_by_text("fragile 1")).to_be_visible()
    expect(page.get_by_text("inside 1")).to_be_visible()
    expect(alerts).to_have_count(4)
    assert any("cfg.component" in line and "Unregistered" in line for line in said)
    assert not any("new version" in text for text in page.locator("body").all_inner_texts())
    context.close()
