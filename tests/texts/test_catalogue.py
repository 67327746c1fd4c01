"""Every text that the framework shows stands in the catalogue, in every language."""

import ast
import re
from pathlib import Path

import pytest

from nago.i18n import LANGUAGES, TEXTS, negotiate, translate

ROOT = Path(__file__).parent.parent.parent
SHOWN = {"title", "text", "label", "placeholder", "supporting_text", "error_text", "tooltip"}
COMPONENTS = {"Text", "Link", "PrimaryButton", "SecondaryButton", "TertiaryButton", "TextField",
              "Card", "Banner", "MenuEntry", "show_banner", "plain_page"}  # fmt: skip
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def test_every_text_is_there_in_every_language_with_the_same_placeholders() -> None:
    for key, texts in TEXTS.items():
        assert len(texts) == len(LANGUAGES), key
        assert all(texts), key
        assert len({frozenset(PLACEHOLDER.findall(text)) for text in texts}) == 1, key


def test_every_key_that_is_used_is_defined_and_every_defined_one_is_used() -> None:
    sources = [*(ROOT / "nago").rglob("*.py"), *(ROOT / "static" / "src").rglob("*.ts")]
    text = "\n".join(
        path.read_text()
        for path in sources
        if path.name != "i18n.py" and path.parent.name != "catalogue"
    )
    text += (ROOT / "nago" / "i18n.py").read_text().split("def translate")[1]
    rooms = "|".join(sorted({key.split(".")[0] for key in TEXTS}))
    used = set(re.findall(rf"""["'`]((?:{rooms})\.[a-z0-9_.]+[a-z0-9_])["'`]""", text))
    dynamic = tuple(re.findall(rf"""(?:`|f")((?:{rooms})\.[a-z0-9_.]*)\$?\{{""", text))
    said = set(re.findall(r"""translate\(\s*[^,()]*(?:\([^()]*\))?,\s*"([a-z0-9_.]+)\"""", text))
    assert (said | {key for key in used if key.startswith("client.")}) - set(TEXTS) == set()
    unused = {key for key in TEXTS if key not in used and not key.startswith(dynamic or "-")}
    assert unused == set()


def test_no_text_for_users_stands_in_the_python_code() -> None:
    literal = []
    for path in (ROOT / "nago").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name not in COMPONENTS:
                continue
            values = [*node.args[:1], *(word.value for word in node.keywords if word.arg in SHOWN)]
            for value in values:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                    literal.append(f"{path.name}:{node.lineno}: {value.value!r}")
    assert literal == []


def test_no_text_for_users_stands_in_the_client() -> None:
    said = re.compile(
        r"""(?:textContent\s*=|aria-label":|title:|placeholder:)\s*["'`]([^"'`$]*[A-Za-z]{2}[^"'`]*)"""
    )
    literal = [
        f"{path.name}: {found}"
        for path in (ROOT / "static" / "src").rglob("*.ts")
        for found in said.findall(path.read_text())
        if path.name != "lab.ts"
    ]
    assert literal == []


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr-FR,fr;q=0.9,de;q=0.5,en;q=0.4", "de"),
        ("fr", "en"),
        ("en;q=0.1,de;q=0.2", "de"),
        ("de;q=broken", "en"),
        (",;=,;q=;" * 1000, "en"),
    ],
)
def test_the_browser_s_languages_are_weighed(header: str, language: str) -> None:
    assert negotiate(header) == language


def test_a_text_is_filled_in() -> None:
    assert "orders/7" in translate("de", "page.not_found.text", path="orders/7")
