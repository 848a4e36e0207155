"""The ids of a list: stretches of it, and the order of its columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from model.actions.close import close_measures
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_rows
from model.queries.chosen import closed_among, ids_in_runs, sorted_ids
from model.rows.checklist import ChecklistFilter, MeasureRow, SortKey
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Measure 1: by 12-31, mine as support. 2: by 05-31, overdue, led by my group. 3: without end. 4: by 08-31."""
    plan = a_plan(
        a_measure("完成第一项。", support=("各镇人民政府",)),
        a_measure("完成第二项。", deadline="5月底前", lead=("各镇人民政府",)),
        a_measure("完成第三项。", deadline="长期实施"),
        a_measure("完成第四项。", deadline="8月底前", task_no=2, task="扬尘治理"),
    )
    with Ledger.open(tmp_path / "ledger", person="填报人", chain="test") as opened:
        yield taken_in(opened, plan)


def places(ledger: Ledger, sort: SortKey, *, is_descending: bool = False, search: str = "") -> list[int]:
    """The measures by their number from 1, as they are sorted."""
    kept = ChecklistFilter(sort=sort, is_descending=is_descending, search=search)
    return [measure_ids(ledger).index(key) + 1 for key in sorted_ids(ledger, kept, today=TODAY)]


def test_deadlines_come_earliest_first_and_what_has_none_last_both_ways(ledger: Ledger) -> None:
    assert places(ledger, SortKey.DUE) == [2, 4, 1, 3]
    assert places(ledger, SortKey.DUE, is_descending=True) == [1, 4, 2, 3]


def test_deadlines_are_sorted_by_the_day_that_is_shown(tmp_path: Path) -> None:
    plan = a_plan(
        a_measure("2月底前完成初筛，8月底前完成核查。", deadline="按时间节点完成"),
        a_measure("完成第二项。", deadline="3月底前"),
        a_measure("完成第三项。", deadline="4月1日起"),
        a_measure("完成第四项。", deadline="7月1日起"),
        a_measure("完成第五项，12月底前形成长效机制。", deadline="5月15日前"),
    )
    with Ledger.open(tmp_path / "other", person="填报人", chain="test") as ledger:
        taken_in(ledger, plan)
        rows = {row.id: next_due_day(row) for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)}
        days = [rows[measure_ids(ledger)[place - 1]] for place in places(ledger, SortKey.DUE)]

    assert days == sorted(days)
    assert days[:4] == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 5, 15), date(2026, 7, 1)]  # the first was missed, and is amber


def next_due_day(row: MeasureRow) -> date:
    """The day a line shows; the last of all where it shows none."""
    if row.due is None:
        return date.max
    ahead = row.due.end is None and row.due.start is not None and row.due.start >= TODAY
    return (row.due.start if ahead else row.due.end) or date.max


def test_lights_come_with_what_presses_most_first(ledger: Ledger) -> None:
    close_measures(ledger, measure_ids(ledger)[3:], on=TODAY)

    rows = {row.id: row.light for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)}
    order = ["red", "amber", "green", "blue", "grey"]
    by_light = [order.index(rows[measure_ids(ledger)[place - 1]]) for place in places(ledger, SortKey.LIGHT)]
    assert by_light == sorted(by_light)
    assert places(ledger, SortKey.LIGHT)[0] == 2
    assert places(ledger, SortKey.LIGHT)[-1] == 4


def test_my_roles_come_strongest_first_and_what_is_not_mine_last(ledger: Ledger) -> None:
    assert places(ledger, SortKey.ROLE) == [2, 1, 3, 4]
    assert places(ledger, SortKey.ROLE, is_descending=True) == [1, 2, 3, 4]


def test_evidence_is_counted(ledger: Ledger, tmp_path: Path) -> None:
    proof = tmp_path / "照片.jpg"
    proof.write_bytes(b"picture")
    attach_evidence(ledger, measure_ids(ledger)[2:3], [proof])

    assert places(ledger, SortKey.EVIDENCE) == [1, 2, 4, 3]
    assert places(ledger, SortKey.EVIDENCE, is_descending=True) == [3, 1, 2, 4]


def test_codes_go_by_the_order_of_the_document_both_ways(ledger: Ledger) -> None:
    assert places(ledger, SortKey.CODE) == [1, 2, 3, 4]
    assert places(ledger, SortKey.CODE, is_descending=True) == [4, 3, 2, 1]


def test_what_lacks_this_months_progress_comes_first(ledger: Ledger) -> None:
    note_progress(ledger, measure_ids(ledger)[0], Month.of(TODAY), "已部署。", today=TODAY)

    assert places(ledger, SortKey.MONTH) == [2, 3, 4, 1]


def test_states_go_from_not_started_to_not_applicable(ledger: Ledger) -> None:
    close_measures(ledger, measure_ids(ledger)[:1], on=TODAY)

    assert places(ledger, SortKey.STATE) == [2, 3, 4, 1]


def test_what_a_search_found_is_sorted_too(ledger: Ledger) -> None:
    assert places(ledger, SortKey.DUE, search="完成第") == [2, 4, 1, 3]
    assert places(ledger, SortKey.DUE, search="第四") == [4]


@pytest.mark.parametrize("sort", SortKey)
def test_every_order_holds_every_kept_measure_once(ledger: Ledger, sort: SortKey) -> None:
    assert sorted(places(ledger, sort)) == [1, 2, 3, 4]


def test_stretches_of_a_list_are_counted_from_its_beginning(ledger: Ledger) -> None:
    ids = measure_ids(ledger)
    assert ids_in_runs(ledger, ChecklistFilter(), ((0, 1), (2, 2)), today=TODAY) == (ids[0], ids[2], ids[3])
    assert ids_in_runs(ledger, ChecklistFilter(due_before=date(2026, 8, 31)), ((1, 9),), today=TODAY) == (ids[3],)


def test_those_done_with_are_counted(ledger: Ledger) -> None:
    close_measures(ledger, measure_ids(ledger)[:2], on=TODAY)

    assert closed_among(ledger, ChecklistFilter(), today=TODAY) == 2
    assert closed_among(ledger, ChecklistFilter(search="第一"), today=TODAY) == 1
