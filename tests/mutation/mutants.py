"""The small faults that can be put into a module: one changed comparison, number, condition or word of a table each."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}
_SWAPPED_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "startswith": "endswith",
                  "endswith": "startswith", "find": "rfind", "rfind": "find"}
# One plain word among the alternatives of a pattern, with the bar that parts it from its neighbour.
_ALTERNATIVE = (re.compile(r"(?:(?<=[(|:])|^)\w+\|"), re.compile(r"\|\w+(?=\)|$)"))
_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: the node it stands at (counted through the module), what stands there instead, and where that is.

    `name` tells it from the others of its module, whatever line it stands in; `function` is the qualified name of the
    function it lies in, None in the module's own tables; `lines` are those of the statement.
    """

    module: str
    function: str | None
    name: str
    lines: tuple[int, int]
    number: int
    instead: ast.AST
    statement: int


def mutants_of(module: str, source: str) -> Iterator[Mutant]:
    """Every fault that can be put into a module, in the order of its text."""
    tree = ast.parse(source)
    numbers = {id(node): number for number, node in enumerate(ast.walk(tree))}
    for statement, top in enumerate(tree.body):
        for function, lines, node in _places(top, None):
            for instead in _instead(node, is_table=function is None):
                before, after = _shown(node, instead)
                where = function or ast.unparse(top).partition(" = ")[0].partition(":")[0]
                yield Mutant(module, function, f"{where}: {before} -> {after}", lines, numbers[id(node)], instead, statement)


def mutated(source: str, mutant: Mutant) -> ast.Module:
    """The module's tree with the fault in it."""
    tree = ast.parse(source)
    node = next(one for number, one in enumerate(ast.walk(tree)) if number == mutant.number)
    _Put(node, ast.fix_missing_locations(ast.copy_location(copy.deepcopy(mutant.instead), node))).visit(tree)
    return ast.fix_missing_locations(tree)


class _Put(ast.NodeTransformer):
    def __init__(self, node: ast.AST, instead: ast.AST) -> None:
        self._node, self._new = node, instead

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._node else super().generic_visit(node)


def _shown(node: ast.AST, instead: ast.AST) -> tuple[str, str]:
    if isinstance(node, ast.If) and isinstance(instead, ast.If):
        return f"if {ast.unparse(node.test)}", f"if {ast.unparse(instead.test)}"
    if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
        left = {id(one) for one in ast.iter_child_nodes(instead)}
        return ": ".join(ast.unparse(one) for one in ast.iter_child_nodes(node) if id(one) not in left), "nothing"
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
        return _left_out(node.value, str(getattr(instead, "value", "")))
    return " ".join(ast.unparse(node).split()), " ".join(ast.unparse(instead).split())


def _left_out(whole: str, rest: str) -> tuple[str, str]:
    """A word that is taken out of a pattern, and a little of what stands around it."""
    start = next((place for place, (one, other) in enumerate(zip(whole, rest, strict=False)) if one != other), len(rest))
    end = start + len(whole) - len(rest)
    return f"…{whole[max(0, start - 8) : end + 8]}…", f"…{rest[max(0, start - 8) : start + 8]}…"


def _places(top: ast.stmt, function: str | None) -> Iterator[tuple[str | None, tuple[int, int], ast.AST]]:
    """The nodes below a statement that may be changed, each with its function and its statement's lines."""
    if isinstance(top, _Function):
        for each in top.body:
            yield from _places(each, function or top.name)
    elif isinstance(top, ast.ClassDef):
        for each in top.body:
            if isinstance(each, _Function):
                for inner in each.body:
                    yield from _places(inner, f"{top.name}.{each.name}")
    elif not _is_left_alone(top, is_table=function is None):
        blocks = [inner for name in ("body", "orelse", "finalbody") for inner in getattr(top, name, ())]
        blocks += [inner for name in ("handlers", "cases") for part in getattr(top, name, ()) for inner in part.body]
        last = min((inner.lineno for inner in blocks), default=(top.end_lineno or top.lineno) + 1) - 1
        lines = (top.lineno, max(top.lineno, last))
        for node in _own_nodes(top):
            yield function, lines, node
        for inner in blocks:
            yield from _places(inner, function)


