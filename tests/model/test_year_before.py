"""Last year's counterpart of one measure, by its words, with how it ended."""

from __future__ import annotations

from datetime import date

import pytest

from model.actions.accept_plan import accept_plan
from model.actions.close import close_measures
from model.ledger import Ledger
from model.queries import year_before as asked
from model.queries.comparison import comparison
from model.queries.whose import plans
from model.queries.year_before import year_before
from model.rows.comparison import ComparisonKind
from model.rows.earlier import EarlierWords
from model.rows.words import State
from model.rules.carrying import counterpart
from tests.builders import TODAY, a_measure, a_plan, measure_ids

DUST, BUSES, PARKS = "开展裸地扬尘整治，巡查工地不少于20次。", "新增和更新的公交车为纯电动汽车。", "新建口袋公园十二个，补植行道树。"


def taken_in_twice(ledger: Ledger, *more: object) -> list[int]:
    """Last year's dust and buses; this year's parks, dust with another number."""
    last = a_plan(a_measure(DUST), a_measure(BUSES, task_no=2), title="示例区2025年行动计划", year=2025, doc_no="一号")
    this = a_plan(a_measure(PARKS), a_measure(DUST.replace("20", "30"), task_no=2), doc_no="二号")
    for plan in (last, this, *more):
        accept_plan(ledger, plan, today=TODAY)
    return measure_ids(ledger)


def test_it_says_which_it_was_and_how_it_ended(ledger: Ledger) -> None:
    dust, _buses, parks, dust_now = taken_in_twice(ledger)
    close_measures(ledger, [dust], on=date(2025, 11, 3))
    found = year_before(ledger, dust_now, today=TODAY)
    assert found is not None
    assert (found.id, found.year, found.code, found.state, found.closed_on) == (dust, 2025, "1-01-1", State.CLOSED, date(2025, 11, 3))
    assert year_before(ledger, parks, today=TODAY) is None
    assert year_before(ledger, dust, today=TODAY) is None  # nothing is before it
    assert year_before(ledger, 999, today=TODAY) is None


def test_the_nearest_year_is_asked_and_of_its_plans_the_one_called_alike(ledger: Ledger) -> None:
    older = a_plan(a_measure(PARKS), title="示例区2024年行动计划", year=2024, doc_no="零号")
    other = a_plan(a_measure(DUST.replace("20", "900")), title="示例市2025年实施方案", year=2025, doc_no="三号")
    keys = taken_in_twice(ledger, older, other)
    by_year = {plan.id: plan.year for plan in plans(ledger)}
    found = year_before(ledger, keys[3], today=TODAY)
    assert found is not None
    assert (found.id, by_year[found.plan_id]) == (keys[0], 2025)
    assert year_before(ledger, keys[2], today=TODAY) is None  # of the year before that it is not asked


def test_of_a_large_plan_those_are_looked_at_that_the_index_finds(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    dust, _buses, parks, dust_now = taken_in_twice(ledger)
    monkeypatch.setattr(asked, "_WHOLE", 1)
    found = year_before(ledger, dust_now, today=TODAY)
    assert (found.id if found else None) == dust
    assert year_before(ledger, parks, today=TODAY) is None


def test_the_page_of_both_years_says_the_same(ledger: Ledger) -> None:
    taken_in_twice(ledger)
    this, last = (plan.id for plan in plans(ledger))
    for row in comparison(ledger, ComparisonKind.YEARS, last, this).rows:
        if row.now is not None:
            found = year_before(ledger, row.now.id, today=TODAY)
            assert (found.id if found else None) == (row.before.id if row.before else None)


def words(key: int, measure: str, task: str = "扬尘") -> EarlierWords:
    return EarlierWords(key, task, measure)


def test_the_same_words_go_before_alike_ones_and_the_same_task_before_another() -> None:
    assert counterpart(words(9, DUST), [words(1, DUST.replace("20", "21")), words(2, DUST, "别的"), words(3, DUST)]) == 3
    assert counterpart(words(9, DUST), [words(1, DUST.replace("20", "21")), words(2, DUST, "别的")]) == 2
    assert counterpart(words(9, DUST), [words(1, DUST.replace("20", "21"), "别的"), words(2, DUST.replace("20", "22"))]) == 2


def test_what_another_measure_of_this_year_says_is_not_taken_from_it() -> None:
    others = [words(1, DUST.replace("20", "21"))]
    assert counterpart(words(9, DUST), others) == 1
    assert counterpart(words(9, DUST), others, [DUST.replace("20", "21")]) is None
    assert counterpart(words(9, ""), others) is None
    assert counterpart(words(9, DUST), []) is None
