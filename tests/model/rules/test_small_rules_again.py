"""Bounds of what is kept, told once, read in another encoding, or shown as changed."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta

import pytest

from model.rows.checklist import ChangeRow
from model.rows.due import DuePlace
from model.rows.words import DueKind
from model.rules.backups_kept import is_due, kept
from model.rules.due_summary import summary_of
from model.rules.readable import readable
from model.rules.sittings import told_once
from model.rules.word_changes import word_changes

NEWEST = datetime(2026, 6, 15, 9, tzinfo=UTC)
BEGAN = datetime(2026, 6, 15, 8, tzinfo=UTC)


def test_a_copy_is_due_on_each_day_once_by_the_local_clock() -> None:
    local = NEWEST.astimezone().date()
    assert is_due(None, local)
    assert not is_due(NEWEST, local)
    assert is_due(NEWEST, local + timedelta(days=1))


def test_seven_days_four_weeks_and_twelve_months_of_copies_stay() -> None:
    stay = kept(NEWEST - timedelta(days=number) for number in range(800))
    by_age = sorted((NEWEST - time).days for time in stay)
    assert by_age[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert 7 not in by_age[:7]
    sundays = [time for time in stay if time.isoweekday() == 7 and (NEWEST - time).days > 6]
    assert {(NEWEST - time).days for time in sundays} >= {8, 15}  # the newest of the weeks before, four weeks in all
    assert 22 not in by_age
    assert min(stay).date() == date(2025, 7, 31)  # twelve months, each by its last day


def test_of_copies_without_a_gap_only_the_first_of_a_month_differs_from_the_second() -> None:
    first, second = datetime(2025, 3, 1, 9, tzinfo=UTC), datetime(2025, 3, 2, 9, tzinfo=UTC)
    assert kept([*(NEWEST - timedelta(days=number) for number in range(8)), first, second]) & {first, second} == {second}


@pytest.mark.skipif(os.name != "posix", reason="names of files are no bytes here")
def test_bytes_that_are_no_text_at_all_are_shown_as_such() -> None:
    assert readable(os.fsdecode(b"a\xff\xff")).startswith("a")
    assert "\ufffd" in readable(os.fsdecode(b"a\xff\xff"))


def test_half_a_character_is_shown_as_a_question_mark() -> None:
    assert readable("甲\ud800乙") == "甲?乙"


def change(number: int, seconds: float, action: str, facts: tuple[tuple[str, str], ...] = ()) -> ChangeRow:
    return ChangeRow(number, (BEGAN + timedelta(seconds=seconds)).isoformat(), "填报人", action, facts, is_reverted=False)


@pytest.mark.parametrize(("action", "seconds", "is_one"), [
    ("note-progress", 600, True), ("note-progress", 601, False), ("revert", 10, True), ("revert", 11, False), ("redo", 10, True), ("redo", 11, False), ("close", 0, False), ("attach", 0, False),
])  # fmt: skip
def test_savings_within_their_time_are_one_sitting(action: str, seconds: int, is_one: bool) -> None:
    assert len(list(told_once([change(2, seconds, action), change(1, 0, action)]))) == (1 if is_one else 2)


@pytest.mark.parametrize(("before", "now", "found"), [
    ("甲乙丙丁戊", "子乙丑丁戊", (("甲乙丙", "子乙丑"), ("丁戊", "丁戊"))),  # one sign between two changes goes with them
    ("甲乙寅丙丁", "子乙寅丑丁", (("甲", "子"), ("乙寅", "乙寅"), ("丙", "丑"), ("丁", "丁"))),  # two stand apart
    ("甲 丙", "子 丑", (("甲", "子"), (" ", " "), ("丙", "丑"))),  # a blank parts words
    ("甲乙", "甲丙", (("甲", "甲"), ("乙", "丙"))), ("乙甲", "丙甲", (("乙", "丙"), ("甲", "甲"))),
])  # fmt: skip
def test_scattered_signs_between_changes_are_joined(before: str, now: str, found: tuple[tuple[str, str], ...]) -> None:
    assert word_changes(before, now) == found


@pytest.mark.parametrize(("due", "endless"), [
    (DuePlace(DueKind.ONGOING, None, None, ""), date.min), (DuePlace(DueKind.FROM, date(2026, 3, 1), None, ""), date(2026, 3, 1)), (DuePlace(DueKind.FROM, None, None, ""), date.min),
    (DuePlace(DueKind.ONGOING, date(2026, 3, 1), None, ""), date.min), (DuePlace(DueKind.BY, None, date(2026, 3, 1), ""), None),
])  # fmt: skip
def test_what_has_no_end_goes_on_from_its_first_day(due: DuePlace, endless: date | None) -> None:
    assert summary_of([due]).endless_from == endless


def test_a_milestone_counts_for_what_is_next_and_not_for_what_is_overdue() -> None:
    milestone = DuePlace(DueKind.BY, None, date(2026, 3, 1), "", is_milestone=True)
    own = DuePlace(DueKind.BY, None, date(2026, 6, 1), "")
    summary = summary_of([milestone, own, DuePlace(DueKind.WINDOW, date(2026, 2, 1), date(2026, 5, 1), "")])
    assert (summary.next_due, summary.overdue_after, summary.starts_on) == (date(2026, 3, 1), date(2026, 6, 1), date(2026, 2, 1))
    assert summary_of([milestone]).overdue_after == date(2026, 3, 1)
    assert summary_of([own, DuePlace(DueKind.FROM, date(2026, 1, 1), None, "")]).overdue_after is None
