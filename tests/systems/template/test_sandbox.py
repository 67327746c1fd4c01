"""What a template may say, and that what users have typed is never more than words (X14, M04)."""

import re
import time

import pytest
from msgspec import Struct
from msgspec.structs import replace

from nago.errors import WiringError
from nago.systems.template import MailTemplate, TemplateRefused, TemplateText
from nago.systems.template.sandbox import Sandbox, sandbox
from nago.systems.template.values import Budget, Counted, Seen, seen
from tests.systems.house import opened
from tests.systems.template.welcome import SAMPLE, WELCOME, Ticket, Welcome, with_templates

TYPED = [
    "{{7*7}}",
    "{0.__class__}",
    "{{ name.__class__.__mro__ }}",
    "{% for x in range(9) %}x{% endfor %}",
    "%(name)s",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
]


def said(text: str, subject: str = "S") -> TemplateText:
    return TemplateText(subject, text)


async def made(house, text, model=SAMPLE, language="en"):
    return await house.templates.templates.preview(WELCOME, text, language, model)


def at_once(text, model=SAMPLE):
    return with_templates().templates.templates.letter_of(WELCOME, text, model, "en", "Desk")


def read(html: str) -> str:
    """What a person reads of the HTML part."""
    body = re.sub(
        r"<style>.*?</style>", "", html.split("<body")[1].split(">", 1)[1], flags=re.DOTALL
    )
    text = re.sub(r"<[^>]*>", "", body)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&#x27;", "'"), ("&quot;", '"')):
        text = text.replace(entity, sign)
    return text.replace("&amp;", "&").replace("\u200b", "")


@pytest.mark.parametrize("typed", TYPED)
async def test_X14_what_looks_like_a_template_in_a_name_stays_as_it_was_typed(tmp_path, typed):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        mail = await house.templates.render("welcome", "en", replace(SAMPLE, name=typed))
        assert mail.subject == f"Welcome to Help & Desk, {typed}"
        assert f"Hello {typed}," in mail.text.replace("\u200b", "")
        assert f"Hello {typed}," in read(mail.html)
        assert "49" not in mail.text + mail.subject + read(mail.html)


ESCAPES = [
    "{{ name.__class__ }}",
    "{{ name.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__ }}",
    "{{ name['__class__'] }}",
    "{{ name|attr('__class__') }}",
    "{{ self }}",
    "{{ self.__init__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ config }}",
    "{{ application.__class__ }}",
    "{{ customer.__struct_fields__ }}",
    "{{ customer.name.format(customer) }}",
    "{{ '{0.__class__}'.format(name) }}",
    "{{ '%s' % name }}",
    "{{ tickets.append }}",
    "{{ loop.index }}",
    "{% for t in tickets %}{{ loop.__class__ }}{{ loop.cycle }}{% endfor %}",
    "{% for t in tickets %}{{ t.__class__ }}{% endfor %}",
    "{% include 'etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends name %}",
    "{% set x = name.__class__ %}",
    "{% macro m() %}{% endmacro %}",
    "{% block b %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{% call name() %}{% endcall %}",
    "{% with x = name %}{{ x }}{% endwith %}",
    "{% autoescape false %}{{ name }}{% endautoescape %}",
    "{% do name.x() %}",
    "{% debug %}",
    "{{ name() }}",
    "{{ range(3) }}",
    "{{ dict(a=1) }}",
    "{{ namespace() }}",
    "{{ name|tojson|safe }}",
    "{{ name|safe }}",
    "{{ name is sameas name }}",
    "{{ caller() }}",
    "{{ {'a': name} }}",
]


@pytest.mark.parametrize("source", ESCAPES)
def test_X14_a_template_reaches_the_fields_of_its_model_and_nothing_else(source):
    with pytest.raises(TemplateRefused) as refused:
        at_once(said(f"First line\n{source}"))
    assert refused.value.line == 2
    assert str(refused.value).startswith("Line 2: ")


