"""What a template may say.

Less than the sandbox of Jinja2 lets through: nothing can be called, calculated, imported or
defined, and attributes are the fields of the model and nothing else. So what comes out is about as
long as what went in, and the model's Structs are all that can be seen (`security.md X14`).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

import msgspec
from jinja2 import Environment, TemplateSyntaxError, nodes
from msgspec import inspect

from nago.systems.template.filters import FILTERS, TESTS
from nago.systems.template.model import TemplateRefused

APPLICATION = "application"
"""A variable of every template: what the application is called."""
LOOP = {"index": 0, "first": False, "last": False, "length": 0}
"""What may be asked of `loop`."""
DEEPEST_LOOPS = 3
DEEPEST = 40
LISTS = (
    inspect.ListType,
    inspect.VarTupleType,
    inspect.SetType,
    inspect.FrozenSetType,
    inspect.CollectionType,
)
WORDS = {
    nodes.Call: "call",
    nodes.Getitem: "item",
    nodes.Slice: "item",
    nodes.Assign: "define",
    nodes.AssignBlock: "define",
    nodes.Macro: "define",
    nodes.CallBlock: "call",
    nodes.Include: "load",
    nodes.Import: "load",
    nodes.FromImport: "load",
    nodes.Extends: "load",
    nodes.Block: "define",
    nodes.BinExpr: "calculate",
    nodes.UnaryExpr: "calculate",
}
PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Filter, nodes.Test,
    nodes.If, nodes.For, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare,
    nodes.Operand, nodes.Concat, nodes.Name, nodes.Getattr, nodes.Keyword, nodes.Tuple, nodes.List,
)  # fmt: skip

Scope = Mapping[str, Any]
"""What each name holds: a description of its type by msgspec; None for what has no fields."""


def check_syntax(environment: Environment, source: str, model: type[msgspec.Struct]) -> None:
    """Raises TemplateRefused, with the line, for what a template of this model may not say."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        raise TemplateRefused("syntax", error.lineno, said=str(error.message)) from None
    except (RecursionError, ValueError, MemoryError):
        raise TemplateRefused("too_deep") from None
    _check(tree, _scope_of(model), 0, 0)


@functools.cache
def _scope_of(model: type[msgspec.Struct]) -> Scope:
    described = inspect.type_info(model)
    assert isinstance(described, inspect.StructType)
    return {**{each.name: each.type for each in described.fields}, APPLICATION: None}


def _check(node: nodes.Node, scope: Scope, depth: int, loops: int) -> None:
    if depth > DEEPEST:
        raise TemplateRefused("too_deep", node.lineno)
    if isinstance(node, (nodes.Name, nodes.Getattr)):
        _held(node, scope, depth)
        return
    if isinstance(node, nodes.For):
        _check_loop(node, scope, depth, loops)
        return
    if not isinstance(node, PLAIN):
        raise TemplateRefused(_word(node), _line(node))
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        allowed = ", ".join(FILTERS)
        raise TemplateRefused("filter", node.lineno, name=node.name, allowed=allowed)
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        raise TemplateRefused("test", node.lineno, name=node.name, allowed=", ".join(TESTS))
    for child in node.iter_child_nodes():
        _check(child, scope, depth + 1, loops)


def _check_loop(node: nodes.For, scope: Scope, depth: int, loops: int) -> None:
    if node.recursive or not isinstance(node.target, nodes.Name):
        raise TemplateRefused("loop", node.lineno)
    if loops >= DEEPEST_LOOPS:
        raise TemplateRefused("loops", node.lineno, most=str(DEEPEST_LOOPS))
    if not isinstance(node.iter, (nodes.Name, nodes.Getattr)):
        raise TemplateRefused("not_a_list", node.lineno)
    held = _plain(_held(node.iter, scope, depth))
    if not isinstance(held, LISTS):
        raise TemplateRefused("not_a_list", node.lineno)
    inside = {**scope, node.target.name: getattr(held, "item_type", None), "loop": LOOP}
    if node.test is not None:
        _check(node.test, inside, depth + 1, loops)
    for child in node.body:
        _check(child, inside, depth + 1, loops + 1)
    for child in node.else_:
        _check(child, scope, depth + 1, loops)


def _held(node: nodes.Expr, scope: Scope, depth: int) -> Any:
    """The type of what a name or a field holds; None for what has no fields."""
    if depth > DEEPEST:
        raise TemplateRefused("too_deep", node.lineno)
    if isinstance(node, nodes.Name):
        if node.ctx != "load":
            raise TemplateRefused("define", node.lineno)
        if node.name not in scope:
            raise _unknown(node.name, node.lineno, scope)
        return scope[node.name]
    if not isinstance(node, nodes.Getattr):
        _check(node, scope, depth + 1, 0)
        return None
    held = _held(node.node, scope, depth + 1)
    if held is LOOP:
        if node.attr not in LOOP:
            raise _unknown(node.attr, node.lineno, LOOP)
        return None
    held = _plain(held)
    if not isinstance(held, inspect.StructType):
        raise TemplateRefused("no_fields", node.lineno, name=node.attr)
    fields = {each.name: each.type for each in held.fields}
    if node.attr not in fields:
        raise _unknown(node.attr, node.lineno, fields)
    return fields[node.attr]


def _plain(held: Any) -> Any:
    """A type without what `msgspec.Meta` says of it, and without None."""
    while isinstance(held, inspect.Metadata):
        held = held.type
    if isinstance(held, inspect.UnionType):
        members = [each for each in held.types if not isinstance(each, inspect.NoneType)]
        return _plain(members[0]) if len(members) == 1 else None
    return held


def _unknown(name: str, line: int, scope: Mapping[str, Any]) -> TemplateRefused:
    return TemplateRefused("unknown", line, name=name, allowed=", ".join(scope))


def _line(node: nodes.Node) -> int:
    """Jinja2 leaves it away here and there; then it is that of something inside."""
    lines = [node.lineno, *(each.lineno for each in node.find_all(nodes.Node))]
    return next(filter(None, lines), 0)


def _word(node: nodes.Node) -> str:
    for kind, word in WORDS.items():
        if isinstance(node, kind):
            return word
    return "statement"
