"""What is missing for a month, and what was handed in before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.overview import plans
from model.queries.submissions import month_counts, month_notes, past_submissions
from model.rows.submission import MonthCounts
from tests.builders import a_measure, a_plan, handed_in, measure_ids, taken_in

JUNE = Month(2026, 6)


def counts(ledger: Ledger, today: date, *, is_mine: bool = True, month: Month = JUNE) -> MonthCounts:
    return month_counts(ledger, month, plan_id=plans(ledger)[0].id, is_mine=is_mine, today=today)


def missing(ledger: Ledger, today: date, *, month: Month = JUNE, also: tuple[int, ...] = (), limit: int = 9) -> list[int]:
    rows = month_notes(ledger, month, plan_id=plans(ledger)[0].id, is_mine=True, today=today, also=also, limit=limit)
    return [each.row.id for each in rows]


def test_my_open_measures_without_progress_are_missing(town_ledger: Ledger, today: date) -> None:
    first, second, _ = measure_ids(town_ledger)
    assert missing(town_ledger, today) == [first, second]
    assert counts(town_ledger, today) == MonthCounts(measures=2, open=2, missing=2)


def test_what_was_noted_is_not_missing(town_ledger: Ledger, today: date) -> None:
    first, second, _ = measure_ids(town_ledger)
    note_progress(town_ledger, first, JUNE, "已抽检8个。", today=today)
    assert missing(town_ledger, today) == [second]
    assert counts(town_ledger, today) == MonthCounts(2, 2, 1)


def test_what_was_noted_of_another_month_is_still_missing(town_ledger: Ledger, today: date) -> None:
    first, second, _ = measure_ids(town_ledger)
    note_progress(town_ledger, first, Month(2026, 5), "已抽检3个。", today=today)
    assert missing(town_ledger, today) == [first, second]


def test_a_closed_measure_counts_but_is_not_missing(town_ledger: Ledger, today: date) -> None:
    first, second, _ = measure_ids(town_ledger)
    close_measures(town_ledger, [second], on=today)
    assert missing(town_ledger, today) == [first]
    assert counts(town_ledger, today) == MonthCounts(measures=2, open=1, missing=1)


def test_all_counts_what_is_not_mine_too(town_ledger: Ledger, today: date) -> None:
    assert counts(town_ledger, today, is_mine=False) == MonthCounts(3, 3, 3)


def test_another_plan_is_left_out(town_ledger: Ledger, today: date) -> None:
    older = a_plan(a_measure(lead=("各镇人民政府",)), year=2025, title="示例区2025年行动计划", doc_no="示政办发〔2025〕1号")
    taken_in(town_ledger, older, today=today)
    assert len(plans(town_ledger)) == 2
    assert counts(town_ledger, today).measures == 2
    assert month_counts(town_ledger, JUNE, plan_id=None, is_mine=True, today=today).measures == 3


def test_a_measure_asked_for_stands_in_its_place_with_its_note(town_ledger: Ledger, today: date) -> None:
    first, second, _ = measure_ids(town_ledger)
    note_progress(town_ledger, first, JUNE, "已抽检8个。", today=today)
    rows = month_notes(town_ledger, JUNE, plan_id=None, is_mine=True, today=today, also=[first])
    assert [(each.row.id, each.note) for each in rows] == [(first, "已抽检8个。"), (second, "")]


def test_the_newest_earlier_note_comes_along(town_ledger: Ledger, today: date) -> None:
    first, *_ = measure_ids(town_ledger)
    for month, text in ((Month(2025, 12), "部署。"), (Month(2026, 3), "排查。"), (Month(2026, 7), "尚未到。")):
        note_progress(town_ledger, first, month, text, today=max(today, month.first))
    found = month_notes(town_ledger, JUNE, plan_id=None, is_mine=True, today=today)[0]
    assert (found.earlier_month, found.earlier, found.note) == (Month(2026, 3), "排查。", "")


def test_no_earlier_note_is_no_earlier_month(town_ledger: Ledger, today: date) -> None:
    found = month_notes(town_ledger, JUNE, plan_id=None, is_mine=True, today=today)[0]
    assert (found.earlier_month, found.earlier) == (None, "")


def test_only_so_many_missing_are_listed(town_ledger: Ledger, today: date) -> None:
    first, second, _ = measure_ids(town_ledger)
    assert missing(town_ledger, today, limit=1) == [first]
    assert missing(town_ledger, today, limit=1, also=(second,)) == [first, second]


def test_an_empty_ledger_has_nothing_missing(ledger: Ledger, today: date) -> None:
    assert month_counts(ledger, JUNE, plan_id=None, is_mine=False, today=today) == MonthCounts(0, 0, 0)
    assert month_notes(ledger, JUNE, plan_id=None, is_mine=False, today=today) == ()


def test_past_submissions_come_newest_month_first(town_ledger: Ledger, tmp_path: Path) -> None:
    for month, name in ((Month(2026, 4), "a.xlsx"), (JUNE, "b.xlsx"), (Month(2026, 5), "c.xlsx"), (JUNE, "d.xlsx")):
        handed_in(town_ledger, month, tmp_path, name=name)
    found = past_submissions(town_ledger)
    assert [(each.month, each.file_name) for each in found] == [
        (JUNE, "d.xlsx"), (JUNE, "b.xlsx"), (Month(2026, 5), "c.xlsx"), (Month(2026, 4), "a.xlsx"),
    ]  # fmt: skip


def test_a_past_submission_says_all_that_was_recorded(town_ledger: Ledger, tmp_path: Path) -> None:
    handed_in(town_ledger, JUNE, tmp_path)
    found = past_submissions(town_ledger)[0]
    assert (len(found.sha256), found.measures, found.made_at[:10]) == (64, 3, "2026-06-15")


def test_without_a_submission_there_is_none(ledger: Ledger) -> None:
    assert past_submissions(ledger) == ()
