"""The short forms of the faults that have no other tests of their own."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.faults import evidence, killed_commands, points, two_programs
from tests.faults.clocks import TIMES
from tests.faults.figures import Figures, Lost, Unclear

if os.name != "posix":
    pytest.skip("needs kill -9", allow_module_level=True)


@pytest.mark.parametrize("each", TIMES, ids=lambda each: each.__name__)
def test_clocks_and_calendars(each: Callable[[], None]) -> None:
    each()


def test_altered_and_missing_evidence_is_named_and_marked() -> None:
    figures = evidence.tries(8)
    figures.require_none()
    assert figures.tries == figures.ended.total() == 8


def test_what_was_acknowledged_outlives_a_kill_at_a_named_point() -> None:
    figures = points.tries(points.ALL[4:60:15])
    figures.require_none()
    assert figures.tries == len(points.ALL[4:60:15])


def test_a_command_that_was_killed_has_done_what_it_said() -> None:
    figures = killed_commands.tries(2)
    figures.require_none()
    assert figures.tries == 2


def test_programs_on_one_ledger_lose_nothing() -> None:
    figures = two_programs.tries(1.0, programs=2)
    figures.require_none()
    assert figures.ended["written"]


def test_what_goes_wrong_is_counted_by_its_kind() -> None:
    figures = Figures("made up")
    for error in (Lost("a"), Unclear("b"), AssertionError("c"), ValueError("d")):
        with figures.attempt("try"):
            raise error
    with figures.attempt("try"):
        pass
    assert (figures.tries, figures.lost, figures.damaged, figures.unclear, figures.bad) == (5, 1, 1, 2, 4)
    with pytest.raises(AssertionError, match="made up, try: Lost"):
        figures.require_none()
