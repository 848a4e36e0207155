"""Work shared out to processes, and the tests a fault's budget allows."""

from __future__ import annotations

import os

import pytest

from tests.mutation.processes import on_processes
from tests.mutation.trials import Seen


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_every_job_is_done_once_whoever_takes_it(at_once: int) -> None:
    jobs = ["a", "bb", "ccc"]
    assert sorted(on_processes(jobs, len, at_once=at_once)) == [1, 2, 3]


def test_no_job_needs_no_process() -> None:
    assert list(on_processes([], len, at_once=2)) == []


def test_work_is_done_in_other_processes() -> None:
    assert os.getpid() not in set(on_processes([1, 2], lambda _: os.getpid(), at_once=2))


def test_a_long_answer_comes_whole() -> None:
    assert [len(answer) for answer in on_processes([300_000, 300_000], lambda size: "x" * size, at_once=1)] == [300_000] * 2


def test_a_process_that_ends_without_its_answer_is_not_passed_over() -> None:
    def work(job: int) -> int:
        if job == 2:
            os._exit(1)
        return job

    with pytest.raises(EOFError):
        list(on_processes([1, 2], work, at_once=1))


@pytest.mark.parametrize(("budget", "tests"), [(0.0, [2]), (1.0, [2]), (3.0, [2, 0]), (9.0, [2, 0, 1]), (99.0, [2, 0, 1])])
def test_tests_are_run_within_a_budget_but_one_at_least(budget: float, tests: list[int]) -> None:
    seen = Seen(seconds=[2.0, 6.0, 1.0])
    assert seen.within([2, 0, 1], budget) == tests
    assert seen.within([], budget) == []