BOMBS = [
    "{% for i in range(10**9) %}x{% endfor %}",
    "{{ 'x' * 10**9 }}",
    "{{ 9**9**9**9 }}",
    "{{ 'x'|center(10**9) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ 'x'|indent(1000000000) }}",
    "{{ name|replace('', name)|replace('', name) }}",
    "{{ lipsum(n=100000) }}",
    "{% for a in tickets %}" * 4 + "x" + "{% endfor %}" * 4,
    "{{ " + "(" * 5000 + "name" + ")" * 5000 + " }}",
    "{% if name %}" * 500 + "x" + "{% endif %}" * 500,
    "{{ name" + "|upper" * 500 + " }}",
    "{{ " + "9" * 19_000 + " }}",
    "x" * 20_001,
]


@pytest.mark.parametrize("source", BOMBS, ids=range(len(BOMBS)))
def test_X14_a_template_that_would_never_end_is_refused_at_once(source):
    begun = time.thread_time()
    for text in (said(source), TemplateText(source, "body")):
        with pytest.raises(TemplateRefused):
            at_once(text)
    assert time.thread_time() - begun < 10


async def test_X14_long_lists_end_a_mail_instead_of_the_server(tmp_path):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        many = replace(SAMPLE, tickets=(Ticket("x"),) * 2_000)
        nested = "{% for a in tickets %}{% for b in tickets %}{% endfor %}{% endfor %}"
        with pytest.raises(TemplateRefused, match="more than 5000 times"):
            await made(house, said(nested), many)
        wide = "{% for a in tickets %}" + "words " * 20 + "{% endfor %}"
        with pytest.raises(TemplateRefused, match="longer than 40000"):
            await made(house, said(wide), many)
        budget = Budget()
        budget._until = time.thread_time() - 1
        with pytest.raises(TemplateRefused, match="too long"):
            list(Counted([1], budget))


