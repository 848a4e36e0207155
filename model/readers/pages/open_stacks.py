"""Which lone rules across a page are those of one table, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from model.readers.pages.page_marks import Box
from model.readers.pages.ruling import Rule

_ALIKE = 2.0  # em by which rules of one table may differ at their ends
_LEAST_RULE = 0.15  # of a table's width that a rule between two rows has
_NEAR = 0.6  # em between the end of leading cells and the beginning of the others


def stacks_of(drawn: Sequence[Rule], fills: Sequence[Box], em: float) -> list[list[Rule]]:
    """Rules below each other that begin and end alike, from top to bottom, with shorter ones between them.

    The edge of coloured cells belongs to others though it is the only one of its length.
    """
    rules = sorted(drawn, key=_place)
    stacks: list[list[Rule]] = []
    for rule in rules:
        stack = next((one for one in stacks if _is_like(one[0], rule, em)), None)
        if stack is None:
            stacks.append([rule])
        else:
            stack.append(rule)
    made: list[list[Rule]] = []
    for stack in sorted((one for one in stacks if len(one) > 1), key=lambda one: one[0].start - one[0].end):
        wider = next((one for one in made if _is_part(stack[0], one[0], em) or _is_beside(stack, one, em)), None)
        if wider is None:
            made.append(list(stack))
        else:
            wider += stack
    edges = [place for box in fills for place in (box.top, box.bottom)]
    for (lone,) in (one for one in stacks if len(one) == 1):
        near = (one for one in made if _is_part(one[0], lone, em) or _is_beside([lone], one, em))
        stack = next(near, None) if any(abs(lone.place - edge) < 0.1 * em for edge in edges) else None
        if stack is not None:
            stack.append(lone)
    return sorted((_with_shorter(stack, rules) for stack in made), key=lambda stack: stack[0].place)


def _is_like(rule: Rule, other: Rule, em: float) -> bool:
    return abs(other.start - rule.start) < _ALIKE * em and abs(other.end - rule.end) < _ALIKE * em


def _is_part(rule: Rule, other: Rule, em: float) -> bool:
    """True for a rule that reaches from one end of a wider one to somewhere inside it: leading cells go on there."""
    inside = rule.start > other.start - em and rule.end < other.end + em
    return inside and (abs(rule.end - other.end) < em or abs(rule.start - other.start) < em)


def by_frames(stack: list[Rule], down: Sequence[Rule], em: float) -> list[list[Rule]]:
    """The rules of one table after the other where frames around tables end and begin anew between rules."""
    ends = [rule for rule in down if min(abs(rule.place - stack[0].start), abs(rule.place - stack[0].end)) < em]
    made = [[stack[0]]]
    for above, below in pairwise(stack):
        framed = [_framed(rule.place, ends, em) for rule in (above, below)]
        if all(framed) and not set(framed[0]) & set(framed[1]):
            made.append([])
        made[-1].append(below)
    return [part for part in made if len(part) > 1]


def _framed(place: float, ends: Sequence[Rule], em: float) -> list[Rule]:
    """The sides of frames that pass a height."""
    return [rule for rule in ends if rule.start - 0.5 * em <= place <= rule.end + 0.5 * em]


def _is_beside(stack: Sequence[Rule], wider: Sequence[Rule], em: float) -> bool:
    """True for rules that end where wider ones begin, at the same heights: coloured cells of leading columns."""
    places = [rule.place for rule in wider]
    is_near = stack[0].place <= max(places) and stack[-1].place >= min(places)
    return abs(stack[0].end - wider[0].start) < _NEAR * em and is_near


def _with_shorter(stack: list[Rule], rules: Sequence[Rule]) -> list[Rule]:
    """Rules from top to bottom with the shorter ones between them."""
    places = [rule.place for rule in stack]
    box = Box(
        min(rule.start for rule in stack), min(places), max(rule.end for rule in stack), max(places)
    )
    return sorted({*stack, *(one for one in rules if _belongs(one, box))}, key=_place)


def _place(rule: Rule) -> float:
    return rule.place


def _belongs(rule: Rule, box: Box) -> bool:
    """True for a rule between two rows of a table; it need not pass under cells that go on."""
    common = min(rule.end, box.right) - max(rule.start, box.left)
    return (
        box.top - 1e-6 <= rule.place <= box.bottom + 1e-6
        and common >= 0.5 * (rule.end - rule.start)
        and rule.end - rule.start >= _LEAST_RULE * box.width
    )
