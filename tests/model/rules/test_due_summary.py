"""What is drawn from a measure's open dates for filters, order and lights."""

from __future__ import annotations

from datetime import date

import pytest

from model.rows.due import DuePlace
from model.rows.words import DueKind
from model.rules.due_summary import DueSummary, is_overdue, summary_of

JUNE, SEPTEMBER, YEAR_END = date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)
APRIL = date(2024, 4, 1)
ONGOING = DuePlace(DueKind.ONGOING, None, None, "")


def by(end: date, *, milestone: bool = False) -> DuePlace:
    return DuePlace(DueKind.BY, None, end, "", milestone)


def since(start: date, *, milestone: bool = False) -> DuePlace:
    return DuePlace(DueKind.FROM, start, None, "", milestone)


def window(start: date, end: date) -> DuePlace:
    return DuePlace(DueKind.WINDOW, start, end, "")


@pytest.mark.parametrize(("dues", "expected"), [
    ((), DueSummary(None, None, None, None)),
    ((by(JUNE),), DueSummary(JUNE, JUNE, None, None)),
    ((by(YEAR_END), by(JUNE)), DueSummary(JUNE, YEAR_END, None, None)),
    ((by(SEPTEMBER), by(JUNE, milestone=True)), DueSummary(JUNE, SEPTEMBER, None, None)),
    ((by(JUNE), by(YEAR_END, milestone=True)), DueSummary(JUNE, JUNE, None, None)),  # one's own last date decides
    ((by(JUNE, milestone=True), by(SEPTEMBER, milestone=True)), DueSummary(JUNE, SEPTEMBER, None, None)),
    ((window(APRIL, SEPTEMBER),), DueSummary(SEPTEMBER, SEPTEMBER, None, APRIL)),
    ((ONGOING,), DueSummary(None, None, date.min, None)),
    ((since(APRIL),), DueSummary(None, None, APRIL, APRIL)),
    ((since(APRIL), ONGOING), DueSummary(None, None, date.min, APRIL)),
    ((by(JUNE), ONGOING), DueSummary(JUNE, None, date.min, None)),
    ((by(JUNE), since(APRIL, milestone=True)), DueSummary(JUNE, JUNE, None, None)),  # on the way, it begins nothing
    ((window(JUNE, YEAR_END), window(APRIL, SEPTEMBER)), DueSummary(SEPTEMBER, YEAR_END, None, APRIL)),
])
def test_a_summary_of_dates(dues: tuple[DuePlace, ...], expected: DueSummary) -> None:
    assert summary_of(dues) == expected


def test_overdue_begins_the_day_after_the_last_date() -> None:
    assert not is_overdue((by(JUNE),), JUNE)
    assert is_overdue((by(JUNE),), date(2024, 7, 1))
    assert not is_overdue((by(JUNE), ONGOING), YEAR_END)
    assert not is_overdue((), YEAR_END)
