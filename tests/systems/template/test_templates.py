"""What mails say: built in for every language, changed by administrators, and never lost."""

import logging
import re

import pytest
from msgspec.structs import replace

from nago.auth.subject import SU
from nago.errors import ConcurrentUpdate, InvalidValue, WiringError
from nago.i18n import LANGUAGES
from nago.systems.template import TemplateChanged, TemplateRefused, TemplateText, built_in
from tests.systems.house import opened
from tests.systems.people import holder
from tests.systems.template.welcome import (
    ENGLISH,
    GERMAN,
    OTHER,
    SAMPLE,
    WELCOME,
    Customer,
    with_templates,
)

PLAIN = """Hello Ada Lovelace,

please confirm.

Confirm: https://desk.example/confirm?token=abc

Until 2026-11-29, 07:35 UTC.

-- 
Sent by Help & Desk, http://localhost:3000
"""  # noqa: W291  # the line that parts a signature ends with a blank (RFC 3676, 4.3)


async def test_a_mail_says_the_built_in_text_in_the_language_of_who_gets_it(tmp_path):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        mail = await house.templates.render("welcome", "en", SAMPLE)
        assert mail.subject == "Welcome to Help & Desk, Ada Lovelace"
        assert mail.text == PLAIN
        german = await house.templates.render("welcome", "de", SAMPLE)
        assert german.subject == "Willkommen bei Help & Desk, Ada Lovelace"
        assert "Bestätigen: https://desk.example" in german.text
        assert "Gesendet von Help & Desk" in german.text
        assert '<html lang="de"' in german.html
        assert (await house.templates.render("welcome", "fr", SAMPLE)).subject == mail.subject


async def test_the_html_part_is_calm_and_made_for_mail_programs(tmp_path):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        html = (await house.templates.render("welcome", "en", SAMPLE)).html
        assert html.startswith("<!doctype html>")
        assert 'content="light dark"' in html and "prefers-color-scheme:dark" in html
        assert "Help &amp; Desk" in html and "Help & Desk" not in html
        button = re.search(r'bgcolor="#[0-9a-f]{6}"[^>]*><a href="([^"]*)"', html)
        assert button[1] == SAMPLE.link, "a link alone in a paragraph is a button"
        assert "<script" not in html and "http" not in html.replace(SAMPLE.link, "").replace(
            "http://localhost:3000", ""
        ), "nothing is loaded from anywhere"
        inside = await house.templates.templates.preview(WELCOME, OTHER, "en")
        assert "bgcolor" not in inside.html and ">go on</a> now." in inside.html


async def test_both_parts_say_the_same_of_lists_quotes_and_conditions(tmp_path):
    body = (
        "# Tickets\n\n"
        "{% for each in tickets %}\n- {{ loop.index }} [{{ each.title }}]({{ each.link }})\n"
        "{% else %}\n- none\n{% endfor %}\n\n"
        "{% if customer.city %}{{ customer.name }} in {{ customer.city|upper }}"
        "{% else %}somewhere{% endif %}\n\n"
        "> quoted *words*\n\n1. one\n2. two\n\n---\n\n{{ tags|join(' + ') }}, {{ count }},"
        " {{ until }}, {{ 'urgent' if urgent else 'calm' }}\n"
    )
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        preview, text = house.templates.templates.preview, TemplateText("S", body)
        mail = await preview(WELCOME, text, "de")
        link = SAMPLE.tickets[0].link
        assert mail.text.startswith(
            f"Tickets\n\n- 1 Printer: {link}\n- 2 Coffee: {link}\n\nACME in BERLIN\n\n"
            "> quoted words\n\n1. one\n2. two\n\n----------\n\na + b, 3, 29.11.2026, 07:35 UTC, calm"
        )
        assert f"{'>'}Printer</a>" in mail.html and "<blockquote" in mail.html
        empty = replace(SAMPLE, tickets=(), customer=Customer("ACME", None))
        mail = await preview(WELCOME, text, "en", empty)
        assert "- none\n\nsomewhere" in mail.text


