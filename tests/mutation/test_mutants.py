"""The faults `make mutate` puts in: which there are, that each is in force, and that those called harmless still exist."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutation.__main__ import RULES, equivalent
from tests.mutation.mutants import Mutant, mutants_of, mutated
from tests.mutation.trials import put_in, tables_of

SOURCE = '''
"""A module."""
from functools import cache
WORDS = re.compile(r"(?:镇|乡|街道)人")
DAYS = (1, 2)
TWICE = tuple(day * 2 for day in DAYS)


class Kept:
    @property
    def first(self) -> int:
        """The first."""
        return DAYS[0]


@cache
def is_late(day: int, *, last: int = 3) -> bool:
    if day > last and day:
        return True
    return False
'''


@pytest.fixture
def module() -> Iterator[ModuleType]:
    made = ModuleType("model.rules.made_for_a_test")
    vars(made).update(re=re, __file__="made.py")
    exec(SOURCE, vars(made))
    sys.modules[made.__name__] = made
    yield made
    del sys.modules[made.__name__]


def fault(name: str) -> Mutant:
    (found,) = (one for one in mutants_of("made", SOURCE) if one.name == name)
    return found


def test_every_comparison_condition_number_and_word_can_go_wrong() -> None:
    assert [one.name for one in mutants_of("made", SOURCE) if not one.name.startswith(("DAYS", "TWICE"))] == [
        "WORDS: …(?:镇|乡|街道)人… -> …(?:乡|街道)人…",
        "WORDS: …(?:镇|乡|街道)人… -> …(?:镇|街道)人…",
        "WORDS: …(?:镇|乡|街道)人… -> …(?:镇|乡)人…",
        "Kept.first: return DAYS[0] -> return None",
        "Kept.first: 0 -> 1",
        "Kept.first: 0 -> -1",
        "is_late: if day > last and day -> if True",
        "is_late: if day > last and day -> if False",
        "is_late: day > last and day -> day > last or day",
        "is_late: day > last and day -> day",
        "is_late: day > last and day -> day > last",
        "is_late: day > last -> day >= last",
        "is_late: day > last -> day <= last",
        "is_late: return True -> return None",
        "is_late: True -> False",
        "is_late: return False -> return None",
        "is_late: False -> True",
    ]


def test_a_fault_in_a_function_is_in_force_behind_its_cache(module: ModuleType) -> None:
    one = fault("is_late: day > last -> day >= last")
    put_in(module, one, mutated(SOURCE, one))
    assert module.is_late(3)
    assert not module.is_late(2)


def test_a_fault_in_a_property_is_in_force(module: ModuleType) -> None:
    one = fault("Kept.first: 0 -> 1")
    put_in(module, one, mutated(SOURCE, one))
    assert module.Kept().first == 2


def test_a_fault_in_a_table_reaches_what_follows_from_it_and_who_took_it_by_name(module: ModuleType) -> None:
    other = ModuleType("model.rules.made_beside_it")
    vars(other)["DAYS"] = module.DAYS
    sys.modules[other.__name__] = other
    one = fault("DAYS: 1 -> 2")
    try:
        put_in(module, one, mutated(SOURCE, one))
    finally:
        del sys.modules[other.__name__]
    assert (module.DAYS, module.TWICE, vars(other)["DAYS"]) == ((2, 2), (4, 4), (2, 2))


def test_a_word_taken_out_of_a_pattern_is_no_longer_found(module: ModuleType) -> None:
    one = fault("WORDS: …(?:镇|乡|街道)人… -> …(?:镇|乡)人…")
    put_in(module, one, mutated(SOURCE, one))
    assert not module.WORDS.search("街道人")
    assert module.WORDS.search("乡人")


def test_two_modules_that_share_no_table_have_none_in_common(module: ModuleType) -> None:
    other = ModuleType("made_for_a_test_too")
    exec("NAMES = {'one': 1}; NONE = ()", vars(other))
    exec("LEFT = ()", vars(module))
    assert "__builtins__" in vars(other)
    assert tables_of(other) == {id(vars(other)["NAMES"])}
    assert id(vars(module)["DAYS"]) in tables_of(module)
    assert not tables_of(module) & tables_of(other)


@pytest.mark.parametrize("module_name", sorted(equivalent()))
def test_each_fault_called_harmless_still_stands_in_its_module_and_has_a_reason(module_name: str) -> None:
    path = Path(RULES / f"{module_name}.py")
    names = {one.name for one in mutants_of(module_name, path.read_text("utf-8"))}
    reasons = equivalent()[module_name]
    assert not set(reasons) - names
    assert all(len(reason) > 10 for reason in reasons.values())
