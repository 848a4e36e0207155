"""The measures table gives its room to what is long: the measure's words and the quarter's progress."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports import styles, wording
from reports.appendix import measure_columns, measures_table
from reports.fonts import FontBook
from reports.table import RuledTable
from tests.reports.report_contents import measures

BOOK = FontBook()
ROWS = measures(12)
TEXT, PROGRESS = wording.MEASURE_HEADINGS.index("工作措施"), wording.MEASURE_HEADINGS.index("本季度进展")
LEAD, CODE = wording.MEASURE_HEADINGS.index("牵头单位"), wording.MEASURE_HEADINGS.index("编码")


def widths(*rows: object) -> list[float]:
    return [column.width for column in measure_columns(rows or ROWS, BOOK)]  # type: ignore[arg-type]  # rows of the builder


@pytest.mark.parametrize("count", [1, 12, 66])
def test_the_columns_fill_the_page(count: int) -> None:
    assert sum(widths(*measures(count))) == pytest.approx(styles.TEXT_HEIGHT)


def test_a_column_that_says_nothing_is_as_narrow_as_its_heading() -> None:
    silent = [replace(row, lead=()) for row in ROWS]
    assert widths(*silent)[LEAD] == pytest.approx(4 * styles.SMALL.size + 7)
    assert widths()[LEAD] > widths(*silent)[LEAD]


def test_long_progress_gets_more_room_than_short() -> None:
    long = [replace(row, progress="开展联合检查，发现的问题已经整改。" * 12) for row in ROWS]
    short = [replace(row, progress="") for row in ROWS]
    assert widths(*long)[PROGRESS] > widths(*long)[TEXT]
    assert widths(*short)[PROGRESS] < widths(*short)[TEXT]


def test_long_progress_does_not_leave_pages_empty() -> None:
    """Three notes of a hundred characters each: the column used to hold seven characters a line."""
    long = [replace(row, text="巡查" * 20, progress="开展联合检查，发现的问题已经整改。" * 18, responsible=()) for row in ROWS]
    (table,) = [piece for piece in measures_table(long, BOOK) if isinstance(piece, RuledTable)]
    assert table.wrap(0, 0)[1] < len(long) * 0.8 * styles.TEXT_WIDTH


def test_codes_are_not_broken() -> None:
    rows = [replace(row, code=f"2024-2/{row.code}-12") for row in ROWS]
    assert widths(*rows)[CODE] > max(BOOK.width(row.code, styles.SMALL.role, styles.SMALL.size) for row in rows)
