"""Files from a real browser: chosen, dropped, pasted, cut off, stopped and removed."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.fixtures import NewApplication, NewContext, axe
from tests.browser.slow_line import SlowLine
from tests.web.uploading import PNG

APP = "tests.browser.apps.uploads"
DROP = """([zone, files]) => {
  const data = new DataTransfer();
  for (const [name, type, text] of files) data.items.add(new File([text], name, {type}));
  const say = (kind) => zone.dispatchEvent(
    new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: data}));
  say("dragenter"); say("dragover"); say("drop");
}"""
PASTE = """() => {
  const data = new DataTransfer();
  data.items.add(new File(["pasted\\n"], "pasted.txt", {type: "text/plain"}));
  const event = new ClipboardEvent("paste", {bubbles: true, cancelable: true, clipboardData: data});
  document.body.dispatchEvent(event);
}"""


def rows(page: Page) -> Any:
    return page.get_by_role("listitem")


def test_files_are_chosen_dropped_pasted_and_removed_by_keys(
    new_application: NewApplication, new_context: NewContext
) -> None:
    application = new_application(APP)
    page = new_context().new_page()
    page.goto(application.url)
    chooser = page.get_by_label("Attachments")
    chooser.set_input_files(
        [
            {"name": "teal.png", "mimeType": "image/png", "buffer": PNG},
            {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"hello\n"},
        ]
    )
    expect(rows(page)).to_have_count(2)
    picture = rows(page).filter(has_text="teal.png").locator("img")
    expect(picture).to_have_js_property("naturalWidth", 3)
    zone = page.locator(".upload-zone").element_handle()
    page.evaluate(DROP, [zone, [["dropped.txt", "text/plain", "dropped"]]])
    expect(rows(page)).to_have_count(3)
    page.evaluate("document.activeElement.blur()")
    page.evaluate(PASTE)
    expect(page.get_by_role("button", name="Remove: pasted.txt")).to_be_visible()
    chooser.set_input_files({"name": "fifth.txt", "mimeType": "text/plain", "buffer": b"5"})
    expect(page.get_by_role("alert")).to_have_text(
        "There are enough files already. At most 4 are possible."
    )
    assert axe(page) == []

    page.get_by_role("button", name="Remove: fifth.txt").click()
    page.get_by_role("button", name="Remove: notes.txt").press("Enter")
    expect(page.get_by_text("notes.txt")).to_have_count(0)
    expect(page.locator(":focus")).to_have_attribute("aria-label", re.compile("^Remove: "))
    page.get_by_role("button", name="Read").click()
    expect(page.get_by_text(f"read {len(PNG)}:")).to_be_visible()
    page.reload()
    expect(rows(page)).to_have_count(3)  # the files are those of the tab, as what is typed is


def test_a_large_file_goes_on_after_the_line_was_cut_and_arrives_whole(
    slow: Callable[[str, float], tuple[Any, SlowLine]], new_context: NewContext
) -> None:
    _, line = slow(APP, 0.03)
    page = new_context().new_page()
    page.goto(line.url)
    content = bytes(range(251)) * 60_000  # 15 MB, more than the line's buffers swallow at once
    asked: list[str] = []
    page.on(
        "request",
        lambda each: asked.append(f"{each.method} {each.headers.get('upload-offset', '')}"),
    )
    page.get_by_label("Attachments").set_input_files(
        {"name": "large.bin", "mimeType": "application/octet-stream", "buffer": content}
    )
    while page.evaluate("document.querySelector('progress')?.value ?? 0") < 5:
        page.wait_for_timeout(10)
    for _ in range(40):  # a browser sends by itself again what was cut off once
        if "HEAD " in asked:
            break
        line.cut()
        page.wait_for_timeout(60)
    expect(page.get_by_role("button", name="Remove: large.bin")).to_be_visible(timeout=60_000)
    assert "HEAD " in asked, "it was cut off, and asked how far it is"
    assert asked.count("PATCH 0") == 1, "it went on, and did not begin anew"
    page.get_by_role("button", name="Read").click()
    expect(page.get_by_text(f"read {len(content)}:{sum(content) % 1000}")).to_be_visible()


def test_an_upload_is_stopped_and_one_that_failed_is_tried_again(
    new_application: NewApplication, new_context: NewContext
) -> None:
    application = new_application(APP)
    page = new_context().new_page()
    page.goto(application.url)
    held: list[Any] = []
    page.route("**/_nago/uploads/*", lambda route: held.append(route))
    page.get_by_label("Attachments").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"abc"}
    )
    page.get_by_role("button", name="Cancel: a.txt").click()
    expect(rows(page)).to_have_count(0)
    expect(page.get_by_label("Attachments")).to_be_focused()
    page.unroute("**/_nago/uploads/*")

    refusal = '{"reason":"no_room","text":"No room just now."}'
    page.route("**/_nago/uploads", lambda route: route.fulfill(status=422, body=refusal), times=1)
    page.get_by_label("Attachments").set_input_files(
        {"name": "b.txt", "mimeType": "text/plain", "buffer": b"abc"}
    )
    expect(page.get_by_role("alert")).to_have_text("No room just now.")
    page.get_by_role("button", name="Try again: b.txt").click()
    expect(page.get_by_role("button", name="Remove: b.txt")).to_be_visible()
    expect(page.get_by_role("button", name="Try again: b.txt")).to_have_count(0)


def test_what_the_server_exports_is_saved_and_what_an_action_asks_for_is_sent(
    new_application: NewApplication, new_context: NewContext
) -> None:
    application = new_application("examples.gallery")
    page = new_context().new_page()
    page.goto(f"{application.url}/files/download")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Orders").click()
    assert saved.value.suggested_filename == "orders.csv"
    assert "4711;Lamp;2" in Path(saved.value.path()).read_text("utf-8-sig")
    expect(page.get_by_text("made 1 times")).to_be_visible()

    page.goto(f"{application.url}/files/export-of-several-files")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save everything").click()
    assert saved.value.suggested_filename == "orders.zip"
    with zipfile.ZipFile(saved.value.path()) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 4

    page.goto(f"{application.url}/files/import-by-an-action")
    button = page.get_by_role("button", name="Import a list")
    with page.expect_file_chooser() as chosen:
        button.click()
    two = [
        {"name": "a.csv", "mimeType": "text/csv", "buffer": b"1\n2\n"},
        {"name": "b.exe", "mimeType": "application/x-msdownload", "buffer": b"MZ"},
    ]
    chosen.value.set_files(two)  # type: ignore[arg-type]  # playwright's dictionaries
    dialog = page.get_by_role("dialog", name="Choose files")
    expect(dialog.get_by_role("alert")).to_contain_text("Possible are: .csv, .txt")
    assert axe(page) == []
    dialog.get_by_role("button", name="Continue with the others").click()
    expect(page.get_by_text("2 lines of 1 files", exact=True)).to_be_visible()
    expect(dialog).to_have_count(0)

    page.evaluate("Object.defineProperty(navigator, 'userActivation', {value: {isActive: false}})")
    button.click()
    expect(dialog.get_by_role("button", name="Choose files")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_text("You chose no file.", exact=True)).to_be_visible()
    expect(button).to_be_focused()
