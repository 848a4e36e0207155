"""Savings of one sitting are one line of the history."""

from __future__ import annotations

from model.rows.checklist import ChangeRow
from model.rules.sittings import told_once


def change(number: int, at: str, action: str = "note-progress", *, person: str = "填报人", month: str = "2026-06",
           is_reverted: bool = False) -> ChangeRow:  # fmt: skip
    return ChangeRow(number, f"2026-06-15T{at}Z", person, action, (("month", month),), is_reverted)


def numbers(*changes: ChangeRow) -> list[int]:
    return [row.id for row in told_once(changes)]


def test_of_a_sitting_the_last_saving_is_told() -> None:
    assert numbers(change(3, "08:00:06"), change(2, "08:00:03"), change(1, "08:00:00")) == [3]


def test_a_long_sitting_is_one_as_long_as_it_is_not_left() -> None:
    assert numbers(change(3, "08:18:00"), change(2, "08:09:00"), change(1, "08:00:00")) == [3]


def test_another_sitting_person_month_or_act_is_told_by_itself() -> None:
    assert numbers(change(2, "08:30:00"), change(1, "08:00:00")) == [2, 1]
    assert numbers(change(2, "08:00:03", person="复核人"), change(1, "08:00:00")) == [2, 1]
    assert numbers(change(2, "08:00:03", month="2026-05"), change(1, "08:00:00")) == [2, 1]
    assert numbers(change(2, "08:00:03"), change(1, "08:00:00", is_reverted=True)) == [2, 1]
    assert numbers(change(3, "08:00:06"), change(2, "08:00:03", "close"), change(1, "08:00:00")) == [3, 2, 1]


def test_what_is_done_by_hand_is_told_each_time() -> None:
    assert numbers(change(2, "08:00:01", "close"), change(1, "08:00:00", "close")) == [2, 1]


def test_undoing_a_sitting_is_one_line_two_undoings_are_two() -> None:
    assert numbers(change(2, "08:00:01", "revert"), change(1, "08:00:00", "revert")) == [2]
    assert numbers(change(2, "08:01:00", "revert"), change(1, "08:00:00", "revert")) == [2, 1]