def _own_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """A statement's nodes without the statements in it, without types, default values and what raises."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "args", "handlers", "cases"} and isinstance(
                node, ast.AnnAssign | ast.Lambda | ast.Try | ast.Match):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.stmt | ast.expr_context | ast.operator):
                yield from _own_nodes(child)


def _is_left_alone(top: ast.stmt, *, is_table: bool) -> bool:
    if isinstance(top, ast.Import | ast.ImportFrom | ast.Raise | ast.Pass | ast.Delete | ast.Assert):
        return True
    if isinstance(top, ast.Expr) and isinstance(top.value, ast.Constant):
        return True  # a docstring
    if isinstance(top, ast.Assign) and ast.unparse(top.targets[0]) == "__all__":
        return True
    # A table is a value given a name; `Meaning = tuple[…]` names a type.
    return is_table and (not isinstance(top, ast.Assign | ast.AnnAssign) or isinstance(top.value, ast.Subscript))


def _instead(node: ast.AST, *, is_table: bool) -> Iterator[ast.AST]:
    """What may stand in a node's place."""
    if isinstance(node, ast.Constant):
        yield from _constants(node, is_table=is_table)
    elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict) and is_table:
        yield from _shorter_tables(node)
    elif isinstance(node, ast.expr):
        yield from _expressions(node)
    elif isinstance(node, ast.stmt):
        yield from _statements(node)
    elif isinstance(node, ast.comprehension):
        for place in range(len(node.ifs)):
            yield _with(node, ifs=node.ifs[:place] + node.ifs[place + 1 :])


def _with(node: ast.AST, **changes: object) -> ast.AST:
    made = copy.copy(node)
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def _constants(node: ast.Constant, *, is_table: bool) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield from (ast.Constant(value + 1), ast.Constant(value - 1))
    elif isinstance(value, str):
        alternatives = [found for pattern in _ALTERNATIVE for found in pattern.finditer(value)]
        for one in alternatives:
            yield ast.Constant(value[: one.start()] + value[one.end() :])
        if not alternatives and not is_table:
            yield ast.Constant("" if value else "?")


def _shorter_tables(node: ast.Tuple | ast.List | ast.Set | ast.Dict) -> Iterator[ast.AST]:
    if isinstance(node, ast.Dict):
        for place in range(len(node.keys)):
            yield _with(node, keys=node.keys[:place] + node.keys[place + 1 :],
                        values=node.values[:place] + node.values[place + 1 :])
    elif len(node.elts) > 2:  # a pair is no list of things
        for place in range(len(node.elts)):
            yield _with(node, elts=node.elts[:place] + node.elts[place + 1 :])


def _expressions(node: ast.expr) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            for other in _COMPARISONS[type(operator)]:
                yield _with(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])
    elif isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        for place in range(len(node.values)):
            rest = node.values[:place] + node.values[place + 1 :]
            yield rest[0] if len(rest) == 1 else _with(node, values=rest)
    elif isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        yield _with(node, op=_ARITHMETIC[type(node.op)]())
    else:
        yield from _parts(node)


def _parts(node: ast.expr) -> Iterator[ast.AST]:
    if isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    elif isinstance(node, ast.Slice):
        yield from (_with(node, **{end: None}) for end in ("lower", "upper") if getattr(node, end))
    elif isinstance(node, ast.Name) and node.id in _SWAPPED_NAMES:
        yield _with(node, id=_SWAPPED_NAMES[node.id])
    elif isinstance(node, ast.Attribute) and node.attr in _SWAPPED_NAMES:
        yield _with(node, attr=_SWAPPED_NAMES[node.attr])


def _statements(node: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(node, ast.If):
        yield from (_with(node, test=ast.Constant(one)) for one in (True, False))
    elif isinstance(node, ast.Return):
        if node.value and not (isinstance(node.value, ast.Constant) and node.value.value is None):
            yield _with(node, value=ast.Constant(None))
    elif isinstance(node, ast.AugAssign) and type(node.op) in _ARITHMETIC:
        yield _with(node, op=_ARITHMETIC[type(node.op)]())
    elif isinstance(node, ast.Expr):  # a call or a yield for what it does
        yield ast.Expr(ast.Constant(None))
    elif isinstance(node, ast.Continue | ast.Break):
        yield from (one() for one in (ast.Continue, ast.Break, ast.Pass) if not isinstance(node, one))
