"""IDs people write down: one that was valid stays valid when another plan is taken in."""

from __future__ import annotations

import pytest

from model.actions.accept_plan import accept_plan
from model.errors import UserError
from model.ledger import Ledger
from model.queries.codes import code_prefixes, measure_id_of, plan_id_of
from tests.builders import TODAY, a_measure, a_plan, measure_ids

ONE = a_measure("一。")
TWO = a_measure("二。", task_no=2, task="别的")


def taken(ledger: Ledger, *plans: tuple[int, int]) -> list[int]:
    """Plans by year and number of measures, each of task 1 and 2; the ids of all measures."""
    for number, (year, measures) in enumerate(plans, 1):
        accept_plan(ledger, a_plan(*(ONE, TWO)[:measures], year=year, doc_no=f"{number}号", title=f"第{number}份"), today=TODAY)
    return measure_ids(ledger)


@pytest.mark.parametrize("code", ["1-01-1", "2026/1-01-1", "2026-1/1-01-1", "2026/1-1-1"])
def test_an_id_means_the_years_first_plan_after_a_second_came(code: str, ledger: Ledger) -> None:
    first = taken(ledger, (2026, 2), (2026, 2))[0]

    assert measure_id_of(ledger, code) == first


def test_the_ids_that_are_printed_stay_the_same(ledger: Ledger) -> None:
    taken(ledger, (2025, 1), (2026, 1))
    before = code_prefixes(ledger)
    accept_plan(ledger, a_plan(ONE, doc_no="又", title="又一份"), today=TODAY)

    assert before == {1: "2025/", 2: "2026/"}
    assert code_prefixes(ledger) == before | {3: "2026-2/"}


def test_every_printed_id_means_its_own_measure(ledger: Ledger) -> None:
    keys = taken(ledger, (2026, 2), (2026, 2), (2025, 1), (2026, 1))
    prefixes = code_prefixes(ledger)

    assert [measure_id_of(ledger, prefixes[plan] + code) for plan, code in (
        (1, "1-01-1"), (1, "1-02-1"), (2, "1-01-1"), (2, "1-02-1"), (3, "1-01-1"), (4, "1-01-1"))] == keys


@pytest.mark.parametrize("code", ["1-02-1", "2026/1-02-1", "2026-2/1-02-1"])
def test_an_id_only_one_plan_has_needs_no_number(code: str, ledger: Ledger) -> None:
    keys = taken(ledger, (2026, 1), (2026, 2))

    assert measure_id_of(ledger, code) == keys[2]


@pytest.mark.parametrize(("code", "choices"), [
    ("1-01-1", "2025/1-01-1、2026/1-01-1、2026-2/1-01-1"),
    ("1-02-1", "2025/1-02-1、2026-2/1-02-1"),
])
def test_an_id_of_several_years_lists_what_to_write(code: str, choices: str, ledger: Ledger) -> None:
    taken(ledger, (2026, 1), (2026, 2), (2025, 2))

    with pytest.raises(UserError) as error:
        measure_id_of(ledger, code)
    assert (error.value.code, error.value.facts["choices"]) == ("measure-ambiguous", choices)


def test_an_id_of_the_year_that_only_later_plans_have_lists_them(ledger: Ledger) -> None:
    taken(ledger, (2026, 1), (2026, 2), (2026, 2))

    with pytest.raises(UserError) as error:
        measure_id_of(ledger, "2026/1-02-1")
    assert error.value.facts["choices"] == "2026-2/1-02-1、2026-3/1-02-1"


@pytest.mark.parametrize("code", ["2026-3/1-01-1", "2026-0/1-01-1", "2025-2/1-01-1", "2027/1-01-1"])
def test_a_plan_that_is_not_there_has_no_measures(code: str, ledger: Ledger) -> None:
    taken(ledger, (2025, 1), (2026, 2), (2026, 2))

    with pytest.raises(UserError) as error:
        measure_id_of(ledger, code)
    assert error.value.code == "measure-unknown"


def test_a_plan_is_asked_for_by_number_where_a_year_has_several(ledger: Ledger) -> None:
    taken(ledger, (2026, 1), (2026, 1), (2025, 1))

    assert [plan_id_of(ledger, name) for name in ("2026-1", "2026-2", "2025", "2025-1")] == [1, 2, 3, 3]
    with pytest.raises(UserError) as error:  # a list of the first only would leave the other out unsaid
        plan_id_of(ledger, "2026")
    assert (error.value.code, error.value.facts["choices"]) == ("plan-ambiguous", "2026-1、2026-2")