def test_X14_the_environment_itself_lets_nothing_through_even_without_our_rules():
    environment = sandbox()
    assert isinstance(environment, Sandbox) and environment.autoescape
    assert not environment.globals and environment.loader is None
    values = seen(SAMPLE, (), Budget()).fields
    for source in (
        "{{ name.__class__ }}",
        "{{ customer.fields }}",
        "{{ customer.__class__ }}",
        "{{ tickets._items }}",
        "{{ name['x'] }}",
        "{{ name.upper() }}",
        "{% for t in tickets %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    ):
        with pytest.raises(Exception, match=r"no field|not safe|items are not|is undefined"):
            environment.from_string(source).render(values)
    assert isinstance(values["customer"], Seen)


TAGS = [
    "<img src=x>",
    "<script>alert(1)</script>",
    '"><svg onload=x>',
    "</td></table>",
    "&lt;b&gt;",
]
ADDRESSES = [
    "http://evil",
    "https://evil.example/x",
    "www.evil.example",
    "evil.example",
    "Sign in at evil.example now",
    "[click](http://evil.example)",
    "<http://evil.example>",
    "![x](http://evil.example/x.png)",
    "[x]: http://evil.example",
    "mailto:eve@evil.example",
    "http://1.2.3.4",
]
MARKDOWN = [
    "**bold**",
    "# Title",
    "- item",
    "> quote",
    "`code`",
    "a\n\n# b",
    "| a |",
    "---",
    "1. x",
]


@pytest.mark.parametrize("name", TAGS)
async def test_M04_a_tag_in_a_name_is_words_in_both_parts(tmp_path, name):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        plain = await house.templates.render("welcome", "en", SAMPLE)
        mail = await house.templates.render("welcome", "en", replace(SAMPLE, name=name))
        tags = re.compile(r"<[^>]*>")
        assert tags.findall(mail.html) == tags.findall(plain.html), "no tag more than without"
        assert f"Hello {name}," in read(mail.html)
        assert f"Hello {name}," in mail.text


@pytest.mark.parametrize("name", ADDRESSES)
async def test_M04_an_address_in_a_name_becomes_no_link_in_any_mail_program(tmp_path, name):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        mail = await house.templates.render("welcome", "en", replace(SAMPLE, name=name))
        assert re.findall(r'href="([^"]*)"', mail.html) == [SAMPLE.link]
        for part in (mail.text, mail.html):
            assert "http://evil" not in part and "https://evil" not in part
            assert "evil.example" not in part and "http://1" not in part
        assert f"Hello {name}," in read(mail.html), "it still reads as it was typed"
        assert "<img" not in mail.html


@pytest.mark.parametrize("name", MARKDOWN)
async def test_M04_markdown_in_a_name_makes_nothing_bold_or_large(tmp_path, name):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        for before in ("Hello ", ""):
            text = said(before + "{{ name }}")
            mail = await made(house, text, replace(SAMPLE, name=name))
            inside = mail.html.split("overflow-wrap:anywhere")[1].split("</td>")[0]
            assert not re.search("<(strong|em|h[1-6]|ul|ol|li|blockquote|code|hr|pre)", inside)
            assert before + name.replace("\n\n# b", "") in read(mail.html)


async def test_M04_both_parts_are_there_and_links_are_absolute(tmp_path):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        mail = await house.templates.render("welcome", "en", SAMPLE)
        assert f"Confirm: {SAMPLE.link}\n" in mail.text
        assert f'href="{SAMPLE.link}"' in mail.html
        assert "http://localhost:3000" in mail.text, "where it comes from"
        for href in (
            "/confirm",
            "confirm",
            "javascript:alert(1)",
            "data:text/html,x",
            "//x.example",
        ):
            with pytest.raises(TemplateRefused, match=r"https:, http: or mailto:"):
                await made(house, said(f"[Go]({href})"))
            with pytest.raises(TemplateRefused, match=r"https:, http: or mailto:"):
                await made(house, said("[Go]({{ link }})"), replace(SAMPLE, link=href))
        for label in ("{{ name }}", "{{ name }}.example", "https://{{ name }}/x", "{{ link }}x"):
            with pytest.raises(TemplateRefused, match="no link"):
                await made(house, said(f"[Go]({label.replace(' ', '')})"))
        odd = replace(SAMPLE, name="a b&c=/d")
        mail = await made(house, said("[Go](https://x.example/?q={{name}})"), odd)
        assert 'href="https://x.example/?q=a%20b%26c%3D%2Fd"' in mail.html


async def test_M04_signs_that_turn_the_direction_of_a_text_do_not_travel(tmp_path):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        model = replace(SAMPLE, name="\u202egnp.exe\u2066\x00\r\nBcc: x")
        mail = await house.templates.render("welcome", "en", model)
        for part in (mail.subject, mail.text, mail.html):
            assert not set(part) & set("\u202e\u2066\x00\r")
        assert "\n" not in mail.subject


def test_a_template_that_cannot_be_used_is_refused_at_the_start_with_its_line():
    house = with_templates()

    def template(**change) -> MailTemplate:
        return replace(WELCOME, **{"id": "other", **change})

    for wrong, complaint in [
        (template(id="welcome"), "two templates 'welcome'"),
        (template(texts={}), "at least one text"),
        (template(sample=Ticket("x")), "a sample of its model Welcome"),
        (template(texts={"fr": OTHER_TEXT}), "no language is 'fr'"),
        (template(texts={"de": said("a\n{{ frstname }}")}), "de, body: Line 2: “frstname”"),
        (template(texts={"en": said("b", subject="{{ x }}")}), "en, subject: Line 1: “x”"),
    ]:
        with pytest.raises(WiringError, match=re.escape(complaint)):
            house.templates.register(wrong)


OTHER_TEXT = TemplateText("S", "B")


class Nothing(Struct, frozen=True):
    """No field."""


async def test_a_mail_needs_its_template_and_its_model(tmp_path):
    async with opened(tmp_path / "a.db", house=with_templates()) as house:
        with pytest.raises(WiringError, match="no template 'nothing'"):
            await house.templates.render("nothing", "en", SAMPLE)
        with pytest.raises(WiringError, match="about a Welcome, got Nothing"):
            await house.templates.render("welcome", "en", Nothing())
        assert Welcome("x").name == "x"
