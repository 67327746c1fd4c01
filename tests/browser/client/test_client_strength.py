"""The meter below a field for a new password, as a user meets it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.client.nodes import button, column

Node = dict[str, Any]

ABOUT = ["Ada Lovelace", "ada.lovelace@example.com"]


def new_password(**fields: Any) -> Node:
    return {"type": "PasswordField", "label": "New", "name": "password",
            "autocomplete": "new-password", "minLength": 15, "about": ABOUT, **fields}  # fmt: skip


@pytest.fixture
def meter(page: Page) -> Locator:
    return page.get_by_role("meter", name="Password strength")


def rule(page: Page, words: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=words)


def test_it_says_how_strong_a_password_seems_and_which_rules_it_keeps(
    shown: Any, page: Page, meter: Locator
) -> None:
    shown(column(new_password()))
    field = page.get_by_label("New", exact=True)
    expect(meter).to_have_attribute("aria-valuetext", "Nothing entered yet")
    long, uncommon = rule(page, "At least 15 characters"), rule(page, "tried first")
    field.fill("passwort")
    expect(meter).to_have_attribute("aria-valuetext", "Guessed at once")
    expect(long).not_to_contain_text("done")
    expect(uncommon).not_to_contain_text("done")
    field.fill("nine apples on a green wall")
    expect(meter).to_have_attribute("aria-valuetext", "Strong")
    expect(meter).to_have_attribute("aria-valuenow", "4")
    expect(long).to_contain_text("done")
    expect(uncommon).to_contain_text("done")
    expect(page.get_by_role("status").filter(has_text="Strong")).to_be_attached()


@pytest.mark.parametrize(
    ("password", "level"),
    [
        ("aaaaaaaaaaaaaaaaaaaa", "Guessed at once"),
        ("passwordpassword", "Guessed at once"),
        ("abcdefghijklmnopq", "Guessed at once"),
        ("P@ssw0rd!!!!!!!!", "Guessed at once"),
        ("ada.lovelace@example.com", "Guessed at once"),
        ("lovelace1815!!!!", "Guessed at once"),
        ("qwertz1234567890", "Guessed at once"),
        ("summerberlin2024", "Very weak"),
        ("xK9#vQ2zT", "Weak"),
        ("correct horse battery staple", "Strong"),
        ("qX7!mZ2pL9#tR4wB", "Strong"),
    ],
)
def test_what_is_guessed_soon_is_not_called_strong(
    shown: Any, page: Page, meter: Locator, password: str, level: str
) -> None:
    shown(column(new_password()))
    expect(meter).to_be_visible()
    page.get_by_label("New", exact=True).fill(password)
    expect(meter).to_have_attribute("aria-valuetext", level)


def test_what_is_too_short_is_never_called_good(shown: Any, page: Page, meter: Locator) -> None:
    server = shown(column(new_password(minLength=20)))
    page.get_by_label("New", exact=True).fill("qX7!mZ2pL9#tR4wB")
    expect(meter).to_have_attribute("aria-valuetext", "Weak")
    server.send(["p", [0], {"minLength": 12}])
    expect(meter).to_have_attribute("aria-valuetext", "Strong")
    expect(rule(page, "At least 12 characters")).to_contain_text("done")
    server.send(["p", [0], {"minLength": None}])
    expect(meter).not_to_be_attached()


def test_letters_count_as_the_server_counts_them(shown: Any, page: Page, meter: Locator) -> None:
    shown(column(new_password(minLength=4)))
    field = page.get_by_label("New", exact=True)
    field.fill("a\u0308o\u0308")  # two letters, typed as four
    expect(meter).to_be_visible()
    expect(rule(page, "At least 4")).not_to_contain_text("done")
    field.fill("😀😃😄😁")
    expect(rule(page, "At least 4")).to_contain_text("done")


def test_nothing_of_it_leaves_the_browser(shown: Any, page: Page, meter: Locator) -> None:
    server = shown(column(new_password(), button("Next")))
    field = page.get_by_label("New", exact=True)
    field.press_sequentially("nine apples on a green wall")
    expect(meter).to_have_attribute("aria-valuetext", "Strong")
    page.get_by_role("button", name="Next").click()
    assert "apples" not in str(server.next("e"))


def test_the_longest_password_is_estimated_at_once(shown: Any, page: Page, meter: Locator) -> None:
    shown(column(new_password()))
    expect(meter).to_be_visible()
    for password in ("ab1" * 340, "a" * 1000, "".join(chr(97 + n * n % 26) for n in range(1000))):
        took = page.get_by_label("New", exact=True).evaluate(
            """(field, value) => {
                const before = performance.now();
                field.value = value;
                field.dispatchEvent(new Event("input", { bubbles: true }));
                return performance.now() - before;
            }""",
            password,
        )
        assert took < 200
