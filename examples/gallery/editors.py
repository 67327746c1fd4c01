"""Where source texts are written."""

import json

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui

LETTER = """\
# Welcome, {{ firstname }}

{% if invited_by %}
**{{ invited_by }}** has invited you to *{{ application }}*.
{% endif %}

- [Choose a password]({{ url }})
- Ask us if anything is unclear
"""
QUERY = """\
-- Open tickets of each customer
SELECT customer.name, count(*) AS open
FROM ticket JOIN customer ON customer.id = ticket.customer
WHERE ticket.status <> 'done' AND ticket.created > '2026-01-01'
GROUP BY customer.name
ORDER BY open DESC;
"""
SCRIPT = """\
def greeting(name: str, times: int = 1) -> str:
    \"\"\"Says hello, as often as wanted.\"\"\"
    return ", ".join(f"Hello {name}" for _ in range(times))
"""


def templates(wnd: Window) -> View:
    """A text with placeholders: Markdown with Jinja, and what is wrong with a line of it."""
    text = wnd.state("letter", LETTER)
    count, ends = text.value.count("{% if"), text.value.count("{% endif %}")
    problem = ui.CodeProblem(3, "this condition has no {% endif %}")
    return ui.VStack(
        ui.CodeEditor(
            "Mail",
            text,
            "markdown+jinja",
            supporting_text="Fields: firstname, invited_by, application, url",
            problems=(problem,) if count != ends else (),
        ),
        ui.Text(f"{len(text.value.split())} words", level="small"),
        gap=ui.L8,
        alignment="stretch",
    )


def checked(wnd: Window) -> View:
    """What is written is checked where it is written; the list leads to the line."""
    text = wnd.state("settings", '{\n    "name": "Help desk",\n    "hours": 8,\n}\n')
    problems: tuple[ui.CodeProblem, ...] = ()
    try:
        json.loads(text.value)
    except json.JSONDecodeError as error:
        problems = (ui.CodeProblem(error.lineno, error.msg),)
    return ui.CodeEditor("Settings", text, "json", problems=problems, rows=5)


def queries(wnd: Window) -> View:
    """To read only, with an error below, or without line numbers."""
    return ui.VStack(
        ui.CodeEditor("Query", wnd.state("query", QUERY), "sql", read_only=True, rows=4),
        ui.CodeEditor(
            "Script",
            wnd.state("script", SCRIPT),
            "python",
            error_text="Scripts need the permission of an administrator",
            rows=4,
        ),
        ui.CodeEditor(
            "Notes",
            wnd.state("notes", ""),
            placeholder="Plain text",
            line_numbers=False,
            rows=3,
        ),
        gap=ui.L16,
        alignment="stretch",
    )


CHAPTER = Chapter(
    "Editors",
    "editors",
    "Source texts, templates and queries.",
    (
        Specimen("CodeEditor", templates, (ui.CodeEditor, ui.CodeProblem)),
        Specimen("Problems in lines", checked, (ui.CodeEditor,)),
        Specimen("States of an editor", queries, (ui.CodeEditor,)),
    ),
)
