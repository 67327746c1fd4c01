"""Words, and what stands among them."""

from examples.gallery.specimen import Chapter, Specimen
from nago import View, Window, ui


def levels(wnd: Window) -> View:
    """A level gives a text both its look and its meaning; a page has one `h1`."""
    return ui.VStack(
        ui.Text("A section", level="h2"),
        ui.Text("A part of it", level="h3"),
        ui.Text("A small heading", level="h4"),
        ui.Text("What is read: the body of a page, in lines that are not too long."),
        ui.Text("Something beside it", level="small"),
        ui.Text("A caption", level="caption"),
        ui.Text("order-4711", level="mono"),
        gap=ui.L8,
        alignment="leading",
    )


def colors(wnd: Window) -> View:
    """Colours have meanings, and each comes in light and dark."""
    return ui.VStack(
        ui.Text("Muted, for what is less important", color=ui.ColorMuted),
        ui.Text("Accent, for what can be chosen", color=ui.ColorAccent),
        ui.Text("Good news", color=ui.ColorGood),
        ui.Text("A warning", color=ui.ColorWarning),
        ui.Text("An error", color=ui.ColorError),
        gap=ui.L4,
        alignment="leading",
    )


def fonts(wnd: Window) -> View:
    """Size, weight, slant and family, where a level is not enough."""
    return ui.VStack(
        ui.Text("€ 1,204.50", font=ui.Font(size=ui.rem(2), weight=650)),
        ui.Text("in italics", font=ui.Font(italic=True)),
        ui.Text("0123456789", font=ui.Font(mono=True)),
        gap=ui.L8,
        alignment="leading",
    )


def paragraphs(wnd: Window) -> View:
    """Words, links and small signs that flow like one text; the blanks are written."""
    return ui.TextLayout(
        "The contract with ",
        ui.Link("Harbour & Sons", "."),
        " is ",
        ui.Badge("Signed", tone="success"),
        " since the fifth of May; ",
        ui.Text("two annexes", font=ui.Font(weight=620)),
        " are still open. ",
        ui.Icon("clock", accessibility_label="Due soon", color=ui.ColorWarning),
        " Please look at ",
        ui.Text("annex-b.pdf", level="mono"),
        " until Friday.",
        frame=ui.Frame(max_width=ui.L480),
    )


def shortened(wnd: Window) -> View:
    """So many lines of a long text; three dots stand for the rest."""
    words = "What is too long for its place ends in three dots, after one line or after several. "
    return ui.VStack(
        ui.Text(words * 2, max_lines=1),
        ui.Text(words * 5, max_lines=2, color=ui.ColorMuted),
        gap=ui.L12,
        alignment="leading",
        frame=ui.Frame(max_width=ui.L480),
    )


def markdown(wnd: Window) -> View:
    """A text in markdown; what is written in HTML stays the words that it is."""
    return ui.Markdown(
        """
# Delivery terms

Goods leave the harbour **within two days**; see [the list](.) or ~~ask~~ *write*.

1. The order is packed.
2. It is `sealed` and weighed.
   - up to 30 kg by parcel
   - above that on a pallet

> Perishable goods go first.

| Zone   | Days | Price |
|:-------|-----:|------:|
| Inland |    1 |  4.90 |
| Islands|    3 | 12.50 |

```python
def price(zone: str) -> float:
    return {"inland": 4.9, "islands": 12.5}[zone]  # in euros
```
"""
    )


def rich_text(wnd: Window) -> View:
    """HTML that others have written: scripts, styles and pictures of others do not get through."""
    return ui.RichText(
        "<h1>From the supplier</h1>"
        '<p onclick="alert(1)">Prices are <b>firm</b> until <u>June</u>'
        "<script>alert('nothing comes of this')</script>, "
        'see <a href="https://example.com/prices">the list</a> or '
        '<a href="javascript:alert(1)">this</a>.</p>'
        "<ul><li>H<sub>2</sub>O</li><li><mark>new</mark> labels</li></ul>"
    )


def code(wnd: Window) -> View:
    """Source text in the colours of its language, to read and to copy."""
    return ui.Code(
        '''
class Greeting:
    """Says hello."""

    def __init__(self, name: str, times: int = 3) -> None:
        self.name, self.times = name, times

    @property
    def text(self) -> str:
        return f"Hello {self.name}! " * self.times  # once is not enough
'''.strip(),
        "python",
        label="greeting.py",
        line_numbers=True,
        frame=ui.Frame.full_width(),
    )


def code_of_other_kinds(wnd: Window) -> View:
    """Without a label it is as small as its text; a difference has its own colours."""
    return ui.VStack(
        ui.Code("pip install nago", "bash"),
        ui.Code("- gap=ui.L8,\n+ gap=ui.L12,", "diff"),
        ui.Code('{"name": "Ada", "born": 1815, "alive": false}', "json", wrap=True),
        gap=ui.L12,
        alignment="stretch",
        frame=ui.Frame.full_width(),
    )


def links(wnd: Window) -> View:
    """A real link: open it in a new tab, copy it, bookmark it."""
    return ui.HStack(
        ui.Link("To the start", "."),
        ui.Link("Elsewhere", "https://www.python.org", target="_blank"),
        ui.Link("Write to us", "mailto:desk@example.com"),
        gap=ui.L16,
        alignment="leading",
        wrap=True,
    )


def badges(wnd: Window) -> View:
    """A word about the state of something."""
    return ui.HStack(
        ui.Badge("Draft"),
        ui.Badge("New", tone="accent"),
        ui.Badge("Paid", tone="success"),
        ui.Badge("Due soon", tone="warning"),
        ui.Badge("Overdue", tone="error", icon="clock-alert"),
        gap=ui.L8,
        alignment="leading",
        wrap=True,
    )


def avatars(wnd: Window) -> View:
    """Who it is, by the initials of a name."""
    return ui.HStack(
        ui.Avatar("Ada Lovelace"),
        ui.Avatar("Grace Hopper", size=ui.L48),
        ui.Avatar("Harbour & Sons", size=ui.L48, shape="rounded"),
        gap=ui.L8,
        alignment="leading",
    )


def icons(wnd: Window) -> View:
    """All icons of Lucide, by name."""
    return ui.HStack(
        ui.Icon("house"),
        ui.Icon("search"),
        ui.Icon("shopping-cart"),
        ui.Icon("calendar-days"),
        ui.Icon("triangle-alert", accessibility_label="Attention", color=ui.ColorWarning),
        gap=ui.L12,
        alignment="leading",
    )


CHAPTER = Chapter(
    "Text",
    "text",
    "Words to read, and the small signs that stand among them.",
    (
        Specimen("Text", levels, (ui.Text,)),
        Specimen("Colours of text", colors),
        Specimen("Font", fonts, (ui.Font,)),
        Specimen("TextLayout", paragraphs, (ui.TextLayout,)),
        Specimen("Long texts", shortened),
        Specimen("Markdown", markdown, (ui.Markdown,)),
        Specimen("RichText", rich_text, (ui.RichText,)),
        Specimen("Code", code, (ui.Code,)),
        Specimen("Code of other kinds", code_of_other_kinds),
        Specimen("Link", links, (ui.Link,)),
        Specimen("Badge", badges, (ui.Badge,)),
        Specimen("Avatar", avatars, (ui.Avatar,)),
        Specimen("Icon", icons, (ui.Icon,)),
    ),
)
