"""The signs a wording of dates is said to need, held against its pattern: without them it must never match."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest

from model.rules.date_wordings import _IN_DEADLINE, Wording

codes, parser = import_module("re._constants"), import_module("re._parser")


@pytest.mark.parametrize("wording", _IN_DEADLINE, ids=lambda wording: wording[1][:40])
def test_no_date_is_written_without_the_signs_it_needs(wording: Wording) -> None:
    needs, pattern, _ = wording
    assert needs.split()
    assert [group for group in needs.split() if _matches_without(parser.parse(pattern), frozenset(group))] == []


@pytest.mark.parametrize(("pattern", "is_matched"), [
    ("月", False), ("[月日]底", True), ("(?:月|月末)", False), ("月?", True), ("(?=.*月)日", False), ("(?!月)日", True), ("[^月]", True),
    ("(a)?(?(1)月|月底)", False), ("(a)?(?(1)月)", True),
])  # fmt: skip
def test_what_a_pattern_needs_is_found(pattern: str, is_matched: bool) -> None:
    assert _matches_without(parser.parse(pattern), frozenset("月")) is is_matched


def _matches_without(parts: Iterable[tuple[Any, Any]], signs: frozenset[str]) -> bool:
    """True when some text with none of the signs may match."""
    return all(_part_matches_without(code, value, signs) for code, value in parts)


def _part_matches_without(code: Any, value: Any, signs: frozenset[str]) -> bool:
    if code is codes.LITERAL:
        return chr(value) not in signs
    if code is codes.IN:
        return not all(of is codes.LITERAL and chr(sign) in signs for of, sign in value)
    if code is codes.BRANCH:
        return any(_matches_without(way, signs) for way in value[1])
    if code is codes.SUBPATTERN:
        return _matches_without(value[3], signs)
    if code is codes.ASSERT:
        return _matches_without(value[1], signs)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        return value[0] == 0 or _matches_without(value[2], signs)
    if code is codes.GROUPREF_EXISTS:
        return any(way is None or _matches_without(way, signs) for way in value[1:])
    return True