async def test_an_administrator_lets_mails_say_something_else_and_takes_it_back(tmp_path):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        use_cases, heard = house.templates.use_cases, []
        house.wiring.bus.subscribe(TemplateChanged, heard.append)
        root = await holder(house, "nago.template.find_all", "nago.template.update")
        saved = await use_cases.update(root, "welcome", "en", OTHER, version=0)
        assert (saved.text, saved.built_in, saved.version) == (OTHER, ENGLISH, 1)
        assert saved.override.by == root.id
        mail = await house.templates.render("welcome", "en", SAMPLE)
        assert mail.subject == "Hi Ada Lovelace"
        assert mail.text.startswith(f"Hi Ada Lovelace, go on: {SAMPLE.link} now.")
        german = await house.templates.render("welcome", "de", SAMPLE)
        assert german.subject.startswith("Willkommen")
        again = await use_cases.update(root, "welcome", "en", OTHER)
        assert again.version == 1, "the same text is not saved again"
        with pytest.raises(ConcurrentUpdate, match="version 1 by now"):
            await use_cases.update(root, "welcome", "en", ENGLISH, version=0)
        assert await use_cases.reset(root, "welcome", "en") is True
        assert await use_cases.reset(root, "welcome", "en") is False
        found = await use_cases.find_by_id(root, "welcome", "en")
        assert (found.text, found.override, found.version) == (ENGLISH, None, 0)
        assert heard == [TemplateChanged("welcome", "en")] * 2
        await use_cases.update(root, "welcome", "de", OTHER)
        back = await use_cases.update(root, "welcome", "de", GERMAN, version=1)
        assert back.override is None, "what is as it was built in is no change"
        for id in ("unknown",):
            assert await use_cases.find_by_id(root, id, "en") is None
            with pytest.raises(WiringError):
                await use_cases.update(root, id, "en", OTHER)
        assert await use_cases.find_by_id(root, "welcome", "fr") is None
        with pytest.raises(InvalidValue, match="none of the languages"):
            await use_cases.update(root, "welcome", "fr", OTHER)


WRONG = [
    (TemplateText("Hi {{ nam }}", "x"), "subject", 1, "“nam” is not known. There are: name, link,"),
    (TemplateText("Hi", "a\n\n{{ frst }}"), "body", 3, "“frst” is not known"),
    (TemplateText("Hi", "a\n{{ customer.nam }}"), "body", 2, "There are: name, city"),
    (TemplateText("Hi", "a\n{% if name %}"), "body", 2, "cannot be read"),
    (TemplateText("Hi", "{{ name"), "body", 1, "cannot be read"),
    (TemplateText("Hi", "{{ name.first }}"), "body", 1, "has no fields"),
    (TemplateText("Hi", "{{ name|nope }}"), "body", 1, "no filter “nope”. There are: upper"),
    (TemplateText("Hi", "{{ name is nope }}"), "body", 1, "no test “nope”"),
    (TemplateText("Hi", "{% for x in name %}{% endfor %}"), "body", 1, "variable that is a list"),
    (TemplateText("Hi", "x\n{{ 'a' if count > name }}"), "body", 2, "does not work"),
    (TemplateText("Hi", "{{ name|join }}"), "body", 1, "only a list"),
    (TemplateText("", "x"), "subject", 0, "subject is empty"),
    (TemplateText("a\nb", "x"), "subject", 0, "one line"),
    (TemplateText("a" * 301, "x"), "subject", 0, "one line"),
    (TemplateText("a", " \n"), "body", 0, "text is empty"),
    (TemplateText("a", "{% if urgent %}x{% endif %}"), "body", 0, "text is empty"),
    (TemplateText("a", "[ ](https://x.example)"), "body", 0, "needs words"),
]


@pytest.mark.parametrize(("text", "field", "line", "said"), WRONG)
async def test_a_broken_template_is_refused_with_line_and_reason_and_nothing_changes(
    tmp_path, text, field, line, said
):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        use_cases = house.templates.use_cases
        await use_cases.update(SU, "welcome", "en", OTHER)
        with pytest.raises(TemplateRefused) as refused:
            await use_cases.update(SU, "welcome", "en", text)
        assert (refused.value.field, refused.value.line) == (field, line)
        assert said in str(refused.value)
        german = str(refused.value.in_words("de"))
        assert german and german != str(refused.value)
        assert german.startswith(f"Zeile {line}: ") is bool(line)
        assert (await use_cases.find_by_id(SU, "welcome", "en")).text == OTHER


