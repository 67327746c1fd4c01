"""Which parts of a source text are keywords, strings, comments: for colours, nothing else."""

import functools

from pygments.lexers import get_lexer_by_name
from pygments.token import Token, _TokenType
from pygments.util import ClassNotFound

LONGEST = 200_000
"""Characters that are coloured; a longer text stays plain."""

KINDS = (
    "plain",
    "keyword",
    "name",
    "string",
    "number",
    "comment",
    "type",
    "tag",
    "inserted",
    "deleted",
    "heading",
)
"""The kinds of marks by their number; the browser gives each its colour."""

_BY_TOKEN: tuple[tuple[_TokenType, int], ...] = (
    (Token.Comment, 5),
    (Token.Keyword.Type, 6),
    (Token.Keyword, 1),
    (Token.Literal.String, 3),
    (Token.Literal.Number, 4),
    (Token.Literal, 3),
    (Token.Name.Function, 2),
    (Token.Name.Class, 6),
    (Token.Name.Builtin, 6),
    (Token.Name.Exception, 6),
    (Token.Name.Namespace, 6),
    (Token.Name.Decorator, 2),
    (Token.Name.Tag, 7),
    (Token.Name.Attribute, 2),
    (Token.Operator.Word, 1),
    (Token.Generic.Inserted, 8),
    (Token.Generic.Deleted, 9),
    (Token.Generic.Heading, 10),
    (Token.Generic.Subheading, 10),
)


def marks(source: str, language: str) -> tuple[int, ...]:
    """Kind and length of each run of characters, one after the other.

    Runs cover the text from its start; what follows the last one is plain. A language that
    nobody knows, or a text of more than 200,000 characters, gives no marks.
    """
    if not language or len(source) > LONGEST or not is_known(language):
        return ()
    return _marks(source, language)


@functools.lru_cache(maxsize=512)
def _marks(source: str, language: str) -> tuple[int, ...]:
    lexer = get_lexer_by_name(language, stripnl=False)
    runs: list[int] = []
    left = len(source)
    for token, text in lexer.get_tokens(source):
        length = min(len(text), left)  # a lexer sees a line break at the end
        left -= length
        kind = _kind(token)
        if runs and (runs[-2] == kind or not text.strip()):
            runs[-1] += length  # blanks have no colour of their own
        elif length:
            runs += (kind, length)
    return tuple(runs) if not left else ()


@functools.cache
def _kind(token: _TokenType) -> int:
    return next((kind for wanted, kind in _BY_TOKEN if token[: len(wanted)] == wanted), 0)


@functools.cache
def is_known(language: str) -> bool:
    """Whether Pygments can read a language of this name."""
    try:
        get_lexer_by_name(language)
    except ClassNotFound:
        return False
    return True
