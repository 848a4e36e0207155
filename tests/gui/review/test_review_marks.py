"""Which rows of the source are lit for a measure, and which cell in them is framed."""

from __future__ import annotations

import pytest

from gui.review.source_marks import framed_cells, lit_rows
from model.rows.draft import Doubt, DoubtCode, Field, Place
from model.rows.review import SourceRow
from tests.builders import a_measure
from tests.gui.review.scene import SOURCE


@pytest.mark.parametrize(("place", "expected"), [
    (Place(line=12), range(3, 4)), (Place(line=13, end_line=14), range(4, 6)), (Place(), range(0)), (Place(line=500), range(0)),
    (Place(line=12, sheet="别的表"), range(0)), (Place(line=12, page=4), range(3, 4)),
])
def test_the_lit_rows_are_those_of_the_measure(place: Place, expected: range) -> None:
    assert lit_rows(SOURCE, place) == expected


def test_an_empty_cell_is_framed_in_the_column_the_measures_around_have_it_in() -> None:
    """Nobody leads the measure of lines 13 and 14; in the rows around it the last column says who does."""
    doubt = Doubt(DoubtCode.COLUMNS_SHIFTED, Field.LEAD, Place(line=13))
    measure = a_measure("落实管控。", lead=(), place=Place(line=13, end_line=14), doubts=(doubt,))
    around = [a_measure("完成清淤。", lead=("区水务局",), place=Place(line=number)) for number in (11, 20)]
    assert framed_cells(SOURCE, range(4, 6), measure, around) == {4: 4}
    assert framed_cells(SOURCE, range(4, 6), measure, around[:1]) == {}
    assert framed_cells(SOURCE, range(4, 6), measure) == {}


def test_a_measure_cut_by_a_page_lights_rows_on_both() -> None:
    rows = [SourceRow(("甲",), Place(page=line, line=line), is_table=True) for line in (1, 2, 3)]
    assert lit_rows(rows, Place(page=1, line=1, end_line=2)) == range(2)


def test_rows_of_another_sheet_stay_dark() -> None:
    rows = [SourceRow(("甲",), Place(line=1, sheet=sheet), is_table=True) for sheet in ("一", "二")]
    assert lit_rows(rows, Place(line=1, sheet="二")) == range(1, 2)


def test_no_measure_lights_nothing() -> None:
    assert lit_rows(SOURCE, None) == range(0)
    assert framed_cells(SOURCE, range(0), None) == {}


@pytest.mark.parametrize(("doubt", "cell"), [
    (Doubt(DoubtCode.DEADLINE_UNKNOWN, Field.DEADLINE, Place(line=12)), 3),
    (Doubt(DoubtCode.CUT_BY_PAGE, Field.MEASURE, Place(line=12)), 2),
    (Doubt(DoubtCode.UNIT_UNKNOWN, Field.LEAD, Place(line=12)), 4),
    (Doubt(DoubtCode.NUMBER_MISSING, Field.TASK_NO, Place(line=12)), 0),
    (Doubt(DoubtCode.COLUMNS_SHIFTED, Field.ROW, Place(line=12)), None),
])
def test_the_doubted_cell_is_framed_where_it_can_be_told(doubt: Doubt, cell: int | None) -> None:
    measure = a_measure("完成整治。", lead=("区生杰环境局",), doubts=(doubt,), place=Place(line=12))
    assert framed_cells(SOURCE, range(3, 4), measure).get(3) == cell