async def test_a_change_that_no_longer_works_gives_way_to_the_built_in_text(tmp_path, caplog):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        use_cases = house.templates.use_cases
        await use_cases.update(SU, "welcome", "en", OTHER)
        body = '{"subject": "Hi", "body": "Line\\n{{ fax }}"}'
        await house.change(
            "UPDATE template_overrides SET data = json_patch(data, ?) WHERE id = ?",
            body,
            "welcome/en",
        )
        caplog.set_level(logging.WARNING)
        mail = await house.templates.render("welcome", "en", SAMPLE)
        assert mail.text == PLAIN
        (record,) = [each for each in caplog.records if each.name == "nago.template"]
        assert "welcome (en)" in record.message and "Line 2: “fax” is not known" in record.message
        found = await use_cases.find_by_id(SU, "welcome", "en")
        assert found.broken.line == 2 and found.text.subject == "Hi"
        states = {each.language: each.broken for each in await use_cases.find_all(SU)}
        assert states["de"] is None and states["en"] is not None
        await use_cases.update(SU, "welcome", "en", OTHER, version=found.version)
        assert (await house.templates.render("welcome", "en", SAMPLE)).subject.startswith("Hi")


async def test_a_change_that_breaks_only_with_some_values_does_not_stop_the_mail(tmp_path, caplog):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        text = TemplateText("Hi", "{% if customer.city < 'M' %}North{% else %}South{% endif %}")
        await house.templates.use_cases.update(SU, "welcome", "en", text)
        assert (await house.templates.render("welcome", "en", SAMPLE)).text.startswith("North")
        odd = replace(SAMPLE, customer=Customer("ACME", None))
        assert (await house.templates.render("welcome", "en", odd)).text == PLAIN
        assert "does not work" in caplog.text


async def test_a_changed_text_is_there_after_a_restart_and_for_other_processes(tmp_path):
    path = tmp_path / "a.db"
    async with (
        opened(path, house=with_templates()) as here,
        opened(path, house=with_templates()) as there,
    ):
        await here.templates.use_cases.update(SU, "welcome", "en", OTHER)
        assert (await there.templates.render("welcome", "en", SAMPLE)).subject.startswith("Hi")
    async with opened(path, house=with_templates()) as house:
        assert (await house.templates.render("welcome", "en", SAMPLE)).subject.startswith("Hi")


async def test_G01_a_changed_and_a_reset_text_are_noted_once(tmp_path):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        use_cases = house.templates.use_cases
        await use_cases.update(SU, "welcome", "de", OTHER)
        await use_cases.update(SU, "welcome", "de", OTHER)
        with pytest.raises(TemplateRefused):
            await use_cases.update(SU, "welcome", "de", TemplateText("", ""))
        await use_cases.reset(SU, "welcome", "de")
        noted = [
            (each.action, each.target, each.detail)
            for each in reversed(await house.audit.use_cases.find_entries(SU))
        ]
        assert noted == [("template_changed", "welcome", "de"), ("template_reset", "welcome", "de")]


def test_texts_come_with_a_package_as_files(tmp_path, monkeypatch):
    mails = tmp_path / "shop" / "mails"
    mails.mkdir(parents=True)
    (tmp_path / "shop" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    for language in LANGUAGES:
        (mails / f"paid.{language}.md").write_text(f"Paid {language}\n\nThanks, {{{{ name }}}}.\n")
        (mails / f"broken.{language}.md").write_text("Paid\nThanks.\n")
    found = built_in("shop", "paid")
    assert found["de"] == TemplateText("Paid de", "Thanks, {{ name }}.\n")
    with pytest.raises(WiringError, match=r"mails/missing\.en\.md"):
        built_in("shop", "missing")
    with pytest.raises(WiringError, match="first line is the subject"):
        built_in("shop", "broken")
    with pytest.raises(WiringError, match="no_package"):
        built_in("no_package", "paid")
